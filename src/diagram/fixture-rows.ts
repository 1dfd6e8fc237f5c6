import type { FixtureRow } from '../model/backend.js';
import type { DjangoModel, Field } from '../model/django-model.js';
import type { EnumId, FieldId, FixtureRowId, ModelId } from '../model/names.js';
import { partsOfFieldId } from '../model/names.js';
import type { Project } from '../model/project.js';
import { allFields, ancestorsOf, fieldClassOf, indexOf, isOptionTrue, optionOf } from '../model/queries.js';
import type { Value } from '../model/value.js';

/**
 * A column's value in a fixture. `untold` is what only a database or a clock could say; it is not NULL, and whoever
 * meets it must say so rather than guess.
 */
export type Datum =
    | { readonly kind: 'null' }
    /** `member` is the enum member's name where the column has an enum. */
    | { readonly kind: 'text'; readonly text: string; readonly member?: string }
    | { readonly kind: 'number'; readonly text: string; readonly member?: string }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'row'; readonly row: FixtureRow }
    | { readonly kind: 'untold'; readonly why: string };

export const nothing: Datum = { kind: 'null' };
export const untold = (why: string): Datum => ({ kind: 'untold', why });

/** The rows of a project's fixtures, as a small database. */
export interface FixtureRows {
    /** In source order; rows of models that extend `model` are rows of it too. */
    rowsOf(model: ModelId): readonly FixtureRow[];
    /** The values that a field holds in a row: one, or any number for a relation to many. */
    valuesOf(row: FixtureRow, field: FieldId): readonly Datum[];
    /** The rows whose `field` leads to `row`. */
    reverseOf(row: FixtureRow, field: FieldId): readonly Datum[];
}

export function fixtureRows(project: Project): FixtureRows {
    const { models } = indexOf(project);
    const all = project.fixtures.flatMap(fixture => fixture.rows);
    const byId = new Map<FixtureRowId, FixtureRow>();
    for (const row of all) if (!byId.has(row.id)) byId.set(row.id, row);

    const kinship = new Map<ModelId, ReadonlySet<ModelId>>();
    const kinOf = (model: DjangoModel): ReadonlySet<ModelId> => {
        let kin = kinship.get(model.id);
        if (!kin) {
            kin = new Set([model.id, ...ancestorsOf(project, model).map(ancestor => ancestor.id)]);
            kinship.set(model.id, kin);
        }
        return kin;
    };
    const isRowOf = (row: FixtureRow, model: ModelId): boolean => {
        const declared = row.model && models.get(row.model);
        if (!declared) return false;
        // A proxy has no rows of its own: those of what it stands for are its.
        const proxied = models.get(model)?.proxyOf;
        return kinOf(declared).has(model) || (proxied !== undefined && kinOf(declared).has(proxied));
    };

    const fieldOf = (row: FixtureRow, name: string): { owner: DjangoModel; field: Field } | undefined => {
        const owner = row.model && models.get(row.model);
        const field = owner && allFields(project, owner).find(candidate => candidate.name === name);
        return owner && field && { owner, field };
    };

    const valuesOf = (row: FixtureRow, id: FieldId): readonly Datum[] => {
        const { name } = partsOfFieldId(id);
        const found = fieldOf(row, name);
        const written = row.values.find(value => value.field === name)?.value;
        if (found && isToMany(found.field) && !written) return throughRows(row, found.field);
        if (written?.kind === 'list' && found && isToMany(found.field)) {
            return written.items.map(item => datumOf(item, found.field));
        }
        if (written) return [datumOf(written, found?.field)];
        return [found ? unwritten(found.field) : untold(`'${name}' is not a column of a fixture's row`)];
    };

    /** A relation through a model of its own is told by that model's rows. */
    const throughRows = (row: FixtureRow, field: Field): readonly Datum[] => {
        const through = optionOf(field, 'through');
        if (through?.kind !== 'model' || field.type.kind !== 'relation') return [];
        const { to } = field.type;
        const columns = models.get(through.model)?.fields ?? [];
        const near = columns.find(column => column.type.kind === 'relation' && isRowOf(row, column.type.to));
        const far = columns.find(column => column !== near && column.type.kind === 'relation' && column.type.to === to);
        if (!near || !far) return [];
        return rowsOf(through.model)
            .filter(link => valuesOf(link, near.id).some(value => value.kind === 'row' && value.row.id === row.id))
            .flatMap(link => valuesOf(link, far.id));
    };

    const unwritten = (field: Field): Datum => {
        if (field.default) return datumOf(field.default, field);
        if (field.computed) return untold(`'${field.name}' is computed by the database`);
        if (isOptionTrue(field, 'auto_now') || isOptionTrue(field, 'auto_now_add')) {
            return untold(`'${field.name}' is filled when a row is saved`);
        }
        return fieldClassOf(project, field)?.emptyIsText ? { kind: 'text', text: '' } : nothing;
    };

    const datumOf = (value: Value, field: Field | undefined): Datum => {
        switch (value.kind) {
            case 'string':
                return withMember({ kind: 'text', text: value.value }, field);
            case 'number':
                return withMember({ kind: 'number', text: value.text }, field);
            case 'duration':
                return { kind: 'number', text: String(value.milliseconds) };
            case 'boolean':
                return { kind: 'boolean', value: value.value };
            case 'null':
                return nothing;
            case 'enum-member':
                return memberDatum(project, value.member.slice(0, value.member.lastIndexOf('#')) as EnumId, value.name);
            case 'row': {
                const row = byId.get(value.row);
                return row ? { kind: 'row', row } : untold(`there is no row '${value.row}'`);
            }
            default:
                return untold(`'${field?.name ?? value.kind}' has a value that only Django knows`);
        }
    };

    const withMember = <D extends Extract<Datum, { kind: 'text' | 'number' }>>(
        datum: D,
        field: Field | undefined,
    ): D => {
        if (field?.type.kind !== 'enum') return datum;
        const members = indexOf(project).enums.get(field.type.enum)?.members ?? [];
        const member = members.find(({ value }) =>
            value.kind === 'string' ? value.value === datum.text : value.kind === 'number' && value.text === datum.text,
        );
        return member ? { ...datum, member: member.name } : datum;
    };

    const rowsByModel = new Map<ModelId, readonly FixtureRow[]>();
    const rowsOf = (model: ModelId): readonly FixtureRow[] => {
        let rows = rowsByModel.get(model);
        if (!rows) {
            rows = [...byId.values()].filter(row => isRowOf(row, model));
            rowsByModel.set(model, rows);
        }
        return rows;
    };

    return {
        rowsOf,
        valuesOf,
        reverseOf: (row, field) =>
            rowsOf(partsOfFieldId(field).model)
                .filter(other => valuesOf(other, field).some(value => value.kind === 'row' && value.row.id === row.id))
                .map(other => ({ kind: 'row', row: other })),
    };
}

/** What the column holds for an enum's member. */
export function memberDatum(project: Project, id: EnumId, name: string): Datum {
    const member = indexOf(project)
        .enums.get(id)
        ?.members.find(candidate => candidate.name === name);
    switch (member?.value.kind) {
        case 'string':
            return { kind: 'text', text: member.value.value, member: name };
        case 'number':
            return { kind: 'number', text: member.value.text, member: name };
        default:
            return untold(`'${name}' is not a member of the enum`);
    }
}

const isToMany = ({ type }: Field): boolean =>
    type.kind === 'generic-relation' || (type.kind === 'relation' && type.relation === 'ManyToManyField');
