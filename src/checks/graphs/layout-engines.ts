import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { nearestNames } from '../nearest-names.js';

export const graphvizEngines: readonly string[] = [
    'dot',
    'neato',
    'fdp',
    'sfdp',
    'twopi',
    'circo',
    'osage',
    'patchwork',
];
/** In the language these stand bare; the model says whose they are. */
const elkEngines = ['layered', 'stress', 'force', 'mrtree', 'radial', 'rectpacking'];
const renderers = ['graphviz', 'networkx', 'plotly', 'igraph'];

/** The engine lays a graph out in the preview and in Graphviz's pages; the renderer is the Python package of the project. */
export function* layoutEngines(project: Project): Iterable<Finding> {
    for (const { engine, render } of project.graphs) {
        if (engine && !graphvizEngines.includes(engine.name) && !engine.name.startsWith('elk.')) {
            const known = [...graphvizEngines, ...elkEngines];
            const suggestions = nearestNames(engine.name, known);
            yield finding('unknown-engine', engine.span, { engine: engine.name, known, suggestions });
        }
        if (render && !renderers.includes(render.name)) {
            const suggestions = nearestNames(render.name, renderers);
            yield finding('unknown-renderer', render.span, { renderer: render.name, known: renderers, suggestions });
        }
    }
}
