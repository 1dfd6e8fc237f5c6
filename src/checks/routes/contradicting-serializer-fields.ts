import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { serializersOf } from './serializers-of.js';

/** What DRF refuses, or silently passes over, in the lists of a serializer's Meta. */
export function* contradictingSerializerFields(project: Project): Iterable<Finding> {
    for (const serializer of serializersOf(project)) {
        const { fields, exclude, readOnly, writeOnly = [], name } = serializer;
        const [excluded] = exclude;
        if (fields.kind === 'listed' && excluded) {
            yield finding('fields-and-exclude', excluded.span, { serializer: name });
        }
        const written = new Set(writeOnly.map(({ key }) => key));
        for (const { key, span } of readOnly) {
            if (written.has(key)) yield finding('read-only-and-write-only', span, { key });
        }
        const depth = serializer.options?.find(option => option.name === 'depth');
        if (depth?.value.kind === 'number' && !(Number(depth.value.text) >= 0 && Number(depth.value.text) <= 10)) {
            yield finding('serializer-depth', depth.span, { serializer: name });
        }
        if (fields.kind !== 'listed') continue;
        const shown = new Map<string, number>();
        for (const { key, span } of fields.items) {
            if (shown.has(key)) yield finding('repeated-serializer-field', span, { key, serializer: name });
            shown.set(key, span.start);
        }
        const declared = new Set([...serializer.nested, ...serializer.declared].map(each => each.name));
        for (const { key, span } of [...readOnly, ...writeOnly]) {
            if (shown.has(key) || declared.has(key) || (serializer.bases ?? []).length > 0) continue;
            yield finding('narrowed-serializer-field', span, { key, serializer: name });
        }
    }
}
