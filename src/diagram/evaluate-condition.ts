import type { FixtureRow } from '../model/backend.js';
import type { Call, Expression, Path } from '../model/expression.js';
import type { EnumId } from '../model/names.js';
import type { Project } from '../model/project.js';
import { type Datum, type FixtureRows, memberDatum, nothing, untold } from './fixture-rows.js';

/**
 * SQL's three values, and a fourth: `untold`, for what fixtures alone cannot answer (the clock, a database function,
 * the user of a request). NULL leaves a row out, as the database would; `untold` is for the caller to decide and say.
 */
export type Truth = true | false | 'null' | { readonly untold: string };

interface Context {
    readonly project: Project;
    readonly rows: FixtureRows;
    readonly row: FixtureRow;
}

export function evaluateCondition(context: Context, condition: Expression): Truth {
    switch (condition.kind) {
        case 'and':
            return and(evaluateCondition(context, condition.left), () => evaluateCondition(context, condition.right));
        case 'or':
            return not(
                and(not(evaluateCondition(context, condition.left)), () =>
                    not(evaluateCondition(context, condition.right)),
                ),
            );
        case 'not':
            return not(evaluateCondition(context, condition.operand));
        case 'comparison':
            return condition.operator === '!='
                ? not(compareAny(context, condition.left, condition.right, equals))
                : compareAny(context, condition.left, condition.right, comparisons[condition.operator]);
        case 'in': {
            const items = condition.right.kind === 'list' ? condition.right.items : [condition.right];
            const found = any(items.map(item => compareAny(context, condition.left, item, equals)));
            return condition.negated ? not(found) : found;
        }
        case 'between': {
            const within = and(compareAny(context, condition.left, condition.low, comparisons['>=']), () =>
                compareAny(context, condition.left, condition.high, comparisons['<=']),
            );
            return condition.negated ? not(within) : within;
        }
        case 'is-null': {
            const values = evaluateExpression(context, condition.left);
            const isNull =
                values.length === 0 ||
                any(values.map(value => (value.kind === 'untold' ? { untold: value.why } : value.kind === 'null')));
            return condition.negated ? not(isNull) : isNull;
        }
        case 'lookup':
            return compareAny(context, condition.left, condition.right, (left, right) =>
                lookup(condition.lookup, left, right),
            );
        default:
            return any(evaluateExpression(context, condition).map(truthOf));
    }
}

/** All values an expression has for a row: several where its path leads to many rows, none where it leads to none. */
export function evaluateExpression(context: Context, expression: Expression): readonly Datum[] {
    switch (expression.kind) {
        case 'literal':
            switch (expression.value.kind) {
                case 'string':
                    return [{ kind: 'text', text: expression.value.value }];
                case 'number':
                    return [{ kind: 'number', text: expression.value.text }];
                case 'duration':
                    return [{ kind: 'number', text: String(expression.value.milliseconds) }];
                case 'boolean':
                    return [expression.value];
                case 'null':
                    return [nothing];
            }
            break;
        case 'enum-member':
            return [enumDatum(context, expression.member, expression.name)];
        case 'path':
            return evaluatePath(context, expression);
        case 'negative':
            return evaluateExpression(context, expression.operand).map(value => arithmetic('-', zero, value));
        case 'arithmetic': {
            const right = evaluateExpression(context, expression.right);
            return evaluateExpression(context, expression.left).flatMap(left =>
                right.map(value => arithmetic(expression.operator, left, value)),
            );
        }
        case 'call':
            return [call(context, expression)];
        case 'request':
            // A picture is looked at by nobody in particular: as with a token that has no user, it is absent.
            return [nothing];
        case 'parameter':
        case 'python':
            return [untold(`'${expression.name}' has a value only when the project runs`)];
        case 'unresolved':
            return [untold(`'${expression.text}' leads nowhere`)];
        case 'object':
            return [untold('a dictionary is for the database to compare')];
        case 'list':
            return expression.items.flatMap(item => evaluateExpression(context, item));
        default: {
            const truth = evaluateCondition(context, expression);
            if (typeof truth === 'boolean') return [{ kind: 'boolean', value: truth }];
            return [truth === 'null' ? nothing : untold(truth.untold)];
        }
    }
}

export function evaluatePath({ rows, row }: Context, path: Path): readonly Datum[] {
    let values: readonly Datum[] = [{ kind: 'row', row }];
    for (const { target, name } of path.segments) {
        values = values.flatMap((value): readonly Datum[] => {
            if (value.kind !== 'row') return value.kind === 'untold' ? [value] : [nothing];
            switch (target.kind) {
                case 'field':
                    return rows.valuesOf(value.row, target.field);
                case 'reverse':
                    return rows.reverseOf(value.row, target.field);
                case 'column':
                    return name === 'pk' ? [value] : target.field ? rows.valuesOf(value.row, target.field) : [value];
                case 'annotation':
                    return [untold(`'${name}' is computed by the database`)];
                default:
                    return target satisfies never;
            }
        });
    }
    for (const transform of path.transforms) values = values.map(value => applyTransform(transform, value));
    return values;
}

const enumDatum = ({ project }: Context, member: string, name: string): Datum =>
    memberDatum(project, member.slice(0, member.lastIndexOf('#')) as EnumId, name);

function and(left: Truth, right: () => Truth): Truth {
    if (left === false) return false;
    const other = right();
    if (other === false) return false;
    if (typeof left === 'object') return left;
    if (typeof other === 'object') return other;
    return left === 'null' || other === 'null' ? 'null' : true;
}

const not = (truth: Truth): Truth => (typeof truth === 'boolean' ? !truth : truth);

/** SQL's `or` of all; false of none. */
const any = (truths: readonly Truth[]): Truth =>
    truths.reduce<Truth>((left, right) => not(and(not(left), () => not(right))), false);

function truthOf(value: Datum): Truth {
    switch (value.kind) {
        case 'boolean':
            return value.value;
        case 'null':
            return 'null';
        case 'untold':
            return { untold: value.why };
        default:
            return { untold: 'it is not a condition' };
    }
}

/** A path to many holds where it holds for one of them: Django joins. */
function compareAny(
    context: Context,
    left: Expression,
    right: Expression,
    holds: (left: Datum, right: Datum) => Truth,
): Truth {
    const rightValues = evaluateExpression(context, right);
    const leftValues = evaluateExpression(context, left);
    const absent = leftValues.length === 0 || rightValues.length === 0;
    if (absent) return 'null';
    return any(
        leftValues.flatMap(leftValue =>
            rightValues.map((rightValue): Truth => {
                if (leftValue.kind === 'untold') return { untold: leftValue.why };
                if (rightValue.kind === 'untold') return { untold: rightValue.why };
                if (leftValue.kind === 'null' || rightValue.kind === 'null') return 'null';
                return holds(leftValue, rightValue);
            }),
        ),
    );
}

function order(left: Datum, right: Datum): number | undefined {
    if (left.kind === 'number' && right.kind === 'number') return compareDecimals(left.text, right.text);
    if (left.kind === 'text' && right.kind === 'text') return compare(comparable(left.text), comparable(right.text));
    if (left.kind === 'boolean' && right.kind === 'boolean') return compare(Number(left.value), Number(right.value));
    return undefined;
}
const compare = <T extends string | number | bigint>(left: T, right: T): number =>
    left < right ? -1 : left > right ? 1 : 0;

const momentPattern = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** Moments compare as moments, whatever their zone and precision; other text as text. */
function comparable(text: string): string {
    const match = momentPattern.exec(text);
    if (!match) return text;
    const moment = Date.parse(`${match[1]}T${match[2] ?? '00:00'}${match[3] ?? 'Z'}`);
    return Number.isNaN(moment) ? text : new Date(moment).toISOString();
}

/** Exact, whatever the number of digits: `0.1` is `0.10`, and large keys stay apart. */
export function compareDecimals(left: string, right: string): number {
    const exact = [left, right].map(text => /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.replaceAll('_', '')));
    const [a, b] = exact;
    if (!a || !b) return compare(Number(left), Number(right));
    const places = Math.max(a[3]?.length ?? 0, b[3]?.length ?? 0);
    const scaled = (match: RegExpExecArray): bigint =>
        BigInt(`${match[2] || '0'}${(match[3] ?? '').padEnd(places, '0')}`) * (match[1] === '-' ? -1n : 1n);
    return compare(scaled(a), scaled(b));
}

const ordered =
    (holds: (order: number) => boolean) =>
    (left: Datum, right: Datum): Truth => {
        const found = order(left, right);
        return found === undefined ? { untold: 'values of different kinds are compared' } : holds(found);
    };

const equals = (left: Datum, right: Datum): Truth => {
    if (left.kind === 'row' && right.kind === 'row') return left.row.id === right.row.id;
    return ordered(found => found === 0)(left, right);
};

const comparisons = {
    '=': equals,
    '<': ordered(found => found < 0),
    '<=': ordered(found => found <= 0),
    '>': ordered(found => found > 0),
    '>=': ordered(found => found >= 0),
} as const;

function lookup(name: string, left: Datum, right: Datum): Truth {
    const comparison = { exact: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' }[name] as
        | keyof typeof comparisons
        | undefined;
    if (comparison) return comparisons[comparison](left, right);
    const text = textOf(left);
    const part = textOf(right);
    if (text === undefined || part === undefined) return { untold: `'${name}' is tried on what is not text` };
    const folded = [text.toLowerCase(), part.toLowerCase()] as const;
    switch (name) {
        case 'iexact':
            return folded[0] === folded[1];
        case 'contains':
            return text.includes(part);
        case 'icontains':
            return folded[0].includes(folded[1]);
        case 'startswith':
            return text.startsWith(part);
        case 'istartswith':
            return folded[0].startsWith(folded[1]);
        case 'endswith':
            return text.endsWith(part);
        case 'iendswith':
            return folded[0].endsWith(folded[1]);
        default:
            // A regular expression could take for ever, and no keystroke shall wait for it.
            return { untold: `'${name}' is for the database to answer` };
    }
}

/** How a value reads in a label. */
export function textOf(value: Datum): string | undefined {
    switch (value.kind) {
        case 'text':
        case 'number':
            return value.text;
        case 'boolean':
            return value.value ? 'True' : 'False';
        default:
            return undefined;
    }
}

const zero: Datum = { kind: 'number', text: '0' };

function arithmetic(operator: '+' | '-' | '*' | '/' | '%', left: Datum, right: Datum): Datum {
    for (const operand of [left, right]) if (operand.kind === 'null' || operand.kind === 'untold') return operand;
    if (left.kind !== 'number' || right.kind !== 'number') return untold('only numbers are reckoned with here');
    const [a, b] = [Number(left.text), Number(right.text)];
    if ((operator === '/' || operator === '%') && b === 0) return nothing;
    const result = { '+': a + b, '-': a - b, '*': a * b, '/': a / b, '%': a % b }[operator];
    // Twelve digits hide what binary fractions add to decimals: 0.1 + 0.2.
    return { kind: 'number', text: String(Number(result.toPrecision(12))) };
}

function applyTransform(name: string, value: Datum): Datum {
    if (value.kind === 'null' || value.kind === 'untold') return value;
    if (value.kind !== 'text') return untold(`'${name}' is for the database to answer`);
    const number = (text: string | undefined): Datum =>
        text === undefined ? untold(`'${name}' finds no such part`) : { kind: 'number', text: String(Number(text)) };
    const date = /^(\d{4})-(\d{2})-(\d{2})/.exec(value.text);
    const time = /(?:^|[T ])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(value.text);
    switch (name) {
        case 'year':
            return number(date?.[1]);
        case 'month':
            return number(date?.[2]);
        case 'day':
            return number(date?.[3]);
        case 'hour':
            return number(time?.[1]);
        case 'minute':
            return number(time?.[2]);
        case 'second':
            return number(time?.[3]);
        case 'date':
            return date ? { kind: 'text', text: date[0] } : untold(`'${name}' finds no date`);
        case 'lower':
            return { kind: 'text', text: value.text.toLowerCase() };
        case 'upper':
            return { kind: 'text', text: value.text.toUpperCase() };
        case 'length':
            return { kind: 'number', text: String([...value.text].length) };
        default:
            return untold(`'${name}' is for the database to answer`);
    }
}

function call(context: Context, expression: Call): Datum {
    if (expression.named)
        return untold(`'${expression.named[0]?.name}' of ${expression.function}() is for the database`);
    const columns = expression.arguments.map(argument => evaluateExpression(context, argument));
    const firsts = columns.map(values => values[0] ?? nothing);
    const [first = nothing, second] = firsts;
    for (const value of firsts) if (value.kind === 'untold') return value;
    const present = (columns[0] ?? []).filter(value => value.kind !== 'null');
    const numbers = present.flatMap(value => (value.kind === 'number' ? [Number(value.text)] : []));
    const number = (result: number): Datum => ({ kind: 'number', text: String(Number(result.toPrecision(12))) });
    const text = textOf(first);
    switch (expression.function) {
        case 'count':
            return number(present.length);
        case 'sum':
            return numbers.length > 0 ? number(numbers.reduce((sum, value) => sum + value, 0)) : nothing;
        case 'avg':
            return numbers.length > 0
                ? number(numbers.reduce((sum, value) => sum + value, 0) / numbers.length)
                : nothing;
        case 'min':
        case 'max': {
            const wanted = expression.function === 'min' ? -1 : 1;
            return present.reduce<Datum>(
                (best, value) => (best.kind === 'null' || order(value, best) === wanted ? value : best),
                nothing,
            );
        }
        case 'coalesce':
            return firsts.find(value => value.kind !== 'null') ?? nothing;
        case 'concat':
            return { kind: 'text', text: firsts.map(value => textOf(value) ?? '').join('') };
        case 'abs':
            return first.kind === 'number' ? { kind: 'number', text: first.text.replace(/^-/, '') } : first;
        case 'lower':
        case 'upper':
        case 'length':
            return applyTransform(expression.function, first);
        case 'trim':
            return text === undefined ? first : { kind: 'text', text: text.trim() };
        case 'mod':
            return second ? arithmetic('%', first, second) : untold("'mod' lacks its second number");
        default:
            return untold(`'${expression.function}()' is for the database to answer`);
    }
}
