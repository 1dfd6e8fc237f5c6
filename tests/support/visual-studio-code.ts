/** A real VS Code (code-server) in a real browser, driven as a user would: by keys, clicks and what is to be seen. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { type Settings, startCodeServer } from './code-server-process.ts';

export interface VisualStudioCode {
    readonly page: Page;
    /** What a webview shows: the preview, where it is the only one. */
    readonly webview: FrameLocator;
    /** Runs a command by its title, as from the palette. */
    command(title: string): Promise<void>;
    /** The commands that the palette offers for what is typed. */
    offered(typed: string): Promise<string[]>;
    /** Opens a file of the folder by its name. */
    openFile(name: string): Promise<void>;
    /** Puts the cursor of the active editor; both count from 1. */
    goTo(line: number, column: number): Promise<void>;
    /** Types into an input box that is open, and confirms. */
    answer(text: string): Promise<void>;
    /** Waits for a message with this text. */
    message(text: string | RegExp): Promise<void>;
    /**
     * Reloads the window when VS Code has written down that an editor of this type is open: in a browser it saves its layout
     * every few seconds, and not when the page goes.
     */
    reloadWith(viewType: string): Promise<void>;
    /** Writes `test-results/NAME.png`. @returns its path */
    screenshot(name: string): Promise<string>;
    extensionLog(): string;
    stop(): Promise<void>;
}

/** In CSS pixels: a laptop's. */
export const windowSize = { width: 1500, height: 950 };

export interface VisualStudioCodeOptions {
    readonly settings?: Settings;
    /** In CSS pixels. */
    readonly viewport?: { readonly width: number; readonly height: number };
    readonly deviceScaleFactor?: number;
}

/** Before something is tried again. In milliseconds. */
const patience = 3000;

/** The workbench is slow to start on a machine with other work. In milliseconds. */
const startTimeout = 90_000;

/** Starts VS Code on `folder`, which it does not trust yet, with the packaged extension at `vsix`. */
export async function startVisualStudioCode(
    folder: string,
    vsix: string,
    { settings = {}, ...look }: VisualStudioCodeOptions = {},
): Promise<VisualStudioCode> {
    const server = await startCodeServer(vsix, settings);
    const browser = await launchChromium();
    const page = await browser.newPage({ viewport: windowSize, ...look });
    const code = drive(page, {
        extensionLog: server.extensionLog,
        async stop() {
            await browser.close();
            await server.stop();
        },
    });
    try {
        await openWorkbench(page, `${server.address}?folder=${encodeURIComponent(folder)}`);
        return code;
    } catch (error) {
        const picture = await code.screenshot('failed to start');
        await code.stop();
        throw new Error(`VS Code did not start; see ${picture}.`, { cause: error });
    }
}

export async function openWorkbench(page: Page, url: string): Promise<void> {
    await page.goto(url);
    await page.locator('.monaco-workbench .part.editor').waitFor({ timeout: startTimeout });
    // Keys reach nothing before it is restored.
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: startTimeout });
}

export async function takeScreenshot(page: Page, name: string): Promise<string> {
    mkdirSync('test-results', { recursive: true });
    const path = resolve('test-results', `${name.replaceAll(/\W+/g, '-')}.png`);
    await page.screenshot({ path });
    return path;
}

/** Tries until it succeeds, or has failed too often. */
async function persist(work: () => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
        try {
            return await work();
        } catch (error) {
            if (attempt === 8) throw error;
        }
    }
}

function drive(page: Page, host: Pick<VisualStudioCode, 'extensionLog' | 'stop'>): VisualStudioCode {
    const quickInput = page.locator('.quick-input-widget input:not([type="checkbox"])').first();
    const rows = page.locator('.quick-input-list .monaco-list-row');

    /** Opens a quick input by a key; right after the start VS Code may not listen yet, so the key is pressed again. */
    const open = (key: string): Promise<void> =>
        persist(async () => {
            await page.keyboard.press(key);
            await quickInput.waitFor({ state: 'visible', timeout: patience });
        });

    async function close(): Promise<void> {
        await page.keyboard.press('Escape');
        await quickInput.waitFor({ state: 'hidden' });
    }

    /** A list offers what there was when it opened; what comes with the extension or with trust comes later. */
    const pick = (key: string, typed: string, row: string): Promise<void> =>
        persist(async () => {
            await open(key);
            await quickInput.fill(typed);
            const wanted = rows.filter({ hasText: row }).first();
            try {
                await wanted.waitFor({ timeout: patience });
            } catch (error) {
                await close();
                throw error;
            }
            await wanted.click();
            await quickInput.waitFor({ state: 'hidden' });
        });

    return {
        ...host,
        page,
        webview: page.frameLocator('iframe.webview.ready').frameLocator('#active-frame'),
        async command(title) {
            await pick('F1', `>${title}`, title);
        },
        async offered(typed) {
            await open('F1');
            await quickInput.fill(`>${typed}`);
            await rows.first().waitFor();
            const labels = await rows.locator('.label-name').allTextContents();
            await close();
            return labels;
        },
        async openFile(name) {
            await pick('Control+p', name, name);
            await page.locator('.tab.active', { hasText: name }).waitFor();
            await page.locator('.editor-instance .view-line').first().waitFor();
        },
        async goTo(line, column) {
            await open('Control+g');
            await quickInput.fill(`:${line}:${column}`);
            await page.keyboard.press('Enter');
            await page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
        },
        async answer(text) {
            await quickInput.waitFor({ state: 'visible' });
            await quickInput.fill(text);
            await page.keyboard.press('Enter');
            await quickInput.waitFor({ state: 'hidden' });
        },
        message: text => page.locator('.notifications-toasts').getByText(text).first().waitFor(),
        async reloadWith(viewType) {
            // First without what the webview itself wants to keep.
            const isOpen = `value => value.split('mainThreadWebview-${viewType}')[1]?.includes('state')`;
            const isSaved = `(${savedLayouts})().then(values => values.some(${isOpen}))`;
            await page.waitForFunction(isSaved, undefined, { timeout: startTimeout, polling: 200 });
            await page.reload();
        },
        screenshot: name => takeScreenshot(page, name),
    };
}

/** Runs in the browser: what VS Code keeps of its workspaces in IndexedDB, as texts. */
const savedLayouts = `async () => {
    const found = [];
    for (const { name } of await indexedDB.databases()) {
        if (!name.startsWith('vscode-web-state-db-')) continue;
        const answered = request => new Promise((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
        });
        const database = await answered(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
            found.push(...(await answered(database.transaction(store).objectStore(store).getAll())).map(String));
        }
        database.close();
    }
    return found;
}`;
