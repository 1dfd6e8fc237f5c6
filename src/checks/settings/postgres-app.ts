import { isDjangoAtLeast } from '../../model/django-version.js';
import type { Project } from '../../model/project.js';
import { fieldClassOf, ownModels } from '../../model/queries.js';
import type { SourceSpan } from '../../model/source-span.js';
import { type Finding, finding } from '../finding.js';
import { hasApp } from './listed-apps.js';
import { stages } from './stage-settings.js';

/** What is PostgreSQL's own needs Django's app for it, which asks for that itself since 6.0. It is installed unless the .dsl lists the apps. */
export function* postgresApp(project: Project): Iterable<Finding> {
    if (!isDjangoAtLeast(project, 6, 0)) return;
    if (stages.every(stage => hasApp(project, 'django.contrib.postgres', stage))) return;
    for (const { what, span } of usesIn(project)) yield finding('postgres.E005', span, { what });
}

interface Use {
    readonly what: string;
    readonly span: SourceSpan;
}

function* usesIn(project: Project): Iterable<Use> {
    for (const model of ownModels(project)) {
        if (model.kind === 'abstract') continue;
        for (const field of model.fields) {
            const facts = fieldClassOf(project, field);
            if (facts?.module.startsWith('django.contrib.postgres')) yield { what: facts.name, span: field.typeSpan };
        }
        for (const { method, span } of model.indexes) {
            if (method !== undefined) yield { what: `an index '${method}'`, span };
        }
        for (const { span } of model.exclusions ?? []) yield { what: "'exclude'", span };
    }
}
