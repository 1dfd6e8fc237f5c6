import type { SerializerId } from '../../model/names.js';
import type { Project } from '../../model/project.js';
import { indexOf } from '../../model/queries.js';
import { type Finding, finding } from '../finding.js';
import { serializersOf } from './serializers-of.js';

/** A serializer is made of those that it nests, which must therefore be there before it. */
export function* serializerCircles(project: Project): Iterable<Finding> {
    const { serializers } = indexOf(project);
    const nestedIn = (id: SerializerId): SerializerId[] =>
        serializers.get(id)?.nested.flatMap(({ serializer }) => serializer ?? []) ?? [];
    const reaches = (from: SerializerId, to: SerializerId): boolean => {
        const seen = new Set<SerializerId>();
        const waiting = [from];
        for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
            if (at === to) return true;
            if (seen.has(at)) continue;
            seen.add(at);
            waiting.push(...nestedIn(at));
        }
        return false;
    };
    for (const serializer of serializersOf(project)) {
        for (const { serializer: inner, span } of serializer.nested) {
            if (inner !== undefined && reaches(inner, serializer.id)) {
                yield finding('serializer-circle', span, { serializer: serializer.name });
            }
        }
    }
}
