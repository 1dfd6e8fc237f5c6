export interface PythonContext {
    /** Whether a string begun above goes on. */
    readonly inString: boolean;
    /** The line of the innermost bracket that is still open, up to and with the bracket. */
    readonly openLine: string | undefined;
    /** Whether a bracket is closed that was never opened. */
    readonly unbalanced: boolean;
}

/** What the end of some lines of Python stands in. Knows strings, comments and brackets, and nothing else. */
export function pythonContextAt(lines: readonly string[]): PythonContext {
    const open: string[] = [];
    let quote: string | undefined;
    let unbalanced = false;
    for (const line of lines) {
        for (let at = 0; at < line.length; at++) {
            const character = line[at] ?? '';
            if (quote !== undefined) {
                if (character === '\\') at++;
                else if (line.startsWith(quote, at)) {
                    at += quote.length - 1;
                    quote = undefined;
                }
            } else if (character === '#') {
                break;
            } else if (character === '"' || character === "'") {
                const triple = character.repeat(3);
                quote = line.startsWith(triple, at) ? triple : character;
                at += quote.length - 1;
            } else if ('([{'.includes(character)) {
                open.push(line.slice(0, at + 1));
            } else if (')]}'.includes(character)) {
                if (open.length === 0) unbalanced = true;
                open.pop();
            }
        }
        // Only a string in three quotes, or a line that ends in a backslash, goes on.
        if (quote?.length === 1 && !line.endsWith('\\')) quote = undefined;
    }
    return { inString: quote !== undefined, openLine: open.at(-1), unbalanced };
}
