import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import type { Range } from 'vscode-languageserver-types';
import type { Severity } from '../checks/catalogue-entry.js';
import type { GeneratedState } from '../model/generated-state.js';
import type { Project } from '../model/project.js';
import { documentRangeOf } from '../model/source-span.js';
import type { Fix } from './fixes/fix.js';
import { fixesOf } from './fixes/fixes.js';
import type { DslFile } from './generated/ast.js';
import { createServices, type DjagramServices } from './services.js';
import { rangeIn } from './validation/report-findings.js';

/** Where the texts come from: a disk, or a test's literal. */
export interface SourceFiles {
    /** URIs of all files to read. */
    list(): Promise<readonly string[]>;
    read(uri: string): Promise<string>;
    /** What the project below this folder was generated into last; left out where nobody knows. */
    lastStateOf?(rootUri: string): Promise<GeneratedState | undefined>;
}

export interface OpenedProject {
    readonly project: Project;
    readonly documents: readonly LangiumDocument<DslFile>[];
    /** The folder's URI with a slash at its end, or the URI of the file that stands alone. */
    readonly rootUri: string;
}

/** A finding as data, placed in a file. */
export interface FileFinding {
    readonly code: string;
    readonly severity: Severity;
    readonly message: string;
    /** What to do about it; may be empty. */
    readonly advice: string;
    readonly file: string;
    /** Lines and characters count from 0, as in LSP. */
    readonly range: Range;
    readonly related: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
    /** What a fix needs to know. */
    readonly params: unknown;
}

export interface OpenedWorkspace {
    readonly services: DjagramServices;
    /** Files that stand alone included. */
    readonly projects: readonly OpenedProject[];
    /** By file, in the order of the text. */
    readonly diagnostics: readonly FileFinding[];
    /** How a finding can be mended, the best way first. */
    fixesOf(finding: FileFinding): readonly Fix[];
}

/** Files without an editor: read, linked, lowered and checked. Only reading them can fail. */
export async function openWorkspace(files: SourceFiles): Promise<OpenedWorkspace> {
    const { shared, djagram } = createServices(EmptyFileSystem);
    const fixes = fixesOf(djagram);
    const uris = [...(await files.list())].sort();
    const documents: LangiumDocument[] = [];
    for (const uri of uris) {
        const text = await files.read(uri);
        const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse(uri));
        shared.workspace.LangiumDocuments.addDocument(document);
        documents.push(document);
    }
    await shared.workspace.DocumentBuilder.build(documents, { validation: false });
    for (const root of djagram.meaning.ProjectProvider.roots()) {
        djagram.meaning.GeneratedStates.set(root, await files.lastStateOf?.(root));
    }
    return {
        services: djagram,
        projects: djagram.meaning.ProjectProvider.all().map(({ files: { documents: members, root }, project }) => ({
            project,
            documents: members,
            rootUri: root,
        })),
        diagnostics: documents.flatMap(document => findingsIn(djagram, document)),
        fixesOf(finding) {
            const document = shared.workspace.LangiumDocuments.getDocument(URI.parse(finding.file));
            return document ? fixes.of(document, finding) : [];
        },
    };
}

/** What is found in one document, as data. */
export function findingsIn(services: DjagramServices, document: LangiumDocument): FileFinding[] {
    const documentAt = (uri: string) => services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
    return services.validation.DocumentValidator.findingsIn(document).map(
        ({ code, severity, message, advice, span, params, related }) => ({
            code,
            severity,
            message,
            advice,
            file: document.uri.toString(),
            range: rangeIn(document, span),
            params,
            related: related.flatMap(({ span: place, message: text }) => {
                const { uri } = documentRangeOf(place);
                const other = documentAt(uri);
                return other ? [{ file: uri, range: rangeIn(other, place), message: text }] : [];
            }),
        }),
    );
}
