import type { DjangoModel, Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { ancestorsOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { pythonKeywords } from '../../python-keywords.js';
import { checkedFields, checkedModels, heirsOf } from '../checked-models.js';
import { classOf } from '../django-class.js';
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
        if (name === 'objects' && leavesNoManager(project, model, field))
            yield finding('field-hides-manager', span, { field: name });
        if (name === 'objects' && isBehindManager(project, model, field))
            yield finding('manager-hides-field', span, { name, model: model.name });
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

/**
 * Whether a class with this field is made that Django adds no manager to, and refuses. Of an abstract model none is
 * made; what is no column does not count, and the manager takes its place.
 */
function leavesNoManager(project: Project, model: DjangoModel, field: Field): boolean {
    const made = model.kind === 'abstract' ? heirsOf(project, model) : [model];
    return made.some(
        heir =>
            !hasManager(project, heir) &&
            !hasQuerySet(heir) &&
            classOf(project, heir).columns.some(column => column.field === field),
    );
}

/** Whether the manager that a model has without saying so stands in front of the field. */
const isBehindManager = (project: Project, model: DjangoModel, field: Field): boolean =>
    model.kind !== 'abstract' &&
    !model.managers.some(({ name }) => name === 'objects') &&
    (hasQuerySet(model) || (!hasColumn(field) && !hasManager(project, model)));

/** Whether its rows are asked for by what it says itself, for which `objects` is written into its class. */
const hasQuerySet = ({ querysets, allow }: DjangoModel): boolean => querysets.length + allow.length > 0;

const hasManager = (project: Project, model: DjangoModel): boolean =>
    [model, ...ancestorsOf(project, model)].some(
        ({ managers, bases }) =>
            managers.some(({ name }) => name !== 'objects') || bases.some(({ kind }) => kind === 'python'),
    );

/** Those of `Model` that a field's value would stand in front of. */
const methods = new Set(
    (
        'adelete arefresh_from_db asave clean clean_fields date_error_message delete from_db full_clean get_constraints ' +
        'get_deferred_fields prepare_database_save refresh_from_db save save_base serializable_value unique_error_message ' +
        'validate_constraints validate_unique'
    ).split(' '),
);
