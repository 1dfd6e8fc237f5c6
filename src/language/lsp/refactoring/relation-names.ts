/** How the other end of a relation is called where nothing says so, and who uses that name. */
import {
    type AstNode,
    AstUtils,
    CstUtils,
    type LangiumDocument,
    type LangiumDocuments,
    type References,
} from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../../generated/ast.js';
import type { Projects } from '../../scoping/projects.js';
import { snakeCase } from '../../scoping/route-names.js';
import { modelAt, rowModelAround } from '../../scoping/row-context.js';

/** What refactorings of relations look things up in. */
export interface RelationWorld {
    readonly projects: Projects;
    readonly references: References;
    readonly documents: LangiumDocuments;
}

/** A relation of a model's own, to a model. */
export interface WrittenRelation {
    readonly field: ast.FieldDeclaration;
    readonly type: ast.FieldType;
    readonly model: ast.ModelDeclaration;
    readonly target: ast.ModelDeclaration;
}

export function relationOf(field: ast.FieldDeclaration | undefined): WrittenRelation | undefined {
    const type = field?.type;
    const target = type?.target?.segments.at(-1)?.ref;
    if (!field || !type || type.by || !ast.isModelDeclaration(target)) return undefined;
    return { field, type, model: field.$container, target };
}

export const argumentOf = ({ type }: WrittenRelation, option: string): ast.Argument | undefined =>
    type.arguments.find(argument => nameOf(argument) === option);

/** `unique` is a flag: a word without a value. */
const nameOf = (argument: ast.Argument): string | undefined =>
    ast.isNamedArgument(argument)
        ? argument.option.$refText
        : ast.isPath(argument) && argument.segments.length === 1
          ? argument.segments[0]?.$refText
          : undefined;

export const isNamed = (relation: WrittenRelation): boolean =>
    argumentOf(relation, 'related_name') !== undefined ||
    relation.model.items.some(item => ast.isMetaOption(item) && item.key === 'default_related_name');

/** `order_items` for the model OrderItem, or `order_item` where there is but one. */
export function suggestedName({ model, type }: WrittenRelation): string {
    const name = snakeCase(model.name);
    if (type.one) return name;
    if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
    return /(s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}

/**
 * By file, edits that give another name to where the name that Django makes of the model's is used. None where another relation
 * leads to the same model and has that name as well: it keeps it. Undefined where it is not known whether a mention is that of a
 * relation to another model, at whose other end the name is the same.
 */
export function renameImplied(
    relation: WrittenRelation,
    renamed: (mention: 'accessor' | 'query') => string | undefined,
    { projects, references, documents }: RelationWorld,
): Record<string, TextEdit[]> | undefined {
    const { model } = relation;
    const { members } = projects.namesFor(relation.target);
    const lower = model.name.toLowerCase();
    const changes: Record<string, TextEdit[]> = {};
    const unnamed = AstUtils.streamContents(model)
        .filter(ast.isFieldDeclaration)
        .map(relationOf)
        .filter(other => other !== undefined)
        .filter(other => other.field !== relation.field && !isNamed(other))
        .toArray();
    if (unnamed.some(({ target }) => target === relation.target)) return changes;
    for (const { sourceUri, segment } of references.findReferences(model, {})) {
        const document = documents.getDocument(sourceUri);
        const text = document?.textDocument.getText(segment.range);
        const isReading = relation.type.one === true && document !== undefined && readsRows(document, segment.offset);
        const newName =
            text === `${lower}_set`
                ? renamed('accessor')
                : text === lower && lower !== model.name
                  ? renamed(isReading ? 'accessor' : 'query')
                  : undefined;
        if (newName === undefined) continue;
        if (unnamed.length > 0) {
            const rows = document && rowsAskedAt(document, segment.offset);
            const owners = rows ? [rows, ...members.ancestors(rows)] : [];
            const mayBeOther = unnamed.some(({ target }) => owners.includes(target));
            if (!rows || (mayBeOther && owners.includes(relation.target))) return undefined;
            if (mayBeOther || !owners.includes(relation.target)) continue;
        }
        const uri = sourceUri.toString();
        changes[uri] = [...(changes[uri] ?? []), TextEdit.replace(segment.range, newName)];
    }
    return changes;
}

/** The model of whose rows a name asks; undefined where that is not known. */
function rowsAskedAt({ parseResult, textDocument }: LangiumDocument, offset: number): ast.ModelDeclaration | undefined {
    const root = parseResult.value.$cstNode;
    const node = root && CstUtils.findLeafNodeAtOffset(root, offset)?.astNode;
    if (!node) return undefined;
    const path = AstUtils.getContainerOfType(node, ast.isPath);
    const index = path?.segments.findIndex(segment => segment.$refNode?.offset === offset) ?? -1;
    if (!path || index < 0) {
        // In a text that names rows, what stands behind a dot is another row's.
        const before = textDocument.getText().charAt(offset - 1);
        return before === '.' ? undefined : rowModelAround(node);
    }
    if (index === 0) return rowModelAround(path);
    const before: AstNode | undefined = path.segments[index - 1]?.ref;
    return ast.isFieldDeclaration(before)
        ? modelAt(before.type?.target)
        : ast.isModelDeclaration(before)
          ? before
          : undefined;
}

/** Whether a name stands where rows are read through it; elsewhere it is part of a query, which has names of its own. */
function readsRows({ parseResult }: LangiumDocument, offset: number): boolean {
    const root = parseResult.value.$cstNode;
    let node: AstNode | undefined = root && CstUtils.findLeafNodeAtOffset(root, offset)?.astNode;
    for (; node; node = node.$container) {
        if (ast.isSerializerDeclaration(node) || ast.isStrOption(node)) return true;
        if (ast.isFieldsSetting(node)) return node.key === 'prefetch_related';
        if (ast.isQuerySetCall(node)) return node.method?.$refText === 'prefetch_related';
    }
    return false;
}
