import type { DjangoModel, Field } from '../../model/django-model.js';
import { genericColumns } from '../../model/generic-columns.js';
import type { Project } from '../../model/project.js';
import { ancestorsOf, ownApps } from '../../model/queries.js';

/** What `renamed_from` says, as Django's migrations name things: models in lower case. */
export interface Renames {
    /** App and new name; the old name. */
    readonly models: readonly Rename[];
    /** App, model and new name; the old name. */
    readonly fields: readonly Rename[];
}
export interface Rename {
    readonly key: readonly string[];
    readonly old: string;
}

export function renamesIn(project: Project): Renames {
    const tables = ownApps(project).flatMap(({ models }) => models.filter(({ kind }) => kind === 'concrete'));
    return {
        models: tables.flatMap(({ app, name, renamedFrom }) =>
            renamedFrom ? [{ key: [app, name.toLowerCase()], old: renamedFrom.name.toLowerCase() }] : [],
        ),
        fields: tables.flatMap(model =>
            columnsOf(project, model).flatMap(field =>
                renamesOf(project, model, field).map(({ name, old }) => ({
                    key: [model.app, model.name.toLowerCase(), name],
                    old,
                })),
            ),
        ),
    };
}

export function hasRenames(project: Project): boolean {
    const { models, fields } = renamesIn(project);
    return models.length + fields.length > 0;
}

/** The fields whose columns stand in a model's own table: its own, and those of its abstract bases. */
function columnsOf(project: Project, model: DjangoModel): Field[] {
    const bases = ancestorsOf(project, model);
    const elsewhere = new Set(
        bases.filter(({ kind }) => kind === 'concrete').flatMap(base => [base, ...ancestorsOf(project, base)]),
    );
    return [model, ...bases.filter(base => base.kind === 'abstract' && !elsewhere.has(base))].flatMap(
        ({ fields }) => fields,
    );
}

/** A generic relation has no column of its own, but two that may be named after it. */
function renamesOf(project: Project, model: DjangoModel, field: Field): { name: string; old: string }[] {
    const old = field.renamedFrom?.name;
    if (old === undefined || field.type.kind === 'generic-relation') return [];
    if (field.type.kind !== 'generic-foreign-key') return [{ name: field.name, old }];
    const { contentType, objectId } = genericColumns(project, model, field);
    const before = genericColumns(project, model, { ...field, name: old });
    return [
        { name: contentType, old: before.contentType },
        { name: objectId, old: before.objectId },
    ].filter(({ name, old: was }) => name !== was);
}
