import type { Graph } from '../../../model/graph.js';
import type { GraphId } from '../../../model/names.js';
import { perProject } from '../../../model/per-project.js';
import type { Project } from '../../../model/project.js';
import { indexOf } from '../../../model/queries.js';
import { pythonName } from '../../python/python-names.js';
import { configFolder, groupModules } from '../group-modules.js';
import { ownAppNamed } from '../own-apps.js';

/** The function that makes a graph. */
export interface GraphFunction {
    readonly folder: string;
    readonly module: 'graphs';
    readonly name: string;
}

/** A graph stands in the app whose rows it shows first, else in the app that shows it. */
export function graphFunction(project: Project, graph: Graph): GraphFunction {
    const shown = graph.body.items.flatMap(item =>
        item.kind === 'data-nodes' && item.model ? [indexOf(project).models.get(item.model)?.app] : [],
    );
    const routed = routingFolders(project).get(graph.id) ?? [];
    const folder = [...shown, ...routed].find(name => name !== undefined && ownAppNamed(project, name)) ?? configFolder;
    return { folder, module: 'graphs', name: pythonName(graph.name) };
}

/** By the id of a graph, the folders of the route groups that show it. */
const routingFolders = perProject(project => {
    const folders = new Map<GraphId, string[]>();
    for (const group of project.routeGroups) {
        for (const { view } of group.routes) {
            if (view.kind !== 'graph' || view.graph === undefined) continue;
            folders.set(view.graph, [...(folders.get(view.graph) ?? []), groupModules(project, group).folder]);
        }
    }
    return folders;
});
