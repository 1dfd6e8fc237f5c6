/** The lines of a block's items, with the comments that stand above them: what is moved with an item, or goes with it. */
import type { AstNode, LangiumDocument } from 'langium';
import type { Range } from 'vscode-languageserver-types';
import { rangeOfNode } from '../../parsing/syntax-ranges.js';

export interface ItemText {
    /** Whole lines, or the item alone with the blanks before it where others share its line. */
    readonly range: Range;
    /** Of the lines, without the end of the last one. */
    readonly text: string;
    /** Whether nothing else stands on its lines. */
    readonly hasOwnLines: boolean;
}

export function itemText({ textDocument }: LangiumDocument, item: AstNode): ItemText | undefined {
    const range = rangeOfNode(item);
    if (!range) return undefined;
    const start = textDocument.positionAt(range.offset);
    const end = textDocument.positionAt(range.end);
    const lineOf = (line: number): string =>
        textDocument.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } }).trimEnd();
    const before = lineOf(start.line).slice(0, start.character);
    const behind = lineOf(end.line).slice(end.character).trim();
    if (before.trim() !== '' || (behind !== '' && !behind.startsWith('//'))) {
        const blanks = before.length - before.trimEnd().length;
        const alone = { start: { line: start.line, character: start.character - blanks }, end };
        return { range: alone, text: textDocument.getText({ start, end }), hasOwnLines: false };
    }
    const firstLine = firstLineOfComments(lineOf, start.line);
    const lines: string[] = [];
    for (let line = firstLine; line <= end.line; line++) lines.push(lineOf(line));
    return {
        range: { start: { line: firstLine, character: 0 }, end: { line: end.line + 1, character: 0 } },
        text: lines.join('\n'),
        hasOwnLines: true,
    };
}

/** Of the comments directly above a line, each on lines of its own. */
export function firstLineOfComments(lineOf: (line: number) => string, line: number): number {
    let first = line;
    for (;;) {
        const above = first > 0 ? lineOf(first - 1).trim() : '';
        if (above.startsWith('//')) {
            first--;
            continue;
        }
        if (!above.endsWith('*/')) return first;
        let opened = first - 1;
        while (opened > 0 && !lineOf(opened).includes('/*')) opened--;
        if (!lineOf(opened).trim().startsWith('/*')) return first;
        first = opened;
    }
}

/** What a line begins with. */
export const indentOf = (text: string): string => /^[ \t]*/.exec(text)?.[0] ?? '';
