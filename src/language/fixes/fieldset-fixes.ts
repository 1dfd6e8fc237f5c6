/** What an option of the admin's must be made of: groups of fields, and what is said of each. */

import type { AstNode } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { type Fix, type FixContext, fixHere, nodeAt, rangeOf, textOf, wholeNodeAt } from './fix.js';
import { type FixTable, offered } from './fix-table.js';
import { removalOf } from './removing.js';
import { removeIt } from './rewriting.js';

const isList = (node: AstNode | undefined): node is ast.ListValue => ast.isListValue(node);

/** The whole option, by its name. */
function* removeOption(context: FixContext): Iterable<Fix> {
    const argument = nodeAt(context, ast.isNamedArgument);
    const option = argument ?? nodeAt(context, ast.isAdminOption);
    const range = rangeOf(option);
    if (!option || !range) return;
    const name = ast.isNamedArgument(option) ? option.option.$refText : option.key;
    yield fixHere(context, `Remove '${name}'`, ...removalOf(context.document, range));
}

/** The group of a list of groups in which something stands. */
function* removeGroup(context: FixContext): Iterable<Fix> {
    let group: AstNode | undefined = wholeNodeAt(context, (node): node is AstNode => rangeOf(node) !== undefined);
    while (group && !(isList(group.$container) && !isList(group.$container.$container))) {
        if (ast.isNamedArgument(group) || ast.isAdminOption(group)) return;
        group = group.$container;
    }
    const range = rangeOf(group);
    const groups = isList(group?.$container) ? group.$container.items : [];
    if (groups.length === 1) {
        yield* removeOption(context);
        return;
    }
    if (range) yield fixHere(context, 'Remove the group', ...removalOf(context.document, range));
}

/** Nothing is ordered behind what is in a random order. */
function* orderAtRandom(context: FixContext): Iterable<Fix> {
    const option = nodeAt(context, ast.isAdminOption);
    const random = option?.values.find(value => textOf(value) === '"?"');
    const [first, last] = [rangeOf(option?.values[0]), rangeOf(option?.values.at(-1))];
    if (random && first && last) {
        const whole = { start: first.start, end: last.end };
        yield fixHere(context, 'Keep "?" alone', TextEdit.replace(whole, '"?"'));
    }
}

/** Of a field and a filter the field, for which Django chooses a filter. */
function* filterByField(context: FixContext): Iterable<Fix> {
    const filter = wholeNodeAt(context, ast.isPythonName);
    const pair = filter?.$container;
    const range = ast.isListValue(pair) ? rangeOf(pair) : undefined;
    const field = ast.isListValue(pair) ? textOf(pair.items[0]) : '';
    if (range && field !== '')
        yield fixHere(context, `Filter by '${field}' as Django does`, TextEdit.replace(range, field));
}

/** What is found in options of the admin that are made of parts. */
export const fieldsetFixes: FixTable = {
    'admin.E005': offered(removeOption),
    'admin.E007': offered(removeOption),
    'admin.E008': offered(removeGroup),
    'admin.E009': offered(removeGroup),
    'admin.E010': offered(removeGroup),
    'admin.E011': offered(removeGroup),
    'admin.E012': offered(removeIt),
    'admin.E016': offered(removeOption),
    'admin.E021': offered(removeOption),
    'admin.E026': offered(removeOption),
    'admin.E032': offered(orderAtRandom),
    'admin.E113': offered(removeIt),
    'admin.E114': offered(removeIt),
    'admin.E115': offered(filterByField),
    'admin.E130': offered(removeIt),
    'admin.E206': offered(removeOption),
};
