/** What models extend, and what stands for them. */
import { GrammarUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { type Fix, type FixContext, fixHere, nodeAt, rangeOf, textOf, word, words } from './fix.js';
import { type FixTable, offered, sure } from './fix-table.js';
import { inheritedField } from './models-of.js';
import { removalOf, removalOfLine, withBlanksBefore } from './removing.js';
import { removeSecond } from './rewriting.js';

const modelAt = (context: FixContext): ast.ModelDeclaration | undefined => nodeAt(context, ast.isModelDeclaration);

const isCompositeKey = ({ type }: ast.FieldDeclaration): boolean =>
    type.target !== undefined && textOf(type.target) === 'CompositePrimaryKey';

/** A model of its own instead of a proxy: it extends what it stood for. */
function* beModel(context: FixContext): Iterable<Fix> {
    const model = modelAt(context);
    const kind = GrammarUtils.findNodeForProperty(model?.$cstNode, 'kind')?.range;
    const start = GrammarUtils.findNodeForKeyword(model?.$cstNode, 'model')?.range.start;
    if (model?.kind !== 'proxy' || !kind || !start) return;
    // A key of several columns is none of a table that extends another.
    if (model.items.some(item => ast.isFieldDeclaration(item) && isCompositeKey(item))) return;
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

/** A proxy stands for the first of several. */
function* keepFirstBase(context: FixContext): Iterable<Fix> {
    const bases = modelAt(context)?.bases ?? [];
    const [first, last] = [rangeOf(bases[0]), rangeOf(bases.at(-1))];
    if (!first || !last || bases.length < 2) return;
    yield fixHere(
        context,
        `Let it stand for '${textOf(bases[0])}' alone`,
        TextEdit.del({ start: first.end, end: last.end }),
    );
}

/** What is found in bases of models. */
export const inheritanceFixes: FixTable = {
    'circular-bases': offered(removeCircularBase),
    'field-repeats-inherited': offered(leaveToBase),
    'inconsistent-bases': offered(turnBases),
    'models.E006': offered(inheritField),
    'models.E017': offered(beModel),
    'proxy-of-abstract-model': offered(beModel),
    'proxy-of-nothing': offered(beModel),
    'proxy-of-several-models': offered(keepFirstBase),
    'proxy-with-inherited-fields': offered(beModel),
    'repeated-base': sure(removeSecond('base')),
};
