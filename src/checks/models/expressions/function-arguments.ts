import type { Call, Expression } from '../../../model/expression.js';
import { partsOf } from '../../../model/expression-parts.js';
import type { FunctionFacts } from '../../../model/library.js';
import type { Project } from '../../../model/project.js';
import { type Finding, finding } from '../../finding.js';
import { modelExpressions } from './model-expressions.js';
import { isAnything, typeWords } from './type-words.js';

/** Functions have as many arguments as they take, of a type that they work on. */
export function* functionArguments(project: Project): Iterable<Finding> {
    for (const { expression } of modelExpressions(project)) {
        for (const part of partsOf(expression)) {
            const facts = part.kind === 'call' ? project.library.functions.get(part.function) : undefined;
            if (facts && part.kind === 'call') yield* argumentsOf(part, facts);
        }
    }
}

function* argumentsOf(call: Call, { name, minArguments: min, maxArguments: max }: FunctionFacts): Iterable<Finding> {
    const given = call.arguments.length;
    if (given < min || (max !== undefined && given > max)) {
        yield finding('function-arguments', call.span, {
            function: name,
            wanted: countWords(min, max),
            given,
            least: min,
            ...(max !== undefined && { most: max }),
        });
        return;
    }
    const [first] = call.arguments;
    const expected = first ? expectedBy(name, first) : undefined;
    if (first && expected !== undefined) {
        yield finding('function-argument-type', first.span, { function: name, expected, found: typeWords(first.type) });
    }
}

function countWords(min: number, max: number | undefined): string {
    if (max === 0) return 'no arguments';
    const plural = (count: number): string => (count === 1 ? 'one argument' : `${count} arguments`);
    if (max === undefined) return `${plural(min)} or more`;
    return min === max ? plural(min) : `${min} to ${plural(max)}`;
}

/** What a function works on, where its argument is certainly none of it. */
function expectedBy(name: string, argument: Expression): string | undefined {
    if (isAnything(argument)) return undefined;
    const { kind } = argument.type;
    const isOneOf = (...kinds: readonly string[]): boolean => kinds.includes(kind);
    if (/^extract_|^trunc_/.test(name))
        return isOneOf('date', 'datetime', 'time', 'duration') ? undefined : 'days and times';
    if (/^(sum|avg)$/.test(name))
        return isOneOf('number', 'duration', 'enum', 'boolean') ? undefined : 'numbers and durations';
    if (numeric.has(name)) return isOneOf('number', 'enum', 'duration') ? undefined : 'numbers';
    if (/^bool_(and|or)$/.test(name)) return isOneOf('boolean') ? undefined : 'what is true or false';
    return undefined;
}

const numeric = new Set(
    (
        'abs acos asin atan atan2 ceil cos cot degrees exp floor ln log mod power radians round sign sin sqrt tan std_dev ' +
        'variance bit_and bit_or bit_xor'
    ).split(' '),
);
