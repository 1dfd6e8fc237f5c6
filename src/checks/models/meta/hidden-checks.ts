import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { ownModels } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { heirsOf } from '../checked-models.js';
import { isSwapped } from '../swapped.js';

/** What is called `check` keeps Django from checking the model, and all that extend it. */
export function* hiddenChecks(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        const written = [...model.fields, ...model.managers].filter(({ name }) => name === 'check');
        if (written.length === 0 || !isLookedAt(project, model, new Set())) continue;
        for (const { span } of written) yield finding('models.E020', span, {});
    }
}

/** Whether Django comes to the model, or to one that extends it: to what is swapped out it does not. */
function isLookedAt(project: Project, model: DjangoModel, seen: Set<DjangoModel>): boolean {
    if (seen.has(model)) return false;
    seen.add(model);
    if (model.kind !== 'abstract' && !isSwapped(project, model)) return true;
    return heirsOf(project, model).some(heir => isLookedAt(project, heir, seen));
}
