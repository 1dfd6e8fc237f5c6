/** JSON's escapes in strings: what they stand for, and which of them are wrong. */

const simple: Readonly<Record<string, string>> = {
    '"': '"',
    '\\': '\\',
    '/': '/',
    b: '\b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
};

const escapes = /\\(?:u([0-9A-Fa-f]{4})|([\s\S]?))/g;

/** The text between the quotes, escapes resolved. A wrong escape (reported by the lexer) stands for itself. */
export function unescapeString(image: string): string {
    const inner = image.slice(1, image.length > 1 && image.endsWith('"') ? -1 : undefined);
    if (!inner.includes('\\')) return inner;
    return inner.replace(escapes, (whole, hex: string | undefined, char: string | undefined) =>
        hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (simple[char ?? ''] ?? whole),
    );
}

/** The first escape in the literal `image` that JSON does not have, or half a surrogate pair, which no file can hold. */
export function findBadEscape(image: string): { readonly offset: number; readonly text: string } | undefined {
    for (const match of image.matchAll(escapes)) {
        const [text, hex, char] = match;
        if (hex === undefined && !(char !== undefined && char in simple)) {
            return {
                offset: match.index,
                text: char === 'u' ? image.slice(match.index, match.index + 6).replace(/"$/, '') : text,
            };
        }
        if (hex && isSurrogate(hex) && !pairs(image, match.index, hex)) return { offset: match.index, text };
    }
    return undefined;
}

const isSurrogate = (hex: string) => /^d[89a-f]/i.test(hex);

function pairs(image: string, offset: number, hex: string): boolean {
    return /^d[89ab]/i.test(hex)
        ? /^\\ud[c-f][0-9a-f]{2}/i.test(image.slice(offset + 6, offset + 12))
        : /\\ud[89ab][0-9a-f]{2}$/i.test(image.slice(0, offset));
}
