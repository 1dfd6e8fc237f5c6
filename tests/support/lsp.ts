import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import { expect } from 'vitest';
import type { CompletionItem, Position, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DjagramCompletionProvider } from '../../src/language/lsp/completion.js';
import { createServices } from '../../src/language/services.js';

/** Files of one folder, opened as an editor would; `<|>` is the cursor. */
export interface Opened {
    readonly services: ReturnType<typeof createServices>;
    readonly document: LangiumDocument;
    readonly documents: readonly LangiumDocument[];
    /** The cursors in the first file that has any, in order. */
    readonly cursors: readonly Position[];
}

/** `--- shop/models.dsl` starts another file; what stands before the first such line is `main.dsl`. */
export async function openFiles(
    text: string,
    { validation = true, services = createServices(EmptyFileSystem) } = {},
): Promise<Opened> {
    const parts = text.split(/^--- (.+)\n/m);
    const files = parts[0]?.trim() ? [['main.dsl', parts[0]] as const] : [];
    for (let i = 1; i < parts.length; i += 2) files.push([parts[i] as never, parts[i + 1] ?? '']);
    let first: { document: LangiumDocument; cursors: Position[] } | undefined;
    const documents = files.map(([name, marked]) => {
        const pieces = marked.split('<|>');
        const uri = URI.parse(`file:///workspace/${name}`);
        const document = services.shared.workspace.LangiumDocumentFactory.fromString(pieces.join(''), uri);
        services.shared.workspace.LangiumDocuments.addDocument(document);
        if (pieces.length > 1 || !first) {
            const cursors: Position[] = [];
            let offset = 0;
            for (const piece of pieces.slice(0, -1)) {
                offset += piece.length;
                cursors.push(document.textDocument.positionAt(offset));
            }
            if (!first || (first.cursors.length === 0 && cursors.length > 0)) first = { document, cursors };
        }
        return document;
    });
    await services.shared.workspace.DocumentBuilder.build(documents, { validation });
    if (!first) throw new Error('No file in the text.');
    return { services, documents, ...first };
}

let shared: Opened['services'] | undefined;

/** Opens files with services that are made once, asks, and closes the files again. */
export async function askingAt<T>(
    text: string,
    ask: (opened: Opened, position: Position, textDocument: { uri: string }) => T | Promise<T>,
): Promise<T> {
    shared ??= createServices(EmptyFileSystem);
    const opened = await openFiles(text, { services: shared, validation: false });
    const [position] = opened.cursors;
    if (!position) throw new Error('No <|> in the text.');
    try {
        return await ask(opened, position, { uri: opened.document.uri.toString() });
    } finally {
        await shared.shared.workspace.DocumentBuilder.update(
            [],
            opened.documents.map(({ uri }) => uri),
        );
    }
}

export const completionsAt = (text: string): Promise<CompletionItem[]> =>
    askingAt(text, async ({ services, document }, position, textDocument) => {
        const list = await services.djagram.lsp.CompletionProvider?.getCompletion(document, { textDocument, position });
        return list?.items ?? [];
    });

/** What the completion with this label says of itself when the editor shows it. */
export const documentationAt = (text: string, label: string): Promise<string | undefined> =>
    askingAt(text, async ({ services, document }, position, textDocument) => {
        const provider = services.djagram.lsp.CompletionProvider;
        if (!(provider instanceof DjagramCompletionProvider)) throw new Error('No provider.');
        const list = await provider.getCompletion(document, { textDocument, position });
        const item = list.items.find(one => one.label === label);
        const documentation = item && provider.resolve(item).documentation;
        return typeof documentation === 'object' ? documentation.value : documentation;
    });

/** Expects all of `has`, and none of `not`, among the labels at the cursor. */
export async function checkCompletion(
    text: string,
    expected: { has: readonly string[]; not?: readonly string[] },
): Promise<void> {
    const labels = (await completionsAt(text)).map(item => item.label);
    expect(labels).toEqual(expect.arrayContaining([...expected.has]));
    for (const label of expected.not ?? []) expect(labels).not.toContain(label);
}

/** Expects that a document in form `expected` stays as it is, and that `text` is brought into that form. */
export async function checkFormatting(text: string, expected: string): Promise<void> {
    const once = await format(text);
    expect(once).toBe(expected);
    expect(await format(once)).toBe(once);
}

export async function format(text: string): Promise<string> {
    const { services, document } = await openFiles(text);
    const edits = await services.djagram.lsp.Formatter?.formatDocument(document, {
        textDocument: { uri: document.uri.toString() },
        options: { tabSize: 2, insertSpaces: true },
    });
    return TextDocument.applyEdits(document.textDocument, (edits ?? []) as TextEdit[]);
}
