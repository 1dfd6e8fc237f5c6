/** Serializers. */
import { type AstNode, AstUtils, GrammarUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { addFlag, addLine } from './adding.js';
import { escapedRegex } from './escaped-regex.js';
import {
    allOf,
    type Fix,
    type FixContext,
    type Fixer,
    fixAt,
    fixHere,
    nodeAt,
    rangeOf,
    textOf,
    word,
    words,
} from './fix.js';
import { type FixTable, offered, sure } from './fix-table.js';
import { fieldsOf, isOurs, isText, targetOf } from './models-of.js';
import { removalOf, removalOfLine } from './removing.js';
import { changeText, removeIt, removeSecond } from './rewriting.js';

/** `[]` behind a nested serializer, or none. */
function* nestAsMany(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isSerializerField);
    const type = rangeOf(field?.type)?.end;
    if (!type) return;
    const close = GrammarUtils.findNodeForKeyword(field?.$cstNode, ']')?.range.end;
    if (close) yield fixHere(context, "Remove '[]'", TextEdit.del({ start: type, end: close }));
    else yield fixHere(context, "Add '[]'", TextEdit.insert(type, '[]'));
}

/** The key of rows that are there, instead of rows that are written along. */
function* writeByKey(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isSerializerField);
    const option = field?.arguments.find(argument => /^writable\b/.test(textOf(argument)));
    const range = rangeOf(option);
    if (range) yield fixHere(context, 'Write them by key', TextEdit.replace(range, 'write_by=id'));
}

/** Names the fields in a line of the serializer that says of them what they are. */
const listFields = (key: 'exclude' | 'read_only_fields', title: string): Fixer =>
    function* (context) {
        const serializer = nodeAt(context, ast.isSerializerDeclaration);
        const fields = words(context, 'fields').join(', ');
        if (!serializer || fields === '') return;
        const has = serializer.items.find(item => ast.isSerializerFields(item) && item.key === key);
        const end = rangeOf(has)?.end;
        const edit = end ? TextEdit.insert(end, `, ${fields}`) : addLine(serializer, `${key} ${fields}`);
        if (edit) yield fixHere(context, title, edit);
    };

/** The whole line, of which one field was found. */
function* removeItsLine(context: FixContext): Iterable<Fix> {
    const line = nodeAt(context, ast.isSerializerFields);
    const range = rangeOf(line);
    if (line && range) yield fixHere(context, `Remove '${line.key}'`, removalOfLine(context.document, range));
}

/** Serializers of the rows that are there. */
function* nameFitting(context: FixContext): Iterable<Fix> {
    const setting = nodeAt(context, ast.isSerializerSetting);
    const nested = setting ? undefined : nodeAt(context, ast.isSerializerField);
    const path = setting?.serializer ?? nested?.type;
    const range = rangeOf(path);
    const written = targetOf(path);
    const [appName = '', modelName] = (word(context, 'rows') ?? '').split('.');
    const app = context.around.namesAround(context.document).app(appName);
    if (!range || !written || !app) return;
    const isBare =
        path?.segments.length === 1 && AstUtils.getContainerOfType(written, ast.isAppDeclaration)?.name === appName;
    for (const serializer of app.serializers.values()) {
        const model = targetOf(serializer.model);
        const isFitting = ast.isModelDeclaration(model) && model.name === modelName && isOurs(serializer);
        const isAround = serializer === nodeAt(context, ast.isSerializerDeclaration);
        if (!isFitting || isAround || serializer.name === undefined) continue;
        const name = isBare ? serializer.name : `${appName}.${serializer.name}`;
        yield fixHere(context, `Change to '${name}'`, TextEdit.replace(range, name));
    }
}

/** Of rows that are several, those serializers that show them, one by one. */
function* nestRows(context: FixContext): Iterable<Fix> {
    const key = nodeAt(context, ast.isSerializerKey);
    const around = nodeAt(context, ast.isSerializerDeclaration);
    const [name, range] = [word(context, 'many'), rangeOf(key)];
    const [appName = '', modelName] = (word(context, 'rows') ?? '').split('.');
    const app = context.around.namesAround(context.document).app(appName);
    if (!around || !range || !app || name === undefined || name.includes('.')) return;
    if (around.items.some(item => ast.isSerializerField(item) && item.name === name)) return;
    if (keysOf(around).some(other => other !== key && (other.name ?? textOf(other.path)) === name)) return;
    const isBare = AstUtils.getContainerOfType(around, ast.isAppDeclaration)?.name === appName;
    for (const serializer of app.serializers.values()) {
        const model = targetOf(serializer.model);
        const nestsThis = serializer.items.some(item => ast.isSerializerField(item) && targetOf(item.type) === around);
        const isFitting = ast.isModelDeclaration(model) && model.name === modelName && isOurs(serializer);
        if (!isFitting || nestsThis || serializer === around || serializer.name === undefined) continue;
        const type = isBare ? serializer.name : `${appName}.${serializer.name}`;
        const line = addLine(around, `${name}: ${type}[]`);
        if (line) yield fixHere(context, `Nest '${type}'`, TextEdit.replace(range, name), line);
    }
}

/** The keys of those rows. */
function* showTheirKeys(context: FixContext): Iterable<Fix> {
    const key = nodeAt(context, ast.isSerializerKey);
    const around = nodeAt(context, ast.isSerializerDeclaration);
    const [whole, path, many] = [rangeOf(key), rangeOf(key?.path), word(context, 'many')];
    if (!key || !around || !whole || !path || many === undefined) return;
    const isShown = keysOf(around).some(other => other !== key && textOf(other.path) === many);
    if (!isShown) yield fixHere(context, `Show the keys of '${many}'`, TextEdit.replace(path, many));
    else yield fixHere(context, `Remove '${textOf(key)}'`, ...removalOf(context.document, whole));
}

const keysOf = (serializer: ast.SerializerDeclaration): ast.SerializerKey[] =>
    serializer.items.flatMap(item => (ast.isSerializerFields(item) && item.key === 'fields' ? item.fields : []));

/** A field of the serializer by which rows that are there are found. */
function* makeNaturalKey(context: FixContext): Iterable<Fix> {
    const serializer = targetOf(nodeAt(context, ast.isSerializerField)?.type);
    if (!ast.isSerializerDeclaration(serializer)) return;
    const listed = serializer.items.filter(ast.isSerializerFields).filter(({ key }) => key === 'fields');
    const model = targetOf(serializer.model);
    const fields: readonly (AstNode | undefined)[] = listed.flatMap(({ all, fields: each }) =>
        all ? [...fieldsOf(ast.isModelDeclaration(model) ? model : undefined)] : each.map(({ path }) => targetOf(path)),
    );
    for (const field of fields.filter(ast.isFieldDeclaration).filter(isText).slice(0, 3)) {
        const edit = field.type && isOurs(field) ? addFlag(field.type, 'unique') : undefined;
        if (edit) yield fixAt(field, `Make '${field.name}' unique`, edit);
    }
}

/** The same fields, without the row's address. */
function* leaveAddressOut(context: FixContext): Iterable<Fix> {
    const serializer = nodeAt(context, ast.isSerializerDeclaration);
    const model = targetOf(serializer?.model);
    if (!serializer || !ast.isModelDeclaration(model)) return;
    const title = "Leave 'url' out";
    const url = keysOf(serializer).find(key => !key.name && textOf(key.path) === 'url');
    const range = rangeOf(url);
    if (range) {
        yield fixHere(context, title, ...removalOf(context.document, range));
        return;
    }
    const { members } = context.around.namesAround(context.document);
    const names = [...members.fields(model).keys()].join(', ');
    const all = serializer.items.find(item => ast.isSerializerFields(item) && item.all);
    const star = GrammarUtils.findNodeForProperty(all?.$cstNode, 'all')?.range;
    const edit = star ? TextEdit.replace(star, names) : addLine(serializer, `fields ${names}`);
    if (edit && names !== '') yield fixHere(context, title, edit);
}

/** The whole line of a nested serializer. */
function* removeNested(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isSerializerField);
    const range = rangeOf(field);
    if (field && range) yield fixHere(context, `Remove '${field.name}'`, removalOfLine(context.document, range));
}

/** Values that methods make, instead of what cannot be read. */
function* makeMethods(context: FixContext): Iterable<Fix> {
    const serializer = targetOf(nodeAt(context, ast.isSerializerSetting)?.serializer);
    if (!ast.isSerializerDeclaration(serializer)) return;
    const names = words(context, 'fields');
    const edits = serializer.items.filter(ast.isSerializerField).flatMap(field => {
        const [start, end] = [rangeOf(field.type)?.start, rangeOf(field)?.end];
        return start && end && names.includes(field.name) ? [TextEdit.replace({ start, end }, 'method')] : [];
    });
    // Others are those of a serializer that it extends.
    if (edits.length < names.length) return;
    const what = names.length === 1 ? `a method make '${names[0]}'` : 'methods make them';
    yield fixAt(serializer, `Let ${what}`, ...edits);
}

/** All choices as texts. */
function* quoteNumbers(context: FixContext): Iterable<Fix> {
    const option = nodeAt(context, ast.isNamedArgument) ?? nodeAt(context, ast.isListValue);
    const list = ast.isNamedArgument(option) ? option.value : option;
    if (!ast.isListValue(list)) return;
    const edits = list.items.flatMap(item => {
        const value = ast.isListValue(item) ? item.items[0] : item;
        const range = ast.isNumberLiteral(value) ? rangeOf(value) : undefined;
        return range ? [TextEdit.replace(range, JSON.stringify(textOf(value)))] : [];
    });
    if (edits.length > 0) yield fixHere(context, 'Write all of them as texts', ...edits);
}

/** The expression with a backslash before what stands for itself. */
const escapeRegex = changeText(text => {
    const escaped = escapedRegex(JSON.parse(`"${text}"`) as string);
    return escaped === undefined ? undefined : JSON.stringify(escaped).slice(1, -1);
});

/** What is found in serializers. */
export const serializerFixes: FixTable = {
    'invalid-field-regex': offered(escapeRegex),
    'mixed-choices': offered(quoteNumbers),
    'serializer-field-of-nothing': offered(makeMethods),
    'exposed-secret': offered(listFields('exclude', 'Exclude what is secret')),
    'fields-and-exclude': offered(removeItsLine),
    'narrowed-serializer-field': sure(removeIt),
    'nested-many': offered(nestAsMany),
    'nested-without-relation': offered(removeNested),
    'read-only-and-write-only': offered(removeIt),
    'repeated-serializer-field': sure(removeSecond('key')),
    'serializer-of-another-model': offered(nameFitting),
    'row-without-address': offered(leaveAddressOut),
    'serializer-circle': offered(removeNested),
    'serializer-path-through-many': offered(allOf(nestRows, showTheirKeys)),
    'writable-rights': offered(listFields('read_only_fields', 'Let nobody write them')),
    'writable-without-key': offered(allOf(writeByKey, makeNaturalKey)),
};
