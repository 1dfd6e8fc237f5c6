import type { Graph } from '../../model/graph.js';
import type { Project } from '../../model/project.js';
import { indexOf, ownApps } from '../../model/queries.js';
import { pythonName } from '../python/python-names.js';
import { configFolder, groupModules } from './group-modules.js';

/** The function that makes a graph. */
export interface GraphFunction {
    readonly folder: string;
    readonly module: 'graphs';
    readonly name: string;
}

/** A graph stands in the app whose rows it shows first, else in the app that shows it. */
export function graphFunction(project: Project, graph: Graph): GraphFunction {
    const own = new Set(ownApps(project).map(app => app.name));
    const shown = graph.body.items.flatMap(item =>
        item.kind === 'data-nodes' && item.model ? [indexOf(project).models.get(item.model)?.app] : [],
    );
    const routed = project.routeGroups
        .filter(group => group.routes.some(({ view }) => view.kind === 'graph' && view.graph === graph.id))
        .map(group => groupModules(project, group).folder);
    const folder = [...shown, ...routed].find(name => name !== undefined && own.has(name)) ?? configFolder;
    return { folder, module: 'graphs', name: pythonName(graph.name) };
}
