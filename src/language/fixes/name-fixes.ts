/** Names and words: those that are nearly another, and what stands twice. */
import { type Fix, type FixContext, type Fixer, fixHere, foundText, replaced, word, words } from './fix.js';
import { type FixTable, offered, sure } from './fix-table.js';
import { remove } from './removing.js';

/** Each suggestion in place of the wrong word, which stands in the range once: alone, in quotes, or in a longer text. */
export const didYouMean = (name: string): Fixer =>
    function* (context): Iterable<Fix> {
        yield* changesTo(context, word(context, name) ?? foundText(context), words(context, 'suggestions'));
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

const removeSecond = (name: string): Fixer =>
    remove(context => `Remove the second '${word(context, name) ?? foundText(context)}'`);

function* writeTogether(context: FixContext): Iterable<Fix> {
    const name = word(context, 'name');
    if (name) yield fixHere(context, `Write '${name}'`, replaced(context, name));
}

/** What is found in texts and names themselves. */
export const nameFixes: FixTable = {
    'unresolved-name': offered(didYouMean('name')),
    'option-given-twice': offered(removeSecond('option')),
    'statement-given-twice': sure(removeSecond('statement')),
    'scope-name-with-blanks': sure(writeTogether),
};
