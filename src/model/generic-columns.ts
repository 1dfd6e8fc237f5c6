import type { DjangoModel, Field } from './django-model.js';
import type { Project } from './project.js';
import { allFields, indexOf, optionOf } from './queries.js';
import { nameIn } from './value-name.js';

/** The two columns behind a GenericForeignKey. */
export interface GenericColumns {
    readonly contentType: string;
    readonly objectId: string;
}

/** As its options say; else Django's usual names for the first of a model, and names with its own in front for others. */
export function genericColumns(project: Project, model: DjangoModel, field: Field): GenericColumns {
    const first = allFields(project, model).find(({ type }) => type.kind === 'generic-foreign-key');
    const prefix = first === undefined || first.id === field.id ? '' : `${field.name}_`;
    return {
        contentType: named(field, 'ct_field') ?? `${prefix}content_type`,
        objectId: named(field, 'fk_field') ?? `${prefix}object_id`,
    };
}

export interface GenericKey {
    /** Where it is declared. */
    readonly owner: DjangoModel;
    readonly field: Field;
}

/** A class's GenericForeignKeys: it has those of what it extends wherever it declares no field of that name itself. */
export function genericKeysOf(project: Project, model: DjangoModel, seen = new Set<DjangoModel>()): GenericKey[] {
    if (seen.has(model)) return [];
    seen.add(model);
    const { models } = indexOf(project);
    const names = new Set(model.fields.map(({ name }) => name));
    const bases = [...model.bases.flatMap(base => (base.kind === 'model' ? [base.model] : [])), model.proxyOf];
    const inherited = bases.flatMap(id => {
        const base = id && models.get(id);
        return base ? genericKeysOf(project, base, seen) : [];
    });
    const own = model.fields.filter(({ type }) => type.kind === 'generic-foreign-key');
    return [...inherited.filter(({ field }) => !names.has(field.name)), ...own.map(field => ({ owner: model, field }))];
}

function named(field: Field, option: string): string | undefined {
    const value = optionOf(field, option);
    return value?.kind === 'unresolved' ? value.text : nameIn(value);
}
