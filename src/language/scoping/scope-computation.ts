import {
    type AstNode,
    type AstNodeDescription,
    DefaultScopeComputation,
    type LangiumDocument,
    type LocalSymbols,
    MultiMap,
} from 'langium';
import * as ast from '../generated/ast.js';

/** What a file declares, for the workspace's symbols. Scopes are the scope provider's, which needs no local symbols. */
export class DjagramScopeComputation extends DefaultScopeComputation {
    override async collectExportedSymbols(document: LangiumDocument): Promise<AstNodeDescription[]> {
        return this.exportedSymbols(document);
    }

    exportedSymbols(document: LangiumDocument): AstNodeDescription[] {
        const root = document.parseResult.value;
        const exports: AstNodeDescription[] = [];
        if (!ast.isDslFile(root)) return exports;
        const add = (node: AstNode) => this.addExportedSymbol(node, exports, document);
        for (const item of root.items) {
            add(item);
            if (ast.isAppDeclaration(item)) item.items.forEach(add);
            else if (ast.isOAuthDeclaration(item)) item.items.forEach(add);
            else if (ast.isRoutesDeclaration(item)) item.items.filter(ast.isRouteDeclaration).forEach(add);
        }
        return exports;
    }

    override async collectLocalSymbols(): Promise<LocalSymbols> {
        return new MultiMap<AstNode, AstNodeDescription>();
    }
}
