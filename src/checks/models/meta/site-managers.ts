import type { Project } from '../../../model/project.js';
import { type Finding, finding } from '../../finding.js';
import { checkedModels } from '../checked-models.js';
import { targetOf } from '../class-fields.js';
import { classOf, forwardField } from '../django-class.js';
import { metaSources } from './meta-sources.js';

/** Django's manager of one site's rows looks at a relation called `site` or `sites`. */
export function* siteManagers(project: Project): Iterable<Finding> {
    for (const model of checkedModels(project)) {
        for (const source of metaSources(project, model)) {
            for (const { name, python, span } of source.managers) {
                if (python !== 'django.contrib.sites.managers.CurrentSiteManager') continue;
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
