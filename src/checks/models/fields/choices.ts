import type { Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { indexOf, optionOf } from '../../../model/queries.js';
import type { Value } from '../../../model/value.js';
import { type Finding, finding } from '../../finding.js';
import { integerOption, optionSpan } from '../option-values.js';
import { writtenFields } from '../written-fields.js';

/** Choices are pairs, of an enum or of a list, and fit the column. */
export function* choices(project: Project): Iterable<Finding> {
    for (const { field } of writtenFields(project)) {
        const written = optionOf(field, 'choices');
        const span = optionSpan(field, 'choices');
        if (written && /^(string|number|boolean|duration)$/.test(written.kind))
            yield finding('fields.E004', span, { field: field.name });
        if (written?.kind === 'list' && !written.items.every(isChoice)) {
            yield finding('fields.E005', span, { field: field.name });
        }
        const max = integerOption(field, 'max_length');
        if (max === undefined || max <= 0) continue;
        const longest = choiceTexts(project, field).sort((one, other) => other.length - one.length)[0];
        if (longest !== undefined && [...longest].length > max) {
            const length = [...longest].length;
            yield finding('fields.E009', optionSpan(field, 'max_length'), { field: field.name, longest, length, max });
        }
    }
}

const isChoice = (item: Value): boolean =>
    item.kind === 'python' || item.kind === 'unresolved' || (item.kind === 'list' && item.items.length === 2);

function choiceTexts(project: Project, field: Field): string[] {
    const written = optionOf(field, 'choices');
    const values =
        field.type.kind === 'enum' && written === undefined
            ? (indexOf(project).enums.get(field.type.enum)?.members ?? []).map(({ value }) => value)
            : choiceValues(written);
    return values.flatMap(value => (value.kind === 'string' ? [value.value] : []));
}

/** The values of a list of pairs; of groups, those inside. */
export function choiceValues(written: Value | undefined): Value[] {
    if (written?.kind !== 'list') return [];
    return written.items.flatMap(item => {
        if (item.kind !== 'list') return [];
        const [value, label] = item.items;
        return label?.kind === 'list' ? choiceValues(label) : value ? [value] : [];
    });
}
