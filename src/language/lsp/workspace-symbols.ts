import { type AstNode, AstUtils, Cancellation, CstUtils, interruptAndCheck, type NameProvider } from 'langium';
import { DefaultWorkspaceSymbolProvider, type LangiumSharedServices } from 'langium/lsp';
import type { WorkspaceSymbol, WorkspaceSymbolParams } from 'vscode-languageserver-protocol';
import * as ast from '../generated/ast.js';

/**
 * What the files declare, found by its name or by that with what it stands in before it: `catalog.Prod`. Fields and members of
 * enums are too many to be listed, and found when something is asked for.
 */
export class DjagramWorkspaceSymbolProvider extends DefaultWorkspaceSymbolProvider {
    private readonly services: LangiumSharedServices;

    constructor(services: LangiumSharedServices) {
        super(services);
        this.services = services;
    }

    override async getSymbols(
        params: WorkspaceSymbolParams,
        cancelToken = Cancellation.CancellationToken.None,
    ): Promise<WorkspaceSymbol[]> {
        const query = params.query.toLowerCase();
        const symbols: WorkspaceSymbol[] = [];
        for (const description of this.indexManager.allElements()) {
            await interruptAndCheck(cancelToken);
            const { node, name } = description;
            const symbol = this.getWorkspaceSymbol(description);
            const containerName = node && containerOf(node);
            if (symbol && this.matches(query, name, containerName)) {
                symbols.push({ ...symbol, ...(containerName !== undefined && { containerName }) });
            }
            if (query !== '' && node) symbols.push(...this.partsOf(node, query, containerName));
        }
        return symbols;
    }

    private *partsOf(node: AstNode, query: string, outer: string | undefined): Iterable<WorkspaceSymbol> {
        const parts: readonly AstNode[] = ast.isModelDeclaration(node)
            ? node.items.filter(ast.isFieldDeclaration)
            : ast.isEnumDeclaration(node)
              ? node.members
              : [];
        if (parts.length === 0) return;
        const document = AstUtils.getDocument(node);
        const names: NameProvider = this.services.ServiceRegistry.getServices(document.uri).references.NameProvider;
        const own = names.getName(node) ?? '';
        const containerName = outer === undefined ? own : `${outer}.${own}`;
        for (const part of parts) {
            const name = names.getName(part);
            const place = names.getNameNode(part);
            if (!name || !place || !this.matches(query, name, containerName)) continue;
            const { range } = CstUtils.toDocumentSegment(place);
            const kind = this.nodeKindProvider.getSymbolKind(part);
            yield { name, kind, containerName, location: { uri: document.uri.toString(), range } };
        }
    }

    private matches(query: string, name: string, container: string | undefined): boolean {
        if (!query.includes('.')) return this.fuzzyMatcher.match(query, name);
        return container !== undefined && `${container}.${name}`.toLowerCase().includes(query);
    }
}

/** The app, or the block of routes, that it stands in. */
function containerOf(node: AstNode): string | undefined {
    const outer = node.$container && AstUtils.getContainerOfType(node.$container, isContainer);
    return outer?.name;
}

const isContainer = (node: AstNode): node is ast.AppDeclaration | ast.RoutesDeclaration =>
    ast.isAppDeclaration(node) || ast.isRoutesDeclaration(node);
