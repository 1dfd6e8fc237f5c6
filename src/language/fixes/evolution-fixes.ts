/** What has changed since the project was generated last. */
import { GrammarUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { addLine, makeOptional, optionOf, setPositional } from './adding.js';
import { beOptional, typeAt } from './field-fixes.js';
import {
    count,
    type Fix,
    type FixContext,
    type Fixer,
    fixHere,
    nodeAt,
    param,
    rangeOf,
    textOf,
    word,
    words,
} from './fix.js';
import { type FixTable, offered } from './fix-table.js';
import { removalOfDefault } from './removing.js';
import { removeIt } from './rewriting.js';

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
    const edit = type && before !== undefined ? setPositional(type, 0, 'max_length', `${before}`) : undefined;
    if (edit) yield fixHere(context, `Keep room for ${before} characters`, edit);
}

function* keepDigits(context: FixContext): Iterable<Fix> {
    const type = typeAt(context);
    const [digits, places] = [count(context, 'digits'), count(context, 'places')];
    if (!type || digits === undefined || places === undefined) return;
    const edits = [
        setPositional(type, 0, 'max_digits', `${digits}`),
        setPositional(type, 1, 'decimal_places', `${places}`),
    ].filter(edit => edit !== undefined);
    yield fixHere(context, `Keep room for ${digits} digits, ${places} of them behind the point`, ...edits);
}

/** So far as the table tells what it was. */
function* bringFieldBack(context: FixContext): Iterable<Fix> {
    const model = nodeAt(context, ast.isModelDeclaration);
    const declaration = word(context, 'declaration');
    const edit = model && declaration && addLine(model, declaration);
    if (edit) yield fixHere(context, `Bring '${declaration}' back`, edit);
}

function* bringModelBack(context: FixContext): Iterable<Fix> {
    const app = nodeAt(context, ast.isAppDeclaration);
    const declaration = word(context, 'declaration');
    const edit = app && declaration && addLine(app, declaration);
    if (edit) yield fixHere(context, `Bring '${word(context, 'model')}' back`, edit);
}

/** The type that it had, with what is said of the way back; without a default, which may be none of that type. */
function* keepType(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isFieldDeclaration);
    const before = word(context, 'type');
    const [type, given] = [rangeOf(field?.type), rangeOf(field?.default)];
    if (!field?.type || !type || !before) return;
    const wasRelation = word(context, 'before')?.startsWith('relation ') ?? false;
    const kept = wasRelation ? ['related_name', 'related_query_name'] : [];
    const options = kept.flatMap(name => textOf(optionOf(field.type, name)) || []).join(', ');
    const text =
        options === ''
            ? before
            : before.endsWith(')')
              ? `${before.slice(0, -1)}, ${options})`
              : `${before}(${options})`;
    const edits = [TextEdit.replace(type, text), ...(given ? [removalOfDefault(context.document, given)] : [])];
    yield fixHere(context, `Keep it as it was: ${before}`, ...edits);
}

/** What is no longer said to be unique may repeat. */
function* keepRepeatable(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isFieldDeclaration);
    const one = GrammarUtils.findNodeForProperty(field?.type?.$cstNode, 'one')?.range;
    const target = rangeOf(field?.type?.target)?.start;
    if (one && target) {
        yield fixHere(context, "Remove 'one'", TextEdit.del({ start: one.start, end: target }));
        return;
    }
    yield* removeIt(context);
}

/** What is found beside what was generated last. */
export const evolutionFixes: FixTable = {
    'required-field-added': offered(beOptional),
    'unique-field-added': offered(beNullAtFirst),
    'column-replaced': offered(renameField),
    'model-replaced': offered(renameModel),
    'column-shortened': offered(keepLength),
    'column-not-null': offered(beNull),
    'column-fewer-digits': offered(keepDigits),
    'column-removed': offered(bringFieldBack),
    'column-type-changed': offered(keepType),
    'model-removed': offered(bringModelBack),
    'unique-added': offered(keepRepeatable),
};
