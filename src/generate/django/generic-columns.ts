import type { DjangoModel, Field } from '../../model/django-model.js';
import type { Project } from '../../model/project.js';
import { allFields, optionOf } from '../../model/queries.js';

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
        contentType: nameIn(field, 'ct_field') ?? `${prefix}content_type`,
        objectId: nameIn(field, 'fk_field') ?? `${prefix}object_id`,
    };
}

function nameIn(field: Field, option: string): string | undefined {
    const value = optionOf(field, option);
    switch (value?.kind) {
        case 'string':
            return value.value;
        case 'word':
            return value.word;
        case 'field':
            return value.field.slice(value.field.lastIndexOf('#') + 1);
        case 'missing':
            return value.name;
        case 'unresolved':
            return value.text;
        default:
            return undefined;
    }
}
