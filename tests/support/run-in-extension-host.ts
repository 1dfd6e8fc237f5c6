import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { startCodeServer } from './code-server-process.ts';
import type { SuiteExtension } from './suite-extension.ts';
import { openWorkbench, takeScreenshot, windowSize } from './visual-studio-code.ts';

export interface SuiteOutcome {
    /** Of the suite: 0 where all of it passed. */
    readonly code: number;
    readonly report: string;
    readonly extensionLog: string;
}

/** In milliseconds. */
const suiteTimeout = 180_000;

/** Runs a suite inside VS Code's extension host, where the packaged extension at `vsix` is installed. */
export async function runInExtensionHost(suite: SuiteExtension, vsix: string): Promise<SuiteOutcome> {
    const server = await startCodeServer(vsix, { 'security.workspace.trust.enabled': false });
    const browser = await launchChromium();
    try {
        const page = await browser.newPage({ viewport: windowSize });
        const errors = await collectErrors(page);
        await switchAutomationOn(page);
        // VS Code tells automation by this function that its extension host ended, and how.
        let ended: (code: number) => void = () => undefined;
        const exit = new Promise<number>(resolve => {
            ended = resolve;
        });
        await page.exposeFunction('codeAutomationExit', (code: number) => ended(code));
        const remote = (path: string): string => `vscode-remote://${new URL(server.address).host}${path}`;
        const payload = [
            ['extensionDevelopmentPath', remote(suite.folder)],
            ['extensionTestsPath', remote(suite.tests)],
        ];
        const query = new URLSearchParams({ folder: suite.workspace, payload: JSON.stringify(payload) });
        await openWorkbench(page, `${server.address}?${query}`);
        const code = await Promise.race([exit, page.waitForTimeout(suiteTimeout).then(() => undefined)]);
        const report = join(suite.workspace, 'suite-report.txt');
        if (code === undefined || !existsSync(report)) {
            const picture = await takeScreenshot(page, 'failed suite of the extension host');
            const ending = code === undefined ? 'did not end in time' : `ended with ${code} and no report`;
            throw new Error(`The suite ${ending}; see ${picture}.\n${errors.join('\n')}\n${server.extensionLog()}`);
        }
        return { code, report: readFileSync(report, 'utf8'), extensionLog: server.extensionLog() };
    } finally {
        await browser.close();
        await server.stop();
    }
}

async function collectErrors(page: Page): Promise<readonly string[]> {
    const errors: string[] = [];
    await page.exposeFunction('codeAutomationLog', (level: string, parts: unknown[]) => {
        if (level === 'error') errors.push(parts.join(' '));
    });
    return errors;
}

/** Only a workbench under automation takes tests from its address, and code-server has no switch for that. */
const switchAutomationOn = (page: Page): Promise<unknown> =>
    page.addInitScript(`new MutationObserver((_, observer) => {
        const settings = document.getElementById('vscode-workbench-web-configuration')?.dataset;
        if (!settings?.settings) return;
        observer.disconnect();
        const options = JSON.parse(settings.settings);
        options.developmentOptions = { ...options.developmentOptions, enableSmokeTestDriver: true };
        settings.settings = JSON.stringify(options);
    }).observe(document, { childList: true, subtree: true })`);
