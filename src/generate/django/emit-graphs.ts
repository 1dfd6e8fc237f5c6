import type { DjangoModel } from '../../model/django-model.js';
import type { Path, PathSegment } from '../../model/expression.js';
import type {
    Cluster,
    DataAttribute,
    DataEdges,
    DataNodes,
    Graph,
    GraphAttribute,
    GraphBody,
    GraphEdge,
    GraphNode,
    GraphValue,
} from '../../model/graph.js';
import type { GraphNodeId, ModelId } from '../../model/names.js';
import type { Project } from '../../model/project.js';
import { findField, indexOf, isNullable, optionOf } from '../../model/queries.js';
import type { GeneratedFile } from '../generated-file.js';
import { pythonName } from '../python/python-names.js';
import { quoteString } from '../python/quote-string.js';
import { hasReadRules } from './allow-rules.js';
import { conditionSource } from './condition-source.js';
import { graphFunction } from './graph-functions.js';
import { configFolder } from './group-modules.js';
import { lookupPath } from './path-source.js';
import { docstringLines, PythonFile } from './python-file.js';
import { genericPrefetches, nameRelations, strRelations } from './shown-relations.js';
import { plural, snakeCase } from './words.js';

/** Each app's `graphs.py`: a function for each graph, which makes its network. */
export function emitGraphs(project: Project): GeneratedFile[] {
    const byFolder = Map.groupBy(project.graphs, graph => graphFunction(project, graph).folder);
    return [...byFolder].flatMap(([folder, graphs]) => {
        const file = new PythonFile(project, {
            folder,
            definitions: graphs.map(graph => graphFunction(project, graph).name),
            docstring: 'Networks: each function makes the one of its name, for a user or an OAuth client.',
        });
        for (const graph of graphs) file.add(new GraphWriter(project, file, graph).source());
        const dotFiles = graphs.flatMap(({ from }) =>
            from?.text === undefined ? [] : [{ path: `${folder}/${dotFileName(from.file)}`, text: from.text }],
        );
        return [{ path: `${folder}/graphs.py`, text: file.text() }, ...dotFiles];
    });
}

/** The file keeps its name, beside the code. */
const dotFileName = (file: string): string => file.split(/[\\/]/).at(-1) ?? file;

/** The module and class that draw a graph, by its `render`. */
const renderers: Readonly<Record<string, { readonly module: string; readonly className: string }>> = {
    graphviz: { module: 'network', className: 'Network' },
    networkx: { module: 'networkx_drawing', className: 'NetworkXNetwork' },
    plotly: { module: 'plotly_drawing', className: 'PlotlyNetwork' },
    igraph: { module: 'igraph_drawing', className: 'IgraphNetwork' },
};
export const rendererOf = (graph: Graph): string =>
    graph.render && renderers[graph.render.name] ? graph.render.name : 'graphviz';

/** The engines of Graphviz that come nearest to ELK's, which run in JavaScript alone. */
const nearest: Readonly<Record<string, string>> = {
    layered: 'dot',
    stress: 'neato',
    force: 'fdp',
    mrtree: 'dot',
    radial: 'twopi',
    rectpacking: 'osage',
};

interface Scope {
    readonly node: ReadonlyMap<string, GraphValue>;
    readonly edge: ReadonlyMap<string, GraphValue>;
    readonly cluster: Cluster | undefined;
}

interface StaticNode {
    readonly name: string;
    label: string | undefined;
    readonly cluster: Cluster | undefined;
    attributes: ReadonlyMap<string, GraphValue>;
    written: boolean;
}

class GraphWriter {
    private readonly project: Project;
    private readonly file: PythonFile;
    private readonly graph: Graph;
    private readonly lines: string[] = [];
    private readonly edgeLines: string[] = [];
    private readonly clusterLines: string[] = [];
    private readonly maps: string[] = [];
    private readonly dataEdges: { readonly edges: DataEdges; readonly scope: Scope }[] = [];
    private readonly nodes = new Map<GraphNodeId, StaticNode>();
    private readonly names = new Set(['network', 'user', 'client', 'source', 'target']);
    /** The rows that are drawn, by model: the variable of the list, and that of one of them. */
    private readonly rows = new Map<ModelId, { readonly many: string; readonly one: string }[]>();
    private readonly top = new Map<'graph' | 'node' | 'edge', Map<string, GraphValue>>();

    constructor(project: Project, file: PythonFile, graph: Graph) {
        this.project = project;
        this.file = file;
        this.graph = graph;
    }

    source(): string {
        const { graph, file, project } = this;
        const { name } = graphFunction(project, graph);
        const docstring = docstringLines(graph.documentation, '    ');
        const head = `def ${name}(user=None, client=None):\n${docstring}`;
        if (graph.from) {
            const path = `${file.from('pathlib', 'Path')}(__file__).with_name(${quoteString(dotFileName(graph.from.file))})`;
            const engine = this.engine();
            return `${head}    return ${file.own(configFolder, 'dot_file', 'DotFile')}(${[quoteString(graph.name), path, ...(engine === 'dot' ? [] : [`engine=${quoteString(engine)}`])].join(', ')})`;
        }
        const items = this.defaultsAtTop();
        const empty: Scope = { node: new Map(), edge: new Map(), cluster: undefined };
        // Nodes say more about themselves further down: all of it holds where they are made.
        this.collect({ attributes: [], items }, empty);
        this.body({ attributes: [], items }, empty);
        for (const { edges, scope } of this.dataEdges) this.rowEdges(edges, scope);
        const body = [
            ...this.elkNote(),
            `network = ${this.constructorCall()}`,
            ...this.maps,
            ...this.clusterLines,
            ...this.lines,
            ...this.edgeLines,
            'return network',
        ];
        return `${head}${body.map(line => `    ${line}`).join('\n')}`;
    }

    private engine(): string {
        const name = this.graph.engine?.name.replace(/^elk\./, '') ?? 'dot';
        return nearest[name] ?? name;
    }

    private elkNote(): string[] {
        const name = this.graph.engine?.name.replace(/^elk\./, '') ?? 'dot';
        return nearest[name] ? [`# ELK's ${name} is not for Python: Graphviz's ${nearest[name]} comes nearest.`] : [];
    }

    /** What is said before anything is drawn holds for the whole; answers the items behind it. */
    private defaultsAtTop(): GraphBody['items'] {
        const { attributes, items } = this.graph.body;
        this.top.set('graph', new Map(attributes.map(({ name, value }) => [name, value])));
        let at = 0;
        for (const item of items) {
            if (item.kind !== 'defaults') break;
            const known = this.top.get(item.of) ?? new Map();
            for (const { name, value } of item.attributes) known.set(name, value);
            this.top.set(item.of, known);
            at++;
        }
        for (const item of items.slice(at)) {
            if (item.kind !== 'defaults' || item.of !== 'graph') continue;
            for (const { name, value } of item.attributes) this.top.get('graph')?.set(name, value);
        }
        return items.slice(at);
    }

    private constructorCall(): string {
        const { file, graph } = this;
        const { module, className } = renderers[rendererOf(graph)] ?? { module: 'network', className: 'Network' };
        const engine = this.engine();
        const parts = [
            quoteString(graph.name),
            ...(graph.directed ? ['directed=True'] : []),
            ...(engine === 'dot' ? [] : [`engine=${quoteString(engine)}`]),
            ...(graph.limit === undefined ? [] : [`limit=${graph.limit}`]),
            ...(['graph', 'node', 'edge'] as const).flatMap(of => {
                const attributes = this.top.get(of);
                if (!attributes?.size) return [];
                return [
                    `${of}={${[...attributes].map(([name, value]) => `${quoteString(name)}: ${this.value(name, value)}`).join(', ')}}`,
                ];
            }),
        ];
        return `${file.own(configFolder, module, className)}(${parts.join(', ')})`;
    }

    private collect(body: GraphBody, outer: Scope): void {
        let scope = outer;
        for (const item of body.items) {
            switch (item.kind) {
                case 'defaults':
                    scope = withDefaults(scope, item);
                    break;
                case 'node':
                    this.collectNode(item, scope);
                    break;
                case 'edge':
                    for (const point of item.ends.flat()) {
                        if (!this.nodes.has(point.node)) {
                            this.collectNode(
                                { kind: 'node', id: point.node, name: point.name, span: point.span, attributes: [] },
                                scope,
                            );
                        }
                    }
                    break;
                case 'cluster':
                    this.collect(item.body, { ...scope, cluster: item });
            }
        }
    }

    private collectNode(node: GraphNode, scope: Scope): void {
        const known = this.nodes.get(node.id);
        const own = node.attributes.map(({ name, value }) => [name, value] as const);
        if (known) {
            known.attributes = new Map([...known.attributes, ...own]);
            known.label = node.label ?? known.label;
        } else {
            this.nodes.set(node.id, {
                name: node.name,
                label: node.label,
                cluster: scope.cluster,
                attributes: new Map([...scope.node, ...own]),
                written: false,
            });
        }
    }

    private body(body: GraphBody, outer: Scope): void {
        let scope = outer;
        for (const item of body.items) {
            switch (item.kind) {
                case 'defaults':
                    scope = withDefaults(scope, item);
                    break;
                case 'node':
                    this.node(item.id);
                    break;
                case 'edge':
                    for (const point of item.ends.flat()) this.node(point.node);
                    this.chain(item, scope);
                    break;
                case 'cluster':
                    this.cluster(item, scope);
                    break;
                case 'data-nodes':
                    this.rowNodes(item, scope);
                    break;
                case 'data-edges':
                    this.dataEdges.push({ edges: item, scope });
            }
        }
    }

    private cluster(cluster: Cluster, scope: Scope): void {
        const attributes = new Map(
            [...cluster.attributes, ...cluster.body.attributes, ...clusterDefaults(cluster)].map(
                ({ name, value }) => [name, value] as const,
            ),
        );
        const label = labelOf(cluster.label, attributes);
        const parts = [
            quoteString(cluster.name),
            ...(label ? [this.value('label', label)] : []),
            ...(scope.cluster ? [`parent=${quoteString(scope.cluster.name)}`] : []),
            ...this.keywords(attributes, ['label']),
        ];
        this.clusterLines.push(`network.cluster(${parts.join(', ')})`);
        this.body(cluster.body, { ...scope, cluster });
    }

    private node(id: GraphNodeId): void {
        const node = this.nodes.get(id);
        if (!node || node.written) return;
        node.written = true;
        const label = labelOf(node.label, node.attributes);
        const shape = (node.attributes.get('shape') ?? this.top.get('node')?.get('shape'))?.text;
        const parts = [
            quoteString(node.name),
            ...(label ? [this.value('label', label, shape)] : []),
            ...(node.cluster ? [`cluster=${quoteString(node.cluster.name)}`] : []),
            ...this.keywords(node.attributes, ['label']),
        ];
        this.lines.push(`network.node(${parts.join(', ')})`);
    }

    private chain(edge: GraphEdge, scope: Scope): void {
        const attributes = new Map([
            ...scope.edge,
            ...edge.attributes.map(({ name, value }) => [name, value] as const),
        ]);
        const label = labelOf(edge.label, attributes);
        for (const [index, heads] of edge.ends.slice(1).entries()) {
            for (const tail of edge.ends[index] ?? []) {
                for (const head of heads) {
                    const ports = [tail, head].flatMap((point, end) => {
                        const port = [point.port, point.compass].filter(part => part !== undefined).join(':');
                        return port ? [`${end === 0 ? 'tail' : 'head'}_port=${quoteString(port)}`] : [];
                    });
                    const parts = [
                        quoteString(tail.name),
                        quoteString(head.name),
                        ...(label ? [this.value('label', label)] : []),
                        ...ports,
                        ...this.keywords(attributes, ['label']),
                    ];
                    this.edgeLines.push(`network.edge(${parts.join(', ')})`);
                }
            }
        }
    }

    /** Attributes as keyword arguments; those that are no names of Python's in a dictionary. */
    private keywords(attributes: ReadonlyMap<string, GraphValue>, except: readonly string[]): string[] {
        const entries = [...attributes].filter(([name]) => !except.includes(name));
        return this.asKeywords(entries.map(([name, value]) => [name, this.value(name, value)]));
    }

    private asKeywords(entries: readonly (readonly [string, string])[]): string[] {
        const isPlain = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name) && pythonName(name) === name;
        const others = entries.filter(([name]) => !isPlain(name));
        return [
            ...entries.filter(([name]) => isPlain(name)).map(([name, value]) => `${name}=${value}`),
            ...(others.length > 0
                ? [`**{${others.map(([name, value]) => `${quoteString(name)}: ${value}`).join(', ')}}`]
                : []),
        ];
    }

    private value(name: string, value: GraphValue, shape?: string): string {
        const text = quoteString(value.text);
        if (value.kind === 'html' && /label$/.test(name))
            return `${this.file.own(configFolder, 'network', 'Html')}(${text})`;
        if (name === 'label' && (shape === 'record' || shape === 'Mrecord')) {
            return `${this.file.own(configFolder, 'network', 'Record')}(${text})`;
        }
        return text;
    }

    // Rows

    private modelOf(id: ModelId | undefined): DjangoModel | undefined {
        return id === undefined ? undefined : indexOf(this.project).models.get(id);
    }

    /** What a row's node is called: rows of a proxy are those of the model behind it. */
    private prefixOf(model: DjangoModel): string {
        const { project, graph } = this;
        let concrete = model;
        while (concrete.proxyOf) {
            const next = indexOf(project).models.get(concrete.proxyOf);
            if (!next || next === model) break;
            concrete = next;
        }
        const name = concrete.name.toLowerCase();
        const others = dataModels(graph.body).flatMap(id => this.modelOf(id) ?? []);
        const ambiguous =
            others.some(other => other.name.toLowerCase() === name && other.app !== concrete.app) ||
            [...this.nodes.values()].some(node => node.name.startsWith(`${name}_`));
        return ambiguous ? `${concrete.app}_${name}` : name;
    }

    private variable(wanted: string): string {
        let name = pythonName(wanted);
        for (let number = 2; this.names.has(name); number++) name = `${wanted}_${number}`;
        this.names.add(name);
        return name;
    }

    private rowNodes(data: DataNodes, scope: Scope): void {
        const model = this.modelOf(data.model);
        if (!model || data.model === undefined) return;
        const { project, file } = this;
        const many = this.variable(plural(snakeCase(model.name)));
        const one = this.variable(snakeCase(model.name));
        this.rows.set(data.model, [...(this.rows.get(data.model) ?? []), { many, one }]);
        const related = new Set<string>();
        const prefetched = new Set<string>();
        const label = data.attributes.find(({ name }) => name === 'label');
        const labelSource = label ? this.attributeValue(label, one, related, prefetched) : `str(${one})`;
        const shown = label ? { selected: [], generic: [] } : nameRelations(project, model);
        for (const path of shown.selected) related.add(path);
        const attributes = this.dataKeywords(data.attributes, scope.node, one, related, prefetched);
        let query = `${file.model(model)}.objects`;
        if (hasReadRules(project, model)) query += '.readable(user, client)';
        if (data.where)
            query += `.filter(${conditionSource(project, file, data.where, { user: 'user', client: 'client' })})`;
        if (related.size > 0) query += `.select_related(${[...related].map(quoteString).join(', ')})`;
        const more = [...[...prefetched].map(quoteString), ...genericPrefetches(file, shown.generic)];
        if (more.length > 0) query += `.prefetch_related(${more.join(', ')})`;
        if (query.endsWith('.objects')) query += '.all()';
        const parts = [
            `f"${this.prefixOf(model)}_{${one}.pk}"`,
            labelSource,
            ...(scope.cluster ? [`cluster=${quoteString(scope.cluster.name)}`] : []),
            ...attributes,
        ];
        this.lines.push(
            `${many} = network.rows(${query})`,
            `for ${one} in ${many}:`,
            `    network.node(${parts.join(', ')})`,
        );
    }

    private dataKeywords(
        attributes: readonly DataAttribute[],
        defaults: ReadonlyMap<string, GraphValue>,
        row: string,
        related: Set<string>,
        prefetched: Set<string>,
    ): string[] {
        const values = new Map<string, string>();
        for (const [name, value] of defaults) if (name !== 'label') values.set(name, this.value(name, value));
        for (const attribute of attributes) {
            if (attribute.name === 'label') continue;
            values.set(attribute.name, this.attributeValue(attribute, row, related, prefetched));
        }
        return this.asKeywords([...values]);
    }

    private attributeValue(
        attribute: DataAttribute,
        row: string,
        related: Set<string>,
        prefetched: Set<string>,
    ): string {
        switch (attribute.kind) {
            case 'constant':
                return this.value(attribute.name, attribute.value);
            case 'field':
                return this.pathValue(attribute.path, row, related, prefetched);
            case 'by':
                return `${this.caseMap(attribute)}.get(${this.pathValue(attribute.path, row, related, prefetched, true)})`;
        }
    }

    /** The value at a path from a row; None where a row on the way is missing. */
    private pathValue(path: Path, row: string, related: Set<string>, prefetched: Set<string>, plain = false): string {
        const { project } = this;
        const hops = path.segments.slice(0, -1);
        const last = path.segments.at(-1);
        const manyAt = path.segments.findIndex(segment => segment.toMany);
        if (manyAt >= 0) {
            const names = path.segments.map(({ name }) => name);
            // What stands behind the rows is read along with them, and so is what their names follow.
            const named = this.targetOf(path);
            const followed = named ? names : names.slice(0, -1);
            prefetched.add(followed.join('__'));
            for (const behind of named ? strRelations(project, named) : [])
                prefetched.add([...followed, behind].join('__'));
            const inner = names.slice(manyAt + 1);
            const missing = inner.slice(0, -1).map((_, at) => ['item', ...inner.slice(0, at + 1)].join('.'));
            const where = missing.filter((_, at) => this.mayLack(path.segments[manyAt + 1 + at]));
            const to = [row, ...names.slice(0, manyAt + 1)].join('.');
            return `", ".join(str(${['item', ...inner].join('.')}) for item in ${to}.all()${where.length > 0 ? ` if ${where.join(' and ')}` : ''})`;
        }
        const field =
            last && 'field' in last.target && last.target.field ? findField(project, last.target.field) : undefined;
        const isRelation = field?.type.kind === 'relation' && last?.target.kind === 'field';
        const joined = (isRelation ? path.segments : hops).map(({ name }) => name);
        if (joined.length > 0) related.add(joined.join('__'));
        const named = isRelation && !plain ? this.targetOf(path) : undefined;
        for (const behind of named ? strRelations(project, named) : []) related.add([...joined, behind].join('__'));
        let source = row;
        const guards: string[] = [];
        for (const segment of hops) {
            source += `.${segment.name}`;
            if (this.mayLack(segment)) guards.push(source);
        }
        source += `.${[last?.name ?? 'pk', ...path.transforms].join('.')}`;
        if (isRelation && !plain) {
            if (field && isNullable(project, field)) guards.push(source);
            source = `str(${source})`;
        }
        return guards.length > 0 ? `${source} if ${guards.join(' and ')} else ${plain ? 'None' : '""'}` : source;
    }

    /** Whether a row may have nothing there. */
    private mayLack(segment: PathSegment | undefined): boolean {
        const { project } = this;
        const hop =
            segment && 'field' in segment.target && segment.target.field
                ? findField(project, segment.target.field)
                : undefined;
        return !hop || isNullable(project, hop);
    }

    /** A dictionary from a column's values to an attribute's. */
    private caseMap(attribute: Extract<DataAttribute, { kind: 'by' }>): string {
        const { project, file } = this;
        const { type } = attribute.path;
        const enumeration = type.kind === 'enum' ? indexOf(project).enums.get(type.enum) : undefined;
        const entries = attribute.cases.map(({ match, value }) => {
            const member = enumeration?.members.find(({ name }) => name === match);
            const key = member
                ? file.member(member.id)
                : type.kind === 'boolean'
                  ? match.toLowerCase() === 'true'
                      ? 'True'
                      : 'False'
                  : match === 'null'
                    ? 'None'
                    : type.kind === 'number' && /^-?\d+(\.\d+)?$/.test(match)
                      ? match
                      : quoteString(match);
            return `${key}: ${this.value(attribute.name, value)}`;
        });
        const name = this.variable(plural(snakeCase(attribute.name)));
        this.maps.push(`${name} = {${entries.join(', ')}}`);
        return name;
    }

    private rowEdges(edges: DataEdges, scope: Scope): void {
        const model = this.modelOf(edges.model);
        const path = edges.path;
        if (!model || !path || edges.model === undefined) return;
        const { project, file } = this;
        const drawn = this.rows.get(edges.model) ?? [];
        const target =
            this.modelOf(
                path.type.kind === 'model'
                    ? path.type.model
                    : path.type.kind === 'list' && path.type.of.kind === 'model'
                      ? path.type.of.model
                      : undefined,
            ) ?? this.targetOf(path);
        if (!target) {
            this.edgeLines.push(
                `# ${edges.model} has edges of ${lookupPath(path)}, which leads to rows of no one model.`,
            );
            return;
        }
        if (drawn.length === 0) return;
        const from = this.prefixOf(model);
        const to = this.prefixOf(target);
        const constants = new Map<string, GraphValue>(scope.edge);
        const fields: { name: string; column: string; map: string | undefined }[] = [];
        for (const attribute of edges.attributes) {
            if (attribute.kind === 'constant') constants.set(attribute.name, attribute.value);
            else {
                fields.push({
                    name: attribute.name,
                    column: lookupPath(attribute.path),
                    map: attribute.kind === 'by' ? this.caseMap(attribute) : undefined,
                });
            }
        }
        const label = labelOf(edges.label, constants);
        const hasLabelField = fields.some(({ name }) => name === 'label');
        const [only] = drawn;
        const field =
            path.segments.length === 1 && path.segments[0]?.target.kind === 'field'
                ? findField(project, path.segments[0].target.field)
                : undefined;
        const direct =
            only !== undefined &&
            drawn.length === 1 &&
            !edges.where &&
            fields.length === 0 &&
            field?.type.kind === 'relation' &&
            field.type.relation !== 'ManyToManyField' &&
            !optionOf(field, 'to_field');
        const rest = [
            ...(label && !hasLabelField ? [this.value('label', label)] : []),
            ...this.keywords(constants, ['label']),
        ];
        if (direct && field) {
            const { many, one } = only;
            this.edgeLines.push(
                `for ${one} in ${many}:`,
                `    network.edge(${[`f"${from}_{${one}.pk}"`, `f"${to}_{${one}.${field.name}_id}"`, ...rest].join(', ')})`,
            );
            return;
        }
        const keys =
            drawn.length === 1
                ? `[row.pk for row in ${only?.many}]`
                : `[row.pk for row in [${drawn.map(({ many }) => `*${many}`).join(', ')}]]`;
        const shown = this.variable(plural(snakeCase(model.name)));
        this.edgeLines.push(`${shown} = ${file.model(model)}.objects.filter(pk__in=${keys})`);
        if (edges.where) {
            this.edgeLines.push(
                `${shown} = ${shown}.filter(${conditionSource(project, file, edges.where, { user: 'user', client: 'client' })})`,
            );
        }
        const columns = ['pk', `${lookupPath(path)}__pk`, ...fields.map(({ column }) => column)];
        const variables = ['source', 'target', ...fields.map(({ name }) => `${snakeCase(name)}_value`)];
        const values = fields.map(({ name, map }, index) => {
            const variable = variables[index + 2] ?? '';
            return [name, map ? `${map}.get(${variable})` : variable] as const;
        });
        this.edgeLines.push(
            `for ${variables.join(', ')} in ${shown}.values_list(${columns.map(quoteString).join(', ')}):`,
            `    network.edge(${[`f"${from}_{source}"`, `f"${to}_{target}"`, ...rest, ...this.asKeywords(values)].join(', ')})`,
        );
    }

    private targetOf(path: Path): DjangoModel | undefined {
        const last = path.segments.at(-1)?.target;
        if (last?.kind === 'reverse') return this.modelOf(last.model);
        const field = last && 'field' in last && last.field ? findField(this.project, last.field) : undefined;
        if (field?.type.kind === 'relation' || field?.type.kind === 'generic-relation')
            return this.modelOf(field.type.to);
        return undefined;
    }
}

const withDefaults = (
    scope: Scope,
    item: { readonly of: 'node' | 'edge' | 'graph'; readonly attributes: readonly GraphAttribute[] },
): Scope => {
    if (item.of === 'graph') return scope;
    return {
        ...scope,
        [item.of]: new Map([...scope[item.of], ...item.attributes.map(({ name, value }) => [name, value] as const)]),
    };
};

const clusterDefaults = (cluster: Cluster): readonly GraphAttribute[] =>
    cluster.body.items.flatMap(item => (item.kind === 'defaults' && item.of === 'graph' ? item.attributes : []));

const labelOf = (label: string | undefined, attributes: ReadonlyMap<string, GraphValue>): GraphValue | undefined =>
    attributes.get('label') ?? (label === undefined ? undefined : { kind: 'string', text: label });

const dataModels = (body: GraphBody): ModelId[] =>
    body.items.flatMap(item => {
        if (item.kind === 'cluster') return dataModels(item.body);
        return item.kind === 'data-nodes' && item.model ? [item.model] : [];
    });
