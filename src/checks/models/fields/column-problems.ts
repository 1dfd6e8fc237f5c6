import type { DjangoModel, Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { holdsValues, optionOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { checkedFields } from '../checked-models.js';
import { itemOf } from './array-items.js';
import { choicesOf } from './choices.js';
import { columnOptions } from './column-options.js';
import { fieldCatalogue } from './field-catalogue.js';
import { nameProblem } from './field-names.js';
import { momentsOf } from './moments.js';
import { switchesAndValidators } from './option-types.js';
import { placesOf } from './paths-and-addresses.js';
import { keyOptions } from './primary-keys.js';

/** What is wrong with a column itself. Of a computed one, and of an array's items, Django says it in a finding of its own. */
export function* columnProblems(project: Project): Iterable<Finding> {
    for (const { model, field } of checkedFields(project)) {
        if (field.computed && holdsValues(field)) {
            const found = [
                ...columnOptions(project, model, field),
                ...placesOf(project, field),
                ...itemProblems(project, model, field),
            ];
            yield* quoted(field, field, found, 'fields.E223', 'fields.W224');
        } else {
            yield* columnOptions(project, model, field);
            if (optionOf(field, 'base_field')) yield* itemProblems(project, model, field);
        }
    }
}

function* itemProblems(project: Project, model: DjangoModel, field: Field): Iterable<Finding> {
    const base = optionOf(field, 'base_field');
    const isRelation =
        base?.kind === 'model' ||
        (base?.kind === 'field-type' && /^(ForeignKey|OneToOne|ManyToMany)$/.test(nameOf(base.type)));
    if (isRelation) yield finding('postgres.E002', base.span, { field: field.name });
    const item = itemOf(field);
    if (!item || isRelation) return;
    const name = nameProblem(project, item);
    const found = [
        // An item is called as its array is.
        ...(name ? [finding(name, item.span, { field: field.name })] : []),
        ...choicesOf(project, item),
        ...switchesAndValidators(item),
        ...keyOptions(project, item),
        ...momentsOf(project, item),
        ...placesOf(project, item),
        // It is not asked about the database.
        ...[...columnOptions(project, model, item)].filter(({ code }) => code !== 'fields.E190'),
        ...itemProblems(project, model, item),
    ];
    yield* quoted(field, item, found, 'postgres.E001', 'postgres.W004');
}

const nameOf = (type: { readonly kind: string; readonly name?: string }): string => type.name ?? '';

/** One finding for all errors, and one for all warnings. */
function* quoted<E extends Quoting, W extends Quoting>(
    field: Field,
    { span }: Pick<Field, 'span'>,
    found: readonly Finding[],
    forErrors: E,
    forWarnings: W,
): Iterable<Finding> {
    const said = found.map(({ code, params }) => {
        const { severity, message } = fieldCatalogue[code as keyof typeof fieldCatalogue];
        return { severity, text: `${(message as (given: unknown) => string)(params)} (${code})` };
    });
    const errors = said.filter(({ severity }) => severity === 'error').map(({ text }) => text);
    const warnings = said.filter(({ severity }) => severity !== 'error').map(({ text }) => text);
    if (errors.length > 0) yield finding(forErrors, span, { field: field.name, problems: errors });
    if (warnings.length > 0) yield finding(forWarnings, span, { field: field.name, problems: warnings });
}

type Quoting = 'fields.E223' | 'fields.W224' | 'postgres.E001' | 'postgres.W004';
