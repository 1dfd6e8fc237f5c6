/**
 * All quoting of Python's strings. As ruff has it: double quotes, unless the text holds more of them than single ones;
 * of the escapes, those that are needed.
 */
export function quoteString(text: string): string {
    const wellFormed = text.toWellFormed();
    const count = (quote: string): number => wellFormed.split(quote).length - 1;
    const quote = count('"') > count("'") ? "'" : '"';
    return `${quote}${escaped(wellFormed).replaceAll(quote, `\\${quote}`)}${quote}`;
}

/** A regular expression, without the escapes that a raw string spares where it can be one. */
export const rawString = (text: string): string =>
    /["\n\r]|\\$/.test(text) || !text.includes('\\') ? quoteString(text) : `r"${text}"`;

export type TemplatePiece =
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'code'; readonly code: string };

/** An f-string. Before Python 3.12 its code must not hold the quotes around it. */
export function quoteTemplate(pieces: readonly TemplatePiece[]): string {
    const count = (quote: string): number =>
        pieces.reduce((sum, piece) => sum + (piece.kind === 'text' ? piece.text.split(quote).length - 1 : 0), 0);
    const single = pieces.some(piece => piece.kind === 'code' && piece.code.includes("'"));
    const quote = count('"') > count("'") && !single ? "'" : '"';
    const inside = pieces.map(piece => {
        if (piece.kind === 'code') return `{${piece.code}}`;
        const text = escaped(piece.text.toWellFormed()).replaceAll(quote, `\\${quote}`);
        return text.replaceAll('{', '{{').replaceAll('}', '}}');
    });
    return `f${quote}${inside.join('')}${quote}`;
}

/** The lines of a docstring, indented, with its quotes; it may hold anything. */
export function quoteDocstring(text: string, indent = ''): string {
    const lines = text
        .trim()
        .split('\n')
        .map(line => escaped(line.trim()).replaceAll('"""', '\\"""'));
    // A quote at the end would meet those that close the docstring.
    const last = lines.length - 1;
    lines[last] = (lines[last] ?? '').replace(/"$/, '\\"');
    if (lines.length === 1) return `${indent}"""${lines[0]}"""`;
    return `${indent}"""${lines.map((line, index) => (index === 0 || line === '' ? line : indent + line)).join('\n')}\n${indent}"""`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to escape
const special = /[\\\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const short: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Characters that cannot be seen are escaped too: they could make text read otherwise than it runs. */
const escaped = (text: string): string =>
    text.replaceAll(special, character => {
        const code = character.charCodeAt(0);
        return short[character] ?? (code < 0x100 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`);
    });
const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');
