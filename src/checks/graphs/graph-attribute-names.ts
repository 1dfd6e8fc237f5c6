import { type GraphvizKind, graphvizAttributes } from '../../model/graphviz-attributes.js';
import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { nearestNames } from '../nearest-names.js';
import { attributeListsOf } from './graph-walk.js';

/** Graphviz passes over attributes that it does not know, or that stand on something else than they are for. */
export function* graphAttributeNames(project: Project): Iterable<Finding> {
    for (const graph of project.graphs) {
        for (const { kind, inherited, attributes } of attributeListsOf(graph)) {
            for (const { name, span } of attributes) {
                if (name === '') continue;
                const known = graphvizAttributes.get(name);
                if (!known) {
                    const fitting = [...graphvizAttributes.values()].filter(each => each.kinds.includes(kind));
                    const suggestions = nearestNames(
                        name,
                        fitting.map(each => each.name),
                    );
                    yield finding('unknown-graph-attribute', span, { attribute: name, kind, suggestions });
                } else if (known.writtenOnly) yield finding('written-graph-attribute', span, { attribute: name });
                else if (!fits(known.kinds, kind, inherited)) {
                    yield finding('misplaced-graph-attribute', span, { attribute: name, kind, kinds: known.kinds });
                }
            }
        }
    }
}

/** What a graph or cluster says for all that follows, the clusters inside take over. */
const fits = (kinds: readonly GraphvizKind[], kind: GraphvizKind, inherited: boolean): boolean =>
    kinds.includes(kind) ||
    (inherited && (kinds.includes('cluster') || kinds.includes('graph'))) ||
    (kind === 'cluster' && kinds.includes('graph') && kinds.length === 1 && inherited);
