/** What Django's field classes find in the options that say what a column holds, for a field, a computed one, or an item. */

import type { DjangoModel, Field } from '../../../model/django-model.js';
import { isDjangoAtLeast } from '../../../model/django-version.js';
import type { Project } from '../../../model/project.js';
import { fieldClassOf, optionOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { defaultVendors, lackingVendors } from '../../vendors.js';
import { isGiven, isOpaque, optionSpan } from '../option-values.js';
import { pythonInteger } from '../python-integer.js';
import { lackingDatabases } from '../required-databases.js';
import { isOfClass } from '../written-fields.js';
import { removedClasses } from './removed-classes.js';

/** Of a field that is computed or an item too, whose own findings are about its column's class. `model` has its table. */
export function* columnOptions(project: Project, model: DjangoModel, field: Field): Iterable<Finding> {
    yield* removedClasses(project, field);
    yield* textLength(project, model, field);
    yield* collation(project, model, field);
    if (isOfClass(project, field, 'Decimal')) yield* digits(project, model.app, field);
}

/** How long a text may be. An enum's column is as long as its values need. */
function* textLength(project: Project, model: DjangoModel, field: Field): Iterable<Finding> {
    const length = optionOf(field, 'max_length');
    const params = { field: field.name };
    if (isOpaque(length)) return;
    if (isText(project, field)) {
        if (isGiven(length)) {
            if ((length.kind === 'number' && /^\d+$/.test(length.text) ? Number(length.text) : 0) <= 0)
                yield finding('fields.E121', optionSpan(field, 'max_length'), params);
            return;
        }
        if (hasOwnLength(project, field)) return;
        // Django asks the default database alone, wherever the model's table is.
        const feature = 'supports_unlimited_charfield';
        const databases = lackingDatabases(project, model, feature, defaultVendors(project));
        if (databases !== undefined) yield finding('fields.E120', field.typeSpan, { ...params, databases });
    } else if (isGiven(length) && /Integer$|Auto$/.test(fieldClassOf(project, field)?.name ?? '')) {
        yield finding('fields.W122', optionSpan(field, 'max_length'), params);
    }
}

export const isText = (project: Project, field: Field): boolean =>
    isOfClass(project, field, 'Char', 'Email', 'Slug', 'URL');

/** Whether a text has a length without one being written: by its class, or as an enum. */
export function hasOwnLength(project: Project, field: Field): boolean {
    const isWritten = optionOf(field, 'max_length') !== undefined;
    return !isWritten && (field.type.kind === 'enum' || !isOfClass(project, field, 'Char'));
}

/** Oracle can't collate a CLOB, and other texts only where its MAX_STRING_SIZE has been changed. */
function* collation(project: Project, model: DjangoModel, field: Field): Iterable<Finding> {
    if (!isGiven(optionOf(field, 'db_collation'))) return;
    const isLong = isOfClass(project, field, 'Text');
    if (!isLong && !isText(project, field)) return;
    const feature = isLong ? 'supports_collation_on_textfield' : 'supports_collation_on_charfield';
    const databases = lackingDatabases(project, model, feature);
    if (databases === undefined) return;
    yield finding('fields.E190', optionSpan(field, 'db_collation'), { field: field.name, databases });
}

/** Since Django 6.1 both may be left out, except on MySQL and MariaDB. */
function* digits(project: Project, app: string, field: Field): Iterable<Finding> {
    const { name, typeSpan } = field;
    const params = { field: name };
    const written = { max_digits: optionOf(field, 'max_digits'), decimal_places: optionOf(field, 'decimal_places') };
    const mayOmit = isDjangoAtLeast(project, 6, 1) && lackingVendors(project, app, ['mysql', 'mariadb']) === undefined;
    const all = pythonInteger(written.max_digits);
    const behind = pythonInteger(written.decimal_places);
    if (mayOmit && (all === 'none') !== (behind === 'none')) {
        yield finding('fields.E135', typeSpan, {
            field: name,
            missing: all === 'none' ? 'max_digits' : 'decimal_places',
        });
    }
    if (all === 'none' && !mayOmit) yield finding('fields.E132', typeSpan, params);
    if (all === 'invalid' || (typeof all === 'number' && all <= 0)) {
        yield finding('fields.E133', optionSpan(field, 'max_digits'), params);
    }
    if (behind === 'none' && !mayOmit) yield finding('fields.E130', typeSpan, params);
    if (behind === 'invalid' || (typeof behind === 'number' && behind < 0)) {
        yield finding('fields.E131', optionSpan(field, 'decimal_places'), params);
    }
    if (typeof all === 'number' && typeof behind === 'number' && all > 0 && behind > all) {
        yield finding('fields.E134', optionSpan(field, 'decimal_places'), { field: name, digits: all, places: behind });
    }
}
