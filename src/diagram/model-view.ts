import type { DjangoModel, Field } from '../model/django-model.js';
import { fieldId, labelOf, type ModelId, partsOfModelId } from '../model/names.js';
import type { App, Project } from '../model/project.js';
import { indexOf, isNullable, isOptionTrue, onDeleteOf, optionOf, ownApps } from '../model/queries.js';
import { distinctById } from './distinct-by-id.js';
import { valueText } from './value-text.js';
import type { Badge, CardNode, CardRow, EdgeTip, ViewCluster, ViewEdge, ViewEnd, ViewGraph } from './view-graph.js';

/** All models by app, with their fields, what they inherit and how they are related. */
export function modelView(project: Project): ViewGraph {
    const apps = ownApps(project).filter(app => app.models.length > 0);
    const own = new Set(apps.flatMap(app => app.models.map(model => model.id)));
    const clustered = apps.length > 1 || apps.some(app => app.name !== '');
    const edges = distinctById(apps.flatMap(app => app.models.flatMap(model => [...edgesOf(project, model)])));
    const foreign = new Set(edges.map(edge => edge.to.node as ModelId).filter(id => !own.has(id)));
    const nodes = distinctById([
        ...apps.flatMap((app, tone) => app.models.map(model => modelCard(project, model, tone, clustered && app.name))),
        ...[...foreign].map(id => foreignCard(project, id)),
    ]);
    return {
        stage: 'view',
        view: 'models',
        title: `Models of ${project.declaration?.title ?? project.declaration?.name ?? 'this file'}`,
        look: 'cards',
        directed: true,
        engine: nodes.length + edges.length > mostForDot ? 'sfdp' : 'dot',
        nodes,
        edges,
        clusters: clustered ? apps.map(appCluster) : [],
        attributes: [],
        notes: [],
        ...(nodes.length === 0 && { emptyText: 'No models yet' }),
    };
}

/** `dot` ranks nodes by network simplex: beyond so many nodes and edges it can take minutes, where `sfdp` takes seconds. */
const mostForDot = 600;

const clusterId = (app: string): string => `app:${app}`;

const appCluster = (app: App, tone: number): ViewCluster => ({
    id: clusterId(app.name),
    element: clusterId(app.name),
    name: app.name,
    label: app.name || 'models',
    attributes: [],
    tone,
    ...(app.documentation && { tooltip: app.documentation }),
});

function modelCard(project: Project, model: DjangoModel, tone: number, app: string | false): CardNode {
    const subtitle = subtitleOf(model);
    const rows = model.fields.map(field => fieldRow(project, model, field));
    return {
        kind: 'card',
        id: model.id,
        element: model.id,
        role: model.kind === 'abstract' ? 'abstract-model' : model.kind === 'proxy' ? 'proxy-model' : 'model',
        title: model.name,
        ...(subtitle && { subtitle }),
        badges: [],
        rows: distinctById([...implicitKey(project, model), ...rows]),
        tone,
        tooltip: [labelOf(model.id), model.documentation].filter(Boolean).join('\n'),
        ...(app !== false && { cluster: clusterId(app) }),
    };
}

function subtitleOf(model: DjangoModel): string | undefined {
    switch (model.kind) {
        case 'abstract':
            return 'abstract';
        case 'proxy':
            return model.proxyOf ? `proxy of ${partsOfModelId(model.proxyOf).name}` : 'proxy';
        case 'concrete': {
            const python = model.bases.flatMap(base => (base.kind === 'python' ? [base.name.split('.').at(-1)] : []));
            return python.length > 0 ? `extends ${python.join(', ')}` : undefined;
        }
    }
}

/** The key that Django adds by itself, where no field, and no parent with a table of its own, is the key. */
function* implicitKey(project: Project, model: DjangoModel): Iterable<CardRow> {
    if (model.kind !== 'concrete' || hasKey(project, model, new Set())) return;
    yield {
        id: `${model.id}#id`,
        element: model.id,
        name: 'id',
        detail: 'BigAuto',
        badges: [{ text: 'PK', role: 'key', tooltip: 'The key that Django adds' }],
        muted: true,
    };
}

function hasKey(project: Project, model: DjangoModel, seen: Set<ModelId>): boolean {
    if (seen.has(model.id)) return false;
    seen.add(model.id);
    if (model.fields.some(field => isOptionTrue(field, 'primary_key') || field.name === 'id')) return true;
    return model.bases.some(base => {
        const parent = base.kind === 'model' ? indexOf(project).models.get(base.model) : undefined;
        return parent !== undefined && (parent.kind !== 'abstract' || hasKey(project, parent, seen));
    });
}

function fieldRow(project: Project, model: DjangoModel, field: Field): CardRow {
    const isKey = isOptionTrue(field, 'primary_key');
    const badges: Badge[] = [];
    if (isKey) badges.push({ text: 'PK', role: 'key', tooltip: 'Primary key' });
    const relation = relationBadge(field);
    if (relation) badges.push(relation);
    if (isOptionTrue(field, 'unique') && !isKey) badges.push({ text: 'U', role: 'unique', tooltip: 'Unique' });
    if (field.optional) badges.push({ text: '?', role: 'optional', tooltip: 'Optional' });
    if (field.computed) badges.push({ text: 'fx', role: 'computed', tooltip: 'Computed by the database' });
    return {
        id: fieldId(model.id, field.name),
        element: field.id,
        name: field.name,
        detail: typeText(project, model, field),
        badges,
        tooltip: fieldTooltip(project, model, field),
    };
}

function relationBadge({ type }: Field): Badge | undefined {
    switch (type.kind) {
        case 'relation':
            switch (type.relation) {
                case 'ForeignKey':
                    return { text: 'FK', role: 'relation', tooltip: 'Foreign key' };
                case 'OneToOneField':
                    return { text: '1:1', role: 'relation', tooltip: 'One to one' };
                case 'ManyToManyField':
                    return { text: 'M:N', role: 'relation', tooltip: 'Many to many' };
            }
            break;
        case 'generic-foreign-key':
            return { text: 'GFK', role: 'relation', tooltip: 'Generic foreign key' };
        case 'generic-relation':
            return { text: 'GR', role: 'relation', tooltip: 'Generic relation' };
    }
    return undefined;
}

/** As short as a card wants it: `Char(200)`, `Tag[]`, `Status = draft`. */
function typeText(project: Project, model: DjangoModel, field: Field): string {
    const { type } = field;
    const short = (id: ModelId): string =>
        partsOfModelId(id).app === model.app ? partsOfModelId(id).name : labelOf(id);
    switch (type.kind) {
        case 'library':
            return `${type.name}${sizeText(field)}`;
        case 'enum':
            return partsOfModelId(type.enum).name;
        case 'relation':
            return type.relation === 'ManyToManyField' ? `${short(type.to)}[]` : short(type.to);
        case 'generic-foreign-key':
            return 'any';
        case 'generic-relation':
            return `${short(type.to)}[]`;
        case 'custom':
            return indexOf(project).customFields.get(type.field)?.name ?? partsOfModelId(type.field).name;
        case 'python':
            return type.name.split('.').at(-1) ?? type.name;
        case 'unresolved':
            return type.text;
    }
}

const sizeOptions = ['max_length', 'max_digits', 'decimal_places'];

function sizeText(field: Field): string {
    const sizes = sizeOptions.flatMap(name => optionOf(field, name) ?? []);
    return sizes.length > 0 ? `(${sizes.map(valueText).join(', ')})` : '';
}

function fieldTooltip(project: Project, model: DjangoModel, field: Field): string {
    const { type } = field;
    const lines = [
        `${labelOf(model.id)}.${field.name}: ${typeText(project, model, field)}${field.optional ? '?' : ''}`,
    ];
    if (type.kind === 'enum') {
        const members = indexOf(project).enums.get(type.enum)?.members ?? [];
        lines.push(`one of ${members.map(member => member.name).join(', ')}`);
    }
    if (field.default) lines.push(`default: ${valueText(field.default)}`);
    if (type.kind === 'relation') lines.push(...relationLines(model, field));
    for (const { name, value } of field.options) {
        if (name !== 'on_delete' && name !== 'related_name') lines.push(`${name}: ${valueText(value)}`);
    }
    if (field.documentation) lines.push(field.documentation);
    return lines.join('\n');
}

function relationLines(model: DjangoModel, field: Field): string[] {
    if (field.type.kind !== 'relation') return [];
    const lines: string[] = [];
    if (field.type.relation !== 'ManyToManyField') {
        const onDelete = onDeleteOf(field);
        lines.push(`on delete: ${onDelete.kind === 'implied' ? onDelete.word : valueText(onDelete)}`);
    }
    const reverse = reverseNameOf(model, field);
    lines.push(reverse ? `reverse: ${partsOfModelId(field.type.to).name}.${reverse}` : 'no reverse name');
    return lines;
}

/** The name under which the other end finds this one; undefined where `related_name` ends in `+`. */
function reverseNameOf(model: DjangoModel, field: Field): string | undefined {
    const written = optionOf(field, 'related_name');
    if (written) {
        const name = valueText(written);
        return name.endsWith('+') ? undefined : name;
    }
    const lower = model.name.toLowerCase();
    return field.type.kind === 'relation' && field.type.relation === 'OneToOneField' ? lower : `${lower}_set`;
}

function* edgesOf(project: Project, model: DjangoModel): Iterable<ViewEdge> {
    for (const base of model.bases) {
        if (base.kind !== 'model') continue;
        yield {
            id: `${model.id}>${base.model}`,
            element: model.id,
            role: 'inheritance',
            from: { node: model.id },
            to: { node: base.model, tip: 'triangle' },
            attributes: [],
            tooltip: `${labelOf(model.id)} extends ${labelOf(base.model)}`,
        };
    }
    if (model.proxyOf) {
        yield {
            id: `${model.id}>${model.proxyOf}`,
            element: model.id,
            role: 'proxy',
            from: { node: model.id },
            to: { node: model.proxyOf, tip: 'triangle' },
            attributes: [],
            tooltip: `${labelOf(model.id)} is a proxy of ${labelOf(model.proxyOf)}`,
        };
    }
    for (const field of model.fields) yield* relationEdge(project, model, field);
}

function* relationEdge(project: Project, model: DjangoModel, field: Field): Iterable<ViewEdge> {
    const { type } = field;
    if (type.kind !== 'relation' && type.kind !== 'generic-relation') return;
    const many = type.kind === 'generic-relation' || type.relation === 'ManyToManyField';
    const end = (node: string, tip: EdgeTip, port?: string): ViewEnd => ({ node, tip, ...(port && { port }) });
    const from: EdgeTip =
        type.kind === 'generic-relation' ? 'one' : type.relation === 'OneToOneField' ? 'zero-or-one' : 'many';
    const to: EdgeTip = many ? 'many' : isNullable(project, field) ? 'zero-or-one' : 'one';
    const id = fieldId(model.id, field.name);
    const through = optionOf(field, 'through');
    yield {
        id: `edge:${id}`,
        element: field.id,
        role: type.kind === 'generic-relation' ? 'generic' : many ? 'many-to-many' : 'relation',
        from: end(model.id, from, id),
        // A table between the two refers to the key; the header is left to the foreign keys.
        to: end(type.to, to, many ? `${type.to}#id` : undefined),
        attributes: [],
        tooltip: [
            `${labelOf(model.id)}.${field.name} → ${labelOf(type.to)}`,
            ...relationLines(model, field),
            ...(through ? [`through ${valueText(through)}`] : []),
        ].join('\n'),
    };
}

/** A model that is not the project's own, or not there at all: its name is all there is to show. */
function foreignCard(project: Project, id: ModelId): CardNode {
    const { app, name } = partsOfModelId(id);
    const model = indexOf(project).models.get(id);
    const declared = indexOf(project).apps.get(app)?.origin === 'external';
    return {
        kind: 'card',
        id,
        ...(model && declared && { element: id }),
        role: 'foreign-model',
        title: name,
        ...(app && { subtitle: app }),
        badges: [],
        rows: [],
        tooltip: [labelOf(id), model?.documentation].filter(Boolean).join('\n'),
    };
}
