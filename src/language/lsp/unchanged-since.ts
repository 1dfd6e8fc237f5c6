import type { LangiumDocument } from 'langium';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol';

/** Waits for work that lets others have their turn. @throws where a document's text is another then: what was asked was asked of this one. */
export async function unchangedSince(document: LangiumDocument, work: () => Promise<void>): Promise<void> {
    const { version } = document.textDocument;
    await work();
    if (document.textDocument.version !== version) {
        throw new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed meanwhile.');
    }
}
