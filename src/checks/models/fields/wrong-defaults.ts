import type { Expression } from '../../../model/expression.js';
import { partsOf } from '../../../model/expression-parts.js';
import type { Project } from '../../../model/project.js';
import { optionOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { optionSpan } from '../option-values.js';
import { isOfClass, writtenFields } from '../written-fields.js';

/** What is wrong with a default, whatever its value: given twice, shared by all rows, or asking for a row. */
export function* wrongDefaults(project: Project): Iterable<Finding> {
    for (const { field } of writtenFields(project)) {
        const params = { field: field.name };
        const option = optionOf(field, 'default');
        if (option && field.default) yield finding('default-given-twice', optionSpan(field, 'default'), params);
        const isShared = option?.kind === 'list' || option?.kind === 'object';
        if (isShared && isOfClass(project, field, 'JSON', 'Array', 'HStore')) {
            const instead = option.kind === 'list' ? 'list' : 'dict';
            yield finding('fields.E010', optionSpan(field, 'default'), { ...params, instead });
        }
        for (const value of [field.default, optionOf(field, 'db_default')]) {
            const refused = value?.kind === 'expression' ? refusedPart(value.expression) : undefined;
            if (value && refused !== undefined) yield finding('fields.E012', value.span, { ...params, part: refused });
        }
    }
}

function refusedPart(expression: Expression): string | undefined {
    for (const part of partsOf(expression)) {
        if (part.kind === 'path') return part.segments.map(({ name }) => name).join('.');
        if (part.kind === 'call' && part.django?.aggregate) return `${part.function}()`;
    }
    return undefined;
}
