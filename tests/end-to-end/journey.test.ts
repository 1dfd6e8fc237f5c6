/**
 * One journey through the packaged extension in a real VS Code, against a real generated backend: what a user does on
 * the first day. Its steps depend on each other.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DjangoProject, freePort, manage, startServer } from '../../scripts/support/django-server.ts';
import { packagePath } from '../../scripts/support/package-extension.ts';
import { pythonEnvironment } from '../../scripts/support/python-environment.ts';
import { stopAll } from '../../scripts/support/run-program.ts';
import {
    reasonWithoutVisualStudioCode,
    startVisualStudioCode,
    type VisualStudioCode,
} from '../support/visual-studio-code.ts';

const secret = 'the-secret-of-reporting';
const missing = await reasonWithoutVisualStudioCode();

/** Line and column, from 1, of the first place where `text` stands in a file. */
function placeOf(file: string, text: string): { line: number; column: number } {
    const before = readFileSync(file, 'utf8').split(text, 1)[0] ?? '';
    const lines = before.split('\n');
    return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/** A text in the picture; its tooltip, which may say the same, is none. */
const shown = (preview: Frame, text: string): Locator =>
    preview.locator('svg text', { hasText: exactly(text) }).first();

const exactly = (text: string): RegExp => new RegExp(`^${text}$`);

describe.skipIf(missing)('a first day with Djagram', () => {
    const folder = mkdtempSync(join(tmpdir(), 'djagram-journey-'));
    let code: VisualStudioCode;
    let port: number;

    beforeAll(async () => {
        port = await freePort();
        cpSync('examples/shop', folder, { recursive: true });
        for (const name of readdirSync(folder)) {
            const text = readFileSync(join(folder, name), 'utf8');
            writeFileSync(join(folder, name), text.replaceAll('http://127.0.0.1:8000/', `http://127.0.0.1:${port}/`));
        }
        code = await startVisualStudioCode(folder, packagePath());
    });

    let lost = false;
    beforeEach(({ skip }) => skip(lost, 'a step before it failed'));
    afterEach(async ({ task }) => {
        if (task.result?.state !== 'fail') return;
        lost = true;
        await code.screenshot(`failed ${task.name}`);
    });

    afterAll(async () => {
        await code?.stop();
        await stopAll();
        rmSync(folder, { recursive: true, force: true });
    });

    test('a finding appears and vanishes while typing', async () => {
        await code.openFile('catalog.dsl');
        const { line, column } = placeOf(join(folder, 'catalog.dsl'), 'Decimal(');
        await code.goTo(line, column);
        await code.page.keyboard.type('X');
        await code.page.locator('.squiggly-error').first().waitFor({ timeout: 60_000 });
        await code.screenshot('1-finding');
        await code.page.keyboard.press('Backspace');
        await code.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    });

    test('the preview shows the models, and changes with the text', async () => {
        await code.command('Djagram: Open Preview to the Side');
        const preview = await code.webview('svg');
        await shown(preview, 'Product').waitFor();
        await code.screenshot('2-preview');
        const { line, column } = placeOf(join(folder, 'catalog.dsl'), 'price: Decimal');
        await code.goTo(line, column);
        await code.page.keyboard.type('discount: Integer = 0\n');
        await shown(preview, 'discount').waitFor();
        await code.screenshot('3-preview-changed');
    });

    test('the last good picture stays while the text does not parse', async () => {
        const preview = await code.webview('svg');
        await code.page.keyboard.type('oops: (((');
        await code.page.locator('.squiggly-error').first().waitFor();
        await preview.getByText('out of date').waitFor();
        await shown(preview, 'discount').waitFor();
        await code.screenshot('4-preview-stale');
        await code.command('File: Revert File');
        await shown(preview, 'discount').waitFor({ state: 'detached' });
        await code.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    });

    test('a click on a node lands in its source', async () => {
        const preview = await code.webview('svg');
        await shown(preview, 'ProductTag').click();
        const { line } = placeOf(join(folder, 'catalog.dsl'), 'model ProductTag');
        await code.page.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor();
    });

    test('a graph is drawn too', async () => {
        const preview = await code.webview('svg');
        await preview.getByLabel('View').selectOption('graph:colours');
        await shown(preview, 'to_red').waitFor();
        await code.screenshot('5-graph');
    });

    test('the preview returns when the window is loaded again', async () => {
        await code.page.reload();
        const preview = await code.webview('svg');
        // Of which view depends on when VS Code saved its state last.
        await preview.locator('svg text').first().waitFor();
    });

    test('generating writes the Django project', async () => {
        await code.command('Djagram: Generate Django Project');
        await code.page.getByText('Django project generated').first().waitFor();
        await code.screenshot('6-generated');
        expect(readFileSync(join(folder, 'backend', 'catalog', 'models.py'), 'utf8')).toContain(
            'class Product(Timestamped):',
        );
    });

    test('a request of the file is answered by the running backend', async () => {
        const backend = join(folder, 'backend');
        const python = await pythonEnvironment(readFileSync(join(backend, 'requirements.txt'), 'utf8'));
        const project: DjangoProject = { folder: backend, python, env: { OAUTH2_REPORTING_SECRET: secret } };
        await manage(project, 'makemigrations', '--noinput');
        await manage(project, 'migrate', '--noinput');
        await manage(project, 'loaddata', 'demo');
        await manage(project, 'create_oauth_clients');
        await startServer(project, port);

        const file = readdirSync(folder).find(
            name => name.endsWith('.dsl') && readFileSync(join(folder, name), 'utf8').includes('request live_products'),
        );
        await code.openFile(file ?? '');
        const { line, column } = placeOf(join(folder, file ?? ''), 'request live_products');
        await code.goTo(line, column);
        await code.page.locator('.codelens-decoration a', { hasText: 'Send request' }).first().click();
        await code.answer(secret);
        await code.page.locator('.tab', { hasText: 'live_products.http' }).waitFor();
        await code.page.getByText('200 OK').first().waitFor();
        await code.page.getByText('"a1"').first().waitFor();
        await code.screenshot('7-response');
    });
});
