import { modelId } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import { indexOf, localFields, ownModels } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';

/** A former name is nobody's any more. */
export function* formerNames(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        const names = new Set(localFields(project, model).map(({ name }) => name));
        for (const { name, renamedFrom } of model.fields) {
            if (!renamedFrom || !names.has(renamedFrom.name)) continue;
            yield finding('renamed-from-existing', renamedFrom.span, { kind: 'field', name, old: renamedFrom.name });
        }
    }
    const { models } = indexOf(project);
    for (const { app, name, renamedFrom } of ownModels(project)) {
        if (!renamedFrom || !models.has(modelId(app, renamedFrom.name))) continue;
        yield finding('renamed-from-existing', renamedFrom.span, { kind: 'model', name, old: renamedFrom.name });
    }
}
