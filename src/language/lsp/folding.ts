import type { LangiumDocument, LangiumParser } from 'langium';
import type { FoldingRangeProvider } from 'langium/lsp';
import type { FoldingRange } from 'vscode-languageserver-protocol';
import type { ParsedFile } from '../parsing/parsed-file.js';
import { fileOf } from './file-text.js';

/** Blocks by their braces, lists by their brackets, comments, and `// region` … `// endregion`. The last line of a block stays in sight. */
export class DjagramFoldingRangeProvider implements FoldingRangeProvider {
    private readonly parser: LangiumParser;

    constructor(parser: LangiumParser) {
        this.parser = parser;
    }

    getFoldingRanges(document: LangiumDocument): FoldingRange[] {
        const file = fileOf(document, this.parser);
        return [...blockFoldings(file), ...commentFoldings(file)].sort(
            (one, other) => one.startLine - other.startLine || other.endLine - one.endLine,
        );
    }
}

/** What was opened and is not closed yet. */
interface Opened {
    readonly index: number;
    /** The number of the type that closes it. */
    readonly closer: number;
    /** Of a brace: what closes it. */
    readonly end?: number;
}

function* blockFoldings({ tokens, blocks }: ParsedFile): Iterable<FoldingRange> {
    const { vocabulary } = tokens;
    const closers = new Map([
        [vocabulary.numberOf('('), vocabulary.numberOf(')')],
        [vocabulary.numberOf('['), vocabulary.numberOf(']')],
    ]);
    const open: Opened[] = [];
    for (let index = 0; index < tokens.length; index++) {
        const type = tokens.typeNumber(index);
        const closer = closers.get(type);
        if (closer !== undefined) open.push({ index, closer });
        else if (type === vocabulary.open) {
            if (blocks.isClosed(index)) open.push({ index, closer: vocabulary.close, end: blocks.end(index) });
        } else if (type === open.at(-1)?.closer || type === vocabulary.close) {
            const start = closedBy(open, type, index, vocabulary.close);
            if (start !== undefined) yield* folding(tokens.line(start), tokens.line(index));
        }
    }
}

/** Takes what a token closes from what is open, with brackets in it that nothing closes; where that was opened. */
function closedBy(open: Opened[], type: number, index: number, brace: number): number | undefined {
    if (type !== brace) return open.pop()?.index;
    const block = open.findLastIndex(({ end }) => end === index);
    return block < 0 ? undefined : open.splice(block)[0]?.index;
}

function* folding(startLine: number, lastLine: number): Iterable<FoldingRange> {
    if (lastLine - startLine > 1) yield { startLine, endLine: lastLine - 1 };
}

function* commentFoldings({ tokens }: ParsedFile): Iterable<FoldingRange> {
    const { comments, lines, text } = tokens;
    const regions: number[] = [];
    for (let index = 0; index < comments.length; index++) {
        const start = comments.start(index);
        const end = comments.end(index);
        const startLine = lines.lineAt(start);
        const endLine = lines.lineAt(end - 1);
        if (endLine > startLine) yield { startLine, endLine, kind: 'comment' };
        const word = /^\/\/\s*#?(region|endregion)\b/.exec(text.slice(start, end))?.[1];
        if (word === 'region') regions.push(startLine);
        const opened = word === 'endregion' ? regions.pop() : undefined;
        if (opened !== undefined) yield { startLine: opened, endLine: startLine, kind: 'region' };
    }
}
