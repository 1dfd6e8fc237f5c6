import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { itemsOf } from './graph-walk.js';

/** `->` belongs to directed graphs, `--` to others: DOT takes no other. */
export function* wrongEdgeOperators(project: Project): Iterable<Finding> {
    for (const graph of project.graphs) {
        const expected = graph.directed ? '->' : '--';
        for (const item of itemsOf(graph)) {
            if (item.kind !== 'edge') continue;
            for (const { operator, span } of item.operators) {
                if (operator === expected) continue;
                yield finding('wrong-edge-operator', span, { expected, found: operator, directed: graph.directed });
            }
        }
    }
}
