import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { ancestorsOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { checkedModels, isChecked } from '../checked-models.js';
import { targetOf } from '../class-fields.js';
import { classOf, forwardField } from '../django-class.js';
import { linearized } from '../linearized.js';

/** Django's manager of one site's rows looks at a relation called `site` or `sites`. */
export function* siteManagers(project: Project): Iterable<Finding> {
    for (const model of checkedModels(project)) {
        const names = new Set<string>();
        for (const source of linearized(project, model) ?? [model, ...ancestorsOf(project, model)]) {
            const isSaid = source !== model && isSaidAbove(project, model, source);
            for (const { name, python, span } of source.managers) {
                const isHidden = names.has(name);
                names.add(name);
                if (isHidden || isSaid || python !== 'django.contrib.sites.managers.CurrentSiteManager') continue;
                const made = classOf(project, model);
                const field = forwardField(project, made, 'site') ?? forwardField(project, made, 'sites');
                const place = source === model ? span : model.span;
                if (!field) yield finding('sites.E001', place, { manager: name });
                else if (field.kind === 'private' || !targetOf(project, field)) {
                    yield finding('sites.E002', place, { manager: name, field: field.name });
                }
            }
        }
    }
}

/** Whether what a manager lacks is lacking in a model already that this one extends, and said there. */
const isSaidAbove = (project: Project, model: DjangoModel, source: DjangoModel): boolean =>
    ancestorsOf(project, model).some(
        parent =>
            parent.kind !== 'abstract' &&
            isChecked(project, parent) &&
            (parent === source || ancestorsOf(project, parent).includes(source)),
    );
