import type { Expression } from '../../../model/expression.js';
import { type Finding, finding } from '../../finding.js';

/** Dictionaries, and lists beside JSON, are written out as JSON before the database is asked: it cannot add what it holds itself. */
export function* jsonParts(expression: Expression): Iterable<Finding> {
    switch (expression.kind) {
        case 'object':
            for (const { value } of expression.entries) yield* partOfJson(value);
            break;
        case 'comparison':
        case 'lookup': {
            const { left, right } = expression;
            if (left.type.kind === 'json' && right.kind === 'list') yield* partOfJson(right);
            if (right.type.kind === 'json' && left.kind === 'list') yield* partOfJson(left);
            break;
        }
    }
}

/** Dictionaries in it are looked at by themselves. */
function* partOfJson(value: Expression): Iterable<Finding> {
    switch (value.kind) {
        case 'list':
            for (const item of value.items) yield* partOfJson(item);
            return;
        case 'literal':
            if (value.value.kind !== 'duration') return;
            break;
        case 'object':
        case 'parameter':
        case 'enum-member':
        case 'python':
        case 'unresolved':
            return;
    }
    yield finding('json-of-columns', value.span, {
        part:
            value.kind === 'literal'
                ? 'a duration'
                : value.kind === 'path'
                  ? `'${value.segments.map(({ name }) => name).join('.')}'`
                  : 'this',
    });
}
