import type { FixtureRow } from '../../model/backend.js';
import { hasCompositeKey } from '../../model/composite-key.js';
import type { DjangoModel, Field } from '../../model/django-model.js';
import type { FixtureRowId, ModelId } from '../../model/names.js';
import type { Project } from '../../model/project.js';
import { allFields, ancestorsOf, fieldClassOf, findRow, indexOf, isOptionTrue } from '../../model/queries.js';
import type { Value } from '../../model/value.js';
import type { Json } from './json-text.js';

/** How the rows of a project's fixtures are known to the database, and to each other. */
export class FixtureKeys {
    private readonly project: Project;
    private readonly numbers = new Map<FixtureRowId, number>();
    /** How many rows each table has so far. */
    private readonly counts = new Map<ModelId, number>();
    private readonly links = new Map<string, number>();
    /** Rows that something generic refers to, which knows primary keys alone. */
    private readonly referredByKey = new Set<FixtureRowId>();

    constructor(project: Project) {
        this.project = project;
        // Counted through all fixtures, so that two of them can be loaded together.
        for (const row of project.fixtures.flatMap(({ rows }) => rows)) {
            const model = this.modelOf(row);
            if (!model) continue;
            const root = this.rootOf(model).id;
            const number = (this.counts.get(root) ?? 0) + 1;
            this.counts.set(root, number);
            if (!this.numbers.has(row.id)) this.numbers.set(row.id, number);
            for (const { field, value } of row.values) {
                const generic = allFields(project, model).some(
                    ({ name, type }) => name === field && type.kind === 'generic-foreign-key',
                );
                if (generic && value.kind === 'row') this.referredByKey.add(value.row);
            }
        }
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
    primaryKey(row: FixtureRow): Json | undefined {
        const model = this.modelOf(row);
        if (model && hasCompositeKey(this.project, model)) return undefined;
        if (this.naturalKey(row) && !this.referredByKey.has(row.id)) return undefined;
        return this.keyOf(row);
    }

    private keyOf(row: FixtureRow, seen: ReadonlySet<string> = new Set()): Json {
        const number = this.numbers.get(row.id) ?? 1;
        const model = this.modelOf(row);
        const field = model && allFields(this.project, model).find(of => isOptionTrue(of, 'primary_key'));
        if (!field) return { kind: 'number', text: String(number) };
        const written = writtenValue(row, field.name);
        if (written?.kind === 'row' && !seen.has(written.row)) {
            const other = findRow(this.project, written.row)?.row;
            if (other) return this.keyOf(other, new Set([...seen, row.id]));
        }
        if (written?.kind === 'number') return { kind: 'number', text: written.text };
        if (written?.kind === 'string') return { kind: 'string', value: written.value };
        return this.madeKey(field, number);
    }

    /** What stands for a key that nobody wrote. */
    private madeKey(field: Field, number: number): Json {
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
    linkKey(through: DjangoModel, link: string): Json | undefined {
        if (hasCompositeKey(this.project, through)) return undefined;
        const root = this.rootOf(through);
        const key = `${root.id} ${link}`;
        let number = this.links.get(key);
        if (number === undefined) {
            number = (this.counts.get(root.id) ?? 0) + 1;
            this.counts.set(root.id, number);
            this.links.set(key, number);
        }
        const field = allFields(this.project, through).find(of => isOptionTrue(of, 'primary_key'));
        return field ? this.madeKey(field, number) : { kind: 'number', text: String(number) };
    }

    /** How another row refers to this one by a relation to `toField`, or to its primary key. */
    reference(row: FixtureRow, toField?: string): Json {
        const written = toField === undefined ? undefined : writtenValue(row, toField);
        if (written?.kind === 'string') return { kind: 'string', value: written.value };
        if (written?.kind === 'number') return { kind: 'number', text: written.text };
        const natural = this.naturalKey(row);
        return natural ? { kind: 'list', items: natural } : this.keyOf(row);
    }

    /** What Django's own managers find a row by; undefined where they have no such thing. */
    naturalKey(row: FixtureRow): Json[] | undefined {
        const model = this.modelOf(row);
        const known = model && [model, ...ancestorsOf(this.project, model)].find(({ app }) => app in naturalKeys);
        const names = known && naturalKeys[known.app]?.[known.name];
        const values = names?.map(name => writtenValue(row, name));
        if (!values?.every(value => value?.kind === 'string')) return undefined;
        return values.map(value => ({ kind: 'string', value: value?.kind === 'string' ? value.value : '' }));
    }
}

const naturalKeys: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
    auth: { AbstractUser: ['username'], User: ['username'], Group: ['name'] },
    contenttypes: { ContentType: ['app_label', 'model'] },
    sites: { Site: ['domain'] },
};

export const writtenValue = (row: FixtureRow, field: string): Value | undefined =>
    row.values.find(value => value.field === field)?.value;

/** A UUID of version 4 that a person recognizes as made up. */
export const uuidOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
