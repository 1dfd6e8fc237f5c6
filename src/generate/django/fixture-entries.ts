import type { Fixture, FixtureRow } from '../../model/backend.js';
import type { DjangoModel, Field } from '../../model/django-model.js';
import { type FixtureKeys, uuidOf, writtenValue } from '../../model/fixture-keys.js';
import { genericColumns } from '../../model/generic-columns.js';
import { type FixtureRowId, labelOf, partsOfFieldId } from '../../model/names.js';
import type { Project } from '../../model/project.js';
import { allFields, ancestorsOf, fieldClassOf, findRow, indexOf, isOptionTrue, optionOf } from '../../model/queries.js';
import type { Value } from '../../model/value.js';
import type { Json } from './json-text.js';

/** An object of a fixture file. */
export interface FixtureEntry {
    /** `catalog.product`. */
    readonly model: string;
    readonly key: Json | undefined;
    readonly fields: readonly (readonly [name: string, value: Json])[];
}

/**
 * What `loaddata` reads. It saves rows as they stand: times that saving would fill are written, the row of a parent
 * model stands for itself, and so do the rows of a `through` table.
 */
export function fixtureEntries(project: Project, keys: FixtureKeys, fixture: Fixture): FixtureEntry[] {
    const links: FixtureEntry[] = [];
    const entries = loadingOrder(project, keys, fixture.rows).flatMap(row => {
        const model = keys.modelOf(row);
        if (!model || model.kind === 'abstract') return [];
        const writer = new RowWriter(project, keys, row);
        links.push(...writer.links(model));
        return writer.entries(model);
    });
    return [...entries, ...links];
}

/**
 * As they are written, but for rows that others refer to by a natural key: Django looks those up, so they must be there.
 * Those whose key is written in the file come first, before the database gives one of them to another.
 */
function loadingOrder(project: Project, keys: FixtureKeys, rows: readonly FixtureRow[]): FixtureRow[] {
    const natural = new Map(rows.filter(row => keys.naturalKey(row)).map(row => [row.id, row]));
    const ordered = new Set<FixtureRow>();
    const visiting = new Set<FixtureRow>();
    const add = (row: FixtureRow): void => {
        if (visiting.has(row)) return;
        visiting.add(row);
        for (const id of referredBy(project, keys, row)) {
            const other = natural.get(id);
            if (other) add(other);
        }
        ordered.add(row);
    };
    for (const row of natural.values()) if (keys.primaryKey(row)) add(row);
    rows.forEach(add);
    return [...ordered];
}

/** But through rows of a model of its own, which come behind all others. */
function referredBy(project: Project, keys: FixtureKeys, row: FixtureRow): FixtureRowId[] {
    const model = keys.modelOf(row);
    const linked = (model ? allFields(project, model) : []).filter(field => throughOf(project, field));
    return row.values.flatMap(({ field, value }) => (linked.some(({ name }) => name === field) ? [] : rowsIn(value)));
}

function rowsIn(value: Value): FixtureRowId[] {
    if (value.kind === 'list') return value.items.flatMap(rowsIn);
    return value.kind === 'row' ? [value.row] : [];
}

/** The moment at which rows of fixtures were made and changed. */
const moment = { date: '2026-01-01', datetime: '2026-01-01T00:00:00Z', time: '00:00:00' } as const;

class RowWriter {
    private readonly project: Project;
    private readonly keys: FixtureKeys;
    private readonly row: FixtureRow;

    constructor(project: Project, keys: FixtureKeys, row: FixtureRow) {
        this.project = project;
        this.keys = keys;
        this.row = row;
    }

    /** A row for each table that the model has columns in, that of its farthest parent first. */
    entries(model: DjangoModel): FixtureEntry[] {
        const { project, keys, row } = this;
        const key = keys.primaryKey(row);
        const parents = ancestorsOf(project, model)
            .filter(({ kind }) => kind === 'concrete')
            .reverse();
        const behind = model.kind === 'proxy' ? parents.at(-1) : model;
        const tables = [...parents.filter(parent => parent !== behind), ...(behind ? [behind] : [])];
        const inherited = new Set<string>();
        return tables.map((table, index) => {
            const own = allFields(project, table).filter(({ name }) => !inherited.has(name));
            for (const { name } of own) inherited.add(name);
            const parent = tables[index - 1];
            const link = parent && !own.some(field => isParentLink(field)) ? parent : undefined;
            return {
                model: modelName(table === behind ? model : table),
                key,
                fields: [
                    ...(link ? [[`${link.name.toLowerCase()}_ptr`, key ?? { kind: 'null' }] as const] : []),
                    ...own.flatMap(field => this.columns(table, field)),
                ],
            };
        });
    }

    private columns(model: DjangoModel, field: Field): (readonly [string, Json])[] {
        const written = writtenValue(this.row, field.name);
        if (field.computed || isOptionTrue(field, 'primary_key')) return [];
        if (!written) return this.unwritten(field);
        const { type } = field;
        if (type.kind === 'generic-relation') return [];
        if (type.kind === 'generic-foreign-key') return this.genericReference(model, field, written);
        if (type.kind === 'relation' && type.relation === 'ManyToManyField') {
            if (throughOf(this.project, field)) return [];
            const items = written.kind === 'list' ? written.items : [written];
            return [[field.name, { kind: 'list', items: items.flatMap(item => this.json(item, field) ?? []) }]];
        }
        const json = this.json(written, field);
        return json ? [[field.name, json]] : [];
    }

    /** What saving would fill, and a password that nobody knows; anything else Django takes from the field's default. */
    private unwritten(field: Field): (readonly [string, Json])[] {
        if (isOptionTrue(field, 'auto_now') || isOptionTrue(field, 'auto_now_add')) {
            const type = fieldClassOf(this.project, field)?.valueType;
            const value = type === 'date' || type === 'time' ? moment[type] : moment.datetime;
            return [[field.name, { kind: 'string', value }]];
        }
        const isPassword = field.name === 'password' && partsOfFieldId(field.id).model === abstractUser;
        return isPassword ? [[field.name, { kind: 'string', value: '!' }]] : [];
    }

    private genericReference(model: DjangoModel, field: Field, written: Value): (readonly [string, Json])[] {
        if (written.kind !== 'row') return [];
        const target = findRow(this.project, written.row);
        const of = target && this.keys.modelOf(target);
        if (!target || !of) return [];
        const { contentType, objectId } = genericColumns(this.project, model, field);
        const names: Json[] = [
            { kind: 'string', value: of.app },
            { kind: 'string', value: of.name.toLowerCase() },
        ];
        return [
            [contentType, { kind: 'list', items: names }],
            [objectId, this.keys.primaryKey(target) ?? { kind: 'null' }],
        ];
    }

    // Rows of `through` tables

    links(model: DjangoModel): FixtureEntry[] {
        return allFields(this.project, model).flatMap(field => {
            const through = throughOf(this.project, field);
            const written = writtenValue(this.row, field.name);
            if (!through || written?.kind !== 'list') return [];
            return written.items.flatMap((item, index) => this.link(model, field, through, item, index + 1));
        });
    }

    private link(model: DjangoModel, field: Field, through: DjangoModel, item: Value, number: number): FixtureEntry[] {
        const target = item.kind === 'row' ? findRow(this.project, item.row) : undefined;
        const ends = linkEnds(this.project, model, field, through);
        if (!target || !ends) return [];
        const times = allFields(this.project, through).flatMap(of => this.unwritten(of));
        return [
            {
                model: modelName(through),
                key: this.keys.linkKey(through, `${this.row.id} ${field.id} ${number}`),
                fields: [...times, [ends.near, this.keys.reference(this.row)], [ends.far, this.keys.reference(target)]],
            },
        ];
    }

    // Values

    private json(value: Value, field: Field): Json | undefined {
        const facts = fieldClassOf(this.project, field);
        switch (value.kind) {
            case 'string':
                return facts?.valueType === 'binary' ? text(base64(value.value)) : text(value.value);
            case 'number':
                if (facts?.className === 'DecimalField' || facts?.valueType === 'text') return text(value.text);
                return numberJson(value.text);
            case 'duration':
                return text(facts?.valueType === 'duration' ? isoDuration(value.milliseconds) : value.text);
            case 'boolean':
                return { kind: 'boolean', value: value.value };
            case 'null':
                return { kind: 'null' };
            case 'list':
                return { kind: 'list', items: value.items.flatMap(item => this.json(item, field) ?? []) };
            case 'object':
                return {
                    kind: 'object',
                    entries: value.entries.flatMap(({ key, value: inner }) => {
                        const json = this.json(inner, field);
                        return json ? [[key, json] as const] : [];
                    }),
                };
            case 'enum-member':
                return this.memberJson(value.member);
            case 'row': {
                const row = findRow(this.project, value.row);
                return row && this.keys.reference(row, targetField(field));
            }
            case 'word':
                return wordJson(value.word, facts?.valueType);
            default:
                // What only Python or a database knows is left to the field's default.
                return undefined;
        }
    }

    private memberJson(id: string): Json | undefined {
        const [owner, name] = [id.slice(0, id.lastIndexOf('#')), id.slice(id.lastIndexOf('#') + 1)];
        const choices = [...indexOf(this.project).enums.values()].find(candidate => candidate.id === owner);
        const value = choices?.members.find(member => member.name === name)?.value;
        if (value?.kind === 'string') return text(value.value);
        if (value?.kind === 'number') return numberJson(value.text);
        return value?.kind === 'null' ? { kind: 'null' } : undefined;
    }
}

const abstractUser = 'model:auth.AbstractBaseUser';

const text = (value: string): Json => ({ kind: 'string', value });

/** Python reads `1e3` as a fraction; JSON knows no zeros in front and no sign of plus. */
function numberJson(written: string): Json {
    return { kind: 'number', text: written.replace(/^\+/, '').replace(/^(-?)0+(?=\d)/, '$1') };
}

const modelName = (model: DjangoModel): string => labelOf(model.id).toLowerCase();

const isParentLink = (field: Field): boolean => isOptionTrue(field, 'parent_link');

function throughOf(project: Project, field: Field): DjangoModel | undefined {
    const value = optionOf(field, 'through');
    return value?.kind === 'model' ? indexOf(project).models.get(value.model) : undefined;
}

/** The fields of a `through` model that lead to both ends of a relation. */
function linkEnds(
    project: Project,
    model: DjangoModel,
    field: Field,
    through: DjangoModel,
): { readonly near: string; readonly far: string } | undefined {
    const given = optionOf(field, 'through_fields');
    if (given?.kind === 'list') {
        const [near, far] = given.items.map(nameIn);
        return near !== undefined && far !== undefined ? { near, far } : undefined;
    }
    const target = field.type.kind === 'relation' ? field.type.to : undefined;
    const kin = new Set([model.id, ...ancestorsOf(project, model).map(({ id }) => id)]);
    const columns = allFields(project, through);
    const near = columns.find(({ type }) => type.kind === 'relation' && kin.has(type.to));
    const far = columns.find(column => column !== near && column.type.kind === 'relation' && column.type.to === target);
    return near && far ? { near: near.name, far: far.name } : undefined;
}

function nameIn(value: Value): string | undefined {
    switch (value.kind) {
        case 'field':
            return partsOfFieldId(value.field).name;
        case 'word':
            return value.word;
        case 'string':
            return value.value;
        case 'unresolved':
            return value.text;
        default:
            return undefined;
    }
}

function targetField(field: Field): string | undefined {
    const value = optionOf(field, 'to_field');
    return value && nameIn(value);
}

function wordJson(word: string, type: string | undefined): Json | undefined {
    switch (word) {
        case 'now':
        case 'today':
            return text(type === 'date' || type === 'time' ? moment[type] : moment.datetime);
        case 'uuid4':
            return text(uuidOf(1));
        case 'list':
            return { kind: 'list', items: [] };
        case 'dict':
            return { kind: 'object', entries: [] };
        default:
            return text(word);
    }
}

/** As Django writes them: `P1DT02H30M00S`. */
function isoDuration(milliseconds: number): string {
    const total = Math.abs(milliseconds);
    const part = (size: number, of: number): number => Math.floor(total / size) % of;
    const two = (number: number): string => String(number).padStart(2, '0');
    const seconds = two(part(1000, 60)) + (total % 1000 ? `.${String(total % 1000).padStart(3, '0')}000` : '');
    const days = Math.floor(total / 86_400_000);
    return `${milliseconds < 0 ? '-' : ''}P${days}DT${two(part(3_600_000, 24))}H${two(part(60_000, 60))}M${seconds}S`;
}

/** Of the text's bytes in UTF-8. */
const base64 = (value: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(value)));
