/** Fixes that write something else in the place of what was found. */
import { type AstNode, CstUtils, GrammarUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import { nearestNames } from '../../checks/nearest-names.js';
import {
    allOf,
    type Fix,
    type FixContext,
    type Fixer,
    fixHere,
    foundText,
    replaced,
    sameRange,
    word,
    words,
} from './fix.js';
import { remove } from './removing.js';

/** Removes what was found, and calls it by the word that it begins with. */
export const removeIt: Fixer = remove(context => `Remove '${nameOfFound(context)}'`);

export const removeSecond = (name: string): Fixer =>
    remove(context => `Remove the second '${word(context, name) ?? nameOfFound(context)}'`);

/** What was found in a word or two: an option by its name, a line by its keyword. */
export const nameOfFound = (context: FixContext): string => {
    const text = foundText(context);
    const python = /^`(?:.*\.)?(\w+)`$/.exec(text)?.[1];
    if (python !== undefined) return python;
    return /^"[^"\n]{1,30}"$/.test(text) ? text.slice(1, -1) : (/^[-^=@$]?[\w.]+/.exec(text)?.[0] ?? 'it');
};

/** Each suggestion in place of the wrong word, which stands in the range once: alone, in quotes, or in a longer text. */
export const didYouMean = (name: string): Fixer =>
    function* (context) {
        yield* changesTo(context, word(context, name) ?? foundText(context), words(context, 'suggestions'));
    };

/** What a name that leads nowhere was most likely meant to be; and what else can be done. */
export const nearName = (...others: readonly Fixer[]): Fixer => allOf(didYouMean('name'), ...others);

/** The known words that are nearly the wrong one. */
export const nearest = (name: string, known: string): Fixer =>
    function* (context) {
        const wrong = word(context, name) ?? foundText(context);
        yield* changesTo(context, wrong, nearestNames(wrong, words(context, known)));
    };

/** Each word instead of the wrong one. */
export function* changesTo(context: FixContext, wrong: string, instead: readonly string[]): Iterable<Fix> {
    const text = foundText(context);
    const [at, another] = [...text.matchAll(wholeWord(wrong))].map(({ index }) => index);
    if (at === undefined || another !== undefined) return;
    for (const suggestion of instead) {
        const changed = text.slice(0, at) + suggestion + text.slice(at + wrong.length);
        yield fixHere(context, `Change to '${suggestion}'`, replaced(context, changed));
    }
}

/** Not as a part of a longer word. */
const wholeWord = (text: string): RegExp => new RegExp(`(?<!\\w)${text.replaceAll(/[^\w\s]/g, '\\$&')}(?!\\w)`, 'g');

/** Writes what `change` makes of a text in double quotes, which is what was found or stands in it once. */
export const changeText = (change: (inner: string, context: FixContext) => string | undefined): Fixer =>
    function* (context) {
        const found = foundText(context);
        const [text, another] = [...found.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)];
        if (!text || another) return;
        const inner = text[1] ?? '';
        const changed = change(inner, context);
        if (changed === undefined || changed === inner || /[\n"]/.test(changed.replaceAll('\\"', ''))) return;
        const whole = `${found.slice(0, text.index)}"${changed}"${found.slice(text.index + text[0].length)}`;
        yield fixHere(context, `Change to "${changed}"`, replaced(context, whole));
    };

/** Writes another value for the one at the end of what was found: of `max_length=0`, of `limit 0`, or of the value alone. */
export const changeValue = (change: (written: string, context: FixContext) => string | undefined): Fixer =>
    function* (context) {
        const found = foundText(context);
        const [value] = /("(?:[^"\\\n]|\\.)*"|-?[\w.]+|\{\s*\}|\[\s*\])$/.exec(found) ?? [];
        if (value === undefined) return;
        const changed = change(value, context);
        if (changed === undefined || changed === value) return;
        const whole = found.slice(0, found.length - value.length) + changed;
        yield fixHere(context, `Change to ${changed}`, replaced(context, whole));
    };

/** The same value as one of the type that is wanted: `"3"` as a number, `1` as `true`, `red` as a text. */
export const retype = (name: string): Fixer =>
    changeValue((value, context) => asType(value, word(context, name) ?? ''));

/** @param wanted in the words of a finding: `a whole number`, `` `true` or `false` `` */
export function asType(value: string, wanted: string): string | undefined {
    const inner = /^"(.*)"$/.exec(value)?.[1] ?? value;
    if (/\btrue\b/.test(wanted)) return switches[inner.toLowerCase()];
    if (/\bwhole number/.test(wanted)) return /^-?\d+(\.0+)?$/.test(inner) ? inner.replace(/\.0+$/, '') : undefined;
    if (/\bnumber/.test(wanted)) return /^-?\d+(\.\d+)?$/.test(inner) ? inner : undefined;
    if (/\btext\b/.test(wanted) && value === inner && /^-?[\w.]+$/.test(value) && value !== 'null') return `"${value}"`;
    return undefined;
}

const switches: Readonly<Record<string, string>> = {
    1: 'true',
    yes: 'true',
    on: 'true',
    true: 'true',
    0: 'false',
    no: 'false',
    off: 'false',
    false: 'false',
};

/** Gives the declaration whose name was found another one, with all that refer to it. */
export const rename = (newName: (context: FixContext) => string | undefined): Fixer =>
    function* (context) {
        const name = newName(context);
        const declaration = name === undefined ? undefined : declarationAt(context);
        if (!declaration || !name || !/^[_a-zA-Z]\w*$/.test(name)) return;
        const edits = context.around.rename(declaration, name);
        if (edits.length > 0) yield { title: `Rename to '${name}'`, edits };
    };

/** Gives what was found a name that nothing in its file has. References stay with the other one of that name. */
export const renameSecond: Fixer = function* (context) {
    const name = freeName(context, foundText(context));
    if (name) yield fixHere(context, `Rename to '${name}'`, replaced(context, name));
};

/** The first of `name_2`, `name_3`, ... that no text of the file is. */
export function freeName({ document }: FixContext, name: string): string | undefined {
    if (!/^[_a-zA-Z]\w*$/.test(name)) return undefined;
    const text = document.textDocument.getText();
    for (let number = 2; number < 100; number++) {
        const candidate = `${name.replace(/_\d+$/, '')}_${number}`;
        if (!new RegExp(`\\b${candidate}\\b`).test(text)) return candidate;
    }
    return undefined;
}

/** What has the name that was found. */
function declarationAt({ document, range }: FixContext): AstNode | undefined {
    const root = document.parseResult.value.$cstNode;
    const leaf = root && CstUtils.findLeafNodeAtOffset(root, document.textDocument.offsetAt(range.start));
    const node = leaf?.astNode;
    const name = node && GrammarUtils.findNodeForProperty(node.$cstNode, 'name');
    return name && sameRange(name.range, range) ? node : undefined;
}

/** Inserts a text behind what was found. */
export const append = (text: string, title: string): Fixer =>
    function* (context) {
        yield fixHere(context, title, TextEdit.insert(context.range.end, text));
    };
