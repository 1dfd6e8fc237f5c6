import type { DjangoModel, Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { ancestorsOf, localFields } from '../../../model/queries.js';
import { hasAddedObjects, managersInBody } from '../../../model/query-set-classes.js';
import { type Finding, finding } from '../../finding.js';
import { pythonKeywords } from '../../python-keywords.js';
import { checkedFields, checkedModels, heirsOf } from '../checked-models.js';
import type { ClassField } from '../class-fields.js';
import { classOf, fieldsOf } from '../django-class.js';
import { hasColumn, isOfClass, writtenFields } from '../written-fields.js';

/** Names that Django, Python or the model itself needs for something else. */
export function* fieldNames(project: Project): Iterable<Finding> {
    for (const { field } of checkedFields(project)) {
        // Nothing in Django checks the other end of a generic relation.
        const problem = field.type.kind === 'generic-relation' ? undefined : nameProblem(project, field);
        if (problem) yield finding(problem, field.span, { field: field.name });
    }
    for (const model of checkedModels(project)) {
        for (const { field, name } of classOf(project, model).columns) {
            const problem = field ? undefined : problemOfName(name);
            if (problem) yield finding(problem, model.span, { field: name });
        }
    }
    for (const { model, field } of writtenFields(project)) {
        const { name, span } = field;
        if (pythonKeywords.has(name)) yield finding('name-is-python-keyword', span, { kind: 'field', name });
        if (name === 'objects') yield* besideManager(project, model, field);
        if (name === '_meta' || name === 'Meta') yield finding('field-hides-meta', span, {});
        if (methods.has(name)) yield finding('field-hides-method', span, { field: name });
    }
}

/** The first that applies, as Django has it. */
export function nameProblem(project: Project, field: Field): ReturnType<typeof problemOfName> | 'fields.E013' {
    const { name } = field;
    if (isOfClass(project, field, 'CompositePrimaryKey')) return name === 'pk' ? undefined : 'fields.E013';
    return problemOfName(name);
}

function problemOfName(name: string): 'fields.E001' | 'fields.E002' | 'fields.E003' | undefined {
    if (name.endsWith('_')) return 'fields.E001';
    if (name.includes('__')) return 'fields.E002';
    return name === 'pk' ? 'fields.E003' : undefined;
}

/** A field of the name of a manager, in the classes that it is meant for: one of both stands in front of the other. */
function* besideManager(project: Project, model: DjangoModel, field: Field): Iterable<Finding> {
    const { name, span } = field;
    const heirs = model.kind === 'abstract' ? heirsOf(project, model) : [model];
    const isField = (each: ClassField): boolean => each.field === field;
    // Where there is no other manager, Django adds none in the place of a column, and refuses to make the class.
    if (heirs.some(heir => !hasManager(project, heir) && classOf(project, heir).columns.some(isField))) {
        yield finding('field-hides-manager', span, { field: name });
        return;
    }
    const inherited = heirs.find(heir => hasManager(project, heir) && fieldsOf(classOf(project, heir)).some(isField));
    if (inherited) yield finding('field-hides-inherited-manager', span, { field: name, model: inherited.name });
    const behind = heirs.find(heir => isBehindManager(project, heir, field));
    if (behind) yield finding('manager-hides-field', span, { name, model: behind.name });
}

/** Whether the manager that a model has without saying so stands in front of a field. */
const isBehindManager = (project: Project, model: DjangoModel, field: Field): boolean =>
    localFields(project, model).includes(field) &&
    (hasAddedObjects(project, model) || (!hasColumn(field) && !hasManager(project, model)));

/** Whether its class, or one above it, has a manager: each with a table has one, and what one in Python has only Python knows. */
const hasManager = (project: Project, model: DjangoModel): boolean =>
    managersInBody(project, model).length > 0 ||
    model.bases.some(({ kind }) => kind === 'python') ||
    ancestorsOf(project, model).some(
        base =>
            base.kind !== 'abstract' ||
            base.bases.some(({ kind }) => kind === 'python') ||
            managersInBody(project, base).length > 0,
    );

/** Those of `Model` that a field's value would stand in front of. */
const methods = new Set(
    (
        'adelete arefresh_from_db asave clean clean_fields date_error_message delete from_db full_clean get_constraints ' +
        'get_deferred_fields prepare_database_save refresh_from_db save save_base serializable_value unique_error_message ' +
        'validate_constraints validate_unique'
    ).split(' '),
);
