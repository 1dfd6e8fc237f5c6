import type { GraphValue } from '../../model/graph.js';

/** All quoting of DOT. User text reaches DOT through these functions alone. */

/** What neither XML nor Graphviz can hold is shown as a replacement character, and so is half a surrogate pair. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find.
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
export const printable = (text: string): string => text.toWellFormed().replace(unprintable, '\ufffd');

/**
 * A quoted DOT string for what is not a label. DOT has no escape for a backslash, so one in front of a quote, or at the
 * end, where it would take the quote along, is doubled; everywhere else the characters arrive as they are.
 */
export const dotString = (text: string): string =>
    `"${printable(text)
        .replaceAll(/(\\*)("|$)/g, (_, slashes: string, quote: string) => {
            const even = slashes.length % 2 === 0 ? slashes : `${slashes}\\`;
            return quote ? `${even}\\"` : even;
        })
        .replaceAll(/\r\n|\r/g, '\n')}"`;

/** A label that shows `text` as it is: labels read entities (`&lt;`) and escapes (`\N`) besides quotes. */
export const dotLabel = (text: string): string =>
    `"${printable(text)
        .replaceAll('&', '&amp;')
        .replaceAll('\\', '\\\\')
        .replaceAll('"', '\\"')
        .replaceAll(/\r\n|\r|\n/g, '\\n')}"`;

/**
 * Stands for a backslash in labels on the way through layout: Graphviz's JSON loses texts that hold several. A private
 * character that no font has a picture for; {@link shownText} turns it back.
 */
const layoutBackslash = '\u{f005c}';
/** A label for layout whose text from-json.ts reads back through {@link shownText}. */
export const layoutLabel = (text: string): string => dotLabel(text.replaceAll('\\', layoutBackslash));
/** The text of a drawn label. Backslashes that did go through Graphviz come out doubled. */
export const shownText = (drawn: string): string => drawn.replaceAll('\\\\', '\\').replaceAll(layoutBackslash, '\\');

/** A label of a record shape, whose bars, braces and `<port>`s are its syntax; only the string around it is quoted. */
export const dotRecordLabel = (text: string): string => dotString(text.replaceAll(/\r\n|\r|\n/g, '\\n'));

/** Text for a record's label, in which nothing is syntax. Still to be put in {@link dotRecordLabel}. */
export const recordText = (text: string): string =>
    printable(text)
        .replaceAll('&', '&amp;')
        .replaceAll(/[\\{}|<> ]/g, character => `\\${character}`);

/** Text inside an HTML-like label, where `\\N` and its like are escapes, too. */
export const htmlText = (text: string): string =>
    printable(text)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll('\\', '&#92;&#92;')
        .replaceAll('\n', '<BR/>');

/** `<...>` around what is markup already. The angle brackets in it must be balanced, or DOT would not find its end. */
export function dotHtml(markup: string): string | undefined {
    let depth = 0;
    for (const character of markup) {
        if (character === '<') depth++;
        if (character === '>') depth--;
        if (depth < 0) return undefined;
    }
    return depth === 0 ? `<${printable(markup)}>` : undefined;
}

/** A name for DOT: bare where it is a word or a number, quoted otherwise. Keywords are quoted, whatever their case. */
export const dotId = (text: string): string =>
    /^([A-Za-z_][A-Za-z_0-9]*|-?(\.\d+|\d+(\.\d*)?))$/.test(text) && !keyword.test(text) ? text : dotString(text);
const keyword = /^(node|edge|graph|digraph|subgraph|strict)$/i;

/** Attributes that hold text for people. In all others Graphviz's own syntax is wanted as it was written. */
const labels: ReadonlySet<string> = new Set(['label', 'xlabel', 'headlabel', 'taillabel']);
const tooltips: ReadonlySet<string> = new Set([
    'tooltip',
    'labeltooltip',
    'headtooltip',
    'tailtooltip',
    'edgetooltip',
    'comment',
]);

/** What the value of an attribute depends on besides its name. */
export interface ValueUse {
    /** Whether the label is a record's. */
    readonly record?: boolean;
    /** Whether the DOT is for layout alone, and {@link shownText} reads what comes back. */
    readonly layout?: boolean;
}

export function dotValue(name: string, value: GraphValue, { record = false, layout = false }: ValueUse = {}): string {
    const label = layout ? layoutLabel : dotLabel;
    if (value.kind === 'html' && labels.has(name)) return dotHtml(value.text) ?? label(value.text);
    if (name === 'label' && record) return dotRecordLabel(value.text);
    if (labels.has(name)) return label(value.text);
    return tooltips.has(name) ? dotLabel(value.text) : dotString(value.text);
}
