import type { DjangoModel, Field } from './django-model.js';
import type { Project } from './project.js';
import { allFields, optionOf } from './queries.js';
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

function named(field: Field, option: string): string | undefined {
    const value = optionOf(field, option);
    return value?.kind === 'unresolved' ? value.text : nameIn(value);
}
