import type { Project } from '../../../model/project.js';
import { ownModels } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { heirsOf } from '../checked-models.js';

/** What is called `check` keeps Django from checking the model, and all that extend it. */
export function* hiddenChecks(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        if (model.kind === 'abstract' && heirsOf(project, model).length === 0) continue;
        for (const { name, span } of [...model.fields, ...model.managers]) {
            if (name === 'check') yield finding('models.E020', span, {});
        }
    }
}
