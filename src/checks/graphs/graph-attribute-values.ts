import type { DataAttribute, GraphAttribute, GraphValue } from '../../model/graph.js';
import {
    acceptsGraphvizValue,
    type GraphvizAttribute,
    type GraphvizKind,
    graphvizAttributes,
    graphvizTypesOf,
} from '../../model/graphviz-attributes.js';
import type { Project } from '../../model/project.js';
import type { SourceSpan } from '../../model/source-span.js';
import { type Finding, finding } from '../finding.js';
import { nearestNames } from '../nearest-names.js';
import { attributeListsOf } from './graph-walk.js';

/** Values that Graphviz does not understand: it warns, and draws something else. */
export function* graphAttributeValues(project: Project): Iterable<Finding> {
    for (const graph of project.graphs) {
        const lists = [...attributeListsOf(graph)];
        const schemes = lists.flatMap(({ attributes }) => attributes.flatMap(schemeIn));
        for (const { kind, inherited, attributes } of lists) {
            for (const attribute of attributes) {
                const known = graphvizAttributes.get(attribute.name);
                if (!known || known.writtenOnly) continue;
                // What stands on the wrong kind of thing is another rule's.
                const on = known.kinds.includes(kind) ? kind : inherited ? known.kinds[0] : undefined;
                if (on === undefined) continue;
                for (const [value, span] of valuesOf(attribute)) {
                    if (isUnderstood(known, on, value, schemes)) continue;
                    yield finding('graph-attribute-value', span, {
                        attribute: known.name,
                        value: value.text,
                        wanted: wantedOf(known, on),
                        suggestions: nearestNames(value.text, wordsOf(known, on)),
                    });
                }
            }
        }
    }
}

const schemeIn = (attribute: GraphAttribute | DataAttribute): readonly string[] =>
    attribute.name === 'colorscheme' ? [...valuesOf(attribute)].map(([value]) => value.text) : [];

function* valuesOf(attribute: GraphAttribute | DataAttribute): Iterable<readonly [GraphValue, SourceSpan]> {
    if ('value' in attribute) yield [attribute.value, attribute.valueSpan];
    else if (attribute.kind === 'by') for (const { value, span } of attribute.cases) yield [value, span];
}

/** An empty text is no value, as in DOT. A colour may be one of any scheme that the graph speaks of. */
function isUnderstood(
    attribute: GraphvizAttribute,
    kind: GraphvizKind,
    { kind: written, text }: GraphValue,
    schemes: readonly string[],
): boolean {
    if (written === 'html') return graphvizTypesOf(attribute, kind).some(type => type.kind === 'label');
    if (text.trim() === '') return true;
    return [undefined, ...schemes].some(scheme => acceptsGraphvizValue(attribute, kind, text, scheme));
}

const wordsOf = (attribute: GraphvizAttribute, kind: GraphvizKind): string[] =>
    graphvizTypesOf(attribute, kind).flatMap(type => (type.kind === 'words' ? type.words : []));

function wantedOf(attribute: GraphvizAttribute, kind: GraphvizKind): string {
    const wanted = graphvizTypesOf(attribute, kind).map(type => {
        switch (type.kind) {
            case 'number': {
                const range = [
                    ...(type.minimum === undefined ? [] : [`from ${type.minimum}`]),
                    ...(type.maximum === undefined ? [] : [`to ${type.maximum}`]),
                ];
                return [type.whole ? 'a whole number' : 'a number', ...range].join(' ');
            }
            case 'numbers':
                return `numbers${type.minimum === undefined ? '' : ` from ${type.minimum}`} with '${type.separator}' between them`;
            case 'boolean':
                return '`true` or `false`';
            case 'colour':
                return type.list ? 'colours such as "red" or "#c62828:white"' : 'a colour such as "red" or "#c62828"';
            case 'colour-scheme':
                return 'a colour scheme such as `svg` or `blues9`';
            case 'words':
                return type.words.length > 12 ? 'one of its words' : type.words.map(word => `\`${word}\``).join(', ');
            case 'arrow':
                return 'shapes of an arrow such as `normal` or `odot`';
            case 'point':
                return 'a point such as "1,2"';
            default:
                return 'a text';
        }
    });
    return wanted.join(', or ');
}
