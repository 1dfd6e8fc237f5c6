/** Models as a whole: their bases, constraints, indexes, enums and tables. */
import { GrammarUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { addLine, addOption } from './adding.js';
import { shortened } from './constraint-fixes.js';
import {
    count,
    type Fix,
    type FixContext,
    firstOf,
    fixHere,
    foundText,
    nodeAt,
    rangeOf,
    replaced,
    textOf,
    word,
} from './fix.js';
import { type FixTable, offered, sure } from './fix-table.js';
import { fieldsOf } from './models-of.js';
import { removalOfLine, withBlanksBefore } from './removing.js';
import { changeText, nearName, removeIt, removeSecond, rename, retype } from './rewriting.js';

const modelAt = (context: FixContext): ast.ModelDeclaration | undefined => nodeAt(context, ast.isModelDeclaration);

/** The relation by which a manager of one site finds its rows. */
function* addSite(context: FixContext): Iterable<Fix> {
    const model = modelAt(context);
    const edit = model && addLine(model, 'site: sites.Site', 'first');
    if (edit) yield fixHere(context, "Add 'site: sites.Site'", edit);
}

/** A shorter column under the same name of the field. */
function* shortenColumn(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isFieldDeclaration);
    const limit = count(context, 'limit');
    if (!field?.type || limit === undefined) return;
    const name = shortened(field.name, Math.min(limit, 30));
    const edit = addOption(field.type, `db_column=${JSON.stringify(name)}`);
    if (edit) yield fixHere(context, 'Give it a shorter db_column', edit);
}

/** The next value that no member of the enum has. */
function* nextValue(context: FixContext): Iterable<Fix> {
    const member = nodeAt(context, ast.isEnumMember);
    const range = rangeOf(member?.value);
    const others = member?.$container.members ?? [];
    if (!member || !range) return;
    const numbers = others.map(({ value }) => Number(textOf(value)));
    const used = others
        .filter(other => other !== member)
        .map(({ value, name }) => (value ? textOf(value) : `"${name}"`));
    // A member without a value counts on from the one before it.
    const implied = others.filter(({ value }) => !value).length;
    const next = ast.isStringLiteral(member.value)
        ? `"${member.name}"`
        : String(Math.floor(Math.max(...numbers.filter(Number.isFinite))) + 1 + implied);
    if (used.includes(next) || /NaN|Infinity/.test(next)) return;
    yield fixHere(context, `Change to ${next}`, TextEdit.replace(range, next));
}

/** Another name in Python for the same value in the database. */
function* renameMember(context: FixContext): Iterable<Fix> {
    const member = nodeAt(context, ast.isEnumMember);
    if (!member) return;
    const name = `${member.name.replaceAll(/^_+|_+$/g, '')}_value`;
    const isText = !member.value && !member.$container.base;
    const edits = context.around.rename(member, name);
    const own = edits.find(
        ({ range }) =>
            range.start.line === context.range.start.line && range.start.character === context.range.start.character,
    );
    if (!own) return;
    const kept = isText ? `${name} = "${member.name}"` : name;
    yield {
        title: `Rename to '${name}'`,
        edits: edits.map(edit => (edit === own ? { ...edit, newText: kept } : edit)),
    };
}

function* removeKeyColumn(context: FixContext): Iterable<Fix> {
    const type = nodeAt(context, ast.isFieldDeclaration)?.type;
    const columns = type?.arguments.filter(
        argument =>
            ast.isStringLiteral(argument) || (ast.isPath(argument) && !ast.isParameter(argument.segments[0]?.ref)),
    );
    if (columns && columns.length > 2) yield* removeIt(context);
}

/** The fields of a row by which rows are ordered for good. */
function* orderByKey(context: FixContext): Iterable<Fix> {
    const relation = fieldsOf(modelAt(context)).find(({ type }) => type?.target && !type.many && type.one);
    if (relation)
        yield fixHere(context, `Change to '${relation.name}'`, TextEdit.replace(context.range, relation.name));
}

/** So that the labels of permissions, which hold it, fit their column. */
function* shortenName(context: FixContext): Iterable<Fix> {
    for (const fix of changeText(text => text.slice(0, 244).trimEnd())(context))
        yield { ...fix, title: 'Shorten verbose_name' };
}

/** A permission's label, as long as its column. */
function* changeLabel(context: FixContext): Iterable<Fix> {
    const permission = nodeAt(context, ast.isPermissionDeclaration);
    const range = GrammarUtils.findNodeForProperty(permission?.$cstNode, 'title')?.range;
    if (range && permission?.title)
        yield fixHere(
            context,
            'Shorten the label',
            TextEdit.replace(range, JSON.stringify(permission.title.slice(0, 255))),
        );
}

/** A key of one column is that column's. */
function* beKeyItself(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isFieldDeclaration);
    const [only, another] = field?.type?.arguments ?? [];
    const name = ast.isStringLiteral(only) ? only.value : textOf(only);
    const column = fieldsOf(modelAt(context)).find(each => each.name === name);
    const range = rangeOf(field);
    const edit = column?.type && addOption(column.type, 'primary_key');
    if (!range || !edit || another) return;
    yield fixHere(context, `Make '${name}' the primary key`, edit, removalOfLine(context.document, range));
}

/** The field by which a manager of one site finds its rows. */
function* leadToSite(context: FixContext): Iterable<Fix> {
    const name = word(context, 'field');
    const range = rangeOf(fieldsOf(modelAt(context)).find(field => field.name === name)?.type);
    if (range) yield fixHere(context, `Let '${name}' lead to sites.Site`, TextEdit.replace(range, 'sites.Site'));
}

/** A field of the other row instead of its name. */
function* nameField(context: FixContext): Iterable<Fix> {
    const [found, field] = [foundText(context), word(context, 'instead')];
    if (!field || !/^[\w.]+$/.test(found)) return;
    yield fixHere(context, `Change to '${found}.${field}'`, replaced(context, `${found}.${field}`));
}

/** What is found in models as a whole. */
export const metaFixes: FixTable = {
    'auth.E005': sure(removeIt),
    'auth.E006': sure(removeSecond('codename')),
    'duplicate-enum-value': offered(nextValue),
    'str-circle': offered(nameField),
    'meta-option-type': offered(firstOf(retype('expected'), removeIt)),
    'models.E015': offered(nearName(removeIt)),
    'models.E018': offered(shortenColumn),
    'models.E020': offered(
        rename(context => (nodeAt(context, ast.isManagerDeclaration) ? 'check_rows' : 'check_field')),
    ),
    'models.E021': offered(removeIt),
    'models.E023': offered(rename(context => word(context, 'model')?.replaceAll(/^_+|_+$/g, ''))),
    'models.E024': offered(rename(context => word(context, 'model')?.replaceAll(/__+/g, '_'))),
    'auth.E007': offered(shortenName),
    'auth.E008': offered(changeLabel),
    'auth.E011': offered(rename(context => word(context, 'model')?.slice(0, 90))),
    'auth.E012': offered(rename(context => word(context, 'codename')?.slice(0, 100))),
    'composite-key-of-one': offered(beKeyItself),
    'composite-key-repeats': offered(removeKeyColumn),
    'manager-hides-field': offered(rename(context => `${word(context, 'name')}_rows`)),
    'manager-hides-link': offered(rename(context => `${word(context, 'name')}_rows`)),
    'queryset-hides-django': offered(rename(context => `${word(context, 'name')}_rows`)),
    'contenttypes.E005': offered(rename(context => word(context, 'model')?.slice(0, 90))),
    'order-with-respect-to-key': offered(removeIt),
    'sites.E001': offered(addSite),
    'sites.E002': offered(leadToSite),
    'unknown-manager': offered(removeIt),
    'models.E042': offered(nearName(removeKeyColumn)),
    'models.W046': offered(removeIt),
    'order-with-respect-to-no-relation': offered(firstOf(orderByKey, removeIt)),
    'renamed-from-existing': sure(removeRename),
    'reserved-enum-member': offered(renameMember),
};

function* removeRename(context: FixContext): Iterable<Fix> {
    const node = nodeAt(context, ast.isFieldDeclaration) ?? modelAt(context);
    const keyword = GrammarUtils.findNodeForKeyword(node?.$cstNode, 'renamed_from')?.range;
    if (!keyword) return;
    const range = withBlanksBefore(context.document, { start: keyword.start, end: context.range.end });
    yield fixHere(context, "Remove 'renamed_from'", TextEdit.del(range));
}
