/**
 * All quoting of `.env` files. Compose and most shells read a text in single quotes as it is; one that holds a single
 * quote or a line's end stands in double quotes, where `$`, `"` and `\` are escaped.
 */
export function quoteEnvironment(text: string): string {
    const wellFormed = text.toWellFormed();
    if (/^[\w./:@%+,=-]*$/.test(wellFormed)) return wellFormed;
    if (!/['\n\r]/.test(wellFormed)) return `'${wellFormed}'`;
    const escaped = wellFormed
        .replaceAll(/[\\"$]/g, character => `\\${character}`)
        .replaceAll('\n', '\\n')
        .replaceAll('\r', '\\r');
    return `"${escaped}"`;
}

/** A word of a shell's command. */
export const quoteShell = (text: string): string =>
    /^[\w./:@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
