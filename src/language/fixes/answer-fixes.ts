/** Queries and routes that fail, or answer something else than they seem to, when the project runs. */
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { addLine, addOption } from './adding.js';
import { typeAt } from './field-fixes.js';
import { type Fix, type FixContext, fixAt, fixHere, foundText, nodeAt, rangeOf, replaced, word, words } from './fix.js';
import { type FixTable, offered } from './fix-table.js';
import { remove } from './removing.js';

/** The declaration that a path leads to. */
const targetOf = (path: ast.Path | undefined) => path?.segments.at(-1)?.ref;

function* makeUnique(context: FixContext): Iterable<Fix> {
    const name = word(context, 'field');
    const setting = nodeAt(context, ast.isLookupSetting);
    const route = nodeAt(context, ast.isRouteDeclaration);
    const model = route && ast.isModelView(route.view) ? targetOf(route.view.model) : undefined;
    const field = setting
        ? targetOf(setting.field)
        : ast.isModelDeclaration(model)
          ? model.items.find(item => ast.isFieldDeclaration(item) && item.name === name)
          : undefined;
    if (!ast.isFieldDeclaration(field) || !field.type) return;
    const edit = addOption(field.type, 'unique');
    if (edit) yield fixAt(field, `Make '${field.name}' unique`, edit);
}

/** Where fields are listed: what cannot be written may well be meant to be filled elsewhere. */
function* addFields(context: FixContext): Iterable<Fix> {
    const missing = words(context, 'fields').join(', ');
    const fields = nodeAt(context, ast.isFieldsSetting);
    const serializer = targetOf(nodeAt(context, ast.isSerializerSetting)?.serializer);
    const list =
        fields ??
        (ast.isSerializerDeclaration(serializer)
            ? serializer.items.find(item => ast.isSerializerFields(item) && item.key === 'fields')
            : undefined);
    if (!list || !('fields' in list)) return;
    const end = rangeOf(list.fields.at(-1))?.end;
    if (end) yield fixAt(list, `Add ${missing} to the fields`, TextEdit.insert(end, `, ${missing}`));
}

function* addNull(context: FixContext): Iterable<Fix> {
    const type = typeAt(context);
    const edit = type && addOption(type, 'null');
    if (edit) yield fixHere(context, "Add 'null'", edit);
}

function* addConstraint(context: FixContext): Iterable<Fix> {
    const model = nodeAt(context, ast.isModelDeclaration);
    const constraint = word(context, 'constraint');
    const edit = model && constraint && addLine(model, constraint);
    if (edit) yield fixHere(context, `Add '${constraint}'`, edit);
}

function* addDistinct(context: FixContext): Iterable<Fix> {
    yield fixHere(context, "Add '.distinct()'", TextEdit.insert(context.range.end, '.distinct()'));
}

function* leaveFieldsOut(context: FixContext): Iterable<Fix> {
    if (foundText(context).startsWith('distinct')) {
        yield fixHere(context, 'Leave the fields out', replaced(context, 'distinct()'));
    }
}

/** The sign stands before the path, in what was found or in front of it. */
function* leaveSignOut(context: FixContext): Iterable<Fix> {
    const { textDocument } = context.document;
    const at = textDocument.offsetAt(context.range.start);
    const text = textDocument.getText();
    const sign = text[at] === '@' ? at : text[at - 1] === '@' ? at - 1 : undefined;
    if (sign === undefined) return;
    const range = { start: textDocument.positionAt(sign), end: textDocument.positionAt(sign + 1) };
    yield fixHere(context, "Leave the '@' out", TextEdit.del(range));
}

function* addSlash(context: FixContext): Iterable<Fix> {
    const text = foundText(context);
    if (text.endsWith('"')) yield fixHere(context, 'Add a slash', replaced(context, `${text.slice(0, -1)}/"`));
}

function* askForRequiredScopes(context: FixContext): Iterable<Fix> {
    yield fixHere(context, "Change to 'TokenHasScope'", replaced(context, 'TokenHasScope'));
}

/** Either the setting or `"*"` among the origins. */
const allOrigins = (context: FixContext): string =>
    foundText(context).startsWith('"') ? `Remove ${foundText(context)}` : 'Remove CORS_ALLOW_ALL_ORIGINS';

/** What is found in queries and routes that run. */
export const answerFixes: FixTable = {
    'lookup-not-unique': offered(makeUnique),
    'required-field-unwritten': offered(addFields),
    'unique-when-empty': offered(addNull),
    'unique-over-null': offered(addConstraint),
    'filter-repeats-rows': offered(addDistinct),
    'distinct-fields': offered(leaveFieldsOut),
    'full-text-search': offered(leaveSignOut),
    'path-without-slash': offered(addSlash),
    'implied-scope-granted-to-nobody': offered(askForRequiredScopes),
    'credentials-for-all-origins': offered(remove(allOrigins)),
    'csrf-exempt-page': offered(remove(() => "Remove 'csrf_exempt'")),
};
