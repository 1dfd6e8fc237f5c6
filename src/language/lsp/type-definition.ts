import { type AstNode, AstUtils, type LangiumDocument, type NameProvider } from 'langium';
import type { TypeDefinitionProvider } from 'langium/lsp';
import type { LocationLink, TypeDefinitionParams } from 'vscode-languageserver-protocol';
import * as ast from '../generated/ast.js';
import type { NamesAtCursor } from './names-at-cursor.js';
import { linksTo } from './navigation.js';

/** From what has a type to that: from a field to its class, enum or model, from a serializer, a row or a route to the model behind it. */
export class DjagramTypeDefinitionProvider implements TypeDefinitionProvider {
    private readonly cursor: NamesAtCursor;
    private readonly names: NameProvider;

    constructor(cursor: NamesAtCursor, names: NameProvider) {
        this.cursor = cursor;
        this.names = names;
    }

    getTypeDefinition(document: LangiumDocument, { position }: TypeDefinitionParams): LocationLink[] | undefined {
        const named = this.cursor.at(document, position);
        return (
            named && linksTo(this.names, new Set(named.targets.flatMap(target => typeOf(target) ?? [])), named.range)
        );
    }
}

function typeOf(node: AstNode): AstNode | undefined {
    if (isType(node)) return node;
    if (ast.isFieldDeclaration(node)) return lastOf(node.type?.target);
    if (ast.isEnumMember(node)) return node.$container;
    if (ast.isSerializerDeclaration(node)) return lastOf(node.model);
    if (ast.isSerializerField(node)) return lastOf(node.type);
    if (ast.isSerializerKey(node)) return ofLast(node.path);
    if (ast.isFixtureRow(node)) return lastOf(node.model);
    if (ast.isRouteDeclaration(node)) return ofView(node.view);
    if (ast.isActionDeclaration(node)) return ofView(AstUtils.getContainerOfType(node, ast.isRouteDeclaration)?.view);
    // A name at the other end of a relation, a manager, a method: what comes of them are rows of their model.
    return AstUtils.getContainerOfType(node, ast.isModelDeclaration);
}

const isType = (node: AstNode): boolean =>
    ast.isModelDeclaration(node) || ast.isEnumDeclaration(node) || ast.isFieldTypeDeclaration(node);

const lastOf = (path: ast.Path | undefined): AstNode | undefined => path?.segments.at(-1)?.ref;

function ofLast(path: ast.Path | undefined): AstNode | undefined {
    const last = lastOf(path);
    return last && typeOf(last);
}

function ofView(view: ast.View | undefined): AstNode | undefined {
    if (ast.isModelView(view)) return lastOf(view.model);
    return ast.isGraphView(view) ? view.graph?.ref : undefined;
}
