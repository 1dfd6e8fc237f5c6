import { type AstNode, AstUtils, GrammarUtils, type LangiumDocument, type NameProvider } from 'langium';
import type { DocumentSymbolProvider, LangiumServices, NodeKindProvider } from 'langium/lsp';
import type { DocumentSymbol } from 'vscode-languageserver-protocol';
import * as ast from '../generated/ast.js';

/** What a reader looks for in an outline. Parameters, annotations and constraints are details of their line. */
const outlined = new Set<string>([
    ast.ProjectDeclaration.$type,
    ast.OAuthDeclaration.$type,
    ast.ScopeDeclaration.$type,
    ast.ClientDeclaration.$type,
    ast.AppDeclaration.$type,
    ast.EnumDeclaration.$type,
    ast.EnumMember.$type,
    ast.FieldTypeDeclaration.$type,
    ast.ModelDeclaration.$type,
    ast.FieldDeclaration.$type,
    ast.QuerySetMethod.$type,
    ast.ManagerDeclaration.$type,
    ast.SerializerDeclaration.$type,
    ast.SerializerField.$type,
    ast.TaskDeclaration.$type,
    ast.CommandDeclaration.$type,
    ast.SignalDeclaration.$type,
    ast.RoutesDeclaration.$type,
    ast.RouteDeclaration.$type,
    ast.ActionDeclaration.$type,
    ast.GraphDeclaration.$type,
    ast.NodeDeclaration.$type,
    ast.ClusterDeclaration.$type,
    ast.FixtureDeclaration.$type,
    ast.FixtureRow.$type,
    ast.BackendDeclaration.$type,
    ast.RequestDeclaration.$type,
]);

/** The outline and the breadcrumbs: the declarations of a file, nested as they stand. */
export class DjagramDocumentSymbolProvider implements DocumentSymbolProvider {
    private readonly names: NameProvider;
    private readonly kinds: NodeKindProvider;

    constructor(services: LangiumServices) {
        this.names = services.references.NameProvider;
        this.kinds = services.shared.lsp.NodeKindProvider;
    }

    getSymbols(document: LangiumDocument): DocumentSymbol[] {
        return this.symbolsIn(document.parseResult.value);
    }

    private symbolsIn(node: AstNode): DocumentSymbol[] {
        const symbols: DocumentSymbol[] = [];
        for (const child of AstUtils.streamContents(node)) {
            const cst = child.$cstNode;
            if (!cst || !outlined.has(child.$type)) continue;
            const title = this.titleOf(child);
            if (!title) continue;
            const children = this.symbolsIn(child);
            symbols.push({
                name: title.name,
                detail: title.detail,
                kind: this.kinds.getSymbolKind(child),
                range: cst.range,
                selectionRange: title.range ?? cst.range,
                ...(children.length > 0 && { children }),
            });
        }
        return symbols;
    }

    private titleOf(node: AstNode): { name: string; detail?: string; range?: DocumentSymbol['range'] } | undefined {
        if (ast.isRouteDeclaration(node)) {
            const path = GrammarUtils.findNodeForProperty(node.$cstNode, 'path');
            return { name: path?.text ?? '""', detail: node.view?.$cstNode?.text, range: path?.range };
        }
        if (ast.isOAuthDeclaration(node)) return { name: 'oauth2' };
        const nameNode = this.names.getNameNode(node);
        const name = this.names.getName(node);
        // A half-typed declaration has no name yet; an empty one would be refused by the client.
        if (!name || !nameNode) return undefined;
        return { name, detail: detailOf(node), range: nameNode.range };
    }
}

function detailOf(node: AstNode): string | undefined {
    if (ast.isFieldDeclaration(node)) return node.type?.$cstNode?.text;
    if (ast.isFixtureRow(node)) return node.model?.$cstNode?.text;
    if (ast.isRoutesDeclaration(node)) return node.path;
    if (ast.isRequestDeclaration(node)) return `${node.method} ${node.route?.$cstNode?.text ?? node.url ?? ''}`;
    if (ast.isEnumMember(node)) return node.label;
    return undefined;
}
