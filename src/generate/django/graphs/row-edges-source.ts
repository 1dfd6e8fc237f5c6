import type { DjangoModel, Field } from '../../../model/django-model.js';
import type { Path } from '../../../model/expression.js';
import type { DataAttribute, DataEdges, GraphValue } from '../../../model/graph.js';
import type { ModelId } from '../../../model/names.js';
import { findField, optionOf } from '../../../model/queries.js';
import { quoteString } from '../../python/quote-string.js';
import { conditionSource } from '../condition-source.js';
import { lookupPath } from '../path-source.js';
import { plural, snakeCase } from '../words.js';
import { attributeKeywords, attributeSource, keywords } from './attribute-source.js';
import { type DrawingScope, labelOf } from './drawing-scope.js';
import type { RowDrawing, RowVariables } from './row-drawing.js';
import { targetOf } from './row-values.js';

/** Edges along a relation, from rows that are drawn. */
interface RowEdges {
    readonly edges: DataEdges;
    readonly model: DjangoModel;
    readonly path: Path;
    /** What the nodes at both ends are called, before their key. */
    readonly from: string;
    readonly to: string;
    /** The model's rows, as often as they are drawn. */
    readonly drawn: readonly RowVariables[];
}

/** An attribute that differs from edge to edge. */
interface EdgeValue {
    readonly name: string;
    readonly column: string;
    /** The variable of the dictionary that it is looked up in. */
    readonly map: string | undefined;
}

/** Lines that draw edges between rows; none where their ends are not drawn. */
export function rowEdgesSource(drawing: RowDrawing, edges: DataEdges, scope: DrawingScope): string[] {
    const model = drawing.modelOf(edges.model);
    const { path } = edges;
    if (!model || !path || edges.model === undefined) return [];
    const target = drawing.modelOf(modelAt(path)) ?? targetOf(drawing.project, path);
    if (!target) return [`# ${edges.model} has edges of ${lookupPath(path)}, which leads to rows of no one model.`];
    const drawn = drawing.rows.get(edges.model) ?? [];
    if (drawn.length === 0) return [];
    const found = { edges, model, path, from: drawing.prefixOf(model), to: drawing.prefixOf(target), drawn };
    const constants = new Map<string, GraphValue>(scope.edge);
    const values: EdgeValue[] = [];
    for (const attribute of edges.attributes) {
        if (attribute.kind === 'constant') constants.set(attribute.name, attribute.value);
        else values.push(edgeValue(drawing, attribute));
    }
    const label = values.some(({ name }) => name === 'label') ? undefined : labelOf(edges.label, constants);
    const fixed = [
        ...(label ? [attributeSource(drawing.file, 'label', label)] : []),
        ...attributeKeywords(drawing.file, constants),
    ];
    const column = values.length === 0 ? keyColumn(drawing, found) : undefined;
    return column ? edgesOfColumn(found, column, fixed) : edgesOfQuery(drawing, found, values, fixed);
}

const modelAt = ({ type }: Path): ModelId | undefined => {
    const row = type.kind === 'list' ? type.of : type;
    return row.kind === 'model' ? row.model : undefined;
};

const edgeValue = (drawing: RowDrawing, attribute: Exclude<DataAttribute, { kind: 'constant' }>): EdgeValue => ({
    name: attribute.name,
    column: lookupPath(attribute.path),
    map: attribute.kind === 'by' ? drawing.caseMap(attribute) : undefined,
});

/** The model's own relation, where its column holds the other row's key and each of its rows that are drawn has an edge. */
function keyColumn({ project }: RowDrawing, { edges, path, drawn }: RowEdges): Field | undefined {
    const [segment, ...others] = path.segments;
    if (drawn.length > 1 || edges.where || others.length > 0 || segment?.target.kind !== 'field') return undefined;
    const field = findField(project, segment.target.field);
    const holdsKey = field?.type.kind === 'relation' && field.type.relation !== 'ManyToManyField';
    return holdsKey && !optionOf(field, 'to_field') ? field : undefined;
}

/** No further query: the rows are there. */
const edgesOfColumn = ({ drawn, from, to }: RowEdges, column: Field, fixed: readonly string[]): string[] =>
    drawn.flatMap(({ many, one }) => {
        const ends = [`f"${from}_{${one}.pk}"`, `f"${to}_{${one}.${column.name}_id}"`];
        return [`for ${one} in ${many}:`, `    network.edge(${[...ends, ...fixed].join(', ')})`];
    });

function edgesOfQuery(
    drawing: RowDrawing,
    { edges, model, path, from, to, drawn }: RowEdges,
    values: readonly EdgeValue[],
    fixed: readonly string[],
): string[] {
    const { project, file } = drawing;
    const [first, ...others] = drawn.map(({ many }) => many);
    const rows = others.length === 0 ? first : `[${[first, ...others].map(many => `*${many}`).join(', ')}]`;
    const shown = drawing.variable(plural(snakeCase(model.name)));
    const asker = { user: 'user', client: 'client' };
    const narrowed = edges.where
        ? [`${shown} = ${shown}.filter(${conditionSource(project, file, edges.where, asker)})`]
        : [];
    const columns = ['pk', `${lookupPath(path)}__pk`, ...values.map(({ column }) => column)];
    const variableOf = ({ name }: EdgeValue): string => `${snakeCase(name)}_value`;
    const own = values.map(value => {
        const variable = variableOf(value);
        return [value.name, value.map ? `${value.map}.get(${variable})` : variable] as const;
    });
    const parts = [`f"${from}_{source}"`, `f"${to}_{target}"`, ...fixed, ...keywords(own)];
    return [
        `${shown} = ${file.model(model)}.objects.filter(pk__in=[row.pk for row in ${rows}])`,
        ...narrowed,
        `for ${['source', 'target', ...values.map(variableOf)].join(', ')} in ${shown}.values_list(${columns.map(quoteString).join(', ')}):`,
        `    network.edge(${parts.join(', ')})`,
    ];
}
