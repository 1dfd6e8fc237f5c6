/** Fields and their options. */
import { GrammarUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { addOption, makeOptional } from './adding.js';
import { type Fix, type FixContext, fixHere, nodeAt, rangeOf, word } from './fix.js';
import { type FixTable, offered } from './fix-table.js';

/** The type of the field that the finding is about. */
export const typeAt = (context: FixContext): ast.FieldType | undefined => nodeAt(context, ast.isFieldDeclaration)?.type;

function* ofNoModel(context: FixContext): Iterable<Fix> {
    const type = typeAt(context);
    if (!type) return;
    if (word(context, 'sign') === 'one') {
        const start = rangeOf(type)?.start;
        if (start) yield fixHere(context, "Remove 'one'", TextEdit.del({ start, end: context.range.start }));
        return;
    }
    const close = GrammarUtils.findNodeForKeyword(type.$cstNode, ']')?.range.end;
    if (close) yield fixHere(context, "Remove '[]'", TextEdit.del({ start: context.range.end, end: close }));
}

function* makeMany(context: FixContext): Iterable<Fix> {
    yield fixHere(context, "Add '[]'", TextEdit.insert(context.range.end, '[]'));
}

/** So that the column can be NULL. */
export function* beOptional(context: FixContext): Iterable<Fix> {
    const edit = makeOptional(typeAt(context));
    if (edit) yield fixHere(context, "Make it optional with '?'", edit);
}

function* giveLength(context: FixContext): Iterable<Fix> {
    const type = typeAt(context);
    const edit = type && addOption(type, 'max_length=100');
    if (edit) yield fixHere(context, 'Add max_length=100', edit);
}

/** What is found in fields. */
export const fieldFixes: FixTable = {
    'many-of-no-model': offered(ofNoModel),
    'generic-relation-of-one': offered(makeMany),
    'fields.E120': offered(giveLength),
    'fields.E320': offered(beOptional),
    'unlimited-char': offered(giveLength),
};
