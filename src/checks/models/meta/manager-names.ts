import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { ancestorsOf, indexOf, ownModels } from '../../../model/queries.js';
import { nameIn } from '../../../model/value-name.js';
import { type Finding, finding } from '../../finding.js';
import { isOpen } from '../../model-families.js';

const options: ReadonlySet<string> = new Set(['default_manager_name', 'base_manager_name']);

/** Django looks for the manager that class Meta names when it first needs one, and no check does (`Options.default_manager`). */
export function* managerNames(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        for (const { name: option, value, span } of model.meta) {
            const name = options.has(option) ? nameIn(value) : undefined;
            if (name === undefined || hasManager(project, model, name)) continue;
            yield finding('unknown-manager', span, { model: model.name, option, manager: name });
        }
    }
}

/** As far as it is known here: classes of Python's bring managers along, and so do models of apps that are described only. */
function hasManager(project: Project, model: DjangoModel, name: string): boolean {
    // Each model has one of that name, written or not, or inherits one. Those of Django and of the toolkit have no other.
    if (name === 'objects' || isOpen(project, model)) return true;
    const { apps } = indexOf(project);
    return [model, ...ancestorsOf(project, model)].some(
        ({ app, managers }) => apps.get(app)?.origin === 'external' || managers.some(manager => manager.name === name),
    );
}
