import type { FixtureRow } from '../model/backend.js';
import type { StrTemplate } from '../model/django-model.js';
import type {
    Cluster,
    DataAttribute,
    DataEdges,
    DataNodes,
    Graph,
    GraphBody,
    GraphEdge,
    GraphNode,
    GraphValue,
} from '../model/graph.js';
import { labelOf } from '../model/names.js';
import type { Project } from '../model/project.js';
import { ancestorsOf, indexOf } from '../model/queries.js';
import { evaluateCondition, evaluateExpression, evaluatePath, textOf } from './evaluate-condition.js';
import { type Datum, type FixtureRows, fixtureRows } from './fixture-rows.js';
import { elementOfEdge } from './source-elements.js';
import type { NetworkNode, ViewAttribute, ViewCluster, ViewEdge, ViewGraph } from './view-graph.js';

/** A graph drawn by hand, with the rows of the project's fixtures where it is drawn from data. */
export function networkView(project: Project, graph: Graph): ViewGraph {
    const drawing = new NetworkDrawing(project, graph);
    drawing.body(graph.body, undefined, noDefaults);
    drawing.connectRows();
    return drawing.finish();
}

/** What `node [..]` and `edge [..]` have said so far, from the outermost body inwards. */
interface Defaults {
    readonly node: readonly ViewAttribute[];
    readonly edge: readonly ViewAttribute[];
}
const noDefaults: Defaults = { node: [], edge: [] };

/** As many as a picture of a graph without a `limit` shows of its data. */
export const defaultLimit = 2000;

class NetworkDrawing {
    private readonly project: Project;
    private readonly graph: Graph;
    private readonly rows: FixtureRows;
    private readonly nodes = new Map<string, NetworkNode>();
    private readonly edges: ViewEdge[] = [];
    private readonly clusters: ViewCluster[] = [];
    private readonly notes = new Set<string>();
    private readonly attributes: ViewAttribute[] = [];
    private readonly dataEdges: { readonly edges: DataEdges; readonly defaults: Defaults }[] = [];
    private readonly parallels = new Map<string, number>();
    private edgeCount = 0;
    private leftOut = 0;

    constructor(project: Project, graph: Graph) {
        this.project = project;
        this.graph = graph;
        this.rows = fixtureRows(project);
    }

    body(body: GraphBody, cluster: string | undefined, inherited: Defaults): void {
        let defaults = inherited;
        if (cluster === undefined) this.attributes.push(...body.attributes.map(attributeOf));
        for (const item of body.items) {
            switch (item.kind) {
                case 'defaults':
                    // A graph's own say goes to whom it stands in; DOT hands it on to the clusters inside.
                    if (item.of !== 'graph') {
                        defaults = {
                            ...defaults,
                            [item.of]: merge(defaults[item.of], item.attributes.map(attributeOf)),
                        };
                    } else if (cluster === undefined) this.attributes.push(...item.attributes.map(attributeOf));
                    break;
                case 'node':
                    this.node(item, cluster, defaults);
                    break;
                case 'edge':
                    this.chain(item, cluster, defaults);
                    break;
                case 'cluster':
                    this.cluster(item, cluster, defaults);
                    break;
                case 'data-nodes':
                    this.dataNodes(item, cluster, defaults);
                    break;
                case 'data-edges':
                    // Rows may follow further down: edges are drawn when all nodes are known.
                    this.dataEdges.push({ edges: item, defaults });
                    break;
                default:
                    item satisfies never;
            }
        }
    }

    private node(node: GraphNode, cluster: string | undefined, defaults: Defaults): void {
        const earlier = this.nodes.get(node.id);
        if (!earlier && this.isFull()) return;
        const own = node.attributes.map(attributeOf);
        const attributes = earlier ? merge(earlier.attributes, own) : merge(defaults.node, own);
        const place = earlier?.cluster ?? cluster;
        this.nodes.set(node.id, {
            kind: 'network',
            id: node.id,
            element: node.id,
            name: node.name,
            label: node.label ?? (earlier && earlier.label !== node.name ? earlier.label : node.name),
            attributes,
            ...tooltipOf(attributes),
            ...(place !== undefined && { cluster: place }),
        });
    }

    private chain(edge: GraphEdge, cluster: string | undefined, defaults: Defaults): void {
        const element = elementOfEdge(this.graph, this.edgeCount++);
        for (const end of edge.ends) {
            for (const point of end) {
                // As in DOT, an edge brings its nodes with it.
                if (!this.nodes.has(point.node)) {
                    this.node(
                        { kind: 'node', id: point.node, name: point.name, span: point.span, attributes: [] },
                        cluster,
                        defaults,
                    );
                }
            }
        }
        const attributes = merge(defaults.edge, edge.attributes.map(attributeOf));
        for (const [index, heads] of edge.ends.slice(1).entries()) {
            for (const tail of edge.ends[index] ?? []) {
                for (const head of heads) {
                    this.edge({
                        element,
                        from: endOf(tail),
                        to: endOf(head),
                        attributes,
                        ...(edge.label !== undefined && { label: edge.label }),
                    });
                }
            }
        }
    }

    private edge(edge: Omit<ViewEdge, 'id' | 'role'>): void {
        if (!this.nodes.has(edge.from.node) || !this.nodes.has(edge.to.node)) return;
        const ends = `edge:${edge.from.node}>${edge.to.node}`;
        const parallel = this.parallels.get(ends) ?? 0;
        this.parallels.set(ends, parallel + 1);
        this.edges.push({ ...edge, id: `${ends}#${parallel}`, role: 'network', ...tooltipOf(edge.attributes) });
    }

    private cluster(cluster: Cluster, parent: string | undefined, defaults: Defaults): void {
        const inside = cluster.body.items.flatMap(item =>
            item.kind === 'defaults' && item.of === 'graph' ? item.attributes : [],
        );
        const attributes = [cluster.attributes, cluster.body.attributes, inside].flat().map(attributeOf);
        this.clusters.push({
            id: cluster.id,
            element: cluster.id,
            name: cluster.name,
            label: cluster.label ?? cluster.name,
            attributes: merge([], attributes),
            ...tooltipOf(attributes),
            ...(parent !== undefined && { parent }),
        });
        this.body(cluster.body, cluster.id, defaults);
    }

    private dataNodes(data: DataNodes, cluster: string | undefined, defaults: Defaults): void {
        if (data.model === undefined) return;
        const rows = this.rows.rowsOf(data.model);
        if (rows.length === 0) this.notes.add(`No fixture has rows of ${labelOf(data.model)}.`);
        for (const row of rows) {
            if (this.nodes.has(row.id) || !this.isShown(row, data.where)) continue;
            if (this.isFull()) continue;
            const attributes = merge(defaults.node, this.attributesOf(row, data.attributes));
            const label = attributes.find(attribute => attribute.name === 'label')?.value.text ?? this.textOfRow(row);
            this.nodes.set(row.id, {
                kind: 'network',
                id: row.id,
                element: row.id,
                name: row.name,
                label,
                attributes,
                tooltip: row.model ? `${labelOf(row.model)} ${row.name}` : row.name,
                ...(cluster !== undefined && { cluster }),
            });
        }
    }

    connectRows(): void {
        for (const { edges, defaults } of this.dataEdges) {
            if (edges.model === undefined || edges.path === undefined) continue;
            for (const row of this.rows.rowsOf(edges.model)) {
                if (!this.nodes.has(row.id) || !this.isShown(row, edges.where)) continue;
                const attributes = merge(defaults.edge, this.attributesOf(row, edges.attributes));
                const label = attributes.find(attribute => attribute.name === 'label')?.value.text ?? edges.label;
                for (const value of evaluatePath({ project: this.project, rows: this.rows, row }, edges.path)) {
                    if (value.kind !== 'row') continue;
                    this.edge({
                        element: row.id,
                        from: { node: row.id },
                        to: { node: value.row.id },
                        attributes,
                        ...(label !== undefined && { label }),
                    });
                }
            }
        }
    }

    finish(): ViewGraph {
        const { graph } = this;
        if (this.leftOut > 0) {
            this.notes.add(
                `${this.leftOut} more ${this.leftOut === 1 ? 'node is' : 'nodes are'} past the limit of ${this.limit}.`,
            );
        }
        const dotFile = graph.from?.text;
        if (graph.from && dotFile === undefined) {
            this.notes.add(`'${graph.from.file}' cannot be read: it has to stand beside the .dsl file, or below.`);
        }
        return {
            stage: 'view',
            view: `graph:${graph.name}`,
            title: graph.name,
            look: 'network',
            directed: graph.directed,
            engine: graph.engine?.name ?? 'dot',
            nodes: [...this.nodes.values()],
            edges: this.edges,
            clusters: this.clusters,
            attributes: merge([], this.attributes),
            notes: [...this.notes],
            ...(dotFile !== undefined && { dotFile }),
            ...(this.nodes.size === 0 && dotFile === undefined && { emptyText: 'No nodes yet' }),
        };
    }

    private get limit(): number {
        return this.graph.limit ?? defaultLimit;
    }

    private isFull(): boolean {
        if (this.nodes.size < this.limit) return false;
        this.leftOut++;
        return true;
    }

    private isShown(row: FixtureRow, where: DataNodes['where']): boolean {
        if (!where) return true;
        const truth = evaluateCondition({ project: this.project, rows: this.rows, row }, where);
        if (typeof truth === 'object') {
            this.notes.add(`Not every condition can be tried on fixtures (${truth.untold}): such rows are shown.`);
            return true;
        }
        return truth === true;
    }

    private attributesOf(row: FixtureRow, attributes: readonly DataAttribute[]): ViewAttribute[] {
        return attributes.flatMap((attribute): ViewAttribute[] => {
            if (attribute.kind === 'constant') return [attributeOf(attribute)];
            const [value] = evaluatePath({ project: this.project, rows: this.rows, row }, attribute.path);
            if (value?.kind === 'untold') this.notes.add(`Fixtures do not tell '${attribute.name}': ${value.why}.`);
            if (!value) return [];
            if (attribute.kind === 'field') {
                const text = this.textOfDatum(value);
                return text === undefined ? [] : [{ name: attribute.name, value: { kind: 'string', text } }];
            }
            const found = attribute.cases.find(({ match }) => matches(value, match));
            return found ? [{ name: attribute.name, value: found.value }] : [];
        });
    }

    private textOfDatum(value: Datum): string | undefined {
        return value.kind === 'row' ? this.textOfRow(value.row) : textOf(value);
    }

    /** As Django's admin would call it: by the model's `str`, which a model may inherit. */
    private textOfRow(row: FixtureRow): string {
        const model = row.model && indexOf(this.project).models.get(row.model);
        if (!model) return row.name;
        const template = [model, ...ancestorsOf(this.project, model)].find(candidate => candidate.str)?.str;
        return (template && this.fillTemplate(row, template)) || row.name;
    }

    private fillTemplate(row: FixtureRow, template: StrTemplate): string | undefined {
        let text = '';
        for (const part of template.parts) {
            if (part.kind === 'text') {
                text += part.text;
                continue;
            }
            const [value] = evaluateExpression({ project: this.project, rows: this.rows, row }, part.path);
            // A row's `str` may lead to a row whose `str` leads back: the name ends such a circle.
            const filled = value?.kind === 'row' ? value.row.name : value && textOf(value);
            if (filled === undefined) return undefined;
            text += filled;
        }
        return text;
    }
}

const attributeOf = ({ name, value }: { readonly name: string; readonly value: GraphValue }): ViewAttribute => ({
    name,
    value,
});

/** The later of two with one name counts, in the earlier one's place. */
function merge(base: readonly ViewAttribute[], added: readonly ViewAttribute[]): ViewAttribute[] {
    const byName = new Map(base.map(attribute => [attribute.name, attribute]));
    for (const attribute of added) byName.set(attribute.name, attribute);
    return [...byName.values()];
}

const tooltipOf = (attributes: readonly ViewAttribute[]): { readonly tooltip?: string } => {
    const text = attributes.find(attribute => attribute.name === 'tooltip')?.value.text;
    return text ? { tooltip: text } : {};
};

const endOf = (point: GraphEdge['ends'][number][number]): ViewEdge['from'] => ({
    node: point.node,
    ...(point.port !== undefined && { port: point.port }),
    ...(point.compass !== undefined && { compass: point.compass }),
});

const matches = (value: Datum, match: string): boolean => {
    switch (value.kind) {
        case 'text':
        case 'number':
            return value.member === match || value.text === match;
        case 'boolean':
            return String(value.value) === match.toLowerCase();
        case 'null':
            return match === 'null';
        case 'row':
            return value.row.name === match;
        default:
            return false;
    }
};
