import {
    type Disposable,
    EventEmitter,
    languages,
    type TextDocumentContentProvider,
    Uri,
    ViewColumn,
    window,
    workspace,
} from 'vscode';

const scheme = 'djagram';

export interface ReadOnlyText {
    /** What the tab is called; a text of the same title takes its place. */
    readonly title: string;
    readonly text: string;
    /** A language's id, for the colours. */
    readonly language: string;
}

/** Texts to look at, which nobody can edit and nobody is asked to save: responses, and what generating would change. */
export interface ReadOnlyDocuments extends Disposable {
    /** Beside the active editor, which keeps the focus. */
    show(document: ReadOnlyText): Promise<void>;
}

export function createReadOnlyDocuments(): ReadOnlyDocuments {
    const texts = new Map<string, string>();
    const changed = new EventEmitter<Uri>();
    const provider: TextDocumentContentProvider = {
        onDidChange: changed.event,
        // After a restart, VS Code opens the tabs again and nothing is known of them.
        provideTextDocumentContent: uri => texts.get(uri.toString()) ?? 'This is gone. Run the command again.\n',
    };
    const registration = workspace.registerTextDocumentContentProvider(scheme, provider);
    return {
        async show({ title, text, language }) {
            const uri = Uri.from({ scheme, path: `/${title}` });
            texts.set(uri.toString(), text);
            changed.fire(uri);
            const document = await workspace.openTextDocument(uri);
            await languages.setTextDocumentLanguage(document, language);
            await window.showTextDocument(document, {
                viewColumn: ViewColumn.Beside,
                preserveFocus: true,
                preview: false,
            });
        },
        dispose() {
            registration.dispose();
            changed.dispose();
        },
    };
}
