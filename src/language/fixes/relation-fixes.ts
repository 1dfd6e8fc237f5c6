/** Relations, their names for the way back, and the models between their ends. */
import { TextEdit } from 'vscode-languageserver-types';
import { nearestNames } from '../../checks/nearest-names.js';
import { pythonKeywords } from '../../checks/python-keywords.js';
import * as ast from '../generated/ast.js';
import { fieldClassName } from '../scoping/named-parts.js';
import { addFlag, addLine, addOption, optionOf, setOption } from './adding.js';
import { declareModel } from './declaring.js';
import { beOptional, removeOption, typeAt } from './field-fixes.js';
import {
    type Fix,
    type FixContext,
    type Fixer,
    firstOf,
    fixAt,
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
import { fieldsOf, inheritedField, isOurs, modelBehind, nameFrom, plural, snakeCase, targetOf } from './models-of.js';
import { removalOf } from './removing.js';
import { nearName, removeIt } from './rewriting.js';

/** A name for the way back that no other relation of the model has: it is made of the field's and the model's. */
function* nameWayBack(context: FixContext): Iterable<Fix> {
    if (word(context, 'declared') === 'abstract') yield* nameWayBackOfEach(context);
    const field = nodeAt(context, ast.isFieldDeclaration);
    const model = nodeAt(context, ast.isModelDeclaration);
    if (word(context, 'declared') !== 'here' || !field?.type || !model) return;
    const option = optionOf(field.type, 'related_query_name') ? 'related_query_name' : 'related_name';
    const name = nameOfWayBack(field, model);
    const edit = setOption(field.type, word(context, 'name') === undefined ? 'related_name' : option, name);
    if (edit) yield fixHere(context, `Call the way back '${name}'`, edit);
}

const nameOfWayBack = (field: ast.FieldDeclaration, model: ast.ModelDeclaration): string =>
    `${field.name}_${plural(snakeCase(model.name))}`;

/** Of an abstract model's relation: each model that extends it has a way back of its own. */
function* nameWayBackOfEach(context: FixContext): Iterable<Fix> {
    const model = nodeAt(context, ast.isModelDeclaration);
    const field = model && inheritedField(model, word(context, 'field') ?? '');
    if (!field?.type || !isOurs(field)) return;
    const name = `%(class)s_${field.name}`;
    const query = optionOf(field.type, 'related_query_name');
    const edits = [
        setOption(field.type, 'related_name', JSON.stringify(`${name}_set`)),
        ...(query ? [TextEdit.replace(rangeOf(query.value) ?? context.range, JSON.stringify(name))] : []),
    ].filter(edit => edit !== undefined);
    yield fixAt(field, `Call the ways back '${name}_set'`, ...edits);
}

/** As near to what is written as Python allows. */
function* repairName(context: FixContext): Iterable<Fix> {
    const written = word(context, 'name');
    if (!written) return;
    const bare = snakeCase(written.trim())
        .replaceAll(/__+/g, '_')
        .replace(/^[\d_]+|_+$/g, '');
    const name = pythonKeywords.has(bare) ? `${bare}_set` : bare;
    if (name === '' || name === written) return;
    const value = rangeOf(nodeAt(context, ast.isNamedArgument)?.value);
    if (value) yield fixHere(context, `Change to '${name}'`, TextEdit.replace(value, name));
}

function* repairPlaceholder(context: FixContext): Iterable<Fix> {
    const placeholder = word(context, 'placeholder');
    if (!placeholder) return;
    for (const near of nearestNames(placeholder, ['%(class)s', '%(app_label)s', '%(model_name)s'])) {
        yield fixHere(context, `Change to '${near}'`, replaced(context, foundText(context).replace(placeholder, near)));
    }
}

/** `SET_NULL` wants a column that can be NULL. */
const protect: Fixer = function* (context) {
    const type = typeAt(context);
    const value = rangeOf(optionOf(type, 'on_delete')?.value);
    if (!type || !value) return;
    const instead = type.optional ? 'SET_NULL' : 'PROTECT';
    yield fixHere(context, `Change on_delete to ${instead}`, TextEdit.replace(value, instead));
};

/** What Django does itself, instead of the database. */
function* leaveToDjango(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isFieldDeclaration);
    const model = nodeAt(context, ast.isModelDeclaration);
    const name = word(context, 'database');
    const found = name === undefined ? field : fieldsOf(model).find(each => each.name === name);
    const value = optionOf(found?.type, 'on_delete')?.value;
    const range = rangeOf(value);
    const written = textOf(value);
    if (!range || !written.startsWith('DB_')) return;
    const hasDefault = found?.default !== undefined || optionOf(found?.type, 'default') !== undefined;
    const same = written.slice('DB_'.length);
    const instead = same !== 'SET_DEFAULT' || hasDefault ? same : found?.type?.optional ? 'SET_NULL' : 'CASCADE';
    yield fixHere(context, `Change on_delete to ${instead}`, TextEdit.replace(range, instead));
}

/** A concrete model instead of the abstract one. Where another relation leads there already, this one's way back has a name. */
function* relateToHeir(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isFieldDeclaration);
    const model = nodeAt(context, ast.isModelDeclaration);
    for (const heir of words(context, 'heirs')) {
        const path = foundText(context);
        const changed = path.includes('.') && !heir.includes('.') ? path.replace(/[^.]+$/, heir) : heir;
        const hasOther = fieldsOf(model).some(other => other !== field && modelBehind(other)?.name === heir);
        const wayBack =
            field?.type && model && hasOther && !optionOf(field.type, 'related_name')
                ? addOption(field.type, `related_name=${nameOfWayBack(field, model)}`)
                : undefined;
        yield fixHere(context, `Change to '${heir}'`, replaced(context, changed), ...(wayBack ? [wayBack] : []));
    }
}

/** Makes the field of the other model unique to which the relation leads. */
function* makeTargetUnique(context: FixContext): Iterable<Fix> {
    const name = word(context, 'target');
    const target = fieldsOf(modelBehind(nodeAt(context, ast.isFieldDeclaration))).find(each => each.name === name);
    const edit = target?.type && !target.type.many && isOurs(target) ? addFlag(target.type, 'unique') : undefined;
    if (target && edit) yield fixAt(target, `Make '${name}' unique`, edit);
}

/** A unique relation is one to one. */
function* beOneToOne(context: FixContext): Iterable<Fix> {
    const start = rangeOf(typeAt(context)?.target)?.start;
    if (!start) return;
    const one = TextEdit.insert(start, 'one ');
    const isUnique = foundText(context).startsWith('unique');
    yield fixHere(context, "Write 'one' instead", one, ...(isUnique ? removalOf(context.document, context.range) : []));
}

/** Which relations of the model between lead to either end. */
function* sayThroughFields(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isFieldDeclaration);
    const owner = nodeAt(context, ast.isModelDeclaration);
    const through = throughOf(field);
    const target = modelBehind(field);
    if (!field?.type || !owner || !through || !target) return;
    const ends = fieldsOf(through).filter(({ type }) => !type?.many);
    const others = fieldsOf(owner).filter(other => other !== field && throughOf(other) === through);
    const taken = others.map(other => textOf(optionOf(other.type, 'through_fields')?.value).replaceAll('"', ''));
    const value = ends
        .filter(from => modelBehind(from) === owner)
        .flatMap(from =>
            ends.filter(to => to !== from && modelBehind(to) === target).map(to => `[${from.name}, ${to.name}]`),
        )
        .find(pair => !taken.includes(pair));
    if (value === undefined) return;
    const edit = setOption(field.type, 'through_fields', value);
    if (edit) yield fixHere(context, `Write through_fields=${value}`, edit);
}

function throughOf(field: ast.FieldDeclaration | undefined): ast.ModelDeclaration | undefined {
    const value = optionOf(field?.type, 'through')?.value;
    const target = ast.isPath(value) ? targetOf(value) : undefined;
    return ast.isModelDeclaration(target) ? target : undefined;
}

/** The relations that the model between lacks. */
function* completeThrough(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isFieldDeclaration);
    const owner = nodeAt(context, ast.isModelDeclaration);
    const [through, target] = [throughOf(field), modelBehind(field)];
    if (!owner || !through || !target || !isOurs(through)) return;
    const missing = [owner, target].filter(model => words(context, 'missing').includes(model.name));
    // Rows that stand between two ends and are one of them are hardly meant.
    if (missing.includes(through)) return;
    const taken = new Set(fieldsOf(through).map(({ name }) => name));
    const lines = missing.map(model => `${snakeCase(model.name)}: ${nameFrom(through, model)}`);
    if (lines.length === 0 || missing.some(model => taken.has(snakeCase(model.name)))) return;
    const edits = [addLine(through, lines.join('  '), 'first')].filter(edit => edit !== undefined);
    yield fixAt(through, `Add '${lines.join("' and '")}' to '${through.name}'`, ...edits);
}

/** The other half of a generic relation. */
function* nameGenericKey(context: FixContext): Iterable<Fix> {
    const fields = fieldsOf(modelBehind(nodeAt(context, ast.isFieldDeclaration)));
    const keys = fields.filter(({ type }) => type && fieldClassName(type) === 'GenericForeignKey');
    const by = typeAt(context)?.by?.$refNode?.range;
    for (const { name } of keys) {
        if (by) yield fixHere(context, `Change to 'by ${name}'`, TextEdit.replace(by, name));
    }
}

/** Gives a column of a generic relation the type that it must have. */
const typeColumn = (type: string): Fixer =>
    function* (context) {
        const model = nodeAt(context, ast.isModelDeclaration);
        const name = word(context, 'column');
        const column = fieldsOf(model).find(field => field.name === name);
        const range = rangeOf(column?.type);
        if (range) yield fixHere(context, `Make '${name}' a ${type}`, TextEdit.replace(range, type));
    };

/** Of a column of a generic relation the database must not clean up. */
function* leaveColumnToDjango(context: FixContext): Iterable<Fix> {
    const model = nodeAt(context, ast.isModelDeclaration);
    const column = fieldsOf(model).find(({ name }) => name === word(context, 'column'));
    const value = optionOf(column?.type, 'on_delete')?.value;
    const range = rangeOf(value);
    const instead = textOf(value).replace(/^DB_/, '');
    if (range) yield fixHere(context, `Change on_delete to ${instead}`, TextEdit.replace(range, instead));
}

/** Of two fields with one column that which has its column by an option. */
/** What is found in relations. */
/** A part of a key such as `status__in`. */
function* nearestPart(context: FixContext): Iterable<Fix> {
    const [, quote = '', key = ''] = /^("?)(.*)\1$/.exec(foundText(context)) ?? [];
    const parts = key.split('__');
    const wrong = word(context, 'name') ?? '';
    const at = parts.lastIndexOf(wrong);
    if (at < 0) return;
    for (const name of nearestNames(wrong, words(context, 'known'))) {
        const changed = `${quote}${parts.with(at, name).join('__')}${quote}`;
        yield fixHere(context, `Change to '${name}'`, replaced(context, changed));
    }
}

export const relationFixes: FixTable = {
    'fields.E300': offered(nearName(relateToHeir, declareModel)),
    'fields.E302': offered(nameWayBack),
    'way-back-hides-column': offered(nameWayBack),
    'fields.E303': offered(nameWayBack),
    'fields.E304': offered(nameWayBack),
    'fields.E305': offered(nameWayBack),
    'fields.E306': offered(repairName),
    'fields.E308': offered(repairName),
    'fields.E309': offered(repairName),
    'fields.E311': offered(firstOf(makeTargetUnique, removeIt)),
    'fields.E307': offered(nearName()),
    'fields.E331': offered(nearName()),
    'fields.E312': offered(nearName(removeIt)),
    'fields.E320': offered(beOptional),
    'fields.E321': offered(protect),
    'fields.E322': offered(leaveToDjango),
    'fields.E323': offered(leaveToDjango),
    'fields.E324': offered(leaveToDjango),
    'fields.E330': sure(removeIt),
    'fields.E333': offered(sayThroughFields),
    'fields.E334': offered(sayThroughFields),
    'fields.E335': offered(sayThroughFields),
    'fields.E336': offered(completeThrough),
    'fields.E337': offered(sayThroughFields),
    'fields.E338': offered(nearName(sayThroughFields)),
    'fields.E339': offered(sayThroughFields),
    'fields.E348': offered(nameWayBack),
    'fields.W340': sure(removeIt),
    'fields.W341': sure(removeIt),
    'fields.W342': offered(beOneToOne),
    'fields.W345': sure(removeIt),
    'fields.W346': sure(removeIt),
    'contenttypes.E001': offered(nearName(removeIt)),
    'contenttypes.E002': offered(nearName(removeIt)),
    'contenttypes.E003': offered(typeColumn('contenttypes.ContentType')),
    'contenttypes.E004': offered(typeColumn('contenttypes.ContentType')),
    'contenttypes.E006': offered(leaveColumnToDjango),
    'db-constraint-with-through': sure(removeIt),
    'db-table-with-through': sure(removeIt),
    'generic-relation-by-plain-field': offered(nameGenericKey),
    'models.E050': offered(leaveToDjango),
    'on-delete-not-available': offered(leaveToDjango),
    'related-name-placeholder': offered(repairPlaceholder),
    'symmetrical-not-to-itself': sure(removeIt),
    'unknown-limit': offered(nearestPart),
    'circular-column': offered(firstOf(removeOption('to_field'), removeOption('primary_key'))),
    'to-field-of-parent': offered(removeIt),
    'through-fields-without-through': sure(removeIt),
    'through-lacks-an-end': offered(removeOption('through')),
};
