import { DocumentState, URI, UriUtils } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { DjagramServices } from '../language/services.js';
import { decodeGeneratedState, generatedStatePath } from '../model/generated-state-text.js';
import { generatedFolder } from './generated-folder.js';

/** The files that say what projects were generated into last. */
export interface GeneratedTables {
    /** Those that have been looked at, whether they are there or not. */
    readonly files: readonly string[];
    /** Undefined where there is none. */
    textOf(uri: string): string | undefined;
}

/** Reads what a project was generated into last when the project is first seen, and again when it has changed. */
export function followGeneratedTables(shared: LangiumSharedServices, djagram: DjagramServices): GeneratedTables {
    const { ConfigurationProvider, DocumentBuilder, FileSystemProvider, WorkspaceLock } = shared.workspace;
    const { GeneratedStates, ProjectProvider } = djagram.meaning;
    const fileByRoot = new Map<string, URI>();

    const textOf = (uri: URI): string | undefined =>
        FileSystemProvider.existsSync(uri) ? FileSystemProvider.readFileSync(uri) : undefined;

    async function read(root: string): Promise<boolean> {
        const file = UriUtils.joinPath(await generatedFolder(shared.workspace, root), generatedStatePath);
        fileByRoot.set(root, file);
        const text = textOf(file);
        return GeneratedStates.set(root, text === undefined ? undefined : decodeGeneratedState(text));
    }

    async function readAgain(): Promise<void> {
        const changed = await Promise.all([...fileByRoot.keys()].map(read));
        if (changed.includes(true)) await WorkspaceLock.write(token => DocumentBuilder.update([], [], token));
    }

    // Before anything is checked: a build waits for who listens.
    DocumentBuilder.onBuildPhase(DocumentState.Linked, async () => {
        const roots = ProjectProvider.roots().filter(root => !fileByRoot.has(root));
        await Promise.all(roots.map(read));
    });
    shared.lsp.DocumentUpdateHandler.onWatchedFilesChange(({ changes }) => {
        if (changes.some(({ uri }) => uri.endsWith(`/${generatedStatePath}`))) void readAgain();
    });
    ConfigurationProvider.onConfigurationSectionUpdate(() => void readAgain());
    return {
        get files() {
            return [...fileByRoot.values()].map(String);
        },
        textOf: uri => textOf(URI.parse(uri)),
    };
}
