import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { ownModels } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { withHeirs } from '../checked-models.js';
import { classOf, forwardField } from '../django-class.js';

/**
 * Django adds no link to what a model extends where the class has something of that name: behind a manager the rows have
 * no key, though the model is known by it.
 */
export function* hiddenLinks(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        for (const { name, span } of model.managers) {
            const without = withHeirs(project, model).find(heir => lacksLink(project, heir, name));
            if (without) yield finding('manager-hides-link', span, { name, model: without.name });
        }
    }
}

function lacksLink(project: Project, model: DjangoModel, name: string): boolean {
    const made = classOf(project, model);
    return [...made.parents.values()].some(link => link?.name === name) && !forwardField(project, made, name);
}
