import type { Project } from '../model/project.js';
import { modelView } from './model-view.js';
import { networkView } from './network-view.js';
import { routeView } from './route-view.js';
import type { ViewGraph, ViewName } from './view-graph.js';

/** The views a project has, in the order in which they are offered. */
export const viewNames = (project: Project): ViewName[] => [
    'models',
    'routes',
    ...new Set(project.graphs.map(graph => `graph:${graph.name}`)),
];

/** Undefined where the project has no such view. */
export function viewOf(project: Project, name: ViewName): ViewGraph | undefined {
    switch (name) {
        case 'models':
            return modelView(project);
        case 'routes':
            return routeView(project);
        default: {
            const graph = project.graphs.find(candidate => `graph:${candidate.name}` === name);
            return graph && networkView(project, graph);
        }
    }
}
