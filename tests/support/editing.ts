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
import { createServices } from '../../src/language/services.js';

export class EditedFiles {
    private readonly texts = new Map<string, string>();
    private readonly services: ReturnType<typeof createServices>;

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
    }

    /** Writes files (those with `undefined` are deleted) and builds what changed. */
    async write(
        files: Readonly<Record<string, string | undefined>>,
        token = Cancellation.CancellationToken.None,
    ): Promise<void> {
        const changed: URI[] = [];
        const deleted: URI[] = [];
        for (const [name, text] of Object.entries(files)) {
            const uri = URI.parse(`file:///workspace/${name}`);
            if (text === undefined) {
                this.texts.delete(uri.toString());
                deleted.push(uri);
            } else {
                this.texts.set(uri.toString(), text);
                changed.push(uri);
            }
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

    document(name: string): LangiumDocument {
        const document = this.services.shared.workspace.LangiumDocuments.getDocument(
            URI.parse(`file:///workspace/${name}`),
        );
        if (!document) throw new Error(`No file ${name}.`);
        return document;
    }

    /** `file: code name` of each diagnostic that the editor would show now. */
    shown(): string[] {
        return [...this.services.shared.workspace.LangiumDocuments.all]
            .map(document => document)
            .sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1))
            .flatMap(document =>
                (document.diagnostics ?? []).map(
                    ({ code, message }) =>
                        `${document.uri.path.replace('/workspace/', '')}: ${code}: ${String(message).split('\n')[0]}`,
                ),
            );
    }

    project(name: string) {
        return this.services.djagram.meaning.ProjectProvider.projectOf(this.document(name));
    }
}
