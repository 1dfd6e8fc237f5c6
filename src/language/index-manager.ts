import {
    type AstNode,
    type AstNodeDescription,
    DefaultIndexManager,
    type LangiumDocument,
    type ReferenceDescription,
    type Stream,
    stream,
} from 'langium';
import { builtinScheme } from './scoping/project-files.js';
import { DjagramReferenceDescriptionProvider } from './scoping/reference-descriptions.js';
import { DjagramScopeComputation } from './scoping/scope-computation.js';

/**
 * What documents declare and refer to, gathered when somebody asks: references are always resolved to what the texts say now,
 * so that there is nothing to note beforehand, and no document that another one's change would have to be announced to.
 */
export class DjagramIndexManager extends DefaultIndexManager {
    /** What a file declares, by the root of its tree. */
    private readonly symbols = new WeakMap<AstNode, readonly AstNodeDescription[]>();

    override async updateContent(_document: LangiumDocument): Promise<void> {}

    override async updateReferences(_document: LangiumDocument): Promise<void> {}

    override isAffected(_document: LangiumDocument, _changedUris: Set<string>): boolean {
        return false;
    }

    /** The library declares nothing to the workspace. */
    override allElements(nodeType?: string, uris?: Set<string>): Stream<AstNodeDescription> {
        return stream(this.documents.all)
            .filter(({ uri }) => uri.scheme !== builtinScheme && (!uris || uris.has(uri.toString())))
            .flatMap(document => this.symbolsOf(document))
            .filter(({ type }) => !nodeType || this.astReflection.isSubtype(type, nodeType));
    }

    override findAllReferences(target: AstNode): Stream<ReferenceDescription> {
        return stream(this.serviceRegistry.all).flatMap(({ workspace }) => {
            const provider = workspace.ReferenceDescriptionProvider;
            return provider instanceof DjagramReferenceDescriptionProvider ? provider.describeMentions(target) : [];
        });
    }

    private symbolsOf(document: LangiumDocument): readonly AstNodeDescription[] {
        const root = document.parseResult.value;
        let symbols = this.symbols.get(root);
        if (!symbols) {
            const { ScopeComputation } = this.serviceRegistry.getServices(document.uri).references;
            symbols =
                ScopeComputation instanceof DjagramScopeComputation ? ScopeComputation.exportedSymbols(document) : [];
            this.symbols.set(root, symbols);
        }
        return symbols;
    }
}
