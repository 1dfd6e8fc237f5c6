/** Tables and columns whose names are taken. */
import * as ast from '../generated/ast.js';
import { addLine, optionOf, setOption } from './adding.js';
import { type Fix, type FixContext, firstOf, fixHere, nodeAt, rangeOf, sameRange, word } from './fix.js';
import { type FixTable, offered } from './fix-table.js';
import { fieldsOf } from './models-of.js';
import { removalOf } from './removing.js';
import { removeIt } from './rewriting.js';

/** Leaves a table's name to Django: a line of the model, or an option of a relation. */
function* forgetTable(context: FixContext): Iterable<Fix> {
    const written = nodeAt(context, ast.isNamedArgument) ?? nodeAt(context, ast.isMetaOption);
    const range = rangeOf(written);
    if (range && sameRange(range, context.range)) yield* removeIt(context);
}

/** Another name for the table of a model that says none. */
function* nameTable(context: FixContext): Iterable<Fix> {
    const model = nodeAt(context, ast.isModelDeclaration);
    const isSaid = model?.items.some(item => ast.isMetaOption(item) && item.key === 'db_table');
    const table = `${word(context, 'table')}_2`;
    const edit = model && !isSaid && addLine(model, `db_table ${JSON.stringify(table)}`);
    if (edit) yield fixHere(context, `Call the table '${table}'`, edit);
}

function* forgetColumn(context: FixContext): Iterable<Fix> {
    const model = nodeAt(context, ast.isModelDeclaration);
    for (const name of [word(context, 'field'), word(context, 'other')]) {
        const field = fieldsOf(model).find(each => each.name === name);
        const range = rangeOf(optionOf(field?.type, 'db_column'));
        if (range) yield fixHere(context, `Remove db_column of '${name}'`, ...removalOf(context.document, range));
    }
}

/** Another name for the column of a field that is declared here. */
function* nameColumn(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isFieldDeclaration);
    const column = `${word(context, 'column')}_2`;
    const edit = field?.type && setOption(field.type, 'db_column', JSON.stringify(column));
    if (edit) yield fixHere(context, `Call the column '${column}'`, edit);
}

export const storageFixes: FixTable = {
    'columns-differ-in-case': offered(firstOf(forgetColumn, nameColumn)),
    'fields.E340': offered(forgetTable),
    'fields.W344': offered(forgetTable),
    'models.E007': offered(forgetColumn),
    'models.E028': offered(firstOf(forgetTable, nameTable)),
    'models.W035': offered(firstOf(forgetTable, nameTable)),
    'tables-differ-in-case': offered(firstOf(forgetTable, nameTable)),
};
