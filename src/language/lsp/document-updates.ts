import { type FileSystemProvider, URI } from 'langium';
import { DefaultDocumentUpdateHandler, type DocumentUpdateHandler, type LangiumSharedServices } from 'langium/lsp';

type Closed = Parameters<NonNullable<DocumentUpdateHandler['didCloseDocument']>>[0];

/**
 * A file that an editor closes is again what stands on the disk: what was not saved is gone, and so is a file that has never been
 * there.
 */
export class DjagramDocumentUpdateHandler extends DefaultDocumentUpdateHandler {
    private readonly files: FileSystemProvider;
    private readonly open: { get(uri: string): unknown };

    constructor(services: LangiumSharedServices) {
        super(services);
        this.files = services.workspace.FileSystemProvider;
        this.open = services.workspace.TextDocuments;
    }

    didCloseDocument({ document }: Closed): void {
        void this.takeFromDisk(URI.parse(document.uri), document.getText());
    }

    /** @param closed the text that the editor had */
    private async takeFromDisk(uri: URI, closed: string): Promise<void> {
        const isThere = await this.files.exists(uri);
        const isAsItWas = isThere && (await this.files.readFile(uri)) === closed;
        // It may have been opened again meanwhile.
        if (isAsItWas || this.open.get(uri.toString())) return;
        this.fireDocumentUpdate(isThere ? [uri] : [], isThere ? [] : [uri]);
    }
}
