import type { GraphNode } from '../../model/graph.js';
import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { itemsOf } from './graph-walk.js';

/** `_` is whichever side suits, `c` the centre. */
const compassPoints = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw', 'c', '_'];

/** A port is a cell of a record's or a table's label, or a point of the compass. */
export function* ports(project: Project): Iterable<Finding> {
    for (const graph of project.graphs) {
        const items = [...itemsOf(graph)];
        const nodes = items.filter(item => item.kind === 'node');
        for (const item of items) {
            if (item.kind !== 'edge') continue;
            for (const { name, port, compass, span } of item.ends.flat()) {
                if (compass !== undefined && !compassPoints.includes(compass)) {
                    yield finding('unknown-compass-point', span, { point: compass, known: compassPoints });
                }
                if (port === undefined || (compass === undefined && compassPoints.includes(port))) continue;
                const of = nodes.filter(node => node.name === name);
                if (!of.some(node => hasPort(node, port))) yield finding('unknown-port', span, { node: name, port });
            }
        }
    }
}

/** `<f0>` in a record's label, `port="f0"` in a table's. */
function hasPort(node: GraphNode, port: string): boolean {
    const texts = [
        node.label ?? '',
        ...node.attributes.filter(({ name }) => name === 'label').map(({ value }) => value.text),
    ];
    return texts.some(text => {
        const fields = [...text.matchAll(/<\s*([^<>]*?)\s*>/g), ...text.matchAll(/\bport\s*=\s*["']([^"']*)["']/gi)];
        return fields.some(([, name]) => name === port);
    });
}
