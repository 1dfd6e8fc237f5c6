import {
    Cancellation,
    DefaultDocumentBuilder,
    DocumentState,
    delayNextTick,
    type LangiumDocument,
    OperationCancelled,
    type TextDocument,
    URI,
} from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { DjagramDocumentFactory, isParsed } from './document-factory.js';
import { textOf } from './edited-text-document.js';
import { DjagramDocumentValidator } from './validation/document-validator.js';

/**
 * Builds the documents that change as Langium does, and reports anew on others where something else is found in them now:
 * names resolve themselves, so that nothing has to be linked again.
 *
 * Who asks something of a document waits for no build, only until its text is parsed, and that is done at once.
 */
export class DjagramDocumentBuilder extends DefaultDocumentBuilder {
    private readonly openTexts: LangiumSharedServices['workspace']['TextDocuments'];
    /** Changed since a build last came to its end: one that a newer edit cuts short leaves its work to the next. */
    private readonly touched = new Set<string>();
    /** Validated since the last update: what is found in them is of the texts as they are. */
    private readonly validated = new Set<LangiumDocument>();
    /** How often somebody has asked for the state of a document. */
    private questions = 0;

    constructor(services: LangiumSharedServices) {
        super(services);
        this.openTexts = services.workspace.TextDocuments;
    }

    override async update(changed: URI[], deleted: URI[], cancelToken?: Cancellation.CancellationToken): Promise<void> {
        for (const uri of [...changed, ...deleted]) this.touched.add(uri.toString());
        this.validated.clear();
        await super.update(changed, deleted, cancelToken);
        if (this.setBack()) await super.update([], [], cancelToken);
        this.touched.clear();
    }

    /** What was asked together with a change is answered before anything is built. */
    protected override async emitUpdate(changed: URI[], deleted: URI[]): Promise<void> {
        await super.emitUpdate(changed, deleted);
        for (let known = -1; known !== this.questions; ) {
            known = this.questions;
            await delayNextTick();
        }
    }

    protected override shouldRelink(_document: LangiumDocument, _changedUris: Set<string>): boolean {
        return false;
    }

    /** What is found is found at once, so that a document that is validated has been asked for all. */
    protected override resultsAreIncomplete(): boolean {
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

    protected override async awaitDocumentState(
        state: DocumentState,
        uri: URI,
        cancelToken: Cancellation.CancellationToken,
    ): Promise<URI> {
        this.parseOpenTexts(cancelToken);
        if (needsTextOnly(state) && this.langiumDocuments.hasDocument(uri)) return uri;
        return super.awaitDocumentState(state, uri, cancelToken);
    }

    protected override async awaitBuilderState(
        state: DocumentState,
        cancelToken: Cancellation.CancellationToken,
    ): Promise<void> {
        this.parseOpenTexts(cancelToken);
        if (!needsTextOnly(state)) await super.awaitBuilderState(state, cancelToken);
    }

    /** Who asks behind an edit gets an answer from the text with that edit, though its build may not have begun. */
    private parseOpenTexts(cancelToken: Cancellation.CancellationToken): void {
        this.questions++;
        if (cancelToken.isCancellationRequested) throw OperationCancelled;
        for (const text of this.openTexts.all()) {
            const parsed = this.parseNow(text);
            if (!parsed) continue;
            this.currentState = DocumentState.Changed;
            for (const listener of this.documentPhaseListeners.get(DocumentState.Parsed)) {
                void listener(parsed, Cancellation.CancellationToken.None);
            }
        }
    }

    /** Undefined where there is nothing to parse. */
    private parseNow(text: TextDocument): LangiumDocument | undefined {
        const uri = URI.parse(text.uri);
        const document = this.langiumDocuments.getDocument(uri);
        if (!document) {
            const made = this.langiumDocumentFactory.fromTextDocument(text, uri);
            this.langiumDocuments.addDocument(made);
            return made;
        }
        if (document.state > DocumentState.Changed && isParsed(document, textOf(text))) return undefined;
        if (!(this.langiumDocumentFactory instanceof DjagramDocumentFactory))
            throw new Error('Texts are parsed at once.');
        this.langiumDocumentFactory.parseNow(document, text);
        return document;
    }

    /** Sets back the documents to report on anew; whether there are any. */
    private setBack(): boolean {
        const isReported = (document: LangiumDocument): boolean =>
            document.state >= DocumentState.Validated && !this.validated.has(document);
        const validators = this.serviceRegistry.all.map(({ validation }) => validation.DocumentValidator);
        const outdated = validators.flatMap(validator =>
            validator instanceof DjagramDocumentValidator ? validator.outdated(this.touched, isReported) : [],
        );
        for (const document of outdated) this.resetToState(document, DocumentState.IndexedReferences);
        return outdated.length > 0;
    }
}

/** Names resolve themselves, so that there is nothing to wait for once a text is parsed but its diagnostics. */
const needsTextOnly = (state: DocumentState): boolean => state < DocumentState.Validated;
