import type { Project } from '../../model/project.js';
import { ownApps } from '../../model/queries.js';
import type { Serializer } from '../../model/serializer.js';

/** The serializers that a project declares. */
export function* serializersOf(project: Project): Iterable<Serializer> {
    for (const app of ownApps(project)) yield* app.serializers;
}
