import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { allFields, ancestorsOf, fieldClassOf, indexOf, isNullable, optionOf } from '../../../model/queries.js';
import { familyOf } from '../../model-families.js';
import { type ReverseRelation, relationsTo, tablesOf } from '../relations/reverse-relations.js';
import { libraryAttributes } from './library-attributes.js';

/**
 * Whether a class has an attribute that is no field, so that a page can show it: what Django gives each model
 * (`django.db.models.base.Model`), what it adds for some fields, and managers.
 */
export function isAttribute(project: Project, model: DjangoModel, name: string): boolean {
    if (/^__\w+__$/.test(name) || attributes.has(name)) return true;
    const ancestors = ancestorsOf(project, model);
    const family = [model, ...ancestors];
    // A field that a proxy must not have is no field of what extends it, but is there all the same.
    if (ancestors.some(({ kind, fields }) => kind === 'proxy' && fields.some(field => field.name === name)))
        return true;
    if (family.some(({ managers }) => managers.some(manager => manager.name === name))) return true;
    const { apps } = indexOf(project);
    if (family.some(of => libraryAttributes(of).includes(name))) return true;
    // Models of other apps may have methods that are not described here; the name of none is like a path of fields.
    if (!name.includes('__') && family.some(({ app }) => apps.get(app)?.origin === 'external')) return true;
    if (wayBackCalled(project, model, name)) return true;
    // Of rows that are ordered among others (`Options.contribute_to_class`, `Model._prepare`).
    const isOrdered = family.some(({ meta }) => meta.some(option => option.name === 'order_with_respect_to'));
    if (isOrdered && (name === 'get_next_in_order' || name === 'get_previous_in_order')) return true;
    return allFields(project, model).some(field => {
        const hasChoices = field.type.kind === 'enum' || optionOf(field, 'choices') !== undefined;
        if (hasChoices && name === `get_${field.name}_display`) return true;
        const isDay = /^Date(Time)?$/.test(fieldClassOf(project, field)?.name ?? '') && !isNullable(project, field);
        return isDay && (name === `get_next_by_${field.name}` || name === `get_previous_by_${field.name}`);
    });
}

/**
 * The way back of that name in Python: it stands in the class of the table that the relation leads to, or of the proxy that a
 * relation to many names, and so in each that extends it.
 */
export const wayBackCalled = (project: Project, model: DjangoModel, name: string): ReverseRelation | undefined =>
    tablesOf(project, model)
        .flatMap(table => relationsTo(project, table))
        .find(
            ({ accessor, from, target, to }) =>
                accessor === name &&
                (target === to || from.kind === 'column' || familyOf(project, model).has(target.id)),
        );

/** Of `Model`, without what only Django itself asks for. */
const attributes: ReadonlySet<string> = new Set(
    (
        'pk objects get_absolute_url save asave save_base delete adelete clean clean_fields full_clean validate_unique ' +
        'validate_constraints refresh_from_db arefresh_from_db serializable_value get_deferred_fields get_constraints ' +
        'check from_db date_error_message unique_error_message prepare_database_save DoesNotExist MultipleObjectsReturned'
    ).split(' '),
);
