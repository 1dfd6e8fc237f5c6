/** A real VS Code (code-server) in a real browser, driven as a user would: by keys, clicks and what is to be seen. */
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { installCodeServer } from '../../scripts/support/code-server.ts';
import { freePort } from '../../scripts/support/django-server.ts';
import { run, start, stop, stopAllOnSignals } from '../../scripts/support/run-program.ts';
import type { SuiteExtension } from './suite-extension.ts';

const chromiumPath = [
    process.env.CHROMIUM ?? '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find(path => existsSync(path));
const chromiumFlags = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
];

/**
 * Why no VS Code can be had here; undefined where one can. Installs it where it is not there yet, so it may take minutes.
 * @throws in CI, where its absence is no excuse
 */
export async function reasonWithoutVisualStudioCode(): Promise<string | undefined> {
    const reason = chromiumPath ? await reasonWithoutCodeServer() : 'there is no Chromium (CHROMIUM says where it is)';
    if (reason && process.env.CI === 'true') throw new Error(`VS Code cannot be tested: ${reason}.`);
    if (reason) console.warn(`Tests in a real VS Code are skipped: ${reason}.`);
    return reason;
}

const reasonWithoutCodeServer = (): Promise<string | undefined> =>
    installCodeServer().then(
        () => undefined,
        (error: unknown) => `code-server cannot be installed: ${error instanceof Error ? error.message : error}`,
    );

export interface VisualStudioCode {
    readonly page: Page;
    /** Runs a command by its title, as from the palette. */
    command(title: string): Promise<void>;
    /** Opens a file of the folder by its name. */
    openFile(name: string): Promise<void>;
    /** Puts the cursor of the active editor; both count from 1. */
    goTo(line: number, column: number): Promise<void>;
    /** Types into an input box that is open, and confirms. */
    answer(text: string): Promise<void>;
    /** The innermost frame of the webview that shows what `selector` finds. */
    webview(selector: string): Promise<Frame>;
    screenshot(name: string): Promise<void>;
    stop(): Promise<void>;
}

/** In milliseconds. */
const suiteTimeout = 180_000;

const settings = {
    'workbench.startupEditor': 'none',
    'security.workspace.trust.enabled': false,
    'telemetry.telemetryLevel': 'off',
    'editor.minimap.enabled': false,
    'files.autoSave': 'off',
    'window.restoreWindows': 'none',
    'workbench.tips.enabled': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.colorTheme': 'Default Light Modern',
    'chat.disableAIFeatures': true,
    'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
    'editor.autoClosingBrackets': 'never',
};

// A test run that is interrupted leaves no server behind.
stopAllOnSignals();

interface CodeServer {
    readonly port: number;
    readonly process: ChildProcess;
    stop(): Promise<void>;
}

/** A server with a home of its own, in which the packaged extension is installed. */
async function startCodeServer(folder: string, vsix: string): Promise<CodeServer> {
    const entry = await installCodeServer();
    const home = mkdtempSync(join(tmpdir(), 'djagram-vscode-'));
    const places = ['--user-data-dir', join(home, 'data'), '--extensions-dir', join(home, 'extensions')];
    mkdirSync(join(home, 'data', 'User'), { recursive: true });
    writeFileSync(join(home, 'data', 'User', 'settings.json'), JSON.stringify(settings));
    await run(process.execPath, [entry, ...places, '--install-extension', vsix]);
    const port = await freePort();
    const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'];
    const address = ['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`];
    const server = start(process.execPath, [entry, ...address, ...places, ...quiet, folder], { stdio: 'ignore' });
    return {
        port,
        process: server,
        async stop() {
            await stop(server);
            rmSync(home, { recursive: true, force: true });
        },
    };
}

const launchBrowser = (): Promise<Browser> =>
    chromium.launch({ ...(chromiumPath && { executablePath: chromiumPath }), args: chromiumFlags });

/** Starts VS Code on `folder` with the packaged extension at `vsix`. */
export async function startVisualStudioCode(folder: string, vsix: string): Promise<VisualStudioCode> {
    const server = await startCodeServer(folder, vsix);
    const browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1500, height: 950 } });
    await openWorkbench(page, `http://127.0.0.1:${server.port}/?folder=${encodeURIComponent(folder)}`, server.process);
    return drive(page, async () => {
        await browser.close();
        await server.stop();
    });
}

/**
 * Runs a suite inside VS Code's extension host, where the packaged extension is installed.
 * @returns the suite's exit code and its report
 */
export async function runInExtensionHost(suite: SuiteExtension, vsix: string): Promise<SuiteOutcome> {
    const server = await startCodeServer(suite.workspace, vsix);
    const browser = await launchBrowser();
    try {
        const page = await browser.newPage({ viewport: { width: 1500, height: 950 } });
        const exit = new Promise<number>(resolve => {
            // VS Code tells automation by this function that its extension host ended, and how.
            void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
        });
        // Only a workbench under automation takes tests from its address, and code-server has no switch for that.
        await page.addInitScript(`new MutationObserver((_, observer) => {
            const settings = document.getElementById('vscode-workbench-web-configuration')?.dataset;
            if (!settings?.settings) return;
            observer.disconnect();
            const options = JSON.parse(settings.settings);
            options.developmentOptions = { ...options.developmentOptions, enableSmokeTestDriver: true };
            settings.settings = JSON.stringify(options);
        }).observe(document, { childList: true, subtree: true })`);
        const errors: string[] = [];
        await page.exposeFunction('codeAutomationLog', (level: string, parts: unknown[]) => {
            if (level === 'error') errors.push(parts.join(' '));
        });
        const remote = (path: string): string => `vscode-remote://127.0.0.1:${server.port}${path}`;
        const payload = [
            ['extensionDevelopmentPath', remote(suite.folder)],
            ['extensionTestsPath', remote(suite.tests)],
        ];
        const query = new URLSearchParams({ folder: suite.workspace, payload: JSON.stringify(payload) });
        await openWorkbench(page, `http://127.0.0.1:${server.port}/?${query}`, server.process);
        const code = await Promise.race([exit, page.waitForTimeout(suiteTimeout).then(() => undefined)]);
        const report = join(suite.workspace, 'suite-report.txt');
        if (code === undefined || !existsSync(report)) {
            await page.screenshot({ path: 'test-results/extension-host.png' });
            throw new Error(
                `The suite ended with ${code ?? 'no code in time'} and without a report.\n${errors.join('\n')}`,
            );
        }
        return { code, report: readFileSync(report, 'utf8') };
    } finally {
        await browser.close();
        await server.stop();
    }
}

export interface SuiteOutcome {
    readonly code: number;
    readonly report: string;
}

async function openWorkbench(page: Page, url: string, server: ChildProcess): Promise<void> {
    for (let attempt = 0; ; attempt++) {
        if (server.exitCode !== null) throw new Error(`code-server ended with ${server.exitCode}.`);
        try {
            await page.goto(url);
            break;
        } catch (error) {
            if (attempt > 60) throw error;
            await page.waitForTimeout(500);
        }
    }
    await page.waitForSelector('.monaco-workbench .part.editor', { timeout: 60_000 });
}

function drive(page: Page, end: () => Promise<void>): VisualStudioCode {
    const quickInput = page.locator('.quick-input-widget input:not([type="checkbox"])').first();
    const rows = page.locator('.quick-input-list .monaco-list-row');

    /** Opens a quick input by a key; right after the start VS Code may not listen yet, so the key is pressed again. */
    async function open(key: string): Promise<void> {
        for (let attempt = 0; ; attempt++) {
            await page.keyboard.press(key);
            try {
                return await quickInput.waitFor({ state: 'visible', timeout: 3000 });
            } catch (error) {
                if (attempt === 5) throw error;
            }
        }
    }

    async function pick(typed: string, row: string): Promise<void> {
        await quickInput.fill(typed);
        await rows.filter({ hasText: row }).first().click();
    }

    return {
        page,
        async command(title) {
            await open('F1');
            await pick(`>${title}`, title);
        },
        async openFile(name) {
            await open('Control+p');
            await pick(name, name);
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
        async webview(selector) {
            for (let attempt = 0; attempt < 240; attempt++) {
                for (const frame of page.frames()) {
                    // A frame may go away while it is asked.
                    const found = await frame
                        .locator(selector)
                        .count()
                        .catch(() => 0);
                    if (found > 0 && frame !== page.mainFrame()) return frame;
                }
                await page.waitForTimeout(250);
            }
            throw new Error(`No webview shows '${selector}'.`);
        },
        async screenshot(name) {
            mkdirSync('test-results', { recursive: true });
            await page.screenshot({ path: `test-results/${name}.png` });
        },
        stop: end,
    };
}
