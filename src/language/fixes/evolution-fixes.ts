/** What has changed since the project was generated last. */
import { GrammarUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { makeOptional, setOption } from './adding.js';
import { beOptional, typeAt } from './field-fixes.js';
import { count, type Fix, type FixContext, type Fixer, fixHere, nodeAt, param, rangeOf, words } from './fix.js';
import { type FixTable, offered } from './fix-table.js';

/** A field or model that is new is an old one under another name. */
function* renameField(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isFieldDeclaration);
    const end = rangeOf(field)?.end;
    if (!end || field?.renamedFrom) return;
    for (const old of words(context, 'suggestions')) {
        yield fixHere(context, `Rename it from '${old}'`, TextEdit.insert(end, ` renamed_from ${old}`));
    }
}

function* renameModel(context: FixContext): Iterable<Fix> {
    const model = nodeAt(context, ast.isModelDeclaration);
    const end = GrammarUtils.findNodeForProperty(model?.$cstNode, 'name')?.range.end;
    if (!end || model?.renamedFrom) return;
    for (const old of words(context, 'suggestions')) {
        yield fixHere(context, `Rename it from '${old}'`, TextEdit.insert(end, ` renamed_from ${old}`));
    }
}

/** Not for texts, which are empty instead. */
const beNull: Fixer = function* (context) {
    if (param(context, 'canBeNull') === true) yield* beOptional(context);
};

/** A default would be worked out once for all rows. */
function* beNullAtFirst(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isFieldDeclaration);
    const [type, given] = [rangeOf(field?.type), rangeOf(field?.default)];
    if (!field || !type || !given || param(context, 'canBeNull') !== true) return;
    const optional = makeOptional(field.type);
    const withoutDefault = TextEdit.del({ start: type.end, end: given.end });
    yield fixHere(
        context,
        "Make it optional with '?', without a default",
        ...(optional ? [optional] : []),
        withoutDefault,
    );
}

function* keepLength(context: FixContext): Iterable<Fix> {
    const before = count(context, 'before');
    const type = typeAt(context);
    const [first] = type?.arguments ?? [];
    if (!type || before === undefined) return;
    const isPositional = first !== undefined && !ast.isNamedArgument(first);
    const range = isPositional ? rangeOf(first) : undefined;
    const edit = range ? TextEdit.replace(range, `${before}`) : setOption(type, 'max_length', `${before}`);
    if (edit) yield fixHere(context, `Keep room for ${before} characters`, edit);
}

/** What is found beside what was generated last. */
export const evolutionFixes: FixTable = {
    'required-field-added': offered(beOptional),
    'unique-field-added': offered(beNullAtFirst),
    'column-replaced': offered(renameField),
    'model-replaced': offered(renameModel),
    'column-shortened': offered(keepLength),
    'column-not-null': offered(beNull),
};
