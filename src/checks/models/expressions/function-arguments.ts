import type { Call, Expression } from '../../../model/expression.js';
import { partsOf } from '../../../model/expression-parts.js';
import type { CallParameter, FunctionFacts } from '../../../model/library.js';
import type { Project } from '../../../model/project.js';
import { optionOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { writtenFields } from '../written-fields.js';
import { modelExpressions } from './model-expressions.js';
import { isAnything, typeWords } from './type-words.js';

/** Functions have as many arguments as they take, of a type that they work on. */
export function* functionArguments(project: Project): Iterable<Finding> {
    for (const { expression } of modelExpressions(project)) yield* callsIn(project, expression);
    for (const { field } of writtenFields(project)) {
        const value = optionOf(field, 'db_default');
        if (value?.kind === 'expression') yield* callsIn(project, value.expression);
    }
}

function* callsIn(project: Project, expression: Expression): Iterable<Finding> {
    for (const part of partsOf(expression)) {
        const facts = part.kind === 'call' ? project.library.functions.get(part.function) : undefined;
        if (facts && part.kind === 'call') yield* argumentsOf(part, facts);
    }
}

function* argumentsOf(call: Call, facts: FunctionFacts): Iterable<Finding> {
    const { name, minArguments: min, maxArguments: max, places = [] } = facts;
    const byName = (call.named ?? []).filter(each => places.includes(each.name));
    const given = call.arguments.length + byName.length;
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
    yield* namedArguments(call, facts);
    const [place, least] = leastNumbers[name] ?? [0, 0];
    const number = call.arguments[place];
    if (number && isLess(number, least))
        yield finding('function-argument-least', number.span, { function: name, least });
    const [first] = call.arguments;
    const expected = first ? expectedBy(name, first) : undefined;
    if (first && expected !== undefined) {
        yield finding('function-argument-type', first.span, { function: name, expected, found: typeWords(first.type) });
    }
}

function* namedArguments(call: Call, { name, places = [], named = [] }: FunctionFacts): Iterable<Finding> {
    const given = new Set(places.slice(0, call.arguments.length));
    for (const { name: argument, value, span } of call.named ?? []) {
        if (given.has(argument)) yield finding('call-argument-twice', span, { called: name, argument });
        given.add(argument);
        const type = named.find(each => each.name === argument)?.type;
        if (type === undefined || isFitting(type, value)) continue;
        yield finding('call-argument-type', value.span, { called: name, argument, expected: typeOfArgument[type] });
    }
}

function isFitting(type: CallParameter['type'], value: Expression): boolean {
    if (type === 'any' || value.kind === 'unresolved' || value.kind === 'python' || value.kind === 'parameter')
        return true;
    // Django looks at it while it writes the query.
    if (type === 'boolean') return value.kind === 'literal' && value.value.kind === 'boolean';
    return isAnything(value) || value.type.kind === (type === 'condition' ? 'boolean' : type);
}

/** What an argument is expected to be, in words. */
export const typeOfArgument: Readonly<Record<CallParameter['type'], string>> = {
    any: 'a value',
    boolean: '`true` or `false`',
    number: 'a number',
    text: 'a text in double quotes',
    regex: 'a regular expression, in double quotes',
    list: 'a list',
    condition: 'a condition, in parentheses',
};

/** Which argument is a number, and from which one on Django makes the function at all. */
const leastNumbers: Readonly<Record<string, readonly [place: number, least: number]>> = {
    left: [1, 1],
    right: [1, 1],
    lpad: [1, 0],
    rpad: [1, 0],
    repeat: [1, 0],
    substr: [1, 1],
};

function isLess(argument: Expression, least: number): boolean {
    if (argument.kind === 'negative') return argument.operand.kind === 'literal';
    const value = argument.kind === 'literal' ? argument.value : undefined;
    return value?.kind === 'number' && Number(value.text) < least;
}

export function countWords(min: number, max: number | undefined): string {
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
