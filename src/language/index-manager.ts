import {
    type AstNode,
    type AstNodeDescription,
    DefaultIndexManager,
    type LangiumDocument,
    type ReferenceDescription,
    type Stream,
    stream,
    URI,
} from 'langium';
import { DjagramReferenceDescriptionProvider } from './scoping/reference-descriptions.js';
import { referencesBelow } from './scoping/references-below.js';
import { DjagramScopeComputation } from './scoping/scope-computation.js';

/**
 * What documents declare and refer to, gathered when somebody asks: references are always resolved to what the texts say now,
 * so that there is nothing to note beforehand, and no document that another one's change would have to be announced to.
 */
export class DjagramIndexManager extends DefaultIndexManager {
    /** The documents that are built. What is not, as the library, declares nothing to the workspace. */
    private readonly built = new Set<string>();

    override async updateContent(document: LangiumDocument): Promise<void> {
        this.removeContent(document.uri);
        this.built.add(document.uri.toString());
    }

    override remove(uri: URI): void {
        super.remove(uri);
        this.built.delete(uri.toString());
    }

    override async updateReferences(_document: LangiumDocument): Promise<void> {}

    override isAffected(_document: LangiumDocument, _changedUris: Set<string>): boolean {
        return false;
    }

    override allElements(nodeType?: string, uris?: Set<string>): Stream<AstNodeDescription> {
        return stream(this.built)
            .filter(uri => !uris || uris.has(uri))
            .flatMap(uri => this.getFileDescriptions(uri, nodeType));
    }

    override findAllReferences(target: AstNode): Stream<ReferenceDescription> {
        return stream(this.documents.all).flatMap(document => this.referencesTo(target, document));
    }

    protected override getFileDescriptions(uri: string, nodeType?: string): AstNodeDescription[] {
        if (!this.symbolIndex.has(uri)) {
            const document = this.documents.getDocument(URI.parse(uri));
            this.symbolIndex.set(uri, document ? this.exportsOf(document) : []);
        }
        return super.getFileDescriptions(uri, nodeType);
    }

    private exportsOf(document: LangiumDocument): AstNodeDescription[] {
        const { ScopeComputation } = this.serviceRegistry.getServices(document.uri).references;
        return ScopeComputation instanceof DjagramScopeComputation ? ScopeComputation.exportedSymbols(document) : [];
    }

    private referencesTo(target: AstNode, document: LangiumDocument): ReferenceDescription[] {
        const provider = this.serviceRegistry.getServices(document.uri).workspace.ReferenceDescriptionProvider;
        if (!(provider instanceof DjagramReferenceDescriptionProvider)) return [];
        return referencesBelow(document.parseResult.value).flatMap(info =>
            'ref' in info.reference && info.reference.ref === target ? provider.describe(info) : [],
        );
    }
}
