import { graphvizAttributes } from '../../model/graphviz-attributes.js';
import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { attributeListsOf } from './graph-walk.js';
import { graphvizEngines } from './layout-engines.js';

/** Attributes that another engine of Graphviz's would heed, but not the graph's. */
export function* ignoredGraphAttributes(project: Project): Iterable<Finding> {
    for (const graph of project.graphs) {
        const engine = graph.engine?.name ?? 'dot';
        if (!graphvizEngines.includes(engine)) continue;
        for (const { attributes } of attributeListsOf(graph)) {
            for (const { name, span } of attributes) {
                const engines = graphvizAttributes.get(name)?.engines;
                if (engines && !engines.includes(engine)) {
                    yield finding('ignored-graph-attribute', span, { attribute: name, engine, engines });
                }
            }
        }
    }
}
