import type { PositionedGraph } from './positioned-graph.js';

/** A picture as JSON in the node-link form that networkx reads, with positions in points from the top left corner. */
export function graphJson(placed: PositionedGraph): string {
    const { graph } = placed;
    return `${JSON.stringify(
        {
            directed: graph.directed,
            multigraph: true,
            graph: {
                name: graph.view,
                title: graph.title,
                engine: placed.engine,
                width: placed.width,
                height: placed.height,
                notes: graph.notes,
                clusters: placed.clusters.map(({ cluster, x, y, width, height }) => ({
                    id: cluster.id,
                    label: cluster.label,
                    parent: cluster.parent,
                    x,
                    y,
                    width,
                    height,
                })),
            },
            nodes: placed.nodes.map(({ node, x, y, width, height }) => ({
                id: node.id,
                label: node.kind === 'card' ? node.title : node.label,
                cluster: node.cluster,
                x,
                y,
                width,
                height,
                ...(node.kind === 'card'
                    ? {
                          role: node.role,
                          subtitle: node.subtitle,
                          rows: node.rows.map(row => ({
                              id: row.id,
                              name: row.name,
                              detail: row.detail,
                              badges: row.badges.map(badge => badge.text),
                          })),
                      }
                    : { attributes: Object.fromEntries(node.attributes.map(({ name, value }) => [name, value.text])) }),
            })),
            edges: placed.edges.map(({ edge, lines, label }) => ({
                source: edge.from.node,
                target: edge.to.node,
                key: edge.id,
                role: edge.role,
                label: edge.label,
                labelAt: label,
                sourcePort: edge.from.port,
                targetPort: edge.to.port,
                ...(edge.attributes.length > 0 && {
                    attributes: Object.fromEntries(edge.attributes.map(({ name, value }) => [name, value.text])),
                }),
                lines,
            })),
        },
        undefined,
        2,
    )}\n`;
}
