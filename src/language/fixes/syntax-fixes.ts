/** Habits of Python and of other languages that are errors of syntax here. */
import { type Position, type Range, TextEdit } from 'vscode-languageserver-types';
import { allOf, type Fix, type FixContext, type Fixer, fixHere, foundText } from './fix.js';
import { type FixTable, sure } from './fix-table.js';

/** A comma or a semicolon behind a line. */
function* removeLineEnd(context: FixContext): Iterable<Fix> {
    const found = foundText(context);
    if (!/^[,;]$/.test(found) || !/^[ \t]*(\/\/.*)?$/.test(restOfLine(context))) return;
    yield fixHere(context, `Remove '${found}'`, TextEdit.del(context.range));
}

/** Where the line up to the end of what was found ends like `written`, `instead` is what is meant; `$1`: its first group. */
const change = (written: RegExp, instead: string): Fixer =>
    function* (context) {
        const { start, end } = context.range;
        const match = start.line === end.line ? written.exec(lineBefore(context, end)) : null;
        if (!match) return;
        const text = instead.replace('$1', match[1] ?? '');
        const range: Range = { start: { line: start.line, character: match.index }, end };
        yield fixHere(context, `Change to '${text}'`, TextEdit.replace(range, text));
    };

/** `name Char(20)`, where a field's name is found without its colon. */
function* addColon(context: FixContext): Iterable<Fix> {
    const { start, end } = context.range;
    const name = foundText(context);
    const isFirst = /(^|\{)\s*$/.test(lineBefore(context, start));
    if (!isFirst || !/^[a-z_]\w*$/.test(name) || !/^ +(one +)?[A-Z]\w*/.test(restOfLine(context))) return;
    yield fixHere(context, `Write ':' behind '${name}'`, TextEdit.insert(end, ':'));
}

/** `name?: Char(20)` as in TypeScript: here the type says that it is optional. */
function* moveQuestionMark(context: FixContext): Iterable<Fix> {
    const { start, end } = context.range;
    const [written, type, mark] =
        /^[ \t]*\?[ \t]*:[ \t]*((?:one +)?[A-Za-z_][\w.]*(?: *\[ *\])?)(\?)?/.exec(restOfLine(context)) ?? [];
    const isFirst = /(^|\{)\s*$/.test(lineBefore(context, start));
    if (!isFirst || !/^\w+$/.test(foundText(context)) || written === undefined) return;
    const range = { start: end, end: { line: end.line, character: end.character + written.length } };
    // Of rows that are linked there may be none anyway.
    const optional = type?.endsWith(']') && !mark ? '' : '?';
    yield fixHere(context, "Write '?' behind the type", TextEdit.replace(range, `: ${type}${optional}`));
}

/** `'a text'`, of which the first quote is found. */
function* quoteTwice(context: FixContext): Iterable<Fix> {
    const [inner] = /^[^'"\\]*(?=')/.exec(restOfLine(context)) ?? [];
    if (foundText(context) !== "'" || inner === undefined) return;
    const { start, end } = context.range;
    const range = { start, end: { line: end.line, character: end.character + inner.length + 1 } };
    yield fixHere(context, `Change to '"${inner}"'`, TextEdit.replace(range, `"${inner}"`));
}

const lineBefore = (context: FixContext, end: Position): string =>
    textOf(context, { start: { line: end.line, character: 0 }, end });

const restOfLine = (context: FixContext): string => {
    const { end } = context.range;
    return textOf(context, { start: end, end: { line: end.line + 1, character: 0 } }).replace(/\r?\n$/, '');
};

const textOf = ({ document }: FixContext, range: Range): string => document.textDocument.getText(range);

export const syntaxFixes: FixTable = {
    'syntax-error': sure(
        allOf(
            removeLineEnd,
            quoteTwice,
            addColon,
            moveQuestionMark,
            change(/#$/, '//'),
            change(/&&$/, 'and'),
            change(/\|\|$/, 'or'),
            change(/==$/, '='),
            change(/=>$/, '>='),
            change(/=<$/, '<='),
            change(/(?<=\bserializer\s+\w+\s+)for$/, 'of'),
            change(/(?<=^\s*)unique_together$/, 'unique'),
            change(/(?<=^\s*)index_together$/, 'index'),
            // A field in the order of rows, as Django's options have it.
            change(/(?<=\bordering\b.*)"(-?[a-z]\w*)"$/, '$1'),
        ),
    ),
};
