import type { Project } from '../../model/project.js';
import { comparingRule } from '../comparing-rule.js';
import type { Finding } from '../finding.js';
import { declaredNames, repeatedAmong, repeatedNames } from '../repeated-names.js';
import { itemsOf } from './graph-walk.js';

/** Graphs have names of their own. */
export const duplicateGraphNames = comparingRule(
    'duplicateGraphNames',
    ({ graphs }) =>
        declaredNames(
            '',
            'the project',
            graphs.map(graph => ['graph', graph] as const),
        ),
    repeatedAmong,
);

/** In a graph its nodes and clusters have names of their own, whichever cluster they stand in. */
export function* duplicateNodeNames(project: Project): Iterable<Finding> {
    for (const graph of project.graphs) {
        const named = [...itemsOf(graph)].filter(item => item.kind === 'node' || item.kind === 'cluster');
        yield* repeatedNames(
            named.map(item => [item.kind, item] as const),
            `graph '${graph.name}'`,
        );
    }
}
