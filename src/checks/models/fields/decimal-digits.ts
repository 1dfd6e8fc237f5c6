import type { Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { optionOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { isDjangoAtLeast, lackingVendors } from '../../vendors.js';
import { integerIn, isGiven, isOpaque, optionSpan } from '../option-values.js';
import { isOfClass, writtenFields } from '../written-fields.js';

/** Since Django 6.1 both may be left out, except on MySQL and MariaDB. */
export function* decimalDigits(project: Project): Iterable<Finding> {
    for (const { model, field } of writtenFields(project)) {
        if (!isOfClass(project, field, 'Decimal')) continue;
        const mayOmit =
            isDjangoAtLeast(project, 6, 1) && lackingVendors(project, model.app, ['mysql', 'mariadb']) === undefined;
        yield* digitsOf(field, mayOmit);
    }
}

function* digitsOf(field: Field, mayOmit: boolean): Iterable<Finding> {
    const { name, typeSpan } = field;
    const digits = optionOf(field, 'max_digits');
    const places = optionOf(field, 'decimal_places');
    const params = { field: name };
    if (mayOmit && isGiven(digits) !== isGiven(places)) {
        yield finding('fields.E135', typeSpan, {
            field: name,
            missing: isGiven(digits) ? 'decimal_places' : 'max_digits',
        });
    }
    if (!isGiven(digits)) {
        if (!mayOmit) yield finding('fields.E132', typeSpan, params);
    } else if (!isOpaque(digits) && (integerIn(digits) ?? 0) <= 0) {
        yield finding('fields.E133', optionSpan(field, 'max_digits'), params);
    }
    if (!isGiven(places)) {
        if (!mayOmit) yield finding('fields.E130', typeSpan, params);
    } else if (!isOpaque(places) && (integerIn(places) ?? -1) < 0) {
        yield finding('fields.E131', optionSpan(field, 'decimal_places'), params);
    }
    const [all, behind] = [integerIn(digits), integerIn(places)];
    if (all !== undefined && behind !== undefined && all > 0 && behind > all) {
        yield finding('fields.E134', optionSpan(field, 'decimal_places'), { field: name, digits: all, places: behind });
    }
}
