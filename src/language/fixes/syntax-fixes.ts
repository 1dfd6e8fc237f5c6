/** Habits of other languages that are errors of syntax here. */
import { type Range, TextEdit } from 'vscode-languageserver-types';
import { allOf, type Fix, type FixContext, fixHere, foundText } from './fix.js';
import { type FixTable, sure } from './fix-table.js';

/** A comma or a semicolon behind a line. */
function* removeLineEnd(context: FixContext): Iterable<Fix> {
    const found = foundText(context);
    const { end } = context.range;
    const rest = context.document.textDocument.getText({ start: end, end: { line: end.line + 1, character: 0 } });
    if (!/^[,;]$/.test(found) || !/^[ \t]*(\/\/.*)?\r?\n?$/.test(rest)) return;
    yield fixHere(context, `Remove '${found}'`, TextEdit.del(context.range));
}

/** `==`, of which the second sign is found. */
function* compareOnce(context: FixContext): Iterable<Fix> {
    const { start, end } = context.range;
    if (start.character === 0 || foundText(context) !== '=') return;
    const both: Range = { start: { line: start.line, character: start.character - 1 }, end };
    if (context.document.textDocument.getText(both) === '==') {
        yield fixHere(context, "Change to '='", TextEdit.replace(both, '='));
    }
}

/** `serializer Brief for Product`. */
function* serializeOf(context: FixContext): Iterable<Fix> {
    const { start } = context.range;
    const before = context.document.textDocument.getText({ start: { line: start.line, character: 0 }, end: start });
    if (foundText(context) === 'for' && /\bserializer\s+\w+\s+$/.test(before)) {
        yield fixHere(context, "Change to 'of'", TextEdit.replace(context.range, 'of'));
    }
}

export const syntaxFixes: FixTable = {
    'syntax-error': sure(allOf(removeLineEnd, compareOnce, serializeOf)),
};
