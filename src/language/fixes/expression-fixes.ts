/** Conditions and computations: what is compared, asked, worked out, and given to functions. */
import { isAstNode } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { namedCallArgument } from '../scoping/call-arguments.js';
import {
    count,
    type Fix,
    type FixContext,
    type Fixer,
    firstOf,
    fixHere,
    foundText,
    nodeAt,
    rangeOf,
    replaced,
    textOf,
    wholeNodeAt,
    word,
} from './fix.js';
import { type FixTable, offered } from './fix-table.js';
import { fieldsOf, isDate, isNumber, modelAround, modelBehind, targetOf, textFieldsOf } from './models-of.js';
import { removalOf } from './removing.js';
import { asType, changeValue } from './rewriting.js';
import { nearestChoice, repairMoment } from './value-fixes.js';

/** The literal on one side as the type of the other. */
const compareAlike: Fixer = changeValue((value, context) => asType(value, word(context, 'left') ?? ''));

function* testForNull(context: FixContext): Iterable<Fix> {
    const literal = wholeNodeAt(context, ast.isNullLiteral);
    const comparison = literal?.$container;
    const range = ast.isBinaryExpression(comparison) ? rangeOf(comparison) : undefined;
    if (!ast.isBinaryExpression(comparison) || !range) return;
    const other = textOf(comparison.left === literal ? comparison.right : comparison.left);
    for (const test of ['is not null', 'is null']) {
        yield fixHere(context, `Write \`${test}\``, TextEdit.replace(range, `${other} ${test}`));
    }
}

/** A text of the row that a relation leads to, since the relation has none. */
function* lookBehind(context: FixContext): Iterable<Fix> {
    const { left } = wholeNodeAt(context, ast.isBinaryExpression) ?? {};
    const field = ast.isPath(left) ? targetOf(left) : undefined;
    const end = rangeOf(left)?.end;
    if (!ast.isFieldDeclaration(field) || !end) return;
    for (const { name } of textFieldsOf(modelBehind(field)).slice(0, 3)) {
        yield fixHere(context, `Look in '${textOf(left)}.${name}'`, TextEdit.insert(end, `.${name}`));
    }
}

/** Where the value may be one of the type. */
function* compareWhole(context: FixContext): Iterable<Fix> {
    const comparison = wholeNodeAt(context, ast.isBinaryExpression);
    const value = asType(textOf(comparison?.right), word(context, 'left') ?? '');
    if (comparison && value !== undefined)
        yield fixHere(context, "Compare with '='", replaced(context, `${textOf(comparison.left)} = ${value}`));
}

/** One of several conditions; the only one is not taken away, since all rows would be found then. */
function* removeCondition(context: FixContext): Iterable<Fix> {
    const condition = wholeNodeAt(context, ast.isExpression);
    const { $container: around } = condition ?? {};
    const title = `Remove \`${foundText(context)}\``;
    if (title.length > 100) return;
    if (ast.isLogicalExpression(around)) {
        const whole = rangeOf(around);
        const kept = textOf(around.left === condition ? around.right : around.left);
        if (whole) yield fixHere(context, title, TextEdit.replace(whole, kept));
    } else if (ast.isQuerySetCall(around) && around.arguments.length > 1) {
        yield fixHere(context, title, ...removalOf(context.document, context.range));
    }
}

/** What has to be so of a value for a condition to hold: that it is there. */
function* askWhetherThere(context: FixContext): Iterable<Fix> {
    const found = word(context, 'found');
    const test = found === 'a text' ? '!= ""' : found === 'a number' ? '!= 0' : 'is not null';
    yield fixHere(context, `Add \`${test}\``, TextEdit.insert(context.range.end, ` ${test}`));
}

/** Texts are joined, days are moved by durations, and a number in quotes is one without them. */
function* computeAlike(context: FixContext): Iterable<Fix> {
    const sum = wholeNodeAt(context, ast.isArithmetic);
    if (!sum) return;
    const [left, right] = [word(context, 'left'), word(context, 'right')];
    const [first, second] = [rangeOf(sum.left), rangeOf(sum.right)];
    if (!left || !right || !first || !second) return;
    if (left === 'a text' && right === 'a text' && sum.operator === '+') {
        const text = `concat(${textOf(sum.left)}, ${textOf(sum.right)})`;
        yield fixHere(context, 'Join them with concat()', replaced(context, text));
    }
    if (/^a (day|moment)$/.test(left) && /^\d+$/.test(textOf(sum.right))) {
        yield fixHere(context, `Change to ${textOf(sum.right)}d`, TextEdit.insert(second.end, 'd'));
    }
    const asNumber = (text: string, wanted: string) => (wanted === 'a number' ? asType(text, wanted) : undefined);
    const [one, other] = [asNumber(textOf(sum.left), right), asNumber(textOf(sum.right), left)];
    if (one !== undefined && left === 'a text')
        yield fixHere(context, `Change to ${one}`, TextEdit.replace(first, one));
    if (other !== undefined && right === 'a text')
        yield fixHere(context, `Change to ${other}`, TextEdit.replace(second, other));
}

/** Of one row the sum of a column is what the column holds. */
function* takeColumn(context: FixContext): Iterable<Fix> {
    const call = wholeNodeAt(context, ast.isFunctionCall);
    const [column, another] = call?.arguments ?? [];
    const isOwn = ast.isPath(column) && column.segments.length === 1 && ast.isFieldDeclaration(targetOf(column));
    if (!isOwn || another || !/^(sum|avg|min|max|any_value)$/.test(word(context, 'function') ?? '')) return;
    yield fixHere(context, `Change to '${textOf(column)}'`, replaced(context, textOf(column)));
}

/** What is given twice is given once: the second time goes. */
function* giveOnce(context: FixContext): Iterable<Fix> {
    const range = rangeOf(nodeAt(context, ast.isBinaryExpression));
    const name = word(context, 'argument');
    if (range && name) yield fixHere(context, `Remove the second '${name}'`, ...removalOf(context.document, range));
}

/** Of a function with too many arguments the last; one with too few gets values for a person to change. */
function* fitArguments(context: FixContext): Iterable<Fix> {
    const call = wholeNodeAt(context, ast.isFunctionCall);
    const [least, most] = [count(context, 'least'), count(context, 'most')];
    const { arguments: given = [] } = call ?? {};
    if (!call || least === undefined || given.some(each => namedCallArgument(each))) return;
    if (most !== undefined && given.length > most) {
        const [kept, surplus] = [given[most - 1], given.slice(most)];
        const start = kept ? rangeOf(kept)?.end : rangeOf(given[0])?.start;
        const end = rangeOf(given.at(-1))?.end;
        const title = `Remove ${surplus.map(each => `\`${textOf(each)}\``).join(', ')}`;
        if (start && end && title.length < 100) yield fixHere(context, title, TextEdit.del({ start, end }));
        return;
    }
    const missing = usualArguments[word(context, 'function') ?? '']?.slice(given.length, least);
    if (missing?.length !== least - given.length) return;
    const written = [...given.map(textOf), ...missing].join(', ');
    yield fixHere(
        context,
        `Add ${missing.map(each => `\`${each}\``).join(', ')}`,
        replaced(context, `${textOf(call.function)}(${written})`),
    );
}

/** The least that a function may be given, where that does not depend on what it is asked of. */
const usualArguments: Readonly<Record<string, readonly (string | undefined)[]>> = {
    count: ['pk'],
    left: [undefined, '1'],
    right: [undefined, '1'],
    substr: [undefined, '1'],
    repeat: [undefined, '1'],
    lpad: [undefined, '10'],
    rpad: [undefined, '10'],
    str_index: [undefined, '""'],
    replace: [undefined, '""'],
    power: [undefined, '2'],
    mod: [undefined, '2'],
    concat: [undefined, '""'],
};

/** The fields of the row that are of the type which the function works on; or the number that a text is. */
function* giveFitting(context: FixContext): Iterable<Fix> {
    const expected = word(context, 'expected') ?? '';
    const argument = wholeNodeAt(context, isAstNode);
    const literal = /\bnumbers\b/.test(expected) ? asType(textOf(argument), 'a number') : undefined;
    if (literal !== undefined) yield fixHere(context, `Change to ${literal}`, replaced(context, literal));
    if (!ast.isPath(argument)) return;
    const before = argument.segments.at(-2)?.ref;
    const model =
        argument.segments.length === 1
            ? modelAround(argument)
            : ast.isFieldDeclaration(before)
              ? modelBehind(before)
              : undefined;
    const isFitting = /\bdays\b/.test(expected) ? isDate : /\bnumbers\b/.test(expected) ? isNumber : () => false;
    const start = argument.segments.slice(0, -1).map(({ $refText }) => `${$refText}.`);
    for (const { name } of fieldsOf(model).filter(isFitting).slice(0, 5)) {
        const path = [...start, name].join('');
        yield fixHere(context, `Change to '${path}'`, replaced(context, path));
    }
}

function* putInList(context: FixContext): Iterable<Fix> {
    const text = foundText(context);
    yield fixHere(context, `Change to [${text}]`, replaced(context, `[${text}]`));
}

/** What is found in conditions and computations. */
export const expressionFixes: FixTable = {
    'aggregate-in-condition': offered(takeColumn),
    'arithmetic-type': offered(computeAlike),
    'comparison-choice': offered(nearestChoice),
    'comparison-format': offered(repairMoment),
    'comparison-type': offered(compareAlike),
    'comparison-with-null': offered(testForNull),
    'condition-type': offered(askWhetherThere),
    'function-argument-type': offered(giveFitting),
    'call-argument-twice': offered(giveOnce),
    'function-arguments': offered(fitArguments),
    'lookup-type': offered(firstOf(lookBehind, compareWhole, removeCondition)),
    'membership-of-one': offered(putInList),
};
