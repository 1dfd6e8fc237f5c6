/** Names and words: those that are nearly another, and what stands twice. */
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { optionOf } from './adding.js';
import { declareMember, declareScope } from './declaring.js';
import { leaveOutModels, relateDirectly } from './django-types.js';
import {
    allOf,
    type Fix,
    type FixContext,
    firstOf,
    fixHere,
    foundText,
    nodeAt,
    rangeOf,
    replaced,
    word,
    words,
} from './fix.js';
import { type FixTable, offered, sure } from './fix-table.js';
import { removalOf, removalOfLine } from './removing.js';
import { changesTo, didYouMean, removeIt, removeSecond, rename, renameSecond } from './rewriting.js';

function* writeTogether(context: FixContext): Iterable<Fix> {
    const name = word(context, 'name');
    if (name) yield fixHere(context, `Write '${name}'`, replaced(context, name));
}

/** Of two fields the second, with its line. */
function* removeSecondField(context: FixContext): Iterable<Fix> {
    const range = rangeOf(nodeAt(context, ast.isFieldDeclaration));
    const name = word(context, 'name');
    if (range && name && word(context, 'kind') === 'field') {
        yield fixHere(context, `Remove the second '${name}'`, removalOfLine(context.document, range));
    }
}

/** As Django's `inspectdb` does, for fields; for others by what they are. */
function unreserved(context: FixContext): string | undefined {
    const [name, kind] = [word(context, 'name'), word(context, 'kind')];
    if (!name || !kind) return undefined;
    const suffix = kind.split(' ').at(-1) ?? kind;
    return /^[A-Z]/.test(name) ? `${name}${suffix.charAt(0).toUpperCase()}${suffix.slice(1)}` : `${name}_${suffix}`;
}

/** Of an option's name one that the field does not have yet; an option that only repeats another goes. */
function* repairOption(context: FixContext): Iterable<Fix> {
    const type = nodeAt(context, ast.isFieldType);
    if (!type || word(context, 'what') !== 'option') return;
    const [first] = type.arguments;
    const isGiven = (name: string): boolean =>
        optionOf(type, name) !== undefined || (name === 'max_length' && ast.isNumberLiteral(first));
    const near = words(context, 'suggestions');
    yield* changesTo(
        context,
        foundText(context),
        near.filter(name => !isGiven(name)),
    );
    const option = rangeOf(nodeAt(context, ast.isNamedArgument)) ?? context.range;
    if (near.some(isGiven)) {
        yield fixHere(context, `Remove '${foundText(context)}'`, ...removalOf(context.document, option));
    }
}

/** A filter by a part of a value: beside that by its other lookups, if it has any. */
function* filterByPart(context: FixContext): Iterable<Fix> {
    const filter = nodeAt(context, ast.isFilterField);
    const [part, range] = [word(context, 'part'), rangeOf(filter)];
    if (!filter || !range || !part) return;
    const edits =
        filter.lookups.length === 1
            ? [TextEdit.replace(range, part)]
            : [...removalOf(context.document, context.range), TextEdit.insert(range.end, `, ${part}`)];
    yield fixHere(context, `Filter by '${part}'`, ...edits);
}

/** What is found in texts and names themselves. */
export const nameFixes: FixTable = {
    'unresolved-name': offered(
        firstOf(
            repairOption,
            relateDirectly,
            leaveOutModels,
            filterByPart,
            allOf(didYouMean('name'), declareScope, declareMember),
        ),
    ),
    'option-given-twice': offered(removeSecond('option')),
    'statement-given-twice': sure(removeSecond('statement')),
    'scope-name-with-blanks': sure(writeTogether),
    'builtin-outside-library': offered(removeIt),
    'duplicate-name': offered(allOf(renameSecond, removeSecondField)),
    'name-is-python-keyword': offered(rename(unreserved)),
    'app-name-taken': offered(rename(context => `${word(context, 'app')}_app`)),
    'apps-differ-in-case': offered(rename(context => `${word(context, 'app')}_app`)),
    'no-file-name': offered(
        rename(context =>
            word(context, 'kind') === 'template' ? undefined : `${word(context, 'name')}_${word(context, 'kind')}`,
        ),
    ),
    'models-differ-in-case': offered(rename(context => `${word(context, 'model')}2`)),
};
