/** What becomes of a row that is made without a value for one of its fields. */
import type { DjangoModel, Field } from '../../model/django-model.js';
import type { FieldClass } from '../../model/library.js';
import type { Project } from '../../model/project.js';
import { ancestorsOf, fieldClassOf, isBlank, isNullable, isOptionTrue, optionOf } from '../../model/queries.js';
import { defaultOf } from './option-values.js';
import { isManyToMany } from './written-fields.js';

/** A column that the database refuses to leave empty; a text that nobody writes is an empty one. */
export function isNeeded(project: Project, field: Field): boolean {
    const facts = columnOf(project, field);
    if (!facts || facts.emptyIsText || facts.valueType === 'binary') return false;
    // What counts up, and a key of several columns, has its value without being told.
    if (/AutoField$|^CompositePrimaryKey$/.test(facts.className)) return false;
    return !isFilled(project, field);
}

/** A text that only one row may leave empty. One that may be left out is told so where it is declared. */
export function isNeededByAllButOne(project: Project, field: Field): boolean {
    const isUnique = isOptionTrue(field, 'unique') || isOptionTrue(field, 'primary_key');
    if (!isUnique || !columnOf(project, field)?.emptyIsText) return false;
    return !isBlank(project, field) && !isFilled(project, field);
}

const columnOf = (project: Project, field: Field): FieldClass | undefined =>
    /^(library|enum|relation)$/.test(field.type.kind) ? fieldClassOf(project, field) : undefined;

function isFilled(project: Project, field: Field): boolean {
    if (isManyToMany(field) || field.computed || isNullable(project, field)) return true;
    if (defaultOf(field) || optionOf(field, 'db_default')) return true;
    return ['auto_now', 'auto_now_add', 'parent_link'].some(option => isOptionTrue(field, option));
}

/** Whether Python may fill what a row lacks before it is saved. */
export const isFilledByCode = (project: Project, model: DjangoModel): boolean =>
    [model, ...ancestorsOf(project, model)].some(({ handlers }) =>
        handlers.some(({ signal }) => signal === 'pre_save' || signal === 'post_init' || signal.includes('.')),
    );
