import type { LangiumDocument } from 'langium';
import { TextEdit } from 'vscode-languageserver-protocol';
import * as ast from '../../generated/ast.js';
import { fileOf } from '../../scoping/project-files.js';
import { itemText } from './item-text.js';
import type { Refactoring } from './refactoring.js';

/** An editor may run it when a file is saved. */
export const organiseKind = 'source.organize.djagram';

/**
 * The lines of models in the order of Django's coding style: fields, what makes rows, options, then what rows do. What is of one
 * kind keeps its order, which says something: of fields in a table, of managers which is the default.
 */
export function* organise(document: LangiumDocument): Iterable<Refactoring> {
    const edits = modelsOf(document).flatMap(model => organised(document, model) ?? []);
    if (edits.length === 0) return;
    yield {
        title: 'Put the lines of models in the order of Django’s style',
        kind: organiseKind,
        edit: { changes: { [document.textDocument.uri]: edits } },
    };
}

const ranks: Partial<Record<ast.ModelItem['$type'], number>> = {
    FieldDeclaration: 0,
    QuerySetMethod: 1,
    ManagerDeclaration: 1,
    MetaOption: 2,
    OrderingOption: 2,
    UniqueConstraint: 2,
    IndexDeclaration: 2,
    CheckConstraint: 2,
    ExcludeConstraint: 2,
    PermissionsOption: 2,
    StrOption: 3,
    SignalHandler: 4,
    AllowRule: 5,
    AdminBlock: 6,
};

const rankOf = ({ $type }: ast.ModelItem): number => ranks[$type] ?? 2;

function modelsOf(document: LangiumDocument): ast.ModelDeclaration[] {
    const items = fileOf(document)?.items ?? [];
    return items.flatMap(item => (ast.isAppDeclaration(item) ? item.items : [item])).filter(ast.isModelDeclaration);
}

/** Undefined where nothing is out of order, or where lines cannot be moved one by one. */
function organised(document: LangiumDocument, { items }: ast.ModelDeclaration): TextEdit | undefined {
    const isInOrder = items.every(
        (item, index) => index === 0 || rankOf(items[index - 1] as ast.ModelItem) <= rankOf(item),
    );
    if (isInOrder) return undefined;
    const lines = items.map(item => ({ rank: rankOf(item), ...itemText(document, item) }));
    const ranges = lines.flatMap(({ range, hasOwnLines }) => (range && hasOwnLines ? [range] : []));
    const [first] = ranges;
    const last = ranges.at(-1);
    // One that another line ends with, or a comment between two that belongs to neither, would be lost.
    const areAdjacent = ranges.every((range, index) => {
        const before = ranges[index - 1];
        return !before || isBlankBetween(document, before.end.line, range.start.line);
    });
    if (!first || !last || ranges.length < items.length || !areAdjacent) return undefined;
    const sorted = lines.toSorted((one, other) => one.rank - other.rank);
    const text = sorted.map(({ text: each, rank }, index) => {
        const before = sorted[index - 1];
        return `${before && before.rank !== rank ? '\n' : ''}${each}\n`;
    });
    return TextEdit.replace({ start: first.start, end: last.end }, text.join(''));
}

function isBlankBetween({ textDocument }: LangiumDocument, line: number, end: number): boolean {
    const between = { start: { line, character: 0 }, end: { line: end, character: 0 } };
    return line <= end && textDocument.getText(between).trim() === '';
}
