/** The one way in for tests of what a change reaches: files in memory, changed as an editor does. */
import {
    Cancellation,
    DocumentState,
    EmptyFileSystem,
    type FileSystemProvider,
    isOperationCancelled,
    type LangiumDocument,
    URI,
} from 'langium';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import { createServices } from '../../src/language/services.js';

type Services = ReturnType<typeof createServices>;

export class EditedFiles {
    readonly services: Services;
    /** What was last sent to the editor of each file, by its name. */
    readonly published = new Map<string, readonly Diagnostic[]>();
    private readonly texts = new Map<string, string>();
    /** The URI of the folder that all files are in, with a slash at its end. */
    private folder = 'file:///workspace/';
    private openInEditor: ReadonlySet<string> = new Set();

    constructor() {
        const { texts } = this;
        const read = (uri: URI): string => texts.get(uri.toString()) ?? '';
        const base = EmptyFileSystem.fileSystemProvider();
        const provider: FileSystemProvider = Object.assign(Object.create(base) as FileSystemProvider, {
            readFile: async (uri: URI) => read(uri),
            readFileSync: read,
            stat: async (uri: URI) => ({ isFile: true, isDirectory: false, uri }),
        });
        this.services = createServices({ fileSystemProvider: () => provider });
        this.publish();
    }

    /**
     * Closes all files, and goes on in a folder of another name. `openInEditor`: names of files whose texts come from an
     * editor, change by change; the others are read from the disk.
     */
    async startOver(folder: string, openInEditor: Iterable<string> = []): Promise<void> {
        await this.write(Object.fromEntries(this.names.map(name => [name, undefined])));
        this.folder = `file:///${folder}/`;
        this.openInEditor = new Set(openInEditor);
    }

    get root(): string {
        return this.folder;
    }

    /** Writes files (those with `undefined` are deleted) and builds what changed. */
    async write(
        files: Readonly<Record<string, string | undefined>>,
        token = Cancellation.CancellationToken.None,
    ): Promise<void> {
        const changed: URI[] = [];
        const deleted: URI[] = [];
        for (const [name, text] of Object.entries(files)) {
            const uri = URI.parse(this.root + name);
            this.put(uri, name, text);
            (text === undefined ? deleted : changed).push(uri);
        }
        await this.services.shared.workspace.DocumentBuilder.update(changed, deleted, token);
    }

    /** Cut short as soon as the files are parsed, as by a newer edit. */
    async writeInterrupted(files: Readonly<Record<string, string>>): Promise<void> {
        const source = new Cancellation.CancellationTokenSource();
        const builder = this.services.shared.workspace.DocumentBuilder;
        const parsed = builder.onBuildPhase(DocumentState.IndexedContent, () => source.cancel());
        await this.write(files, source.token).catch(error => {
            if (!isOperationCancelled(error)) throw error;
        });
        parsed.dispose();
    }

    /**
     * Cut short when the build has asked `count` times whether it is to go on, as by a newer edit; whether it has come to
     * its end before.
     */
    async writeUntil(count: number, files: Readonly<Record<string, string | undefined>>): Promise<boolean> {
        let left = count;
        const token: Cancellation.CancellationToken = {
            get isCancellationRequested() {
                return left-- <= 0;
            },
            onCancellationRequested: Cancellation.CancellationToken.None.onCancellationRequested,
        };
        try {
            await this.write(files, token);
            return true;
        } catch (error) {
            if (!isOperationCancelled(error)) throw error;
            return false;
        }
    }

    get names(): string[] {
        return [...this.texts.keys()].map(uri => uri.slice(this.root.length)).sort();
    }

    /** Every file as it is now; those first that come first by name. */
    get documents(): LangiumDocument[] {
        return this.names.map(name => this.document(name));
    }

    document(name: string): LangiumDocument {
        const document = this.services.shared.workspace.LangiumDocuments.getDocument(URI.parse(this.root + name));
        if (!document) throw new Error(`No file ${name}.`);
        return document;
    }

    /** `file: code name` of each diagnostic that the editor would show now. */
    shown(): string[] {
        return this.documents.flatMap(document =>
            (document.diagnostics ?? []).map(
                ({ code, message }) =>
                    `${document.uri.toString().slice(this.root.length)}: ${code}: ${String(message).split('\n')[0]}`,
            ),
        );
    }

    project(name: string) {
        return this.services.djagram.meaning.ProjectProvider.projectOf(this.document(name));
    }

    private put(uri: URI, name: string, text: string | undefined): void {
        const { TextDocuments } = this.services.shared.workspace;
        const key = uri.toString();
        const open = TextDocuments.get(key);
        if (text === undefined) {
            this.texts.delete(key);
            TextDocuments.delete(key);
            return;
        }
        this.texts.set(key, text);
        if (open) changeTo(open, text);
        else if (this.openInEditor.has(name)) TextDocuments.set(TextDocument.create(key, 'djagram', 1, text));
    }

    /** As Langium's language server does. */
    private publish(): void {
        const builder = this.services.shared.workspace.DocumentBuilder;
        const nameOf = (uri: URI): string => uri.toString().slice(this.root.length);
        builder.onUpdate((_, deleted) => {
            for (const uri of deleted) this.published.delete(nameOf(uri));
        });
        builder.onDocumentPhase(DocumentState.Validated, ({ uri, diagnostics }) => {
            if (diagnostics) this.published.set(nameOf(uri), structuredClone(diagnostics));
        });
    }
}

/** By one change of the range that differs, in place. */
function changeTo(document: TextDocument, text: string): void {
    const old = document.getText();
    let start = 0;
    while (start < old.length && start < text.length && old[start] === text[start]) start++;
    let kept = 0;
    const most = Math.min(old.length, text.length) - start;
    while (kept < most && old[old.length - 1 - kept] === text[text.length - 1 - kept]) kept++;
    // No editor makes one line's end of two, or two of one: a text document would count its lines wrongly.
    while (start > 0 && isLineEnd(old[start - 1])) start--;
    while (kept > 0 && isLineEnd(old[old.length - kept])) kept--;
    const range = { start: document.positionAt(start), end: document.positionAt(old.length - kept) };
    const change = { range, text: text.slice(start, text.length - kept) };
    TextDocument.update(document, [change], document.version + 1);
}

const isLineEnd = (character: string | undefined): boolean => character === '\r' || character === '\n';
