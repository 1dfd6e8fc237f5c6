/** All quoting of Markdown: text that is shown as it is, on one line. */
export const markdownText = (text: string): string =>
    oneLine(text)
        .replaceAll(/[\\`*_[\]<>#|~!]/g, character => `\\${character}`)
        .replaceAll('&', '&amp;')
        // A list, or a number of one, only where a line begins.
        .replace(/^([+-])(?=\s)/, '\\$1')
        .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2')
        .replace(/^(=+|-+)$/, '\\$1');

/** Code in a line: in more backticks than it holds in a row. In a table a `|` would end the cell even there. */
export function markdownCode(code: string, options: { readonly inTable?: boolean } = {}): string {
    const text = options.inTable ? oneLine(code).replaceAll('|', '\\|') : oneLine(code);
    const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    const space = longest > 0 ? ' ' : '';
    return `${fence}${space}${text}${space}${fence}`;
}

/** A table; its cells are Markdown already. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
    [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');

const oneLine = (text: string): string =>
    text
        .toWellFormed()
        .replaceAll(/[\s\p{Cc}]+/gu, ' ')
        .trim();
