/** The one way in for tests of fixes: what a text becomes, and what is found in it then. */
import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import { expect } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { catalogue } from '../../src/checks/catalogue.js';
import type { CatalogueEntry } from '../../src/checks/catalogue-entry.js';
import { versionsBetween } from '../../src/checks/django-versions.js';
import type { Fix } from '../../src/language/fixes/fix.js';
import { type Fixes, fixesOf } from '../../src/language/fixes/fixes.js';
import { createServices } from '../../src/language/services.js';
import { rangeIn } from '../../src/language/validation/report-findings.js';
import type { GeneratedState } from '../../src/model/generated-state.js';

/** Texts by file. */
export type Files = ReadonlyMap<string, string>;

/** A finding, and what each of its fixes makes of the files. */
export interface MendedFinding {
    readonly code: string;
    readonly message: string;
    readonly severity: string;
    /** Whether it is that a name leads nowhere. */
    readonly isName: boolean;
    readonly line: string;
    readonly fixes: readonly { readonly title: string; readonly files: Files }[];
}

let services: ReturnType<typeof createServices> | undefined;
let fixes: Fixes | undefined;
let folders = 0;

interface Asked {
    readonly files: Files;
    /** What was generated last, if anything was. */
    readonly last?: GeneratedState | undefined;
}

/** Opens files in a folder of their own, asks, and closes them again. All tests of a file share what opens them. */
async function askAbout<T>({ files, last }: Asked, ask: (documents: readonly LangiumDocument[]) => T): Promise<T> {
    services ??= createServices(EmptyFileSystem);
    const { workspace } = services.shared;
    const folder = `file:///mending-${++folders}/`;
    const documents = [...files].map(([name, text]) =>
        workspace.LangiumDocumentFactory.fromString(text, URI.parse(folder + name)),
    );
    for (const document of documents) workspace.LangiumDocuments.addDocument(document);
    await workspace.DocumentBuilder.build(documents, { validation: false });
    const { GeneratedStates, ProjectProvider } = services.djagram.meaning;
    for (const document of last ? documents : []) GeneratedStates.set(ProjectProvider.filesOf(document).root, last);
    try {
        return ask(documents);
    } finally {
        await workspace.DocumentBuilder.update(
            [],
            documents.map(({ uri }) => uri),
        );
    }
}

const nameOf = ({ uri }: LangiumDocument): string => uri.path.replace(/^\/[^/]*\//, '');

/** What is found, with all fixes applied one by one. */
export const mendedFindings = (files: Files, last?: GeneratedState): Promise<MendedFinding[]> =>
    askAbout({ files, last }, documents =>
        documents.flatMap(document => {
            const { djagram } = services as NonNullable<typeof services>;
            fixes ??= fixesOf(djagram);
            const made = fixes;
            return djagram.validation.DocumentValidator.findingsIn(document).map(
                ({ code, message, severity, params, span, isMissingName }) => {
                    const range = rangeIn(document, span);
                    return {
                        code,
                        message,
                        severity,
                        isName: isMissingName ?? code === 'unresolved-name',
                        line: lineAt(document, range.start.line),
                        // As they come back from an editor.
                        fixes: made
                            .of(document, { code, range, params: JSON.parse(JSON.stringify(params)) })
                            .map(fix => ({ title: fix.title, files: applied(fix, documents) })),
                    };
                },
            );
        }),
    );

const lineAt = ({ textDocument }: LangiumDocument, line: number): string =>
    textDocument.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } }).trim();

function applied({ edits }: Fix, documents: readonly LangiumDocument[]): Files {
    return new Map(
        documents.map(document => {
            const own = edits.filter(({ uri }) => uri === document.uri.toString());
            return [nameOf(document), TextDocument.applyEdits(document.textDocument, own)];
        }),
    );
}

/**
 * Problems of which Django says one of two things: of a name that several share, whether all of them are in one model; of
 * an index over what is no column of its model, whether another model has it.
 */
const problems: Readonly<Record<string, string>> = {
    'models.E029': 'models.E030',
    'models.E031': 'models.E032',
    'models.E012': 'models.E016',
};

/** How often each code and each message is found, of all severities, and each code of errors alone. */
async function countCodes(asked: Asked): Promise<{ all: Map<string, number>; errors: Map<string, number> }> {
    const findings = await askAbout(asked, documents =>
        documents.flatMap(document =>
            (services as NonNullable<typeof services>).djagram.validation.DocumentValidator.findingsIn(document),
        ),
    );
    const countOf = (keys: readonly string[]) =>
        new Map([...Map.groupBy(keys, key => key)].map(([key, { length }]) => [key, length]));
    const errors = findings.filter(({ severity }) => severity === 'error');
    return {
        all: countOf(findings.flatMap(({ code, message }) => [code, message])),
        errors: countOf(errors.map(({ code }) => problems[code] ?? code)),
    };
}

/**
 * Django checks nothing of a model whose `check` is hidden, and a model that a text names is not known to be that of users: what
 * else is wrong with them is said once it can. So is what stands between the ends of a relation that leads nowhere.
 */
const uncovering = new Set(['fields.E300', 'models.E020', 'user-model-as-setting']);

/**
 * Expects of each finding that its rule is for the project's version of Django, and of each with a fix that the first of
 * its fixes ends it, and that no error is there then which was not before.
 */
export async function checkMending(files: Files, last?: GeneratedState): Promise<void> {
    const findings = await mendedFindings(files, last);
    if (findings.length === 0) return;
    const before = await countCodes({ files, last });
    const version = /\bdjango\s+"([\d.]+)"/.exec([...files.values()].join('\n'))?.[1] ?? '5.2';
    for (const { code, message, isName, line, fixes: made } of findings) {
        const { since, until }: CatalogueEntry<never> = catalogue[code as keyof typeof catalogue] ?? {};
        if (since || until) expect(versionsBetween(since, until), code).toContain(version);
        const [first] = made;
        if (!first) continue;
        const after = await countCodes({ files: first.files, last });
        const about = `${code} at \`${line}\` after "${first.title}":\n${[...first.files.values()].join('\n---\n')}`;
        // What follows from a name that leads nowhere is said once the name is right: another name may lead nowhere then.
        const key = isName ? message : code;
        expect.soft(after.all.get(key) ?? 0, `${message} Found again: ${about}`).toBeLessThan(before.all.get(key) ?? 0);
        const added = [...after.errors].filter(([each, count]) => count > (before.errors.get(each) ?? 0));
        if (!uncovering.has(code)) expect.soft(added, `New errors: ${about}`).toEqual([]);
    }
}

/** Files as they are written in a text: `--- shop/models.dsl` starts another one, what stands before is `main.dsl`. */
export function filesIn(text: string): Files {
    const [first = '', ...parts] = text.split(/^--- (.+)\n/m);
    const files = new Map(first.trim() ? [['main.dsl', first]] : []);
    for (let at = 0; at < parts.length; at += 2) files.set(parts[at] ?? '', parts[at + 1] ?? '');
    return files;
}
