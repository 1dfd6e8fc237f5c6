import type { DjangoModel } from '../../../model/django-model.js';
import type { DataAttribute, DataNodes } from '../../../model/graph.js';
import { quoteString } from '../../python/quote-string.js';
import { hasReadRules } from '../allow-rules.js';
import { conditionSource } from '../condition-source.js';
import { genericPrefetches, nameRelations } from '../shown-relations.js';
import { attributeSource, keywords } from './attribute-source.js';
import type { AttributeValues, DrawingScope } from './drawing-scope.js';
import type { RowDrawing } from './row-drawing.js';
import { RowValues } from './row-values.js';

/** Lines that draw a model's rows as nodes; none where the model is not known. */
export function rowNodesSource(drawing: RowDrawing, data: DataNodes, scope: DrawingScope): string[] {
    const model = drawing.modelOf(data.model);
    if (!model || data.model === undefined) return [];
    const { many, one } = drawing.rowsOf(data.model, model);
    const values = new RowValues(drawing.project, one);
    const label = data.attributes.find(({ name }) => name === 'label');
    const labelSource = label ? dataAttributeSource(drawing, values, label) : `str(${one})`;
    const others = dataKeywords(drawing, values, data.attributes, scope.node);
    const parts = [
        `f"${drawing.prefixOf(model)}_{${one}.pk}"`,
        labelSource,
        ...(scope.cluster ? [`cluster=${quoteString(scope.cluster.name)}`] : []),
        ...others,
    ];
    return [
        `${many} = network.rows(${rowsSource(drawing, data, model, values)})`,
        `for ${one} in ${many}:`,
        `    network.node(${parts.join(', ')})`,
    ];
}

/** The rows that whoever asks may see, with all that their nodes show. */
function rowsSource(
    { project, file }: RowDrawing,
    { attributes, where }: DataNodes,
    model: DjangoModel,
    { related, prefetched }: RowValues,
): string {
    const isNamed = !attributes.some(({ name }) => name === 'label');
    const name = isNamed ? nameRelations(project, model) : { selected: [], generic: [] };
    const select = new Set([...name.selected, ...related]);
    const prefetch = [...[...prefetched].map(quoteString), ...genericPrefetches(file, name.generic)];
    const asker = { user: 'user', client: 'client' };
    const calls = [
        ...(hasReadRules(project, model) ? ['readable(user, client)'] : []),
        ...(where ? [`filter(${conditionSource(project, file, where, asker)})`] : []),
        ...(select.size > 0 ? [`select_related(${[...select].map(quoteString).join(', ')})`] : []),
        ...(prefetch.length > 0 ? [`prefetch_related(${prefetch.join(', ')})`] : []),
    ];
    return [`${file.model(model)}.objects`, ...(calls.length > 0 ? calls : ['all()'])].join('.');
}

function dataKeywords(
    drawing: RowDrawing,
    values: RowValues,
    attributes: readonly DataAttribute[],
    defaults: AttributeValues,
): string[] {
    const sources = new Map<string, string>();
    for (const [name, value] of defaults) sources.set(name, attributeSource(drawing.file, name, value));
    sources.delete('label');
    for (const attribute of attributes) {
        if (attribute.name === 'label') continue;
        sources.set(attribute.name, dataAttributeSource(drawing, values, attribute));
    }
    return keywords([...sources]);
}

function dataAttributeSource(drawing: RowDrawing, values: RowValues, attribute: DataAttribute): string {
    switch (attribute.kind) {
        case 'constant':
            return attributeSource(drawing.file, attribute.name, attribute.value);
        case 'field':
            return values.shown(attribute.path);
        case 'by':
            return `${drawing.caseMap(attribute)}.get(${values.stored(attribute.path)})`;
    }
}
