/** A model's page in the admin. */
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { addLine } from './adding.js';
import {
    type Fix,
    type FixContext,
    type Fixer,
    firstOf,
    fixAt,
    fixHere,
    foundText,
    nodeAt,
    param,
    rangeOf,
    replaced,
    textOf,
    word,
    words,
} from './fix.js';
import { type FixTable, offered, sure } from './fix-table.js';
import { dateFieldsOf, fieldAt, isOurs, modelBehind, textFieldsOf } from './models-of.js';
import { removalOf, remove } from './removing.js';
import { asType, changeValue, nearName, removeIt, removeSecond, retype } from './rewriting.js';

/** The entry of a field in `{ field: ... }`. */
function* removeEntry(context: FixContext): Iterable<Fix> {
    const name = word(context, 'field');
    const entry = nodeAt(context, ast.isObjectValue)?.entries.find(({ key }) => key === name);
    const range = rangeOf(entry);
    const entries = entry && (entry.$container as ast.ObjectValue).entries;
    if (!range || !entries) return;
    const whole = entries.length === 1 ? rangeOf(nodeAt(context, ast.isAdminOption)) : range;
    if (whole) yield fixHere(context, `Remove '${name}'`, ...removalOf(context.document, whole));
}

/** A text of the row that a relation leads to, since the relation has none. */
export function* searchBehind(context: FixContext): Iterable<Fix> {
    for (const { name } of textFieldsOf(modelBehind(fieldAt(context))).slice(0, 3)) {
        yield fixHere(
            context,
            `Search in '${word(context, 'field')}.${name}'`,
            TextEdit.insert(context.range.end, `.${name}`),
        );
    }
}

/** An admin block with search_fields for the model that rows are searched of. */
function* letSearch(context: FixContext): Iterable<Fix> {
    const model = modelBehind(fieldAt(context));
    if (!model || !isOurs(model)) return;
    const line = `search_fields ${textFieldsOf(model)[0]?.name ?? 'id'}`;
    const block = model.items.find(ast.isAdminBlock);
    if (block?.none) return;
    const edit = block ? addLine(block, line) : addLine(model, `admin { ${line} }`);
    if (edit) yield fixAt(model, `Let rows of '${model.name}' be searched`, edit);
}

/** The option of the same page, or nothing. */
const optionOfPage = (context: FixContext, key: string): ast.AdminOption | undefined =>
    nodeAt(context, ast.isAdminBlock)
        ?.items.filter(ast.isAdminOption)
        .find(option => option.key === key);

function* display(context: FixContext): Iterable<Fix> {
    const end = rangeOf(optionOfPage(context, 'list_display'))?.end;
    // What leads nowhere cannot be shown either.
    const field = param(context, 'suggestions') ? undefined : word(context, 'field');
    const isIn = (key: string): boolean =>
        optionOfPage(context, key)?.values.some(value => textOf(value) === field) ?? false;
    // No column is both.
    if (isIn('list_display_links') && isIn('list_editable')) return;
    if (end && field) yield fixHere(context, 'Add it to list_display', TextEdit.insert(end, `, ${field}`));
}

/** The second column leads to the row, so that the first can be edited. */
function* linkSecond(context: FixContext): Iterable<Fix> {
    const block = nodeAt(context, ast.isAdminBlock);
    const edited = new Set(optionOfPage(context, 'list_editable')?.values.map(value => textOf(value)));
    const second = optionOfPage(context, 'list_display')
        ?.values.slice(1)
        .map(value => textOf(value))
        .find(name => !edited.has(name));
    const edit = block && second ? addLine(block, `list_display_links ${second}`) : undefined;
    if (edit) yield fixHere(context, `Let '${second}' be the link`, edit);
}

function* nameDate(context: FixContext): Iterable<Fix> {
    for (const { name } of dateFieldsOf(nodeAt(context, ast.isModelDeclaration))) {
        // One that is named already has a name that Django takes apart.
        if (name !== foundText(context)) yield fixHere(context, `Change to '${name}'`, replaced(context, name));
    }
}

/** The relation instead of its column. */
const nameRelation: Fixer = function* (context) {
    const relation = word(context, 'field')?.replace(/_id$/, '');
    const names = optionOfPage(context, 'raw_id_fields')?.values.map(value => textOf(value)) ?? [];
    if (!relation || relation === word(context, 'field') || names.includes(relation)) return;
    yield fixHere(context, `Change to '${relation}'`, replaced(context, relation));
};

/** Of an inline, whose value was found. */
const removeOption: Fixer = remove(context => `Remove '${word(context, 'option')}'`);
const beSwitch: Fixer = changeValue(value => asType(value, 'true'));
const beNumber: Fixer = changeValue(value => asType(value, 'a whole number'));

/** Where fields are listed, with those that are missing behind them. */
function* showUnwritten(context: FixContext): Iterable<Fix> {
    const names = words(context, 'fields').join(', ');
    const isPlain = /^fields\s+[\w,\s]+$/.test(foundText(context));
    if (names === '' || !isPlain || param(context, 'isListed') !== true) return;
    yield fixHere(context, `Add ${names} to the fields`, TextEdit.insert(context.range.end, `, ${names}`));
}

/** What is found in `admin` blocks. */
export const adminFixes: FixTable = {
    'admin.E019': offered(nearName(removeIt)),
    'admin.E025': offered(firstOf(beSwitch, removeIt)),
    'admin.E033': offered(nearName(removeIt)),
    'admin.E035': offered(nearName(removeIt)),
    'admin.E037': offered(nearName(removeIt)),
    'admin.E041': offered(firstOf(beNumber, removeIt)),
    'admin.E101': offered(firstOf(beSwitch, removeIt)),
    'admin.E102': offered(firstOf(beSwitch, removeIt)),
    'admin.E108': offered(nearName(removeIt)),
    'admin.E116': offered(nearName(removeIt)),
    'admin.E118': offered(firstOf(beNumber, removeIt)),
    'admin.E119': offered(firstOf(beNumber, removeIt)),
    'admin.E127': offered(nearName(firstOf(nameDate, removeIt))),
    'admin.E203': offered(firstOf(beNumber, removeOption)),
    'admin.E204': offered(firstOf(beNumber, removeOption)),
    'admin.E205': offered(firstOf(beNumber, removeOption)),
    'admin.E302': offered(removeIt),
    'admin.E303': offered(removeIt),
    'admin.E304': offered(removeIt),
    'composite-key-in-admin': offered(removeIt),
    'admin-field-unwritten': offered(showUnwritten),
    'admin-option-type': offered(firstOf(retype('expected'), removeIt)),
    'admin-lookup-in-each-row': offered(removeIt),
    'admin-page-attribute': offered(nearName(removeIt)),
    'admin-search-of-relation': offered(firstOf(searchBehind, removeIt)),
    'admin.E002': offered(nearName(firstOf(nameRelation, removeIt))),
    'admin.E003': offered(removeIt),
    'admin.E006': sure(removeSecond('field')),
    'admin.E013': offered(removeIt),
    'admin.E015': sure(removeSecond('field')),
    'admin.E020': offered(removeIt),
    'admin.E022': offered(removeEntry),
    'admin.E023': offered(removeEntry),
    'admin.E027': offered(removeEntry),
    'admin.E028': offered(removeEntry),
    'admin.E030': offered(nearName(removeIt)),
    'admin.E038': offered(removeIt),
    'admin.E039': offered(firstOf(letSearch, removeIt)),
    'admin.E040': offered(firstOf(letSearch, removeIt)),
    'admin.E109': offered(removeIt),
    'admin.E111': offered(nearName(firstOf(display, removeIt))),
    'admin.E121': offered(nearName(removeIt)),
    'admin.E122': offered(firstOf(display, removeIt)),
    'admin.E123': offered(removeIt),
    'admin.E124': offered(firstOf(linkSecond, removeIt)),
    'admin.E125': offered(removeIt),
    'admin.E128': offered(firstOf(nameDate, removeIt)),
    'admin.E201': offered(removeIt),
    'admin.E202': offered(removeIt),
};
