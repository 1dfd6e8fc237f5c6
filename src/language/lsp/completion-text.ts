import type { IToken } from 'chevrotain';

interface Frame {
    /** Index of the block's first token; where the current item starts is the later. */
    readonly first: number;
    itemStart: number;
    /** Where the block's items begin, from 1; undefined while the block stands on one line. */
    column: number | undefined;
    /** Offset behind the block's brace. */
    readonly from: number;
}

/**
 * The part of a file that decides what may stand at `offset`: the headers of the blocks around it and the item it is in,
 * each with its own indentation. What stands before in the same blocks cannot matter, so a completion costs what its item
 * costs, however long the file.
 *
 * @param tokens of the whole file, without comments
 */
export function completionText(text: string, tokens: readonly IToken[], offset: number): string {
    const frames: [Frame, ...Frame[]] = [{ first: 0, itemStart: 0, column: undefined, from: 0 }];
    let count = 0;
    for (const [index, token] of tokens.entries()) {
        if (token.startOffset + token.image.length > offset) break;
        count = index + 1;
        const frame = frames.at(-1) as Frame;
        const startsLine = tokens[index - 1]?.endLine !== token.startLine;
        const column = token.startColumn ?? 1;
        if (index === frame.first) frame.column = startsLine ? column : undefined;
        else if (startsLine && frame.column !== undefined && column <= frame.column) frame.itemStart = index;
        if (token.image === '{') {
            frames.push({ first: index + 1, itemStart: index + 1, column: undefined, from: token.startOffset + 1 });
        } else if (token.image === '}' && frames.length > 1) {
            frames.pop();
        }
    }
    const pieces = frames.map((frame, depth) => {
        const first = frame.itemStart < count ? tokens[frame.itemStart] : undefined;
        const end = frames[depth + 1]?.from ?? offset;
        return text.slice(
            first ? withIndentation(text, first.startOffset) : Math.max(frame.from, lineStart(text, offset)),
            end,
        );
    });
    return pieces.join('\n');
}

/** The offset of the blanks before `offset`, where only blanks stand before it on its line. */
function withIndentation(text: string, offset: number): number {
    const start = lineStart(text, offset);
    return text.slice(start, offset).trim() === '' ? start : offset;
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
