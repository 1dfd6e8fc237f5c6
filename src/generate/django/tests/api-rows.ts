/** What tests of an API know of the rows that it answers with: their fields, and the columns by which a URL finds them. */
import type { DjangoModel, Field } from '../../../model/django-model.js';
import type { ParentRow } from '../../../model/nested-route.js';
import type { Project } from '../../../model/project.js';
import { fieldClassOf, isBlank, isNullable, isOptionTrue } from '../../../model/queries.js';
import { converterFor, fieldNamed } from '../../../model/route-path.js';
import type { PythonFile } from '../python-file.js';

export const chainOf = (parent: ParentRow | undefined): ParentRow[] =>
    parent ? [parent, ...chainOf(parent.parent)] : [];

export const ancestor = (index: number): string => (index === 0 ? 'parent' : `${'grand'.repeat(index)}parent`);

/** The attribute of a row that holds what a lookup is compared with. */
export function attributeOf(project: Project, model: DjangoModel, lookup: string): string {
    if (lookup.includes('__')) return lookup.replaceAll('__', '.');
    return fieldNamed(project, model, lookup)?.type.kind === 'relation' && lookup !== 'pk' ? `${lookup}_id` : lookup;
}

export function missingKey(project: Project, file: PythonFile, model: DjangoModel, lookup: string): string {
    const converter = converterFor(project, fieldNamed(project, model, lookup));
    if (converter === 'int') return '0';
    return converter === 'uuid' ? `${file.from('uuid', 'UUID')}(int=0)` : '"missing"';
}

export function isComparable(project: Project, field: Field): boolean {
    if (isNullable(project, field) || field.computed) return false;
    if (field.type.kind === 'relation') return field.type.relation !== 'ManyToManyField';
    if (field.type.kind === 'enum') return true;
    const { valueType, className = '' } = fieldClassOf(project, field) ?? {};
    if (isBlank(project, field) && !field.default) return false;
    return (
        (valueType === 'text' ||
            valueType === 'number' ||
            valueType === 'boolean' ||
            valueType === 'uuid' ||
            valueType === 'date') &&
        !/^(File|Image|Float|Decimal)/.test(className)
    );
}

export const isPlainText = (project: Project, field: Field): boolean =>
    field.type.kind === 'library' && fieldClassOf(project, field)?.valueType === 'text' && !isFile(project, field);

export const isFile = (project: Project, field: Field): boolean =>
    /^(File|Image)Field$/.test(fieldClassOf(project, field)?.className ?? '');

export function isRequired(project: Project, field: Field): boolean {
    if (field.computed || field.default || isNullable(project, field) || isBlank(project, field)) return false;
    if (
        isOptionTrue(field, 'auto_now') ||
        isOptionTrue(field, 'auto_now_add') ||
        field.options.some(({ name }) => name === 'db_default')
    )
        return false;
    const { type } = field;
    if (type.kind === 'relation') return type.relation !== 'ManyToManyField';
    if (type.kind === 'generic-foreign-key' || type.kind === 'generic-relation') return false;
    return (
        !/AutoField$/.test(fieldClassOf(project, field)?.className ?? '') &&
        !(isOptionTrue(field, 'primary_key') && fieldClassOf(project, field)?.valueType === 'uuid')
    );
}
