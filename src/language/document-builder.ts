import { Cancellation, DefaultDocumentBuilder, DocumentState, type LangiumDocument, type URI } from 'langium';
import { DjagramDocumentValidator } from './validation/document-validator.js';

/**
 * Builds the documents that change as Langium does, and reports anew on others where something else is found in them now:
 * names resolve themselves, so that nothing has to be linked again.
 */
export class DjagramDocumentBuilder extends DefaultDocumentBuilder {
    /** Changed since a build last came to its end: one that a newer edit cuts short leaves its work to the next. */
    private readonly touched = new Set<string>();
    /** Validated since the last update: what is found in them is of the texts as they are. */
    private readonly validated = new Set<LangiumDocument>();

    override async update(changed: URI[], deleted: URI[], cancelToken?: Cancellation.CancellationToken): Promise<void> {
        for (const uri of [...changed, ...deleted]) this.touched.add(uri.toString());
        this.validated.clear();
        await super.update(changed, deleted, cancelToken);
        if (this.setBack()) await super.update([], [], cancelToken);
        this.touched.clear();
    }

    protected override shouldRelink(_document: LangiumDocument, _changedUris: Set<string>): boolean {
        return false;
    }

    protected override markAsCompleted(document: LangiumDocument): void {
        super.markAsCompleted(document);
        this.validated.add(document);
    }

    /** What was found is sent in any case: the document would count as done when the build is cut short here. */
    protected override notifyDocumentPhase(
        document: LangiumDocument,
        state: DocumentState,
        cancelToken: Cancellation.CancellationToken,
    ): Promise<void> {
        const isDone = state === DocumentState.Validated;
        return super.notifyDocumentPhase(document, state, isDone ? Cancellation.CancellationToken.None : cancelToken);
    }

    /** Sets back the documents to report on anew; whether there are any. */
    private setBack(): boolean {
        let isAny = false;
        for (const document of this.langiumDocuments.all) {
            if (document.state < DocumentState.Validated || this.validated.has(document)) continue;
            const { DocumentValidator } = this.serviceRegistry.getServices(document.uri).validation;
            if (!(DocumentValidator instanceof DjagramDocumentValidator)) continue;
            if (!DocumentValidator.isOutdated(document, this.touched)) continue;
            this.resetToState(document, DocumentState.IndexedReferences);
            isAny = true;
        }
        return isAny;
    }
}
