import type { Project } from '../../model/project.js';
import type { Finding } from '../finding.js';
import { repeatedNames } from '../repeated-names.js';
import { itemsOf } from './graph-walk.js';

/** Graphs have names of their own, and in a graph its nodes and clusters, whichever cluster they stand in. */
export function* duplicateGraphNames(project: Project): Iterable<Finding> {
    yield* repeatedNames(
        project.graphs.map(graph => ['graph', graph] as const),
        'the project',
    );
    for (const graph of project.graphs) {
        const named = [...itemsOf(graph)].filter(item => item.kind === 'node' || item.kind === 'cluster');
        yield* repeatedNames(
            named.map(item => [item.kind, item] as const),
            `graph '${graph.name}'`,
        );
    }
}
