/**
 * As much of VS Code's API as the extension uses, without an editor: what it shows is recorded, what a user would
 * answer is prepared by the test. Vitest puts this in the place of `vscode`; a new function that the extension calls
 * is missing here until someone decides what it means in a test.
 */
import { URI, Utils } from 'vscode-uri';

export const Uri = Object.assign(URI, { joinPath: Utils.joinPath });

export class Disposable {
    private end: (() => unknown) | undefined;
    constructor(end: () => unknown) {
        this.end = end;
    }
    static from(...parts: readonly { dispose(): unknown }[]): Disposable {
        return new Disposable(() => {
            for (const part of parts) part.dispose();
        });
    }
    /** Once, as in VS Code. */
    dispose(): void {
        const { end } = this;
        this.end = undefined;
        end?.();
    }
}

export class EventEmitter<T> {
    private readonly listeners = new Set<(value: T) => unknown>();
    readonly event = (listener: (value: T) => unknown): Disposable => {
        this.listeners.add(listener);
        return new Disposable(() => this.listeners.delete(listener));
    };
    fire(value: T): void {
        for (const listener of [...this.listeners]) listener(value);
    }
    dispose(): void {
        this.listeners.clear();
    }
}

export class Position {
    readonly line: number;
    readonly character: number;
    constructor(line: number, character: number) {
        this.line = line;
        this.character = character;
    }
}

export class Range {
    readonly start: Position;
    readonly end: Position;
    constructor(start: Position, end: Position) {
        this.start = start;
        this.end = end;
    }
}

export const ViewColumn = { Active: -1, Beside: -2, One: 1, Two: 2 } as const;
export const ProgressLocation = { SourceControl: 1, Window: 10, Notification: 15 } as const;

export class FakePanel {
    readonly posted: unknown[] = [];
    readonly received = new EventEmitter<unknown>();
    private readonly closed = new EventEmitter<void>();
    private isDisposed = false;
    title = '';
    visible = true;
    iconPath: unknown;
    readonly onDidDispose = this.closed.event;
    readonly webview = {
        html: '',
        options: {},
        cspSource: 'https://the-package.example',
        asWebviewUri: (uri: URI): URI => uri.with({ scheme: 'https', authority: 'the-package.example' }),
        onDidReceiveMessage: this.received.event,
        postMessage: async (message: unknown): Promise<boolean> => {
            this.posted.push(message);
            return true;
        },
    };
    reveal(): void {}
    dispose(): void {
        if (this.isDisposed) return;
        this.isDisposed = true;
        this.closed.fire();
    }
}

/** What the tests look at, and what they prepare. `reset` makes a new editor of it. */
export interface FakeEditor {
    readonly commands: Map<string, (...args: unknown[]) => unknown>;
    readonly executed: { readonly id: string; readonly args: readonly unknown[] }[];
    readonly messages: { readonly kind: 'info' | 'warning' | 'error'; readonly text: string }[];
    /** The buttons of all messages, in order. */
    readonly offered: string[];
    readonly log: string[];
    readonly panels: FakePanel[];
    readonly serializers: Map<string, { deserializeWebviewPanel(panel: FakePanel, state: unknown): Promise<void> }>;
    /** Documents shown, by URI; the text of virtual ones comes from their provider. */
    readonly shown: { readonly uri: string; readonly text: string; readonly options: unknown }[];
    /** Given to shown documents, in order. */
    readonly languages: string[];
    readonly selectionChanged: EventEmitter<unknown>;
    readonly activeEditorChanged: EventEmitter<unknown>;
    readonly configurationChanged: EventEmitter<unknown>;
    readonly settings: Map<string, unknown>;
    isTrusted: boolean;
    activeDocument: { readonly uri: URI; readonly languageId: string } | undefined;
    /** What the user types into the next input boxes; `undefined` is Escape. */
    readonly typed: (string | undefined)[];
    /** Buttons that the user presses wherever a message offers them. */
    readonly pressed: string[];
    /** What the input boxes asked. */
    readonly asked: { readonly title?: string; readonly prompt?: string; readonly password?: boolean }[];
    /** What lists offered; the user picks the last item. */
    readonly lists: (readonly { readonly label: string; readonly detail?: string }[])[];
    /** Fires where the user cancels whatever shows its progress. */
    readonly cancelled: EventEmitter<void>;
    /** What files on disk hold, by URI. */
    readonly files: Map<string, string>;
}

export let editor: FakeEditor = newEditor();
export function resetEditor(): FakeEditor {
    editor = newEditor();
    return editor;
}
function newEditor(): FakeEditor {
    return {
        commands: new Map(),
        executed: [],
        messages: [],
        offered: [],
        log: [],
        panels: [],
        serializers: new Map(),
        shown: [],
        languages: [],
        selectionChanged: new EventEmitter(),
        activeEditorChanged: new EventEmitter(),
        configurationChanged: new EventEmitter(),
        settings: new Map(),
        isTrusted: true,
        activeDocument: undefined,
        typed: [],
        pressed: [],
        asked: [],
        lists: [],
        cancelled: new EventEmitter(),
        files: new Map(),
    };
}

const nothing = (): Disposable => new Disposable(() => undefined);
const message =
    (kind: 'info' | 'warning' | 'error') =>
    async (text: string, ...buttons: string[]): Promise<string | undefined> => {
        editor.messages.push({ kind, text });
        editor.offered.push(...buttons);
        return buttons.find(button => editor.pressed.includes(button));
    };

export const commands = {
    registerCommand(id: string, command: (...args: unknown[]) => unknown): Disposable {
        if (editor.commands.has(id)) throw new Error(`command '${id}' already exists`);
        editor.commands.set(id, command);
        return new Disposable(() => editor.commands.delete(id));
    },
    async executeCommand(id: string, ...args: unknown[]): Promise<unknown> {
        editor.executed.push({ id, args });
        return editor.commands.get(id)?.(...args);
    },
};

const providers = new Map<string, { provideTextDocumentContent(uri: URI): string }>();

const textDocument = (uri: URI, text: string, languageId: string) => ({ uri, text, languageId, getText: () => text });
/** Its cursor is at the beginning of the fourth line, unless an event says otherwise. */
const textEditor = (document: NonNullable<FakeEditor['activeDocument']>) => ({
    document,
    viewColumn: 1,
    selection: { active: new Position(3, 0) },
});

type Opened = URI | { readonly language?: string; readonly content?: string };

export const workspace = {
    get isTrusted(): boolean {
        return editor.isTrusted;
    },
    workspaceFolders: undefined,
    getWorkspaceFolder: nothing,
    createFileSystemWatcher: nothing,
    onDidGrantWorkspaceTrust: nothing,
    onDidChangeConfiguration: (listener: (event: unknown) => unknown) => editor.configurationChanged.event(listener),
    getConfiguration: (section: string) => ({
        get: (key: string, otherwise: unknown) => editor.settings.get(`${section}.${key}`) ?? otherwise,
    }),
    registerTextDocumentContentProvider(scheme: string, provider: { provideTextDocumentContent(uri: URI): string }) {
        providers.set(scheme, provider);
        return new Disposable(() => providers.delete(scheme));
    },
    async openTextDocument(opened: Opened) {
        if (!(opened instanceof URI)) {
            return textDocument(URI.parse('untitled:1'), opened.content ?? '', opened.language ?? 'plaintext');
        }
        const virtual = providers.get(opened.scheme)?.provideTextDocumentContent(opened);
        return textDocument(opened, virtual ?? editor.files.get(opened.toString()) ?? '', 'plaintext');
    },
};

export const languages = {
    setTextDocumentLanguage: async (document: unknown, language: string): Promise<unknown> => {
        editor.languages.push(language);
        return document;
    },
};

export const window = {
    get activeTextEditor() {
        return editor.activeDocument && textEditor(editor.activeDocument);
    },
    get visibleTextEditors() {
        return editor.activeDocument ? [textEditor(editor.activeDocument)] : [];
    },
    showInformationMessage: message('info'),
    showWarningMessage: message('warning'),
    showErrorMessage: message('error'),
    async showInputBox(options: FakeEditor['asked'][number]): Promise<string | undefined> {
        editor.asked.push(options);
        return editor.typed.shift();
    },
    async showQuickPick<T extends FakeEditor['lists'][number][number]>(items: readonly T[]): Promise<T | undefined> {
        editor.lists.push(items);
        return items.at(-1);
    },
    async showTextDocument(opened: URI | { readonly uri: URI; readonly text: string }, options?: unknown) {
        const { uri, text } = opened instanceof URI ? { uri: opened, text: '' } : opened;
        editor.shown.push({ uri: uri.toString(), text, options });
    },
    async withProgress<T>(_: unknown, work: (progress: unknown, token: unknown) => Promise<T>): Promise<T> {
        const token = { isCancellationRequested: false, onCancellationRequested: editor.cancelled.event };
        return work({ report: nothing }, token);
    },
    createOutputChannel() {
        const write =
            (level: string) =>
            (text: unknown): void =>
                void editor.log.push(`${level} ${text}`);
        const levels = { info: write('info'), warn: write('warn'), error: write('error'), debug: write('debug') };
        return { ...levels, trace: write('trace'), show: nothing, dispose: nothing };
    },
    createWebviewPanel(_viewType: string, title: string): FakePanel {
        const panel = new FakePanel();
        panel.title = title;
        editor.panels.push(panel);
        return panel;
    },
    registerWebviewPanelSerializer(
        viewType: string,
        serializer: { deserializeWebviewPanel(panel: FakePanel, state: unknown): Promise<void> },
    ) {
        editor.serializers.set(viewType, serializer);
        return nothing();
    },
    onDidChangeTextEditorSelection: (listener: (event: unknown) => unknown) => editor.selectionChanged.event(listener),
    onDidChangeActiveTextEditor: (listener: (event: unknown) => unknown) => editor.activeEditorChanged.event(listener),
};
