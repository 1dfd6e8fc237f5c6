import type { Project } from '../../model/project.js';
import { fieldClassOf, findField } from '../../model/queries.js';
import { type Finding, finding } from '../finding.js';
import { attributeListsOf } from './graph-walk.js';

/** Texts of a picture that come from a field: it must have one value for each row, and one that reads as text. */
export function* labelFields(project: Project): Iterable<Finding> {
    for (const graph of project.graphs) {
        for (const { attributes } of attributeListsOf(graph)) {
            for (const attribute of attributes) {
                if (!('kind' in attribute) || attribute.kind !== 'field') continue;
                const { path, name } = attribute;
                const field = path.segments.map(segment => segment.name).join('.');
                const target = path.segments.at(-1)?.target;
                const last = target?.kind === 'field' ? findField(project, target.field) : undefined;
                if (path.segments.some(segment => segment.toMany)) {
                    yield finding('label-of-many', path.span, { field, attribute: name });
                } else if (last && fieldClassOf(project, last)?.valueType === 'binary') {
                    yield finding('label-of-bytes', path.span, { field, attribute: name });
                }
            }
        }
    }
}
