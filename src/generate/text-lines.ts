/**
 * A text file as a merge sees it: lines without their ends. How the lines end, a byte order mark and a missing last
 * newline are the file's own style, which a merge keeps and never takes for an edit of every line.
 */
export interface TextLines {
    readonly lines: readonly string[];
    readonly byteOrderMark: boolean;
    /** The commoner of the two; `\n` for a file of one line. */
    readonly lineEnd: '\n' | '\r\n';
    readonly finalNewline: boolean;
}

const byteOrderMark = '\uFEFF';

export function splitLines(text: string): TextLines {
    const body = text.startsWith(byteOrderMark) ? text.slice(1) : text;
    const lines = body.split(/\r?\n/);
    const crlf = body.split('\r\n').length - 1;
    const finalNewline = lines.at(-1) === '';
    // An empty file has no lines, and its missing newline is nobody's choice.
    if (finalNewline) lines.pop();
    return {
        lines,
        byteOrderMark: body !== text,
        lineEnd: crlf > (lines.length - (finalNewline ? 0 : 1)) / 2 ? '\r\n' : '\n',
        finalNewline,
    };
}

export function joinLines({ lines, byteOrderMark: marked, lineEnd, finalNewline }: TextLines): string {
    const body = lines.join(lineEnd) + (finalNewline && lines.length > 0 ? lineEnd : '');
    return (marked ? byteOrderMark : '') + body;
}

/** Whether two texts differ in nothing but line ends and a byte order mark, as after a checkout on another system. */
export const sameText = (one: string, other: string): boolean => one === other || plainText(one) === plainText(other);

const plainText = (text: string): string => {
    const { lines, finalNewline } = splitLines(text);
    return joinLines({ lines, finalNewline, byteOrderMark: false, lineEnd: '\n' });
};

/** `text` with the line ends and the byte order mark of `like`. */
export function inStyleOf(like: string, text: string): string {
    const { byteOrderMark: marked, lineEnd } = splitLines(like);
    return joinLines({ ...splitLines(text), byteOrderMark: marked, lineEnd });
}
