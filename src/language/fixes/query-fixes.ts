/** Querysets that fail, or answer something else than they seem to, when they run. */
import { AstUtils, GrammarUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { calledWord, namedCallArgument } from '../scoping/call-arguments.js';
import { escapedRegex } from './escaped-regex.js';
import {
    allOf,
    type Fix,
    type FixContext,
    fixHere,
    foundText,
    nodeAt,
    param,
    rangeOf,
    replaced,
    sameRange,
    textOf,
    wholeNodeAt,
    word,
} from './fix.js';
import { type FixTable, offered } from './fix-table.js';
import { removalOf } from './removing.js';

function* addDistinct(context: FixContext): Iterable<Fix> {
    yield fixHere(context, "Add '.distinct()'", TextEdit.insert(context.range.end, '.distinct()'));
}

function* leaveFieldsOut(context: FixContext): Iterable<Fix> {
    if (foundText(context).startsWith('distinct')) {
        yield fixHere(context, 'Leave the fields out', replaced(context, 'distinct()'));
    }
}

/** The queryset without one of its annotations, which gets a queryset of its own: then each counts alone. */
function* countApart(context: FixContext): Iterable<Fix> {
    const method = nodeAt(context, ast.isQuerySetMethod);
    const annotation = nodeAt(context, ast.isAnnotation);
    const call = annotation?.$container;
    const [whole, own] = [rangeOf(method), rangeOf(annotation)];
    const start = rangeOf(method?.calls[0])?.start;
    if (!method || !annotation || !ast.isAnnotateCall(call) || !whole || !own || !start) return;
    const isMentioned = method.calls.some(
        each => each !== call && new RegExp(`\\b${annotation.name}\\b`).test(textOf(each)),
    );
    const others = call.annotations.filter(each => each !== annotation);
    const isFree = !new RegExp(`\\b${method.name}_${annotation.name}\\b`).test(context.document.textDocument.getText());
    if (isMentioned || !isFree || others.length === 0) return;
    const { textDocument } = context.document;
    const head = textDocument.getText({ start: whole.start, end: start });
    const calls = method.calls.map(each => (each === call ? `${call.method}(${textOf(annotation)})` : textOf(each)));
    const name = `${method.name}_${annotation.name}`;
    const added = `${head.replace(/(\bqueryset\s+)\w+/, `$1${name}`)}${calls.join('.')}`;
    const line = textDocument.getText({ start: { line: whole.start.line, character: 0 }, end: whole.start });
    const gap = line.trim() === '' ? `\n${line}` : '  ';
    yield fixHere(
        context,
        `Count '${annotation.name}' in a queryset of its own`,
        ...removalOf(context.document, own),
        TextEdit.insert(whole.end, gap + added),
    );
}

/** Where nothing but rows is counted: each of them once, however often it comes. */
function* countOnce(context: FixContext): Iterable<Fix> {
    const isElsewhere = param(context, 'isElsewhere') === true;
    const method = isElsewhere ? undefined : nodeAt(context, ast.isQuerySetMethod);
    const calls = method ? AstUtils.streamAllContents(method).filter(ast.isFunctionCall).toArray() : [];
    const aggregates = calls.filter(call => calledWord(call)?.kind === 'aggregate');
    if (aggregates.length === 0 || !aggregates.every(call => calledWord(call)?.name === 'count')) return;
    const edits = aggregates.flatMap(call => {
        const end = rangeOf(call.arguments.at(-1))?.end;
        const isOnce = call.arguments.some(each => namedCallArgument(each)?.name.segments[0]?.$refText === 'distinct');
        return end && !isOnce ? [TextEdit.insert(end, ', distinct=true')] : [];
    });
    if (edits.length > 0) yield fixHere(context, 'Count each row once', ...edits);
}

/** The expression with a backslash before what stands for itself. */
function* escapePattern(context: FixContext): Iterable<Fix> {
    const literal = wholeNodeAt(context, ast.isStringLiteral);
    const escaped = literal && escapedRegex(literal.value);
    if (escaped !== undefined) {
        const text = JSON.stringify(escaped);
        yield fixHere(context, `Change to ${text}`, replaced(context, text));
    }
}

/** What the keys of a dictionary are to be, one by one: each of them any database compares, also with a column. */
function* compareKeys(context: FixContext): Iterable<Fix> {
    const comparison = nodeAt(context, ast.isBinaryExpression);
    const { left, right, operator } = comparison ?? {};
    const whole = rangeOf(comparison);
    const isComparison = operator === 'contains' || operator === '=';
    if (!whole || !isComparison || !ast.isPath(left) || !ast.isObjectValue(right) || right.entries.length === 0) return;
    const tests: string[] = [];
    for (const { key, value } of right.entries) {
        if (
            !/^[A-Za-z]\w*$/.test(key ?? '') ||
            key?.includes('__') ||
            ast.isObjectValue(value) ||
            ast.isListValue(value)
        )
            return;
        tests.push(`${textOf(left)}.${key} = ${textOf(value)}`);
    }
    const joined = tests.join(' and ');
    const isOperand = ast.isLogicalExpression(comparison?.$container) || ast.isNotExpression(comparison?.$container);
    const text = isOperand && tests.length > 1 ? `(${joined})` : joined;
    const title = tests.length > 1 ? 'Compare the keys one by one' : `Write \`${text}\``;
    if (title.length < 100) yield fixHere(context, title, TextEdit.replace(whole, text));
}

/** The queryset without the call, if it does anything else. */
function* leaveCallOut(context: FixContext): Iterable<Fix> {
    const method = nodeAt(context, ast.isQuerySetMethod);
    const at = method?.calls.findIndex(call => sameRange(rangeOf(call) ?? context.range, context.range)) ?? -1;
    const [call, before, behind] = [method?.calls[at], method?.calls[at - 1], method?.calls[at + 1]];
    const [from, to] = [rangeOf(before)?.end ?? rangeOf(call)?.start, rangeOf(before ? call : behind)];
    const others = method?.$container.$type === 'ModelDeclaration' ? method.$container.items : [];
    // What is behind the call may have been named by it.
    const names = others.some(each => ast.isQuerySetMethod(each) && each.calls.some(ast.isAnnotateCall));
    if (!call || !from || !to || names) return;
    const range = { start: from, end: before ? to.end : to.start };
    yield fixHere(context, `Leave '${textOf(call)}' out`, TextEdit.del(range));
}

/** The sum, or 0 where there is none. */
function* sumOrZero(context: FixContext): Iterable<Fix> {
    const name = word(context, 'sum');
    const calls = nodeAt(context, ast.isQuerySetMethod)?.calls ?? [];
    const annotations = calls.filter(ast.isAnnotateCall).flatMap(call => call.annotations);
    const range = rangeOf(annotations.find(each => each.name === name)?.value);
    if (!name || !range) return;
    const sum = context.document.textDocument.getText(range);
    yield fixHere(context, `Make '${name}' 0 there`, TextEdit.replace(range, `coalesce(${sum}, 0)`));
}

function* orderBackwards(context: FixContext): Iterable<Fix> {
    yield fixHere(context, "Change to 'order_by(-pk)'", replaced(context, 'order_by(-pk)'));
}

/** What every database has that is nearest to a search. */
function* lookEverywhere(context: FixContext): Iterable<Fix> {
    const comparison = wholeNodeAt(context, ast.isBinaryExpression);
    const operator = GrammarUtils.findNodeForProperty(comparison?.$cstNode, 'operator')?.range;
    if (operator && ast.isStringLiteral(comparison?.right) && /^(search|trigram_similar)$/.test(comparison.operator))
        yield fixHere(context, "Change to 'icontains'", TextEdit.replace(operator, 'icontains'));
}

/** What is found in querysets that run. */
export const queryFixes: FixTable = {
    'distinct-fields': offered(leaveFieldsOut),
    'filter-repeats-rows': offered(addDistinct),
    'invalid-query-regex': offered(escapePattern),
    'json-lookup': offered(compareKeys),
    'json-of-columns': offered(compareKeys),
    'multiplied-aggregates': offered(allOf(countOnce, countApart)),
    'queryset-circle': offered(leaveCallOut),
    'reverse-without-order': offered(orderBackwards),
    'sum-of-nothing': offered(sumOrZero),
    'postgres-only-lookup': offered(lookEverywhere),
};
