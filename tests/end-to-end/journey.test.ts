/**
 * One journey through the packaged extension in a real VS Code, against a real generated backend: what a user does on
 * the first day. Its steps depend on each other.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { type DjangoProject, freePort, manage, startServer } from '../../scripts/support/django-server.ts';
import { packagePath } from '../../scripts/support/package-extension.ts';
import { pythonEnvironment } from '../../scripts/support/python-environment.ts';
import { stopAll } from '../../scripts/support/run-program.ts';
import { startVisualStudioCode, type VisualStudioCode } from '../support/visual-studio-code.ts';

const secret = 'the-secret-of-reporting';
/** The extension and its server wake up with the first file. In milliseconds. */
const wakingUp = 60_000;

describe.skipIf(inject('whyNoVisualStudioCode'))('a first day with Djagram', () => {
    let folder: string;
    const read = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');
    let code: VisualStudioCode;
    let port: number;

    beforeAll(async () => {
        folder = mkdtempSync(join(tmpdir(), 'djagram-journey-'));
        port = await freePort();
        cpSync('examples/shop', folder, { recursive: true });
        for (const name of readdirSync(folder)) {
            const text = read(name).replaceAll('http://127.0.0.1:8000/', `http://127.0.0.1:${port}/`);
            writeFileSync(join(folder, name), text);
        }
        code = await startVisualStudioCode(folder, packagePath());
    });

    let lost = false;
    beforeEach(({ skip }) => skip(lost, 'a step before it failed'));
    afterEach(async ({ task }) => {
        if (task.result?.state !== 'fail') return;
        lost = true;
        console.error(`See ${await code.screenshot(`failed ${task.name}`)}\n${code.extensionLog()}`);
    });

    afterAll(async () => {
        await code?.stop();
        await stopAll();
        rmSync(folder, { recursive: true, force: true });
    });

    const views = (): Locator => code.webview.getByLabel('View', { exact: true });
    const offered = (typed: string) => expect.poll(() => code.offered(typed), { timeout: wakingUp });
    const errors = (): Locator => code.page.locator('.squiggly-error');
    const cursorIn = async (file: string, text: string): Promise<void> => {
        const { line, column } = placeOf(read(file), text);
        await code.goTo(line, column);
    };

    test('a finding appears and vanishes while typing', async () => {
        await code.openFile('catalog.dsl');
        await cursorIn('catalog.dsl', 'Decimal(');
        await code.page.keyboard.type('X');
        await errors().first().waitFor({ timeout: wakingUp });
        await code.screenshot('1-finding');
        await code.page.keyboard.press('Backspace');
        await errors().first().waitFor({ state: 'detached' });
    });

    test('a folder that is not trusted is not generated from', async () => {
        await offered('Djagram: ').toContain('Djagram: Open Preview to the Side');
        expect(await code.offered('Djagram: ')).not.toContain('Djagram: Generate Django Project');
        await code.command('Workspaces: Manage Workspace Trust');
        await code.page
            .locator('.workspace-trust-editor a, .workspace-trust-editor .monaco-button', { hasText: /^Trust$/ })
            .click();
        await code.page.locator('.workspace-trust-editor.trusted').waitFor();
        await code.openFile('catalog.dsl');
        await offered('Djagram: ').toContain('Djagram: Generate Django Project');
    });

    test('the preview shows the models, and changes with the text', async () => {
        await code.command('Djagram: Open Preview to the Side');
        await shown(code.webview, 'Product').waitFor();
        await code.screenshot('2-preview');
        await cursorIn('catalog.dsl', 'price: Decimal');
        await code.page.keyboard.type('discount: Integer = 0\n');
        await shown(code.webview, 'discount').waitFor();
        await code.screenshot('3-preview-changed');
    });

    test('the last good picture stays while the text does not parse', async () => {
        await code.page.keyboard.type('oops: (((\n');
        await errors().first().waitFor();
        await code.webview.getByText('out of date').waitFor();
        await shown(code.webview, 'discount').waitFor();
        await code.screenshot('4-preview-stale');
        await code.command('File: Revert File');
        await shown(code.webview, 'discount').waitFor({ state: 'detached' });
        await errors().first().waitFor({ state: 'detached' });
    });

    test('the node under the cursor is highlighted', async () => {
        await cursorIn('catalog.dsl', 'model Category');
        await code.webview
            .locator('.node.highlighted', { has: code.webview.locator('text', saying('Category')) })
            .waitFor();
        await cursorIn('catalog.dsl', 'weight: PositiveSmallInteger');
        await code.webview
            .locator('.row.highlighted', { has: code.webview.locator('text', saying('weight')) })
            .waitFor();
        await code.screenshot('5-highlighted');
    });

    test('a click on a node lands in its source', async () => {
        await shown(code.webview, 'Category').click();
        const { line } = placeOf(read('catalog.dsl'), 'model Category');
        await code.page.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor();
        await shown(code.webview, 'User').click();
        await code.page.locator('.tab.active', { hasText: 'accounts.dsl' }).waitFor();
    });

    test('routes and graphs are drawn too', async () => {
        await views().selectOption('routes');
        await shown(code.webview, 'health/').waitFor();
        await code.screenshot('6-routes');
        await views().selectOption('graph:colours');
        await shown(code.webview, 'to_red').waitFor();
        await code.screenshot('7-graph');
    });

    test('the preview returns when the window is loaded again', async () => {
        await code.reloadWith('djagram.preview');
        // Of which view depends on when VS Code saved its state last.
        await code.webview.locator('svg .node').first().waitFor({ timeout: wakingUp });
    });

    test('generating writes the Django project', async () => {
        await code.command('Djagram: Generate Django Project');
        await code.message(/Django project generated/);
        await code.screenshot('8-generated');
        expect(read('backend', 'catalog', 'models.py')).toContain('class Product(Timestamped):');
    });

    test('what generating would change is a text to read', async () => {
        await code.openFile('catalog.dsl');
        await cursorIn('catalog.dsl', 'price: Decimal');
        await code.page.keyboard.type('discount: Integer = 0\n');
        await code.command('Djagram: Show What Generating Would Change');
        await code.page.locator('.tab.active', { hasText: 'What generating would change' }).waitFor();
        await code.page.getByText('+    discount = models.IntegerField(default=0)').first().waitFor();
        await code.screenshot('9-what-would-change');
        expect(read('backend', 'catalog', 'models.py')).not.toContain('discount');
        await code.command('File: Revert File');
    });

    test('a request of the file is answered by the running backend', async () => {
        const backend = join(folder, 'backend');
        const python = await pythonEnvironment(read('backend', 'requirements.txt'));
        const project: DjangoProject = { folder: backend, python, env: { OAUTH2_REPORTING_SECRET: secret } };
        await manage(project, 'makemigrations', '--noinput');
        await manage(project, 'migrate', '--noinput');
        await manage(project, 'loaddata', 'demo');
        await manage(project, 'create_oauth_clients');
        await startServer(project, port);

        await code.openFile('api.dsl');
        await cursorIn('api.dsl', 'request live_products');
        await code.page.locator('.codelens-decoration a', { hasText: 'Send request' }).first().click();
        await code.answer(secret);
        await code.page.locator('.tab', { hasText: 'live_products.http' }).waitFor();
        await code.page.getByText('200 OK').first().waitFor();
        await code.page.getByText('"a1"').first().waitFor();
        await code.screenshot('10-response');
        expect(code.extensionLog()).not.toContain(secret);
        expect(existsSync(join(folder, '.vscode'))).toBe(false);
    });

    test('what two hands changed is opened where a person has to choose', async () => {
        const models = join(folder, 'backend', 'catalog', 'models.py');
        writeFileSync(models, readFileSync(models, 'utf8').replace('max_length=200', 'max_length=150'));
        writeFileSync(join(folder, 'catalog.dsl'), read('catalog.dsl').replace('Char(200', 'Char(250'));
        await code.openFile('catalog.dsl');
        await code.page.locator('.view-line', { hasText: 'Char(250' }).waitFor();
        await code.command('Djagram: Generate Django Project');
        await code.message('catalog/models.py');
        await code.page.locator('.notifications-toasts').getByRole('button', { name: 'Open File' }).click();
        await code.page.locator('.tab.active', { hasText: 'models.py' }).waitFor();
        const { line } = placeOf(readFileSync(models, 'utf8'), '<<<<<<<');
        await code.page.locator('.statusbar-item', { hasText: `Ln ${line}, Col 1` }).waitFor();
        await code.screenshot('11-conflict');
        expect(readFileSync(models, 'utf8')).toMatch(/max_length=150[\s\S]*=======[\s\S]*max_length=250/);
    });
});

/** Line and column, from 1, of the first place where `text` stands. */
function placeOf(file: string, text: string): { readonly line: number; readonly column: number } {
    const [before, found] = file.split(text, 2);
    if (before === undefined || found === undefined) throw new Error(`'${text}' is not in the file.`);
    const lines = before.split('\n');
    return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/** A text in the picture; its tooltip, which may say the same, is none. */
const shown = (preview: FrameLocator, text: string): Locator => preview.locator('svg text', saying(text)).first();
const saying = (text: string): { hasText: RegExp } => ({ hasText: new RegExp(`^${text}$`) });
