import { type LangiumDocument, TextDocument } from 'langium';
import { URI } from 'vscode-uri';
import { compileQuickly } from '../engine/first-run.js';
import type { Fix } from '../language/fixes/fix.js';
import { isSurelyFixed } from '../language/fixes/fixes.js';
import { editsOfAll } from '../language/fixes/sure-fixes.js';
import {
    type FileFinding,
    type OpenedProject as OpenedFiles,
    openWorkspace as openFiles,
} from '../language/workspace.js';
import type { GeneratedState } from '../model/generated-state.js';
import type { SourceFile } from './node-files.js';
import type { ProjectSources } from './project-sources.js';
import { byPlace, type ReportedFinding, type ReportedFix, type TextRange } from './reported-finding.js';

/** The .dsl files that PATH means, read, linked and checked. */
export interface Workspace {
    /** Those to which one of the files belongs. */
    readonly projects: readonly OpenedFiles[];
    /** In the files that were asked for. */
    readonly findings: readonly ReportedFinding[];
    /** In a project, whether its files were asked for or not. */
    findingsOf(project: OpenedFiles): readonly ReportedFinding[];
    /** How a finding of this workspace can be mended, the best way first: worked out when it is asked for. */
    fixesOf(finding: ReportedFinding): readonly ReportedFix[];
    /** By path, of the files that change, when all fixes that are sure are made to what is found in the files asked for. */
    textsAfterSureFixes(): ReadonlyMap<string, string>;
    /** The text of a file, by the name findings call it by. */
    linesOf(file: string): readonly string[];
    /** How many were asked for. */
    readonly files: number;
}

/**
 * What is found in files that were not asked for is left out.
 * @param lastStateOf what a project was generated into last, by its folder
 */
export async function openWorkspace(
    { wanted, all }: ProjectSources,
    lastStateOf?: (rootFolder: string) => Promise<GeneratedState | undefined>,
): Promise<Workspace> {
    // For good: no command takes so long that it would pay to compile as for a program that stays.
    compileQuickly();
    const sources = new Map(all.map(source => [uriOf(source), source]));
    const { projects, diagnostics, fixesOf } = await openFiles({
        list: async () => [...sources.keys()],
        read: async uri => sources.get(uri)?.text ?? '',
        ...(lastStateOf && { lastStateOf: root => lastStateOf(URI.parse(root).fsPath) }),
    });

    const documents = new Map(
        projects.flatMap(project => project.documents.map(document => [document.uri.toString(), document] as const)),
    );
    const found = new Map(diagnostics.map(one => [reported(one, sources, documents), one]));
    const findings = [...[...sources.values()].flatMap(encodingFinding), ...found.keys()].sort(byPlace);
    const findingsIn = (uris: Iterable<string>): ReportedFinding[] => {
        const names = new Set([...uris].map(uri => sources.get(uri)?.shownAs));
        return findings.filter(({ file }) => names.has(file));
    };
    const wantedUris = new Set(wanted.map(uriOf));
    const byName = new Map([...sources.values()].map(source => [source.shownAs, source]));
    const urisOf = (project: OpenedFiles): string[] => project.documents.map(({ uri }) => uri.toString());
    return {
        projects: projects.filter(project => urisOf(project).some(uri => wantedUris.has(uri))),
        findings: findingsIn(wantedUris),
        findingsOf: project => findingsIn(urisOf(project)),
        fixesOf(finding) {
            const origin = found.get(finding);
            const fixes = origin ? fixesOf(origin) : [];
            const sure = isSurelyFixed(finding.code);
            return fixes.map((fix, index) => reportedFix(fix, index === 0 && sure, sources, documents));
        },
        textsAfterSureFixes() {
            const wantedOnes = diagnostics.filter(({ file, code }) => wantedUris.has(file) && isSurelyFixed(code));
            // What is no UTF-8 would be lost when the file is written.
            const isWhole = ({ uri }: { uri: string }): boolean => sources.get(uri)?.invalidAt === undefined;
            const fixes = wantedOnes.flatMap(one => fixesOf(one)[0] ?? []).filter(({ edits }) => edits.every(isWhole));
            const edits = editsOfAll(fixes);
            return new Map(
                [...Map.groupBy(edits, ({ uri }) => uri)].flatMap(([uri, inFile]) => {
                    const [source, document] = [sources.get(uri), documents.get(uri)];
                    return source && document
                        ? [[source.path, TextDocument.applyEdits(document.textDocument, inFile)] as const]
                        : [];
                }),
            );
        },
        linesOf: file => byName.get(file)?.text.split(/\r?\n/) ?? [],
        files: wanted.length,
    };
}

const uriOf = ({ path }: SourceFile): string => URI.file(path).toString();

function reported(
    { code, severity, message, advice, file, range, related }: FileFinding,
    sources: ReadonlyMap<string, SourceFile>,
    documents: ReadonlyMap<string, LangiumDocument>,
): ReportedFinding {
    const nameOf = (uri: string): string => sources.get(uri)?.shownAs ?? uri;
    return {
        code,
        severity,
        message,
        advice,
        file: nameOf(file),
        range: placed(range, documents.get(file)),
        related: related.map(place => ({
            message: place.message,
            file: nameOf(place.file),
            range: placed(place.range, documents.get(place.file)),
        })),
    };
}

function reportedFix(
    { title, edits }: Fix,
    sure: boolean,
    sources: ReadonlyMap<string, SourceFile>,
    documents: ReadonlyMap<string, LangiumDocument>,
): ReportedFix {
    return {
        title,
        sure,
        edits: edits.map(({ uri, range, newText }) => ({
            file: sources.get(uri)?.shownAs ?? uri,
            range: placed(range, documents.get(uri)),
            newText,
        })),
    };
}

/** From LSP's lines and characters, which count from 0. */
function placed({ start, end }: FileFinding['range'], document: LangiumDocument | undefined): TextRange {
    const place = (position: typeof start) => ({
        line: position.line + 1,
        column: position.character + 1,
        offset: document?.textDocument.offsetAt(position) ?? 0,
    });
    return { start: place(start), end: place(end) };
}

function encodingFinding({ shownAs, text, invalidAt }: SourceFile): ReportedFinding[] {
    if (invalidAt === undefined) return [];
    const offset = Math.max(0, text.indexOf('\uFFFD'));
    const before = text.slice(0, offset).split(/\r?\n/);
    const [line, column] = [before.length, (before.at(-1) ?? '').length + 1];
    return [
        {
            code: 'not-utf8',
            severity: 'error',
            message: `The file is not UTF-8: byte ${invalidAt} cannot be read.`,
            advice: 'Save it as UTF-8.',
            file: shownAs,
            range: { start: { line, column, offset }, end: { line, column: column + 1, offset: offset + 1 } },
            related: [],
        },
    ];
}
