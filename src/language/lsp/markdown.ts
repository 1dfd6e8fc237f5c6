/** All quoting of Markdown. What a user wrote reaches a hover through these functions alone. */

/** Text as it is: no character of it formats, links or starts HTML. Line ends stay line ends. */
export const markdownText = (text: string): string =>
    text
        .replaceAll(/[\\`*_{}[\]()#+\-.!|~&<>:@/]/g, '\\$&')
        .replaceAll(/^( {4,}|\t)/gm, ' ')
        .replaceAll(/\r\n?|\n/g, '  \n');

/** Inline code. Backticks in it are held by longer ones around it. */
export function markdownCode(text: string): string {
    const flat = text.replaceAll(/\s+/g, ' ');
    const ticks = '`'.repeat(longestRun(flat) + 1);
    const pad = /^`|`$|^ .* $/.test(flat) ? ' ' : '';
    return flat === '' ? '' : `${ticks}${pad}${flat}${pad}${ticks}`;
}

/** A block of code, in our language unless said otherwise. */
export function markdownBlock(code: string, language = 'djagram'): string {
    const fence = '`'.repeat(Math.max(3, longestRun(code) + 1));
    return `${fence}${language}\n${code}\n${fence}`;
}

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length));
