import {
    Disposable,
    Position,
    Range,
    type TextDocument,
    type TextEditor,
    Uri,
    ViewColumn,
    type WebviewPanel,
    window,
    workspace,
} from 'vscode';
import { decodeFromWebview } from '../../protocol/decode.js';
import type { FromWebview, PreviewMemory, ToWebview } from '../../protocol/webview-messages.js';
import type { LanguageServer } from '../language-server.js';
import { describeError, type Log } from '../log.js';
import { readSettings } from '../settings.js';
import { shownEditor } from '../shown-editor.js';
import { UserError } from '../user-error.js';
import { previewHtml } from './preview-html.js';

export const viewType = 'djagram.preview';

interface PreviewContext {
    readonly extensionUri: Uri;
    readonly server: LanguageServer;
    readonly log: Log;
}

/** One panel: a view of one document's project, drawn again whenever the project changes. */
export class PreviewPanel extends Disposable {
    private readonly context: PreviewContext;
    private readonly panel: WebviewPanel;
    private shown: PreviewMemory;
    /** Counts the questions, so that only the newest answer is shown. */
    private asked = 0;

    static open(context: PreviewContext, shown: PreviewMemory): PreviewPanel {
        const { extensionUri } = context;
        const panel = window.createWebviewPanel(
            viewType,
            'Djagram',
            { viewColumn: ViewColumn.Beside, preserveFocus: true },
            { enableScripts: true, localResourceRoots: [Uri.joinPath(extensionUri, 'dist')] },
        );
        return new PreviewPanel(context, panel, shown);
    }

    constructor(context: PreviewContext, panel: WebviewPanel, shown: PreviewMemory) {
        const parts: Disposable[] = [];
        super(() => Disposable.from(...parts).dispose());
        this.context = context;
        this.panel = panel;
        this.shown = shown;
        const { server, extensionUri } = context;
        parts.push(
            panel,
            panel.onDidDispose(() => this.dispose()),
            panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
            server.onProjectChanged(({ uris }) => {
                if (uris.includes(this.shown.uri)) void this.refresh();
            }),
            window.onDidChangeTextEditorSelection(({ textEditor }) => this.follow(textEditor)),
            window.onDidChangeActiveTextEditor(editor => editor && this.turnTo(editor.document)),
            workspace.onDidChangeConfiguration(event => {
                if (event.affectsConfiguration('djagram.preview')) void this.refresh();
            }),
        );
        const dist = Uri.joinPath(extensionUri, 'dist');
        const resource = (name: string): string => panel.webview.asWebviewUri(Uri.joinPath(dist, name)).toString();
        panel.iconPath = Uri.joinPath(extensionUri, 'images', 'icon.png');
        panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
        panel.webview.html = previewHtml({
            script: resource('webview.js'),
            style: resource('preview.css'),
            cspSource: panel.webview.cspSource,
        });
    }

    show(shown: PreviewMemory): void {
        this.shown = shown;
        this.panel.reveal(undefined, true);
        void this.refresh();
    }

    /** The picture is of the project that is being edited. */
    private turnTo({ languageId, uri }: TextDocument): void {
        if (languageId !== 'djagram' || uri.toString() === this.shown.uri) return;
        this.shown = { ...this.shown, uri: uri.toString() };
        void this.refresh();
    }

    onDidDispose(listener: () => void): Disposable {
        return this.panel.onDidDispose(listener);
    }

    private async refresh(): Promise<void> {
        const mine = ++this.asked;
        const { uri, view } = this.shown;
        const engine = this.shown.engine ?? readSettings(Uri.parse(uri)).previewEngine;
        try {
            const answer = await this.context.server.preview({ uri, view, ...(engine && { engine }) });
            if (mine !== this.asked || !answer) return;
            this.shown = { ...this.shown, view: answer.view };
            this.panel.title = answer.views.find(({ name }) => name === answer.view)?.title ?? 'Djagram';
            this.send({ type: 'picture', answer });
            const editor = shownEditor();
            if (editor) await this.follow(editor);
        } catch (error) {
            if (mine !== this.asked) return;
            this.context.log.error(`Preview of ${view}: ${describeError(error)}`);
            const text =
                error instanceof UserError ? error.message : 'The picture could not be drawn. The log says why.';
            this.send({ type: 'message', text });
        }
    }

    private receive(message: unknown): void {
        const decoded = decodeFromWebview(message);
        if (!decoded) return;
        this.act(decoded).catch(error => this.context.log.error(`${decoded.type}: ${describeError(error)}`));
    }

    private async act(message: FromWebview): Promise<void> {
        switch (message.type) {
            case 'ready':
                return this.refresh();
            case 'chooseView':
                // An engine was chosen for one view; another has its own.
                this.shown = { uri: this.shown.uri, view: message.view, engine: undefined };
                return this.refresh();
            case 'chooseEngine':
                this.shown = { ...this.shown, engine: message.engine };
                return this.refresh();
            case 'reveal':
                return this.reveal(message.elementId);
            case 'exportSvg':
                return this.exportSvg();
        }
    }

    private async reveal(elementId: string): Promise<void> {
        const location = await this.context.server.locationOf({ uri: this.shown.uri, elementId });
        if (!location) return;
        const uri = Uri.parse(location.uri);
        const column = window.visibleTextEditors.find(
            editor => editor.document.uri.toString() === uri.toString(),
        )?.viewColumn;
        const { start, end } = location.range;
        await window.showTextDocument(uri, {
            // Never over the picture.
            viewColumn: column ?? (this.panel.viewColumn === ViewColumn.One ? ViewColumn.Two : ViewColumn.One),
            selection: new Range(new Position(start.line, start.character), new Position(end.line, end.character)),
        });
    }

    private async exportSvg(): Promise<void> {
        const { uri, view, engine } = this.shown;
        const answer = await this.context.server.svg({ uri, view, ...(engine && { engine }) });
        if (answer.kind === 'failed') {
            void window.showErrorMessage(answer.message);
            return;
        }
        const folder = Uri.joinPath(Uri.parse(uri), '..');
        const target = await window.showSaveDialog({
            defaultUri: Uri.joinPath(folder, answer.fileName),
            filters: { SVG: ['svg'] },
        });
        if (target) await workspace.fs.writeFile(target, new TextEncoder().encode(answer.text));
    }

    /** The node under the cursor is highlighted. */
    private async follow({ document, selection }: TextEditor): Promise<void> {
        if (document.languageId !== 'djagram' || !this.panel.visible) return;
        const { line, character } = selection.active;
        const uri = document.uri.toString();
        try {
            const { elementIds } = await this.context.server.elementAt({ uri, position: { line, character } });
            this.send({ type: 'highlight', elementIds });
        } catch (error) {
            this.context.log.warn(`Highlight: ${describeError(error)}`);
        }
    }

    private send(message: ToWebview): void {
        void this.panel.webview.postMessage(message);
    }
}
