import { Disposable, type TextEditor, type Uri, window } from 'vscode';
import { decodePreviewMemory } from '../../protocol/decode.js';
import type { PreviewMemory } from '../../protocol/webview-messages.js';
import { subjectUri } from '../commands/subject.js';
import type { LanguageServer } from '../language-server.js';
import type { Log } from '../log.js';
import { shownEditor } from '../shown-editor.js';
import { PreviewPanel, viewType } from './preview-panel.js';

/** The open preview, which a second call turns to what it asks for; and its return after a restart. */
export class Previews extends Disposable {
    private readonly context: { readonly extensionUri: Uri; readonly server: LanguageServer; readonly log: Log };
    private current: PreviewPanel | undefined;

    constructor(extensionUri: Uri, server: LanguageServer, log: Log) {
        const serializer = window.registerWebviewPanelSerializer(viewType, {
            deserializeWebviewPanel: async (panel, state) => {
                // VS Code may have written down that it is open before the page could say what it shows.
                const shown = state === undefined ? modelsBeside(shownEditor()) : decodePreviewMemory(state);
                if (shown) this.keep(new PreviewPanel(this.context, panel, shown));
                else panel.dispose();
            },
        });
        super(() => {
            serializer.dispose();
            this.current?.dispose();
        });
        this.context = { extensionUri, server, log };
    }

    open(argument?: unknown, view?: unknown): void {
        const shown = {
            uri: subjectUri(argument).toString(),
            view: typeof view === 'string' ? view : 'models',
            engine: undefined,
        };
        if (this.current) this.current.show(shown);
        else this.keep(PreviewPanel.open(this.context, shown));
    }

    private keep(panel: PreviewPanel): void {
        this.current = panel;
        panel.onDidDispose(() => {
            if (this.current === panel) this.current = undefined;
        });
    }
}

const modelsBeside = (editor: TextEditor | undefined): PreviewMemory | undefined =>
    editor && { uri: editor.document.uri.toString(), view: 'models', engine: undefined };
