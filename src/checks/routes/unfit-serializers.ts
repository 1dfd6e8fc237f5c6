import { labelOf } from '../../model/names.js';
import type { Project } from '../../model/project.js';
import { indexOf } from '../../model/queries.js';
import { modelOfRoute } from '../../model/route-path.js';
import { type Finding, finding } from '../finding.js';
import { areOfOneFamily, isAbstract } from '../model-families.js';
import { settingsOf } from './settings-of.js';

/** A serializer of another model would look for fields that the route's rows do not have; one of an abstract model refuses to work. */
export function* unfitSerializers(project: Project): Iterable<Finding> {
    for (const { route, setting } of settingsOf(project)) {
        const model = route && modelOfRoute(project, route);
        if (!model || setting.kind !== 'serializer' || setting.serializer === undefined) continue;
        const serializer = indexOf(project).serializers.get(setting.serializer);
        if (serializer?.model === undefined) continue;
        const params = { serializer: serializer.name, of: labelOf(serializer.model), rows: labelOf(model.id) };
        if (isAbstract(project, serializer.model)) yield finding('serializer-of-abstract-model', setting.span, params);
        else if (!areOfOneFamily(project, serializer.model, model.id)) {
            yield finding('serializer-of-another-model', setting.span, params);
        }
    }
}
