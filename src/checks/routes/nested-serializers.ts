import type { DjangoModel } from '../../model/django-model.js';
import { labelOf } from '../../model/names.js';
import { matchField, nestedRows, reverseAccessor } from '../../model/nested-rows.js';
import type { Project } from '../../model/project.js';
import { allFields, indexOf } from '../../model/queries.js';
import type { NestedSerializer } from '../../model/serializer.js';
import { type Finding, finding } from '../finding.js';
import { areOfOneFamily, familyOf, isAbstract, isOpen } from '../model-families.js';
import { serializersOf } from './serializers-of.js';

/** What nests another serializer must lead to rows of its model: one row, or with `[]` several. */
export function* nestedSerializers(project: Project): Iterable<Finding> {
    const { models } = indexOf(project);
    for (const serializer of serializersOf(project)) {
        const model = serializer.model && models.get(serializer.model);
        if (!model || isOpen(project, model)) continue;
        for (const nested of serializer.nested) {
            if (!nested.source) yield* findingsOf(project, model, nested);
        }
    }
}

function* findingsOf(project: Project, model: DjangoModel, nested: NestedSerializer): Iterable<Finding> {
    const { name, span } = nested;
    const rows = nestedRows(project, model, nested);
    if (!rows) {
        if (!mayBeRelation(project, model, name))
            yield finding('nested-without-relation', span, { name, model: model.name });
        return;
    }
    if (rows.many !== nested.many) yield finding('nested-many', span, { name, many: rows.many });
    const inner = nested.serializer && indexOf(project).serializers.get(nested.serializer);
    if (inner?.model === undefined) return;
    const params = { serializer: inner.name, of: labelOf(inner.model), rows: labelOf(rows.to.id) };
    if (isAbstract(project, inner.model)) yield finding('serializer-of-abstract-model', span, params);
    else if (!areOfOneFamily(project, inner.model, rows.to.id)) {
        yield finding('serializer-of-another-model', span, params);
    } else if (nested.writable && rows.kind === 'forward' && matchField(project, inner, rows) === undefined) {
        yield finding('writable-without-key', span, { name, serializer: inner.name, model: rows.to.name });
    }
}

/** Relations that models inherit lead back to rows too, and those of Python are not known. */
function mayBeRelation(project: Project, model: DjangoModel, name: string): boolean {
    const { models } = indexOf(project);
    const own = allFields(project, model).find(field => field.name === name);
    if (own) return own.type.kind === 'python' || own.type.kind === 'custom' || own.type.kind === 'unresolved';
    const family = familyOf(project, model);
    return [...models.values()].some(other =>
        allFields(project, other).some(field => {
            const { type } = field;
            if (type.kind === 'unresolved') return true;
            return type.kind === 'relation' && family.has(type.to) && reverseAccessor(other, field) === name;
        }),
    );
}
