/**
 * Runs inside VS Code's extension host, beside the packaged extension, with a copy of the shop as its folder: what the
 * editor itself gets to know of Djagram. No test runner is there, so each step is a function, run in this order.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
    type CodeLens,
    type CompletionList,
    commands,
    DiagnosticSeverity,
    type DocumentSymbol,
    extensions,
    type FoldingRange,
    type Hover,
    type Location,
    languages,
    type Position,
    Range,
    type SemanticTokens,
    type SymbolInformation,
    TabInputWebview,
    type TextDocument,
    type TextEdit,
    Uri,
    WorkspaceEdit,
    window,
    workspace,
} from 'vscode';

const root = workspace.workspaceFolders?.[0]?.uri ?? Uri.file('/');
const at = (...path: string[]): Uri => Uri.joinPath(root, ...path);

async function open(name: string): Promise<TextDocument> {
    const document = await workspace.openTextDocument(at(name));
    await window.showTextDocument(document);
    return document;
}

/** Where `text` begins, or behind as many characters of it as `inside` says. */
function placeOf(document: TextDocument, text: string, inside = 0): Position {
    const offset = document.getText().indexOf(text);
    assert.notEqual(offset, -1, `'${text}' is not in ${document.fileName}`);
    return document.positionAt(offset + inside);
}

async function replace(document: TextDocument, from: string, to: string): Promise<void> {
    const start = placeOf(document, from);
    const edit = new WorkspaceEdit();
    edit.replace(document.uri, new Range(start, document.positionAt(document.offsetAt(start) + from.length)), to);
    assert.ok(await workspace.applyEdit(edit));
}

/** Asks again until the answer will do. */
async function eventually<T>(what: string, ask: () => T | Promise<T>, enough: (answer: T) => boolean): Promise<T> {
    for (const end = Date.now() + 30_000; ; ) {
        const answer = await ask();
        if (enough(answer)) return answer;
        if (Date.now() > end) throw new Error(`${what}: ${JSON.stringify(answer).slice(0, 2000)}`);
        await new Promise(resolve => setTimeout(resolve, 50));
    }
}

const errorsOf = (uri: Uri): string[] =>
    languages
        .getDiagnostics(uri)
        .filter(({ severity }) => severity === DiagnosticSeverity.Error)
        .map(({ message }) => message);

const steps: Readonly<Record<string, () => Promise<void>>> = {
    async 'a .dsl file wakes the extension up'() {
        const document = await open('catalog.dsl');
        assert.equal(document.languageId, 'djagram');
        await eventually('is active', () => extensions.getExtension('djagram.djagram')?.isActive, Boolean);
    },

    async 'all commands of the manifest are there'() {
        const contributed: { command: string }[] =
            extensions.getExtension('djagram.djagram')?.packageJSON.contributes.commands;
        const registered = new Set(await commands.getCommands(true));
        assert.ok(contributed.length > 5);
        for (const { command } of contributed) assert.ok(registered.has(command), command);
    },

    async 'a finding comes and goes with the text'() {
        const document = await open('catalog.dsl');
        await replace(document, 'Decimal(10, 2)', 'Decimla(10, 2)');
        await eventually(
            'a finding',
            () => errorsOf(document.uri),
            errors => errors.length > 0,
        );
        await replace(document, 'Decimla(10, 2)', 'Decimal(10, 2)');
        await eventually(
            'no finding',
            () => errorsOf(document.uri),
            errors => errors.length === 0,
        );
    },

    async 'the shop has no errors in any file'() {
        for (const name of ['accounts.dsl', 'api.dsl', 'catalog.dsl', 'graphs.dsl', 'project.dsl']) await open(name);
        await eventually(
            'errors',
            () => languages.getDiagnostics().flatMap(([uri]) => errorsOf(uri)),
            errors => errors.length === 0,
        );
    },

    async 'a name leads to its declaration in another file'() {
        const document = await open('api.dsl');
        const found = await commands.executeCommand<Location[]>(
            'vscode.executeDefinitionProvider',
            document.uri,
            placeOf(document, 'viewset Product as', 'viewset P'.length),
        );
        assert.ok(found[0]);
        const { uri, range } = 'uri' in found[0] ? found[0] : asLocation(found[0]);
        assert.equal(uri.toString(), at('catalog.dsl').toString());
        assert.equal((await workspace.openTextDocument(uri)).getText(range), 'Product');
    },

    async 'renaming changes every file that uses a name'() {
        const document = await open('catalog.dsl');
        const edit = await commands.executeCommand<WorkspaceEdit>(
            'vscode.executeDocumentRenameProvider',
            document.uri,
            placeOf(document, 'model Product extends', 'model P'.length),
            'Article',
        );
        const files = edit.entries().map(([uri]) => uri.path.split('/').at(-1));
        for (const name of ['catalog.dsl', 'api.dsl', 'graphs.dsl']) assert.ok(files.includes(name), `${files}`);
    },

    async 'types and models are offered where one is typed'() {
        const document = await open('catalog.dsl');
        const list = await commands.executeCommand<CompletionList>(
            'vscode.executeCompletionItemProvider',
            document.uri,
            placeOf(document, 'Decimal(10'),
        );
        const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
        for (const wanted of ['Decimal', 'Category']) assert.ok(labels.includes(wanted), labels.slice(0, 40).join(' '));
    },

    async 'hovering tells what a name is'() {
        const document = await open('catalog.dsl');
        const hovers = await commands.executeCommand<Hover[]>(
            'vscode.executeHoverProvider',
            document.uri,
            placeOf(document, 'model Product extends', 'model P'.length),
        );
        const text = hovers.flatMap(({ contents }) =>
            contents.map(each => (typeof each === 'string' ? each : each.value)),
        );
        assert.match(text.join('\n'), /A thing on sale/);
    },

    async 'outline, folding and colours are there'() {
        const { uri } = await open('catalog.dsl');
        const symbols = await commands.executeCommand<(DocumentSymbol | SymbolInformation)[]>(
            'vscode.executeDocumentSymbolProvider',
            uri,
        );
        assert.ok(symbols.some(({ name }) => name.includes('catalog')));
        const folds = await commands.executeCommand<FoldingRange[]>('vscode.executeFoldingRangeProvider', uri);
        assert.ok(folds.length > 3);
        const tokens = await commands.executeCommand<SemanticTokens>('vscode.provideDocumentSemanticTokens', uri);
        assert.ok(tokens.data.length > 50);
    },

    async 'formatting puts a line where it belongs'() {
        const document = await open('catalog.dsl');
        await replace(document, '    ordering -created_at, name', '          ordering   -created_at,name');
        const edits = await commands.executeCommand<TextEdit[]>('vscode.executeFormatDocumentProvider', document.uri, {
            tabSize: 2,
            insertSpaces: true,
        });
        const edit = new WorkspaceEdit();
        edit.set(document.uri, edits);
        assert.ok(await workspace.applyEdit(edit));
        assert.ok(document.getText().includes('\n    ordering -created_at, name\n'));
    },

    async 'a request has a lens that sends it'() {
        const document = await open('api.dsl');
        const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 1000);
        const send = lenses.find(({ command }) => command?.command === 'djagram.sendRequest');
        assert.deepEqual(send?.command?.arguments, [document.uri.toString(), 'live_products']);
    },

    async 'the preview opens beside the text'() {
        await open('catalog.dsl');
        await commands.executeCommand('djagram.openPreview');
        const webviews = (): string[] =>
            window.tabGroups.all.flatMap(({ tabs }) =>
                tabs.flatMap(({ input }) => (input instanceof TabInputWebview ? [input.viewType] : [])),
            );
        await eventually('tabs', webviews, types => types.some(type => type.endsWith('djagram.preview')));
    },

    async 'generating writes the project, and keeps an edit when it is repeated'() {
        const document = await open('catalog.dsl');
        const models = at('backend', 'catalog', 'models.py').fsPath;
        const text = (): string => (existsSync(models) ? readFileSync(models, 'utf8') : '');
        await commands.executeCommand('djagram.generate');
        assert.match(text(), /class Product/);
        assert.ok(existsSync(at('backend', 'manage.py').fsPath));
        writeFileSync(models, `${text()}\n\nMINE = 'stays'\n`);
        await replace(document, 'model Tag {', 'model Wish { text: Char(20) }\n  model Tag {');
        await commands.executeCommand('djagram.generate');
        assert.match(text(), /class Wish/);
        assert.match(text(), /MINE = 'stays'/);
    },
};

function asLocation(link: unknown): Location {
    const { targetUri, targetSelectionRange, targetRange } = link as {
        targetUri: Uri;
        targetSelectionRange?: Range;
        targetRange: Range;
    };
    return { uri: targetUri, range: targetSelectionRange ?? targetRange };
}

/** VS Code calls this. @throws where a step fails, after all were tried */
export async function run(): Promise<void> {
    const failed: string[] = [];
    const report: string[] = [];
    for (const [title, step] of Object.entries(steps)) {
        try {
            await step();
            report.push(`✓ ${title}`);
        } catch (error) {
            failed.push(title);
            report.push(`× ${title}\n${error instanceof Error ? error.stack : error}`);
        }
    }
    console.log(report.join('\n'));
    writeFileSync(join(root.fsPath, 'suite-report.txt'), report.join('\n'));
    if (failed.length > 0) throw new Error(`${failed.length} failed: ${failed.join('; ')}`);
}
