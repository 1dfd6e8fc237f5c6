import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { ancestorsOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { pythonKeywords } from '../../python-keywords.js';
import { isOfClass, writtenFields } from '../written-fields.js';

/** Names that Django, Python or the model itself needs for something else. */
export function* fieldNames(project: Project): Iterable<Finding> {
    for (const { model, field } of writtenFields(project)) {
        const { name, span } = field;
        const isComposite = isOfClass(project, field, 'CompositePrimaryKey');
        if (isComposite) {
            if (name !== 'pk') yield finding('fields.E013', span, { field: name });
        } else if (name.endsWith('_')) yield finding('fields.E001', span, { field: name });
        else if (name.includes('__')) yield finding('fields.E002', span, { field: name });
        else if (name === 'pk') yield finding('fields.E003', span, {});
        if (pythonKeywords.has(name)) yield finding('name-is-python-keyword', span, { kind: 'field', name });
        if (name === 'check') yield finding('models.E020', span, {});
        if (name === 'objects' && !hasManager(project, model))
            yield finding('field-hides-manager', span, { field: name });
        if (name === '_meta') yield finding('field-hides-meta', span, {});
        if (methods.has(name)) yield finding('field-hides-method', span, { field: name });
    }
}

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
