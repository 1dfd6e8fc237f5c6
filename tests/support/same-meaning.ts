/** Whether two states of the same files say the same: all that anybody can ask the language about them. */
import { type AstNode, AstUtils, type LangiumDocument, type Reference } from 'langium';
import type { EditedFiles } from './editing.js';
import { differenceBetween } from './same-parse.js';

/** What to compare besides: what was sent to the editor is only complete when a build has come to its end. */
export interface Compared {
    readonly isBuilt: boolean;
    /** Chooses the declarations whose mentions are looked for. */
    readonly sample: number;
}

/** Of the first difference, where it is and what it consists of; nothing where there is none. */
export async function differenceInMeaning(
    actual: EditedFiles,
    expected: EditedFiles,
    compared: Compared,
): Promise<string | undefined> {
    if (actual.names.join() !== expected.names.join())
        return `files ${actual.names.join()} instead of ${expected.names.join()}`;
    for (const name of actual.names) {
        const syntax = differenceBetween(actual.document(name).parseResult, expected.document(name).parseResult);
        if (syntax) return `${name}: ${syntax}`;
    }
    const others = meaningOf(expected, compared);
    for await (const [what, value] of meaningOf(actual, compared)) {
        const [, other] = (await others.next()).value as [string, unknown];
        const [is, should] = [plain(value, actual), plain(other, expected)];
        if (is === should) continue;
        const { path, one, two } = firstDifference(JSON.parse(is), JSON.parse(should), '');
        return `${what}${path} is ${JSON.stringify(one)} instead of ${JSON.stringify(two)}`;
    }
    return undefined;
}

async function* meaningOf(
    files: EditedFiles,
    { isBuilt, sample }: Compared,
): AsyncGenerator<[what: string, value: unknown]> {
    const { djagram, shared } = files.services;
    for (const document of files.documents) {
        const name = nameOf(document, files);
        yield [`names in ${name}`, document.references.map(reference => targetOf(reference, files))];
    }
    const projects = djagram.meaning.ProjectProvider.all().map(({ files: { root, alone, documents }, project }) => ({
        root,
        alone,
        documents: documents.map(({ uri }) => uri.toString()),
        project: { ...project, library: undefined, apps: project.apps.filter(({ origin }) => origin !== 'library') },
    }));
    yield ['projects', projects.sort((one, other) => (one.root < other.root ? -1 : 1))];
    for (const document of files.documents) {
        const name = nameOf(document, files);
        const findings = djagram.validation.DocumentValidator.findingsIn(document);
        yield [`findings in ${name}`, findings];
        if (!isBuilt) continue;
        yield [`state of ${name}`, document.state];
        yield [`diagnostics of ${name}`, document.diagnostics];
        yield [`what was sent of ${name}`, files.published.get(name)];
    }
    if (isBuilt) yield ['files that something was sent of', [...files.published.keys()].sort()];
    yield ['symbols', sorted(await shared.lsp.WorkspaceSymbolProvider?.getSymbols({ query: '' }))];
    const { References } = djagram.references;
    for (const node of chosen(files, sample)) {
        const mentions = References.findReferences(node, { includeDeclaration: true }).map(
            ({ sourceUri, targetUri, ...mention }) => ({
                ...mention,
                from: sourceUri.toString(),
                to: targetUri.toString(),
            }),
        );
        yield [`mentions of ${node.$type} ${'name' in node ? node.name : ''}`, sorted(mentions.toArray())];
    }
}

function targetOf(reference: LangiumDocument['references'][number], files: EditedFiles): unknown {
    const { $refText, $refNode, error } = reference as Reference;
    const place = [$refText, $refNode?.offset];
    const target = 'ref' in reference ? reference.ref : undefined;
    if (!target) return [...place, error?.message];
    const document = AstUtils.getDocument(target);
    const { documentUri, path } = (reference as Reference).$nodeDescription ?? {};
    const described = documentUri?.toString() === document.uri.toString() ? path : 'another document';
    // One that is no longer in its document's tree, or whose document is no longer there, would be found here.
    const isThere =
        AstUtils.findRootNode(target) === document.parseResult.value &&
        files.services.shared.workspace.LangiumDocuments.getDocument(document.uri) === document;
    return [...place, document.uri.toString(), target.$type, target.$cstNode?.offset, described, isThere];
}

const mentionsCompared = 4;

/** Some of what has a name, spread over the files. */
function chosen(files: EditedFiles, sample: number): AstNode[] {
    const named = files.documents.flatMap(({ parseResult }) =>
        AstUtils.streamAst(parseResult.value)
            .filter(node => 'name' in node && node.name !== undefined)
            .toArray(),
    );
    const stride = Math.max(1, Math.floor(named.length / mentionsCompared));
    return Array.from({ length: Math.min(mentionsCompared, named.length) }, (_, index) => {
        return named[(sample + index * stride) % named.length] as AstNode;
    });
}

const nameOf = ({ uri }: LangiumDocument, files: EditedFiles): string => uri.toString().slice(files.root.length);

const sorted = (values: readonly object[] = []): string[] => values.map(value => JSON.stringify(value)).sort();

/** As JSON: places as offsets in files, which are named as they are in their folder. */
function plain(value: unknown, { root }: EditedFiles): string {
    const json = JSON.stringify(value, (_, one: unknown) => (isSpan(one) ? placeOf(one) : one)) ?? 'null';
    return json.replaceAll(root, '');
}

interface Span {
    readonly anchor: { readonly uri: string; readonly offset: number };
    readonly start: number;
    readonly end: number;
}

const isSpan = (value: unknown): value is Span => typeof value === 'object' && value !== null && 'anchor' in value;

const placeOf = ({ anchor, start, end }: Span): string =>
    `${anchor.uri}:${anchor.offset + start}-${anchor.offset + end}`;

function firstDifference(one: unknown, two: unknown, path: string): { path: string; one: unknown; two: unknown } {
    if (typeof one === 'object' && typeof two === 'object' && one !== null && two !== null) {
        const [some, others] = [one, two] as [Record<string, unknown>, Record<string, unknown>];
        for (const key of new Set([...Object.keys(some), ...Object.keys(others)])) {
            if (JSON.stringify(some[key]) !== JSON.stringify(others[key])) {
                return firstDifference(some[key], others[key], `${path}/${key}`);
            }
        }
    }
    return { path, one, two };
}
