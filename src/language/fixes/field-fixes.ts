/** Fields and their options. */
import { GrammarUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import { pythonKeywords } from '../../checks/python-keywords.js';
import { neededBySerializerFields } from '../../checks/routes/declared-serializer-fields.js';
import * as ast from '../generated/ast.js';
import { addOption, makeOptional, optionOf } from './adding.js';
import { relateDirectly } from './django-types.js';
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
import { type FixTable, offered, sure } from './fix-table.js';
import { dateFieldsOf, fieldsOf } from './models-of.js';
import { removalOf, removalOfDefault, withBlanksBefore } from './removing.js';
import { asType, changeText, changeValue, nearest, removeIt, rename, retype } from './rewriting.js';

/** The type of the field that the finding is about. */
export const typeAt = (context: FixContext): ast.FieldType | undefined => nodeAt(context, ast.isFieldDeclaration)?.type;

/** A column that Django adds is found at its model, whose own name is none of it. */
const renameField = (newName: Parameters<typeof rename>[0]): Fixer =>
    rename(context => (nodeAt(context, ast.isFieldDeclaration) ? newName(context) : undefined));

const modelAt = (context: FixContext): ast.ModelDeclaration | undefined => nodeAt(context, ast.isModelDeclaration);

function* ofNoModel(context: FixContext): Iterable<Fix> {
    const type = typeAt(context);
    if (!type) return;
    if (word(context, 'sign') === 'one') {
        const start = rangeOf(type)?.start;
        if (start) yield fixHere(context, "Remove 'one'", TextEdit.del({ start, end: context.range.start }));
        return;
    }
    const close = GrammarUtils.findNodeForKeyword(type.$cstNode, ']')?.range.end;
    if (close) yield fixHere(context, "Remove '[]'", TextEdit.del({ start: context.range.end, end: close }));
}

/** Leaves a relation that is said to be computed as it is. */
function* removeComputation(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isFieldDeclaration);
    const before = rangeOf(field?.default ?? field?.type)?.end;
    const end = (GrammarUtils.findNodeForProperty(field?.$cstNode, 'stored')?.range ?? rangeOf(field?.computed))?.end;
    if (before && end) yield fixHere(context, "Remove 'computed'", TextEdit.del({ start: before, end }));
}

function* makeMany(context: FixContext): Iterable<Fix> {
    yield fixHere(context, "Add '[]'", TextEdit.insert(context.range.end, '[]'));
}

/** So that the column can be NULL. */
export function* beOptional(context: FixContext): Iterable<Fix> {
    const edit = makeOptional(typeAt(context));
    if (edit) yield fixHere(context, "Make it optional with '?'", edit);
}

/** Adds an option to the field that the finding is about. */
export const addIt = (option: string): Fixer =>
    function* (context) {
        const type = typeAt(context);
        const edit = type && addOption(type, option);
        if (edit) yield fixHere(context, `Add ${option}`, edit);
    };

/** Takes an option away from the field that the finding is about, wherever in it that was found. */
export const removeOption = (name: string): Fixer =>
    function* (context) {
        const option = typeAt(context)?.arguments.find(argument => nameOfOption(argument) === name);
        const range = rangeOf(option);
        if (range) yield fixHere(context, `Remove ${name}`, ...removalOf(context.document, range));
    };

/** `unique` stands for `unique=true`. */
const nameOfOption = (argument: ast.Argument): string =>
    ast.isNamedArgument(argument) ? argument.option.$refText : textOf(argument);

/** The digits of a decimal that are not said. */
function* giveDigits(context: FixContext): Iterable<Fix> {
    const type = typeAt(context);
    if (!type) return;
    const positional = type.arguments.filter(argument => !ast.isNamedArgument(argument)).length;
    const missing = [
        ...(positional < 1 && !optionOf(type, 'max_digits') ? ['max_digits=10'] : []),
        ...(positional < 2 && !optionOf(type, 'decimal_places') ? ['decimal_places=2'] : []),
    ].join(', ');
    const edit = addOption(type, missing);
    if (edit && missing !== '') yield fixHere(context, `Add ${missing}`, edit);
}

/** Of a number with more digits behind its point than it has: the two are often turned round. */
function* swapDigits(context: FixContext): Iterable<Fix> {
    const [digits, places] = typeAt(context)?.arguments ?? [];
    const [one, other] = [rangeOf(digits), rangeOf(places)];
    if (!one || !other || !ast.isNumberLiteral(digits) || !ast.isNumberLiteral(places)) return;
    const edits = [TextEdit.replace(one, textOf(places)), TextEdit.replace(other, textOf(digits))];
    yield fixHere(context, `Change to ${textOf(places)}, ${textOf(digits)}`, ...edits);
}

/** A CompositePrimaryKey's, or an Auto field's in a model that has another key. */
function* countUp(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isFieldDeclaration);
    const model = modelAt(context);
    const type = field?.type;
    const target = rangeOf(type?.target);
    if (!type || !model || !target) return;
    const hasKey = fieldsOf(model).some(
        other => other !== field && other.type?.arguments.some(argument => nameOfOption(argument) === 'primary_key'),
    );
    const key = hasKey ? undefined : addOption(type, 'primary_key');
    if (key) yield fixHere(context, 'Add primary_key', key);
    const plain = textOf(type.target).replace(/Auto$/, 'Integer');
    if (plain.endsWith('Integer')) yield fixHere(context, `Change to '${plain}'`, TextEdit.replace(target, plain));
}

/** So that a primary key always has a value. */
function* forbidNull(context: FixContext): Iterable<Fix> {
    const type = typeAt(context);
    const sign = GrammarUtils.findNodeForKeyword(type?.$cstNode, '?');
    const option = rangeOf(type?.arguments.find(argument => nameOfOption(argument) === 'null'));
    const edits = [...(sign ? [TextEdit.del(sign.range)] : []), ...(option ? removalOf(context.document, option) : [])];
    if (edits.length > 0) yield fixHere(context, 'Forbid NULL', ...edits);
}

/** `["a", "b"]` as pairs of value and label. */
function* labelChoices(context: FixContext): Iterable<Fix> {
    const list = optionOf(typeAt(context), 'choices')?.value;
    if (!ast.isListValue(list)) return;
    const edits = list.items.flatMap(item => {
        const range = rangeOf(item);
        if (!range || !ast.isLiteral(item)) return [];
        const label = ast.isStringLiteral(item) ? labelOf(item.value) : textOf(item);
        return [TextEdit.replace(range, `[${textOf(item)}, ${JSON.stringify(label)}]`)];
    });
    if (edits.length > 0) yield fixHere(context, 'Give each choice a label', ...edits);
}

/** As Django makes one of a name: `in_stock` is `In stock`. */
function labelOf(name: string): string {
    const words = name.replaceAll('_', ' ');
    return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Of several ways to fill a moment in, one each. */
function* keepOne(context: FixContext): Iterable<Fix> {
    const ways = words(context, 'options');
    for (const kept of ways) {
        const edits = ways.filter(way => way !== kept).flatMap(way => removalOfWay(context, way));
        if (edits.length === ways.length - 1) yield fixHere(context, `Keep ${kept} alone`, ...edits);
    }
}

function removalOfWay(context: FixContext, way: string): TextEdit[] {
    const field = nodeAt(context, ast.isFieldDeclaration);
    const name = way === 'a default' ? 'default' : way;
    const option = rangeOf(field?.type?.arguments.find(argument => nameOfOption(argument) === name));
    if (option) return removalOf(context.document, option);
    const value = rangeOf(field?.default);
    return value && name === 'default' ? [removalOfDefault(context.document, value)] : [];
}

/** `stored` behind the computation. */
function* store(context: FixContext): Iterable<Fix> {
    const end = rangeOf(nodeAt(context, ast.isFieldDeclaration)?.computed)?.end;
    if (end) yield fixHere(context, "Add 'stored'", TextEdit.insert(end, ' stored'));
}

function* storeNot(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isFieldDeclaration);
    const stored = GrammarUtils.findNodeForProperty(field?.$cstNode, 'stored')?.range;
    if (stored) yield fixHere(context, "Remove 'stored'", TextEdit.del(withBlanksBefore(context.document, stored)));
}

/** A date of the model where a field without one was named. */
function* nameDate(context: FixContext): Iterable<Fix> {
    for (const { name } of dateFieldsOf(modelAt(context))) {
        yield fixHere(context, `Change to '${name}'`, replaced(context, `${word(context, 'option')}=${name}`));
    }
}

const changeTo = (text: string): Fixer => changeValue(() => text);

/** Names are no texts: a number in quotes would be none either. */
function* retypeOption(context: FixContext): Iterable<Fix> {
    if (!word(context, 'option')?.startsWith('related_')) yield* retype('expected')(context);
}

/** Django knows no length of what is computed, however short it is said to be. */
function* removeComputedUnique(context: FixContext): Iterable<Fix> {
    if (nodeAt(context, ast.isFieldDeclaration)?.computed) yield* removeOption('unique')(context);
}

/** Not what a class of DRF's is not made without. */
function* removeUnneeded(context: FixContext): Iterable<Fix> {
    const needed = neededBySerializerFields[textOf(nodeAt(context, ast.isSerializerField)?.type)];
    if (!needed?.includes(word(context, 'option') ?? '')) yield* removeIt(context);
}

/** The word for a class that stands there by its name in Python. */
function* replaceClassName(context: FixContext): Iterable<Fix> {
    const name = word(context, 'instead');
    if (name) yield fixHere(context, `Change to '${name}'`, replaced(context, name));
}

/** A keyword of Python gets another ending, as Django's `inspectdb` gives it. */
function withoutUnderscore(context: FixContext): string | undefined {
    const name = word(context, 'field')?.replace(/_+$/, '');
    return name !== undefined && pythonKeywords.has(name) ? `${name}_field` : name;
}

function* addNull(context: FixContext): Iterable<Fix> {
    const type = typeAt(context);
    const edit = type && addOption(type, 'null');
    if (edit) yield fixHere(context, "Add 'null'", edit);
}

/** The class that takes the place of one that is there for old migrations alone. */
function* replaceClass(context: FixContext): Iterable<Fix> {
    const type = typeAt(context);
    const [, name, sign, options] = /^(\w+)(\?)?(?:\((.*)\))?$/.exec(word(context, 'instead') ?? '') ?? [];
    // Which collation the database has, nobody here knows.
    if (!type || !name || options?.includes('…')) return;
    const added = options ? addOption(type, options) : undefined;
    const text = sign && !type.optional ? `${name}?` : name;
    yield fixHere(context, `Change to '${text}'`, replaced(context, text), ...(added ? [added] : []));
}

/** An array of rows is a relation to many. */
function* relateToMany(context: FixContext): Iterable<Fix> {
    const range = rangeOf(typeAt(context));
    if (range)
        yield fixHere(
            context,
            `Change to '${foundText(context)}[]'`,
            TextEdit.replace(range, `${foundText(context)}[]`),
        );
}

/** What every database has that holds the same. */
function* beJson(context: FixContext): Iterable<Fix> {
    const type = typeAt(context);
    const range = rangeOf(type);
    if (!type || !range || !/^(Array|HStore)$/.test(word(context, 'type') ?? '')) return;
    const text = `JSON${type.optional ? '?' : ''}`;
    yield fixHere(context, `Change to '${text}'`, TextEdit.replace(range, text));
}

/** What is found in fields, their options, their defaults, and in expressions about them. */
export const fieldFixes: FixTable = {
    'computed-relation': offered(removeComputation),
    'incomplete-type': offered(relateDirectly),
    'many-of-no-model': offered(ofNoModel),
    'generic-relation-of-one': offered(makeMany),
    'fields.E001': offered(renameField(withoutUnderscore)),
    'fields.E002': offered(renameField(context => word(context, 'field')?.replaceAll(/__+/g, '_'))),
    'fields.E003': offered(renameField(() => 'pk_field')),
    'fields.E004': offered(removeIt),
    'field-hides-manager': offered(rename(context => `${foundText(context)}_field`)),
    'field-hides-inherited-manager': offered(rename(context => `${foundText(context)}_field`)),
    'field-hides-meta': offered(rename(() => 'meta_field')),
    'field-hides-method': offered(rename(context => `${foundText(context)}_field`)),
    'fields.E005': offered(labelChoices),
    'fields.E006': offered(
        firstOf(
            changeValue(value => asType(value, 'true')),
            removeIt,
        ),
    ),
    'fields.E007': offered(forbidNull),
    'fields.E008': offered(removeIt),
    'fields.E009': offered(changeValue((_, context) => String(count(context, 'length')))),
    'fields.E010': offered(changeValue((_, context) => word(context, 'instead'))),
    'fields.E012': offered(removeOption('db_default')),
    'fields.E013': offered(rename(() => 'pk')),
    'fields.E100': offered(countUp),
    'fields.E120': offered(addIt('max_length=100')),
    'fields.E121': offered(changeTo('100')),
    'fields.E130': offered(giveDigits),
    'fields.E131': offered(changeTo('2')),
    'fields.E132': offered(giveDigits),
    'fields.E133': offered(changeTo('10')),
    'fields.E134': offered(
        firstOf(
            swapDigits,
            changeValue((_, context) => String(count(context, 'digits'))),
        ),
    ),
    'fields.E135': offered(giveDigits),
    'fields.E140': offered(firstOf(removeOption('allow_files'), addIt('allow_folders'))),
    'fields.E150': offered(beOptional),
    'fields.E160': offered(keepOne),
    'fields.E201': offered(removeIt),
    'fields.E202': sure(changeText(text => text.replace(/^\/+/, ''))),
    'fields.E221': offered(store),
    'fields.E222': offered(storeNot),
    'fields.E900': offered(replaceClass),
    'fields.E901': offered(replaceClass),
    'fields.E903': offered(replaceClass),
    'fields.E904': offered(replaceClass),
    'fields.W224': offered(removeOption('max_length')),
    'fields.W122': sure(removeIt),
    'fields.W162': offered(removeIt),
    'fields.W163': offered(removeIt),
    'unique-when-empty': offered(addNull),
    'postgres.E002': offered(relateToMany),
    'postgres-only-type': offered(beJson),
    'unique-without-length': offered(removeIt),
    'unlimited-char': offered(addIt('max_length=100')),
    'unpacked-address': sure(removeIt),
    'mysql.W003': offered(firstOf(removeComputedUnique, changeTo('255'))),
    'auth.E003': offered(addIt('unique')),
    'auth.W004': offered(addIt('unique')),
    'composite-key-option': sure(removeIt),
    'fields.E190': offered(removeIt),
    'second-auto-field': offered(countUp),
    'models.E004': offered(addIt('primary_key')),
    'models.E026': offered(removeOption('primary_key')),
    'array-item-type': offered(replaceClassName),
    'option-type': offered(firstOf(retypeOption, removeUnneeded)),
    'option-word': offered(firstOf(nearest('word', 'words'), removeIt)),
    'surplus-argument': offered(removeIt),
    'unique-for-no-date': offered(firstOf(nameDate, removeIt)),
    'unique-for-no-field': offered(firstOf(nameDate, removeIt)),
};
