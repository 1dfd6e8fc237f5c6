import type { FixtureRow } from './backend.js';
import { hasCompositeKey } from './composite-key.js';
import type { DjangoModel, Field } from './django-model.js';
import type { FixtureRowId, ModelId } from './names.js';
import { perProject } from './per-project.js';
import type { Project } from './project.js';
import { allFields, ancestorsOf, fieldClassOf, findRow, indexOf, isOptionTrue } from './queries.js';
import type { Value } from './value.js';

/** A key as JSON has it: a number keeps the digits that somebody wrote. */
export type RowKey =
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'number'; readonly text: string };

/**
 * How the rows of a project's fixtures are known to the database, and to each other. Of a project that is focused on one
 * declaration, keys that nobody wrote are the first of their kind.
 */
export class FixtureKeys {
    private readonly project: Project;
    private readonly numbers = new Map<FixtureRowId, number>();
    /** How many rows each table has so far. */
    private readonly counts = new Map<ModelId, number>();
    private readonly links = new Map<string, number>();
    /** By the table: numbers that are written as a row's key, and so no other row's. */
    private readonly taken = new Map<ModelId, Set<string>>();
    private referredByKey: ReadonlySet<FixtureRowId> | undefined;

    constructor(project: Project) {
        this.project = project;
        const rows = project.fixtures.flatMap(fixture => fixture.rows);
        for (const row of rows) this.takeWritten(row);
        // Counted through all fixtures, so that two of them can be loaded together.
        for (const row of rows) {
            const model = this.modelOf(row);
            if (!model) continue;
            const number = this.nextNumber(this.rootOf(model).id);
            if (!this.numbers.has(row.id)) this.numbers.set(row.id, number);
        }
    }

    private takeWritten(row: FixtureRow): void {
        const model = this.modelOf(row);
        const written = model && this.writtenKey(row, this.keyFieldOf(model));
        if (!model || written?.kind !== 'number') return;
        const root = this.rootOf(model).id;
        const taken = this.taken.get(root) ?? new Set();
        this.taken.set(root, taken.add(String(Number(written.text))));
    }

    private nextNumber(root: ModelId): number {
        let number = this.counts.get(root) ?? 0;
        do number++;
        while (this.taken.get(root)?.has(String(number)));
        this.counts.set(root, number);
        return number;
    }

    /** The field that is the key; undefined for the number that Django adds. */
    private keyFieldOf(model: DjangoModel): Field | undefined {
        return allFields(this.project, model).find(of => isOptionTrue(of, 'primary_key'));
    }

    private writtenKey(row: FixtureRow, field: Field | undefined): Value | undefined {
        return writtenValue(row, field?.name ?? 'id') ?? writtenValue(row, 'pk');
    }

    /** The model that a row is of; Django's own user is the project's where it has one. */
    modelOf(row: FixtureRow): DjangoModel | undefined {
        const { models } = indexOf(this.project);
        const user = this.project.declaration?.userModel?.model;
        const isDjangosUser = row.model === 'model:auth.User' && user !== undefined;
        return row.model && models.get(isDjangosUser ? user : row.model);
    }

    /** The model in whose table the primary key stands. */
    rootOf(model: DjangoModel): DjangoModel {
        return ancestorsOf(this.project, model).findLast(({ kind }) => kind === 'concrete') ?? model;
    }

    /**
     * A row's primary key; undefined where it is known by a natural one, since numbering users could replace one that
     * is there already, and where it is written as the columns that it is made of.
     */
    primaryKey(row: FixtureRow): RowKey | undefined {
        const model = this.modelOf(row);
        if (model && hasCompositeKey(this.project, model)) return undefined;
        const isWritten = model && this.writtenKey(row, this.keyFieldOf(model)) !== undefined;
        if (!isWritten && this.naturalKey(row) && !this.isReferredByKey(row)) return undefined;
        return this.keyOf(row);
    }

    private keyOf(row: FixtureRow, seen: ReadonlySet<string> = new Set()): RowKey {
        const number = this.numbers.get(row.id) ?? 1;
        const model = this.modelOf(row);
        const field = model && this.keyFieldOf(model);
        const written = this.plain(this.writtenKey(row, field));
        if (written?.kind === 'row' && !seen.has(written.row)) {
            const other = findRow(this.project, written.row);
            if (other) return this.keyOf(other, new Set([...seen, row.id]));
        }
        if (written?.kind === 'number') return { kind: 'number', text: written.text };
        if (written?.kind === 'string') return { kind: 'string', value: written.value };
        return field ? this.madeKey(field, number) : { kind: 'number', text: String(number) };
    }

    /** An enum's member as its value. */
    private plain(value: Value | undefined): Value | undefined {
        if (value?.kind !== 'enum-member') return value;
        for (const { members } of indexOf(this.project).enums.values()) {
            const member = members.find(({ id }) => id === value.member);
            if (member) return member.value;
        }
        return value;
    }

    /** Whether something generic refers to the row, which knows primary keys alone. */
    private isReferredByKey(row: FixtureRow): boolean {
        this.referredByKey ??= new Set(
            [...indexOf(this.project).rows.values()].flatMap(other => this.genericReferences(other)),
        );
        return this.referredByKey.has(row.id);
    }

    private genericReferences(row: FixtureRow): FixtureRowId[] {
        const references = row.values.flatMap(({ field, value }) => (value.kind === 'row' ? [[field, value.row]] : []));
        const model = references.length > 0 ? this.modelOf(row) : undefined;
        const fields = model ? allFields(this.project, model) : [];
        const generic = new Set(
            fields.filter(({ type }) => type.kind === 'generic-foreign-key').map(({ name }) => name),
        );
        return references.flatMap(([field, to]) => (generic.has(field as string) ? [to as FixtureRowId] : []));
    }

    /** What stands for a key that nobody wrote. */
    private madeKey(field: Field, number: number): RowKey {
        switch (fieldClassOf(this.project, field)?.valueType) {
            case 'uuid':
                return { kind: 'string', value: uuidOf(number) };
            case 'text':
                return { kind: 'string', value: String(number) };
            default:
                return { kind: 'number', text: String(number) };
        }
    }

    /** A key for a row of a `through` table that nobody wrote, behind those of the rows that are written. */
    linkKey(through: DjangoModel, link: string): RowKey | undefined {
        if (hasCompositeKey(this.project, through)) return undefined;
        const root = this.rootOf(through);
        const key = `${root.id} ${link}`;
        let number = this.links.get(key);
        if (number === undefined) {
            number = this.nextNumber(root.id);
            this.links.set(key, number);
        }
        const field = this.keyFieldOf(through);
        return field ? this.madeKey(field, number) : { kind: 'number', text: String(number) };
    }

    /** How another row refers to this one by a relation to `toField`, or to its primary key. */
    reference(
        row: FixtureRow,
        toField?: string,
    ): RowKey | { readonly kind: 'list'; readonly items: readonly RowKey[] } {
        const written = toField === undefined ? undefined : writtenValue(row, toField);
        if (written?.kind === 'string') return { kind: 'string', value: written.value };
        if (written?.kind === 'number') return { kind: 'number', text: written.text };
        const natural = this.naturalKey(row);
        return natural ? { kind: 'list', items: natural } : this.keyOf(row);
    }

    /** What Django's own managers find a row by; undefined where they have no such thing. */
    naturalKey(row: FixtureRow): RowKey[] | undefined {
        const model = this.modelOf(row);
        const known = model && [model, ...ancestorsOf(this.project, model)].find(({ app }) => app in naturalKeys);
        const names = known && naturalKeys[known.app]?.[known.name];
        const values = names?.map(name => writtenValue(row, name));
        if (!values?.every(value => value?.kind === 'string')) return undefined;
        return values.map(value => ({ kind: 'string', value: value?.kind === 'string' ? value.value : '' }));
    }
}

export const fixtureKeysOf = perProject(project => new FixtureKeys(project));

const naturalKeys: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
    auth: { AbstractUser: ['username'], User: ['username'], Group: ['name'] },
    contenttypes: { ContentType: ['app_label', 'model'] },
    sites: { Site: ['domain'] },
};

export const writtenValue = (row: FixtureRow, field: string): Value | undefined =>
    row.values.find(value => value.field === field)?.value;

/** A UUID of version 4 that a person recognizes as made up. */
export const uuidOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
