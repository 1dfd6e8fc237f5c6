import type { Path, PathSegment } from '../../model/expression.js';
import { labelOf, type ModelId } from '../../model/names.js';
import type { Project } from '../../model/project.js';
import { findField, relatedModel } from '../../model/queries.js';
import { type Finding, finding } from '../finding.js';
import { serializersOf } from './serializers-of.js';

/** A path is followed from row to row. Where there are several, DRF asks their manager for the next name, and leaves the key out. */
export function* serializerPaths(project: Project): Iterable<Finding> {
    for (const serializer of serializersOf(project)) {
        const listed = serializer.fields.kind === 'listed' ? serializer.fields.items : [];
        for (const { path } of listed) yield* throughMany(project, path);
        for (const { source } of serializer.nested) if (source) yield* throughMany(project, source);
    }
}

function* throughMany(project: Project, { segments, transforms, span }: Path): Iterable<Finding> {
    const at = segments.findIndex(({ toMany }) => toMany);
    const several = segments[at];
    if (!several || (at === segments.length - 1 && transforms.length === 0)) return;
    const names = segments.map(({ name }) => name);
    const to = modelBehind(project, several);
    yield finding('serializer-path-through-many', span, {
        path: [...names, ...transforms].join('.'),
        many: names.slice(0, at + 1).join('.'),
        ...(to !== undefined && { rows: labelOf(to) }),
    });
}

/** The user of Django's stands for the project's own. */
function modelBehind(project: Project, { target }: PathSegment): ModelId | undefined {
    if (target.kind === 'reverse') return target.model;
    const field = target.kind === 'field' ? findField(project, target.field) : undefined;
    return field && relatedModel(project, field)?.id;
}
