import type { Expression } from '../../../model/expression.js';
import { partsOf } from '../../../model/expression-parts.js';
import type { Project } from '../../../model/project.js';
import { optionOf } from '../../../model/queries.js';
import type { Value } from '../../../model/value.js';
import { type Finding, finding } from '../../finding.js';
import { checkedFields } from '../checked-models.js';
import { defaultOf, optionSpan } from '../option-values.js';
import { isOfClass, writtenFields } from '../written-fields.js';

/** What is wrong with a default, whatever its value: given twice, shared by all rows, or asking for a row. */
export function* wrongDefaults(project: Project): Iterable<Finding> {
    for (const { field } of writtenFields(project)) {
        const option = optionOf(field, 'default');
        if (option && field.default) {
            yield finding('default-given-twice', optionSpan(field, 'default'), { field: field.name });
        }
    }
    for (const { field } of checkedFields(project)) {
        const params = { field: field.name };
        if (field.computed) continue;
        const shared = defaultOf(field);
        if (shared && isFixed(shared) && isOfClass(project, field, 'JSON', 'Array', 'HStore')) {
            const instead = isOfClass(project, field, 'Array') ? 'list' : 'dict';
            yield finding('fields.E010', shared.span, { ...params, instead });
        }
        for (const value of [field.default, optionOf(field, 'db_default')]) {
            // Of what names nothing there is no default.
            const isKnown = value?.kind === 'expression' && ![...partsOf(value.expression)].some(isUnresolved);
            const refused = isKnown ? refusedPart(value.expression) : undefined;
            if (value && refused !== undefined) yield finding('fields.E012', value.span, { ...params, part: refused });
        }
    }
}

const isUnresolved = (part: Expression): boolean =>
    part.kind === 'unresolved' || (part.kind === 'path' && part.missing !== undefined);

/** Lists and objects are made anew for each row. */
const isFixed = ({ kind }: Value): boolean => /^(string|number|boolean|duration|enum-member)$/.test(kind);

function refusedPart(expression: Expression): string | undefined {
    for (const part of partsOf(expression)) {
        if (part.kind === 'path') return part.segments.map(({ name }) => name).join('.');
        if (part.kind === 'call' && part.django?.aggregate) return `${part.function}()`;
    }
    return undefined;
}
