/** Where declarations stand in a text, also in one that is broken: by its braces alone, so that no parser of ours is asked. */

export interface Block {
    /** Behind the declaration before it, so that comments above it belong to it. */
    readonly start: number;
    /** Behind its closing brace and the end of that line. */
    readonly end: number;
    /** Of an app: behind its opening brace, and what is in it. */
    readonly inside?: { readonly at: number; readonly blocks: readonly Block[] };
}

const token = /"(?:\\.|[^"\\\n\r])*"?|`[^`\n\r]*`?|\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n\r]*|[{}]/g;

export function blocksOf(text: string): Block[] {
    const found: Block[] = [];
    let inApp: { at: number; blocks: Block[] } | undefined;
    let depth = 0;
    let start = 0;
    let innerStart = 0;
    for (const { 0: word, index } of text.matchAll(token)) {
        if (word === '{') {
            if (depth === 0 && /\bapp\s+\w+[^{}]*$/.test(text.slice(start, index))) {
                inApp = { at: index + 1, blocks: [] };
                innerStart = index + 1;
            }
            depth++;
        } else if (word === '}') {
            depth = Math.max(0, depth - 1);
            const end = endOfLine(text, index + 1);
            if (depth === 1 && inApp) {
                inApp.blocks.push({ start: innerStart, end });
                innerStart = end;
            } else if (depth === 0) {
                found.push({ start, end, ...(inApp && { inside: inApp }) });
                inApp = undefined;
                start = end;
            }
        }
    }
    if (start < text.length && text.slice(start).trim() !== '') found.push({ start, end: text.length });
    return found;
}

/** Where nothing else stands in the line. */
function endOfLine(text: string, at: number): number {
    const rest = /^[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(at, at + 200));
    return rest ? at + rest[0].length : at;
}
