/** How the other end of a relation is called where nothing says so, and who uses that name. */
import { AstUtils, type LangiumDocuments, type References } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../../generated/ast.js';
import { snakeCase } from '../../scoping/route-names.js';

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
 * By file, edits that give another name to where the name that Django makes of the model's is used. Undefined where a mention may
 * be another relation's, whose name would be the same at the other end of that.
 */
export function renameImplied(
    relation: WrittenRelation,
    renamed: (mention: 'accessor' | 'query') => string | undefined,
    references: References,
    documents: LangiumDocuments,
): Record<string, TextEdit[]> | undefined {
    const { model } = relation;
    const lower = model.name.toLowerCase();
    const changes: Record<string, TextEdit[]> = {};
    for (const { sourceUri, segment } of references.findReferences(model, {})) {
        const text = documents.getDocument(sourceUri)?.textDocument.getText(segment.range);
        const newName =
            text === `${lower}_set`
                ? renamed('accessor')
                : text === lower && lower !== model.name
                  ? renamed('query')
                  : undefined;
        if (newName === undefined) continue;
        const uri = sourceUri.toString();
        changes[uri] = [...(changes[uri] ?? []), TextEdit.replace(segment.range, newName)];
    }
    const unnamed = AstUtils.streamContents(model)
        .filter(ast.isFieldDeclaration)
        .filter(field => {
            const other = relationOf(field);
            return other !== undefined && !isNamed(other);
        })
        .count();
    return Object.keys(changes).length > 0 && unnamed > 1 ? undefined : changes;
}
