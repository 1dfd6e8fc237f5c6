import type { DataAttribute } from '../../model/graph.js';
import type { Project } from '../../model/project.js';
import { fieldClassOf, findField } from '../../model/queries.js';
import { type Finding, finding } from '../finding.js';
import { attributeListsOf } from './graph-walk.js';

/** What `by` tells apart: a case twice, or one that no row has. Members of enums are names, which the linker knows. */
export function* attributeCases(project: Project): Iterable<Finding> {
    for (const graph of project.graphs) {
        for (const { attributes } of attributeListsOf(graph)) {
            for (const attribute of attributes) {
                if ('kind' in attribute && attribute.kind === 'by') yield* findingsOf(project, attribute);
            }
        }
    }
}

function* findingsOf(
    project: Project,
    { path, cases, name, span }: Extract<DataAttribute, { kind: 'by' }>,
): Iterable<Finding> {
    if (cases.length === 0) yield finding('no-cases', span, { attribute: name });
    const seen = new Set<string>();
    const known = knownCases(project, path);
    for (const { match, span: at } of cases) {
        if (seen.has(match)) yield finding('repeated-case', at, { match });
        else if (known && !known.includes(match.toLowerCase())) {
            const field = path.segments.map(segment => segment.name).join('.');
            yield finding('impossible-case', at, { match, field, known });
        }
        seen.add(match);
    }
}

/** A case is a word: of columns that hold none, only what has a word for it can be told apart. */
function knownCases(
    project: Project,
    path: Extract<DataAttribute, { kind: 'by' }>['path'],
): readonly string[] | undefined {
    const target = path.segments.at(-1)?.target;
    const field = target?.kind === 'field' ? findField(project, target.field) : undefined;
    if (field?.type.kind !== 'library' || path.transforms.length > 0) return undefined;
    switch (fieldClassOf(project, field)?.valueType) {
        case 'boolean':
            return ['true', 'false', 'null'];
        case 'number':
        case 'date':
        case 'datetime':
        case 'time':
        case 'duration':
        case 'uuid':
            return ['null'];
        default:
            return undefined;
    }
}
