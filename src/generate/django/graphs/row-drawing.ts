/** What the nodes and edges of a graph's rows share: their names, and the variables of the function that draws them. */
import type { DjangoModel } from '../../../model/django-model.js';
import type { DataAttribute, Graph, GraphBody } from '../../../model/graph.js';
import type { GraphNodeId, ModelId } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import { indexOf } from '../../../model/queries.js';
import { pythonName } from '../../python/python-names.js';
import { quoteString } from '../../python/quote-string.js';
import type { PythonFile } from '../python-file.js';
import { plural, snakeCase } from '../words.js';
import { attributeSource } from './attribute-source.js';
import type { DrawnNode } from './drawn-nodes.js';

/** The variables of a list of rows, and of one of them. */
export interface RowVariables {
    readonly many: string;
    readonly one: string;
}

export class RowDrawing {
    readonly project: Project;
    readonly file: PythonFile;
    /** Lines before all others: dictionaries from a column's values to an attribute's. */
    readonly maps: string[] = [];
    /** The rows that are drawn, by model. */
    readonly rows = new Map<ModelId, RowVariables[]>();
    private readonly drawn: readonly DjangoModel[];
    private readonly nodes: ReadonlyMap<GraphNodeId, DrawnNode>;
    private readonly names = new Set(['network', 'user', 'client', 'source', 'target']);

    constructor(project: Project, file: PythonFile, graph: Graph, nodes: ReadonlyMap<GraphNodeId, DrawnNode>) {
        this.project = project;
        this.file = file;
        this.nodes = nodes;
        this.drawn = dataModels(graph.body).flatMap(id => this.modelOf(id) ?? []);
    }

    modelOf(id: ModelId | undefined): DjangoModel | undefined {
        return id === undefined ? undefined : indexOf(this.project).models.get(id);
    }

    /** What a row's node is called: rows of a proxy are those of the model behind it. */
    prefixOf(model: DjangoModel): string {
        let concrete = model;
        while (concrete.proxyOf) {
            const next = this.modelOf(concrete.proxyOf);
            if (!next || next === model) break;
            concrete = next;
        }
        const name = concrete.name.toLowerCase();
        const isAmbiguous =
            this.drawn.some(other => other.name.toLowerCase() === name && other.app !== concrete.app) ||
            [...this.nodes.values()].some(node => node.name.startsWith(`${name}_`));
        return isAmbiguous ? `${concrete.app}_${name}` : name;
    }

    /** A name that no other variable of the function has. */
    variable(wanted: string): string {
        let name = pythonName(wanted);
        for (let number = 2; this.names.has(name); number++) name = `${wanted}_${number}`;
        this.names.add(name);
        return name;
    }

    /** The variables of one more list of a model's rows. */
    rowsOf(id: ModelId, { name }: DjangoModel): RowVariables {
        const variables = { many: this.variable(plural(snakeCase(name))), one: this.variable(snakeCase(name)) };
        this.rows.set(id, [...(this.rows.get(id) ?? []), variables]);
        return variables;
    }

    /** The variable of a dictionary from a column's values to an attribute's. */
    caseMap({ name, path, cases }: Extract<DataAttribute, { kind: 'by' }>): string {
        const entries = cases.map(
            ({ match, value }) => `${this.matchSource(path, match)}: ${attributeSource(this.file, name, value)}`,
        );
        const variable = this.variable(plural(snakeCase(name)));
        this.maps.push(`${variable} = {${entries.join(', ')}}`);
        return variable;
    }

    private matchSource({ type }: Extract<DataAttribute, { kind: 'by' }>['path'], match: string): string {
        const enumeration = type.kind === 'enum' ? indexOf(this.project).enums.get(type.enum) : undefined;
        const member = enumeration?.members.find(({ name }) => name === match);
        if (member) return this.file.member(member.id);
        if (type.kind === 'boolean') return match.toLowerCase() === 'true' ? 'True' : 'False';
        if (match === 'null') return 'None';
        return type.kind === 'number' && /^-?\d+(\.\d+)?$/.test(match) ? match : quoteString(match);
    }
}

const dataModels = (body: GraphBody): ModelId[] =>
    body.items.flatMap(item => {
        if (item.kind === 'cluster') return dataModels(item.body);
        return item.kind === 'data-nodes' && item.model ? [item.model] : [];
    });
