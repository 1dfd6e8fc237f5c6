/** Defaults of fields and members of enums: their type, their length and range, and whether they are choices. */
import { nearestNames } from '../../checks/nearest-names.js';
import * as ast from '../generated/ast.js';
import { setPositional } from './adding.js';
import { beOptional, typeAt } from './field-fixes.js';
import {
    count,
    type Fix,
    type FixContext,
    type Fixer,
    firstOf,
    fixHere,
    foundText,
    nodeAt,
    rangeOf,
    replaced,
    textOf,
    word,
    words,
} from './fix.js';
import { type FixTable, offered } from './fix-table.js';
import { isText } from './models-of.js';
import { removalOfDefault } from './removing.js';
import { changeValue, removeIt, retype } from './rewriting.js';
import { addressMeant } from './written-addresses.js';
import { durationMeant, momentsMeant } from './written-moments.js';

function* removeDefault(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isFieldDeclaration);
    const value = rangeOf(field?.default);
    const isIt = value && foundText(context) === textOf(field?.default);
    if (value && isIt) yield fixHere(context, 'Remove the default', removalOfDefault(context.document, value));
}

/** An optional text is empty, not NULL. */
function* beEmpty(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isFieldDeclaration);
    if (field && isText(field) && foundText(context) === 'null')
        yield fixHere(context, 'Change to ""', replaced(context, '""'));
}

/** The name of another choice, which may be written as a text or as a member of an enum. */
export function* nearestChoice(context: FixContext): Iterable<Fix> {
    const written = foundText(context).replace(/^"(.*)"$/, '$1');
    const choices = new Map(
        [...words(context, 'choices'), ...words(context, 'members')].map(each => [
            each.replace(/^"(.*)"$/, '$1'),
            each,
        ]),
    );
    for (const name of nearestNames(written, choices.keys())) {
        yield fixHere(context, `Change to '${name}'`, replaced(context, choices.get(name) ?? name));
    }
    const quoted = choices.get(written);
    if (quoted !== undefined) yield fixHere(context, `Change to '${written}'`, replaced(context, quoted));
}

/** A longer column for a value that is too long for it. */
function* allowLength(context: FixContext): Iterable<Fix> {
    const type = word(context, 'what') === 'default' ? typeAt(context) : undefined;
    const length = count(context, 'length');
    if (!type || length === undefined) return;
    const edit = setPositional(type, 0, 'max_length', String(length));
    if (edit) yield fixHere(context, `Allow ${length} characters`, edit);
}

/** As many digits behind the point as the field has. */
const roundDigits: Fixer = changeValue((value, context) => {
    const [digits, places] = [count(context, 'digits'), count(context, 'places')];
    if (digits === undefined || places === undefined || !/^-?\d+(\.\d+)?$/.test(value)) return undefined;
    const rounded = Number(value).toFixed(places);
    return rounded.replace(/\D/g, '').replace(/^0+/, '').length <= digits ? rounded : undefined;
});

/** As many digits in front of the point as the value has. */
function* makeRoom(context: FixContext): Iterable<Fix> {
    const type = typeAt(context);
    const [digits, places] = [count(context, 'digits'), count(context, 'places')];
    const whole = /(\d+)(?:\.\d+)?"?$/.exec(foundText(context))?.[1]?.replace(/^0+/, '');
    if (word(context, 'what') !== 'default' || !type || digits === undefined || places === undefined || !whole) return;
    const needed = String(whole.length + places);
    const edit = setPositional(type, 0, 'max_digits', needed);
    if (edit) yield fixHere(context, `Make room for ${needed} digits`, edit);
}

/** A day or time in the way that Django reads. */
export function* repairMoment(context: FixContext): Iterable<Fix> {
    const text = /^"(.*)"$/.exec(foundText(context))?.[1];
    for (const meant of momentsMeant(text ?? '', word(context, 'expected') ?? '')) {
        yield fixHere(context, `Change to "${meant}"`, replaced(context, JSON.stringify(meant)));
    }
}

/** An address or a slug that forms take. */
function* repairAddress(context: FixContext): Iterable<Fix> {
    const text = /^"([^"\\]*)"$/.exec(foundText(context))?.[1];
    const meant = text === undefined ? undefined : addressMeant(text, word(context, 'expected') ?? '');
    if (meant !== undefined) yield fixHere(context, `Change to "${meant}"`, replaced(context, JSON.stringify(meant)));
}

/** A duration in the units that are written out. */
function* repairDuration(context: FixContext): Iterable<Fix> {
    const text = /^"(.*)"$/.exec(foundText(context))?.[1];
    const duration = /\ba duration\b/.test(word(context, 'expected') ?? '') ? durationMeant(text ?? '') : undefined;
    if (duration !== undefined) yield fixHere(context, `Change to ${duration}`, replaced(context, duration));
}

/** The least or the greatest of what the column holds. */
const nearestInRange: Fixer = changeValue((value, context) => {
    const [low, high] = [word(context, 'low'), word(context, 'high')];
    const number = Number(value);
    if (low === undefined || high === undefined || Number.isNaN(number)) return undefined;
    return number < Number(low) ? low : high;
});

/** What is found in values that fields and members of enums are given. */
export const valueFixes: FixTable = {
    'computed-option': offered(firstOf(removeDefault, removeIt)),
    'default-given-twice': offered(removeIt),
    'default-null': offered(firstOf(beEmpty, beOptional, removeDefault)),
    'enum-value-type': offered(retype('expected')),
    'parameter-default': offered(retype('expected')),
    'value-digits': offered(firstOf(roundDigits, makeRoom)),
    'value-format': offered(repairAddress),
    'value-not-a-choice': offered(nearestChoice),
    'value-out-of-range': offered(nearestInRange),
    'value-too-long': offered(allowLength),
    'value-type': offered(firstOf(retype('expected'), repairMoment, repairDuration)),
};
