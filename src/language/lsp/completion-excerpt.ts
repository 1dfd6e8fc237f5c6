import type { BlockStructure } from '../parsing/block-structure.js';
import type { SourceText } from '../parsing/chunked-text.js';
import type { FileTokens } from '../parsing/file-tokens.js';
import type { ParsedFile } from '../parsing/parsed-file.js';
import { lineStart } from '../parsing/text-change.js';

/**
 * The part of a file that decides what may stand at an offset: the headers of the blocks around it, and what stands before it
 * in its own item. What else stands in the same blocks cannot matter, so a completion costs what its item costs, however long
 * the file.
 */
export interface Excerpt {
    readonly text: string;
    /** The `{` of each block around, from the outermost on: its offset in the file and in `text`. */
    readonly braces: readonly { readonly inFile: number; readonly inExcerpt: number }[];
    /** Whether the offset is where a line's first token would be, and another item may begin. */
    readonly startsItem: boolean;
    /** Whether the items of the block stand on lines of their own, so that none begins behind another. */
    readonly hasLines: boolean;
}

interface Frame {
    /** Index of the `{`; undefined for the file itself. */
    readonly open: number | undefined;
    /** Where the current item starts: an index. */
    itemStart: number;
    /** Where the items of the block begin, from 1; undefined while none stands at the start of a line. */
    column: number | undefined;
    /** Of the first token on the line of the `{`. */
    readonly headColumn: number;
}

export function excerptAt({ text, tokens, blocks }: ParsedFile, offset: number): Excerpt {
    const frames: [Frame, ...Frame[]] = [{ open: undefined, itemStart: 0, column: undefined, headColumn: 0 }];
    const innermost = (): Frame => frames.at(-1) as Frame;
    let count = 0;
    let lineColumn = 1;
    for (let index = 0; index < tokens.length && tokens.end(index) <= offset; index++) {
        count = index + 1;
        while (frames.length > 1 && !holds(blocks, innermost(), index)) frames.pop();
        if (tokens.startsLine(index)) {
            lineColumn = tokens.column(index);
            const frame = innermost();
            frame.column ??= lineColumn;
            if (lineColumn <= frame.column) frame.itemStart = index;
        }
        if (!tokens.isOpen(index)) continue;
        const end = blocks.end(index);
        // What stands in a block that is closed before the offset decides nothing, and its `}` begins no item.
        if (blocks.isClosed(index) && tokens.end(end) <= offset) {
            index = end;
            count = end + 1;
        } else frames.push({ open: index, itemStart: index + 1, column: undefined, headColumn: lineColumn });
    }
    const line = lineStart(text, offset);
    const isFirstOnLine = text.slice(line, offset).trim() === '';
    const column = offset - line + 1;
    if (isFirstOnLine) {
        // A block that nothing closes ends where the text is indented no deeper than its head.
        while (frames.length > 1 && isOpenEnded(blocks, innermost()) && column <= innermost().headColumn) frames.pop();
        const frame = innermost();
        if (column <= (frame.column ?? Number.POSITIVE_INFINITY)) frame.itemStart = count;
    }
    const startsItem = innermost().itemStart >= count;
    const hasLines = innermost().column !== undefined;
    return { ...join(text, tokens, frames, offset, count), startsItem, hasLines };
}

/** A `}` is no longer inside. */
function holds(blocks: BlockStructure, { open }: Frame, index: number): boolean {
    return open === undefined || index < blocks.end(open);
}

const isOpenEnded = (blocks: BlockStructure, { open }: Frame): boolean => open !== undefined && !blocks.isClosed(open);

function join(
    text: SourceText,
    tokens: FileTokens,
    frames: readonly Frame[],
    offset: number,
    count: number,
): Pick<Excerpt, 'text' | 'braces'> {
    const pieces: string[] = [];
    const braces: { inFile: number; inExcerpt: number }[] = [];
    let length = 0;
    for (const [depth, frame] of frames.entries()) {
        const brace = frames[depth + 1]?.open;
        const braceOffset = brace === undefined ? undefined : tokens.start(brace);
        const end = braceOffset === undefined ? offset : braceOffset + 1;
        const { itemStart } = frame;
        const piece = itemStart < count ? text.slice(withIndentation(text, tokens.start(itemStart)), end) : '';
        if (braceOffset !== undefined) braces.push({ inFile: braceOffset, inExcerpt: length + piece.length - 1 });
        pieces.push(piece);
        length += piece.length + 1;
    }
    return { text: pieces.join('\n'), braces };
}

/** The offset of the blanks before `offset`, where only blanks stand before it on its line. */
function withIndentation(text: SourceText, offset: number): number {
    const start = lineStart(text, offset);
    return text.slice(start, offset).trim() === '' ? start : offset;
}
