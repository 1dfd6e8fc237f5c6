/** Models as a whole: their bases, constraints, indexes, enums and tables. */
import { type AstNode, GrammarUtils } from 'langium';
import { type Range, TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { addLine, addOption } from './adding.js';
import {
    count,
    type Fix,
    type FixContext,
    type Fixer,
    firstOf,
    fixHere,
    nodeAt,
    rangeOf,
    sameRange,
    textOf,
    word,
    words,
} from './fix.js';
import { type FixTable, offered, sure } from './fix-table.js';
import { fieldsOf, inheritedField } from './models-of.js';
import { removalOf, removalOfLine, withBlanksBefore } from './removing.js';
import { freeName, nearName, removeIt, removeSecond, rename, retype } from './rewriting.js';

const modelAt = (context: FixContext): ast.ModelDeclaration | undefined => nodeAt(context, ast.isModelDeclaration);

type Named = ast.UniqueConstraint | ast.IndexDeclaration | ast.CheckConstraint | ast.ExcludeConstraint;
const isNamed = (node: Parameters<typeof ast.isUniqueConstraint>[0]): node is Named =>
    ast.isUniqueConstraint(node) ||
    ast.isIndexDeclaration(node) ||
    ast.isCheckConstraint(node) ||
    ast.isExcludeConstraint(node);

/** Gives a constraint or index another name, written with `as`. */
const nameIt = (nameFor: (name: string, context: FixContext) => string | undefined): Fixer =>
    function* (context) {
        const node = nodeAt(context, isNamed);
        const written = GrammarUtils.findNodeForProperty(node?.$cstNode, 'name')?.range;
        const name = nameFor(word(context, 'name') ?? '', context);
        if (!node || !name) return;
        const end = endOfColumns(node);
        const edit = written ? TextEdit.replace(written, name) : end && TextEdit.insert(end, ` as ${name}`);
        if (edit) yield fixHere(context, `Call it '${name}'`, edit);
    };

/** Where `as` belongs. */
function endOfColumns(node: Named): Range['end'] | undefined {
    const parts = ast.isCheckConstraint(node)
        ? [node.condition]
        : [...node.expressions, ...node.include, ...(node.condition ? [node.condition] : [])];
    return rangeOf(parts.at(-1))?.end;
}

const shortened = (name: string, length: number): string => name.slice(0, length).replace(/_+$/, '');

/** A shorter name, which nothing else in the file has. */
function shortAndFree(context: FixContext, name: string, length: number): string | undefined {
    const short = shortened(name, length);
    const isTaken = new RegExp(`\\b${short}\\b`).test(context.document.textDocument.getText());
    return isTaken ? freeName(context, shortened(name, length - 3)) : short;
}

/** Takes a part of a constraint or index away, from its keyword to its end. */
const removePart = (keyword: string, property: string): Fixer =>
    function* (context) {
        const node = nodeAt(context, isNamed);
        const start = GrammarUtils.findNodeForKeyword(node?.$cstNode, keyword)?.range.start;
        const end = GrammarUtils.findNodesForProperty(node?.$cstNode, property).at(-1)?.range.end;
        if (!start || !end) return;
        yield fixHere(context, `Remove '${keyword}'`, TextEdit.del(withBlanksBefore(context.document, { start, end })));
    };

/** An ordinary index instead of one that PostgreSQL alone has. */
function* useOrdinaryIndex(context: FixContext): Iterable<Fix> {
    const node = nodeAt(context, ast.isIndexDeclaration);
    const start = GrammarUtils.findNodeForProperty(node?.$cstNode, 'method')?.range.start;
    const end = rangeOf(node?.expressions[0])?.start;
    if (node?.method && start && end) yield fixHere(context, `Remove '${node.method}'`, TextEdit.del({ start, end }));
}

/** A model of its own instead of a proxy: it extends what it stood for. */
function* beModel(context: FixContext): Iterable<Fix> {
    const model = modelAt(context);
    const kind = GrammarUtils.findNodeForProperty(model?.$cstNode, 'kind')?.range;
    const start = GrammarUtils.findNodeForKeyword(model?.$cstNode, 'model')?.range.start;
    if (model?.kind !== 'proxy' || !kind || !start) return;
    const edits = [TextEdit.del({ start: kind.start, end: start })];
    const of = GrammarUtils.findNodeForKeyword(model.$cstNode, 'of')?.range;
    const path = rangeOf(model.of);
    if (of && path) {
        const lastBase = rangeOf(model.bases.at(-1))?.end;
        edits.push(
            lastBase
                ? TextEdit.replace({ start: lastBase, end: path.end }, `, ${textOf(model.of)}`)
                : TextEdit.replace(of, 'extends'),
        );
    }
    yield fixHere(context, 'Make it a model with a table of its own', ...edits);
}

/** Takes the base away by which a model extends itself, and `extends` with the last. */
function* removeCircularBase(context: FixContext): Iterable<Fix> {
    const next = words(context, 'path')[1];
    const model = modelAt(context);
    const base = model?.bases.find(each => textOf(each).split('.').at(-1) === next?.split('.').at(-1));
    const range = rangeOf(base);
    if (!model || !range || !next) return;
    const keyword = GrammarUtils.findNodeForKeyword(model.$cstNode, 'extends')?.range;
    const edits =
        model.bases.length === 1 && keyword
            ? [TextEdit.del(withBlanksBefore(context.document, { start: keyword.start, end: range.end }))]
            : removalOf(context.document, range);
    yield fixHere(context, `Extend '${next}' no longer`, ...edits);
}

/** Python keeps the order of two bases if the one that extends the other stands first. */
function* turnBases(context: FixContext): Iterable<Fix> {
    const bases = modelAt(context)?.bases ?? [];
    const [one, other] = [rangeOf(bases[0]), rangeOf(bases[1])];
    if (bases.length !== 2 || !one || !other) return;
    const edits = [TextEdit.replace(one, textOf(bases[1])), TextEdit.replace(other, textOf(bases[0]))];
    yield fixHere(context, `Write '${textOf(bases[1])}' first`, ...edits);
}

/** Leaves a field that is inherited to the model that has it. */
function* inheritField(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isFieldDeclaration);
    const range = rangeOf(field);
    if (!field || !range || !word(context, 'other')?.endsWith(`.${field.name}`)) return;
    yield fixHere(context, `Remove '${field.name}', which is inherited`, removalOfLine(context.document, range));
}

/** As `inheritField`, of a base with a table. */
function* leaveToBase(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isFieldDeclaration);
    const model = modelAt(context);
    const range = rangeOf(field);
    if (!field || !model || !range || !inheritedField(model, field.name)) return;
    yield fixHere(context, `Remove '${field.name}', which is inherited`, removalOfLine(context.document, range));
}

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

/** One of the columns that a constraint or index lists; of a condition nothing can be taken away. */
function* removeColumn(context: FixContext): Iterable<Fix> {
    for (let node: AstNode | undefined = nodeAt(context, ast.isPath); node; node = node.$container) {
        const range = rangeOf(node);
        if (!range || !sameRange(range, context.range)) return;
        if (node.$containerProperty === 'expressions' || node.$containerProperty === 'include')
            yield* removeIt(context);
    }
}

/** The fields of a row by which rows are ordered for good. */
function* orderByKey(context: FixContext): Iterable<Fix> {
    const relation = fieldsOf(modelAt(context)).find(({ type }) => type?.target && !type.many && type.one);
    if (relation)
        yield fixHere(context, `Change to '${relation.name}'`, TextEdit.replace(context.range, relation.name));
}

function* addConstraint(context: FixContext): Iterable<Fix> {
    const model = nodeAt(context, ast.isModelDeclaration);
    const constraint = word(context, 'constraint');
    const edit = model && constraint && addLine(model, constraint);
    if (edit) yield fixHere(context, `Add '${constraint}'`, edit);
}

/** What is found in models as a whole. */
export const metaFixes: FixTable = {
    'auth.E005': sure(removeIt),
    'auth.E006': sure(removeSecond('codename')),
    'circular-bases': offered(removeCircularBase),
    'constraint-name-too-long': offered(
        nameIt((name, context) => shortAndFree(context, name, count(context, 'limit') ?? 30)),
    ),
    'deferred-constraint': offered(removePart('deferrable', 'deferrable')),
    'duplicate-enum-value': offered(nextValue),
    'inconsistent-bases': offered(turnBases),
    'meta-option-type': offered(firstOf(retype('expected'), removeIt)),
    'models.E006': offered(inheritField),
    'models.E012': offered(nearName(removeColumn)),
    'models.E013': offered(removeColumn),
    'models.E015': offered(nearName(removeIt)),
    'models.E016': offered(removeColumn),
    'models.E017': offered(beModel),
    'models.E018': offered(shortenColumn),
    'models.E020': offered(
        rename(context => (nodeAt(context, ast.isManagerDeclaration) ? 'check_rows' : 'check_field')),
    ),
    'models.E021': offered(removeIt),
    'models.E023': offered(rename(context => word(context, 'model')?.replaceAll(/^_+|_+$/g, ''))),
    'models.E024': offered(rename(context => word(context, 'model')?.replaceAll(/__+/g, '_'))),
    'models.E048': offered(removeColumn),
    'composite-key-repeats': offered(removeKeyColumn),
    'field-repeats-inherited': offered(leaveToBase),
    'manager-hides-field': offered(rename(context => `${word(context, 'name')}_rows`)),
    'queryset-hides-django': offered(rename(context => `${word(context, 'name')}_rows`)),
    'proxy-of-nothing': offered(beModel),
    'proxy-with-inherited-fields': offered(beModel),
    'unique-over-null': offered(addConstraint),
    'sites.E001': offered(addSite),
    'models.E029': offered(nameIt((name, context) => freeName(context, name))),
    'models.E030': offered(nameIt((name, context) => freeName(context, name))),
    'models.E031': offered(nameIt((name, context) => freeName(context, name))),
    'models.E032': offered(nameIt((name, context) => freeName(context, name))),
    'models.E033': offered(nameIt(name => name.replace(/^[\d_]+/, ''))),
    'models.E034': offered(nameIt((name, context) => shortAndFree(context, name, 30))),
    'models.E042': offered(nearName(removeKeyColumn)),
    'models.W038': offered(removePart('deferrable', 'deferrable')),
    'models.W039': offered(removePart('include', 'include')),
    'models.W040': offered(removePart('include', 'include')),
    'models.W046': offered(removeIt),
    'models.W047': offered(removePart('nulls_not_distinct', 'nullsNotDistinct')),
    'order-with-respect-to-no-relation': offered(firstOf(orderByKey, removeIt)),
    'postgres-only-index': offered(useOrdinaryIndex),
    'proxy-of-abstract-model': offered(beModel),
    'renamed-from-existing': sure(removeRename),
    'repeated-base': sure(removeSecond('base')),
    'reserved-enum-member': offered(renameMember),
};

function* removeRename(context: FixContext): Iterable<Fix> {
    const node = nodeAt(context, ast.isFieldDeclaration) ?? modelAt(context);
    const keyword = GrammarUtils.findNodeForKeyword(node?.$cstNode, 'renamed_from')?.range;
    if (!keyword) return;
    const range = withBlanksBefore(context.document, { start: keyword.start, end: context.range.end });
    yield fixHere(context, "Remove 'renamed_from'", TextEdit.del(range));
}
