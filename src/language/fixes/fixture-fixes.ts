/** Rows of fixtures. */
import { AstUtils, GrammarUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { makeOptional, optionOf } from './adding.js';
import { type Fix, type FixContext, fixAt, fixHere, nodeAt, rangeOf, replaced, textOf, words } from './fix.js';
import { type FixTable, offered } from './fix-table.js';
import { classNameOf, fieldsOf, isOurs, isText, targetOf } from './models-of.js';
import { removeIt, removeSecond } from './rewriting.js';

/** Makes the field that is to be NULL one that can be. A text is empty instead. */
export function* allowNull(context: FixContext): Iterable<Fix> {
    const statement = nodeAt(context, ast.isSetStatement) ?? nodeAt(context, ast.isFixtureValue);
    const field = statement?.field?.ref;
    const value = rangeOf(statement?.value);
    if (!field || !value) return;
    if (isText(field)) yield fixHere(context, 'Change to ""', TextEdit.replace(value, '""'));
    const edit = !isText(field) && isOurs(field) ? makeOptional(field.type) : undefined;
    if (edit) yield fixAt(field, `Make '${field.name}' optional with '?'`, edit);
}

/** Values for the fields that a row must have, by their types. */
function* fillRow(context: FixContext): Iterable<Fix> {
    const row = nodeAt(context, ast.isFixtureRow);
    const model = targetOf(row?.model);
    if (!row || !ast.isModelDeclaration(model)) return;
    const missing = words(context, 'fields').map(name => {
        const field = model.items.filter(ast.isFieldDeclaration).find(each => each.name === name);
        const value = field ? emptyValue(field, row.name) : undefined;
        return value === undefined ? undefined : `${name}: ${value}`;
    });
    const close = GrammarUtils.findNodesForKeyword(row.$cstNode, '}').at(-1)?.range.start;
    if (!close || missing.length === 0 || missing.includes(undefined)) return;
    const last = rangeOf(row.values.at(-1))?.end;
    const text = missing.join('  ');
    const edit = last ? TextEdit.insert(last, `  ${text}`) : TextEdit.insert(close, `${text} `);
    yield fixHere(context, `Add ${words(context, 'fields').join(', ')}`, edit);
}

/** A text that no other row has, and zeros. */
function emptyValue(field: ast.FieldDeclaration, row: string): string | undefined {
    const type = classNameOf(field);
    if (/^(Char|Text|Slug)$/.test(type)) return JSON.stringify(row);
    if (/Integer$|^(Float|Decimal)$/.test(type)) return '0';
    return { Boolean: 'false', Date: '"2026-01-01"', DateTime: '"2026-01-01T00:00:00Z"' }[type];
}

/** A model that has a table and what the abstract one has, without more that a row must have. */
function* beRowOfHeir(context: FixContext): Iterable<Fix> {
    const path = nodeAt(context, ast.isFixtureRow)?.model;
    const model = targetOf(path);
    const range = rangeOf(path);
    if (!range || !path || !ast.isModelDeclaration(model)) return;
    for (const heir of context.around.namesAround(context.document).allModels()) {
        const isHeir = heir.kind === undefined && heir.bases.some(base => ast.isPath(base) && targetOf(base) === model);
        const isComplete = fieldsOf(heir).every(({ type, default: given }) => type?.optional || type?.many || given);
        const app = AstUtils.getContainerOfType(heir, ast.isAppDeclaration)?.name;
        if (!isHeir || !isComplete || !app) continue;
        const name = `${app}.${heir.name}`;
        yield fixHere(context, `Change to '${name}'`, TextEdit.replace(range, name));
    }
}

/** A value that no row of the file has in that field: a text with a number, the next number. */
function* beUnlikeOthers(context: FixContext): Iterable<Fix> {
    const value = nodeAt(context, ast.isFixtureValue);
    const field = value?.field?.ref;
    const root = AstUtils.findRootNode(value ?? context.document.parseResult.value);
    if (!value || !field) return;
    const others = AstUtils.streamAllContents(root)
        .filter(ast.isFixtureValue)
        .filter(each => each.field?.ref === field)
        .map(each => textOf(each.value))
        .toSet();
    const written = textOf(value.value);
    for (let number = 2; number < 1000; number++) {
        const other = varied(written, number, classNameOf(field));
        if (other === undefined) return;
        if (others.has(other) || !fits(other, field)) continue;
        yield fixHere(context, `Change to ${other}`, replaced(context, other));
        return;
    }
}

function varied(written: string, number: number, type: string): string | undefined {
    if (/^-?\d+$/.test(written) && isNumberClass(type)) return String(Number(written) + number - 1);
    const text = /^"([^"\\]*)"$/.exec(written)?.[1];
    if (text === undefined) return undefined;
    if (type === 'Email') return JSON.stringify(text.replace('@', `${number}@`));
    if (type === 'Slug') return JSON.stringify(`${text}-${number}`);
    return /^(Char|Text)$/.test(type) ? JSON.stringify(`${text} ${number}`) : undefined;
}

const isNumberClass = (type: string): boolean => /^(Positive)?(Small|Big)?Integer$/.test(type);

/** As long as the column allows, so far as it says. */
function fits(text: string, { type }: ast.FieldDeclaration): boolean {
    const [first] = type?.arguments ?? [];
    const length = ast.isNumberLiteral(first) ? first : optionOf(type, 'max_length')?.value;
    const limit = Number(textOf(length));
    return !text.startsWith('"') || !(limit > 0) || text.length - 2 <= limit;
}

function* haveNoPassword(context: FixContext): Iterable<Fix> {
    yield fixHere(context, 'Change to "!"', replaced(context, '"!"'));
}

/** What is found in fixtures. */
export const fixtureFixes: FixTable = {
    'fixture-field-computed': offered(removeIt),
    'fixture-field-twice': offered(removeSecond('field')),
    'fixture-null': offered(allowNull),
    'fixture-password': offered(haveNoPassword),
    'fixture-of-abstract-model': offered(beRowOfHeir),
    'fixture-value-missing': offered(fillRow),
    'fixture-value-repeated': offered(beUnlikeOthers),
};
