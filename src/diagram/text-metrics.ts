/**
 * How wide text will be, without a browser: Helvetica's advance widths (Arial, Liberation Sans and Graphviz's own
 * estimate share them), so that cards fit their text wherever the picture is shown.
 */
const advance: readonly number[] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];
const firstAdvance = 0x20;
const otherAdvances: Readonly<Record<string, number>> = {
    ...{ '·': 278, '…': 1000, '→': 1000, '–': 556, '—': 1000, '×': 584, '€': 556, '§': 556, '°': 400, '•': 350 },
    ...{ '„': 333, '“': 333, '”': 333, '‚': 222, '‘': 222, '’': 222, '«': 556, '»': 556, '¿': 611, '¡': 333 },
    ...{ ß: 611, æ: 889, Æ: 1000, ø: 611, Ø: 778, œ: 944, Œ: 1000, ð: 556, Ð: 722, þ: 556, Þ: 667, ł: 222, Ł: 556 },
};

/** In thousandths of the size; undefined where those fonts need not have the character. */
const knownAdvance = (character: string): number | undefined =>
    advance[(character.codePointAt(0) ?? 0) - firstAdvance] ?? otherAdvances[character] ?? advanceOfLetter(character);

/** A Latin letter with an accent is as wide as without it. */
function advanceOfLetter(character: string): number | undefined {
    const [letter = '', ...marks] = character.normalize('NFD');
    if (marks.length === 0 || !marks.every(mark => takesNoSpace.test(mark)) || !/^[A-Za-z]$/.test(letter))
        return undefined;
    // Its dot makes way for the accent.
    return letter === 'i' ? 278 : advance[letter.charCodeAt(0) - firstAdvance];
}

/** The fonts that {@link textWidth} speaks of. */
export const fontFamily = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif";

/** Combining marks, variation selectors, joiners and other format characters. */
const takesNoSpace = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const isWide = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff00-\uff60\u2190-\u21ff]$/u;
const isPicture = /^\p{Extended_Pictographic}$/u;

/** In points. */
export function textWidth(text: string, size: number, weight: 'normal' | 'bold' = 'normal'): number {
    return widthOf(measure(text).thousandths, size, weight);
}

const widthOf = (thousandths: number, size: number, weight: 'normal' | 'bold'): number =>
    (thousandths / 1000) * size * (weight === 'bold' ? 1.08 : 1);

/** At size 1; `isKnown`: each of its characters is in those fonts. */
function measure(text: string): { readonly thousandths: number; readonly isKnown: boolean } {
    let thousandths = 0;
    let isKnown = true;
    for (const character of text) {
        const known = knownAdvance(character);
        thousandths += known ?? guessedAdvance(character);
        isKnown &&= known !== undefined;
    }
    return { thousandths, isKnown };
}

/**
 * Attributes that hold a text to the width that its place was made for, where none of those fonts is installed and a
 * wider one stands in. Text whose width is only guessed is left alone.
 */
export function heldToWidth(
    text: string,
    size: number,
    weight: 'normal' | 'bold' = 'normal',
): { readonly textLength?: number; readonly lengthAdjust?: string } {
    const { thousandths, isKnown } = measure(text);
    if (!isKnown || text.length < 2) return {};
    const hundredths = Math.round(widthOf(thousandths, size, weight) * 100);
    return { textLength: hundredths / 100, lengthAdjust: 'spacingAndGlyphs' };
}

function guessedAdvance(character: string): number {
    if (takesNoSpace.test(character)) return 0;
    if (isWide.test(character)) return 1000;
    return isPicture.test(character) ? 1300 : 620;
}

/** The text, or its beginning and an ellipsis, no wider than `width` points. Never cuts a character in two. */
export function fitText(text: string, size: number, width: number, weight: 'normal' | 'bold' = 'normal'): string {
    if (textWidth(text, size, weight) <= width) return text;
    const room = width - textWidth('…', size, weight);
    let fitting = '';
    let taken = 0;
    for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
        taken += textWidth(segment, size, weight);
        if (taken > room) break;
        fitting += segment;
    }
    return `${fitting.trimEnd()}…`;
}
