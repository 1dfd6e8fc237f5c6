/** `npm run pictures`: media/walkthrough/, photographed in a real VS Code, with the project that New Project writes. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startVisualStudioCode, type VisualStudioCode } from '../tests/support/visual-studio-code.ts';
import { type DjangoProject, freePort, manage, startServer } from './support/django-server.ts';
import { packageExtension } from './support/package-extension.ts';
import { pythonEnvironment } from './support/python-environment.ts';
import { stopAll, stopAllOnSignals } from './support/run-program.ts';

const media = fileURLToPath(new URL('../media/walkthrough', import.meta.url));
const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern' };
const secret = 'a-secret-for-pictures';

/** Larger than VS Code shows them, so that they stay sharp, and small enough to ship. */
const look = { viewport: { width: 860, height: 560 }, deviceScaleFactor: 1 };
const settings = {
    'security.workspace.trust.enabled': false,
    'workbench.activityBar.location': 'hidden',
    'breadcrumbs.enabled': false,
    'editor.lineNumbers': 'off',
    'editor.folding': false,
    'editor.fontSize': 13,
    'editor.scrollbar.vertical': 'hidden',
    'editor.stickyScroll.enabled': false,
    'workbench.editor.editorActionsLocation': 'hidden',
};

/** What a person does in the walkthrough, and a picture of each step. */
async function photograph(theme: keyof typeof themes, vsix: string): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'djagram-pictures-'));
    writeFileSync(join(folder, 'notes.txt'), '');
    const code = await startVisualStudioCode(folder, vsix, {
        ...look,
        settings: { ...settings, 'workbench.colorTheme': themes[theme] },
    });
    const picture = async (name: string): Promise<void> => {
        const path = join(media, `${name}-${theme}.png`);
        await code.page.locator('.part.editor').screenshot({ path, animations: 'disabled' });
        console.log(`${path} (${Math.round(statSync(path).size / 1024)} KB)`);
    };
    try {
        await code.command('View: Toggle Primary Side Bar Visibility');
        await code.command('Djagram: New Project');
        await code.answer('shop');
        await code.page.locator('.codelens-decoration', { hasText: 'Generate' }).first().waitFor();
        await code.goTo(12, 1);
        await picture('new');
        await showFinding(code);
        await picture('finding');
        await code.page.keyboard.press('Escape');
        await code.command('File: Revert File');
        await code.command('Djagram: Open Preview to the Side');
        await code.webview.locator('svg .node').first().waitFor();
        await code.goTo(24, 5);
        await code.webview.locator('.highlighted').first().waitFor();
        await picture('preview');
        await code.command('Djagram: Generate Django Project');
        await code.message(/Django project generated/);
        await code.command('Notifications: Clear All Notifications');
        await code.openFile('models.py');
        await picture('generate');
        await code.command('View: Close Editor');
        await callBackend(code, folder);
        await picture('call');
    } finally {
        await code.stop();
        await stopAll();
        rmSync(folder, { recursive: true, force: true });
    }
}

/** A misspelt type, and what is said of it. */
async function showFinding(code: VisualStudioCode): Promise<void> {
    await code.goTo(23, 16);
    await code.page.keyboard.press('Delete');
    await code.page.locator('.squiggly-error').first().waitFor();
    await code.command('Show or Focus Hover');
    await code.page.locator('.monaco-hover-content', { hasText: 'Decimal' }).first().waitFor();
}

async function callBackend(code: VisualStudioCode, folder: string): Promise<void> {
    const port = await freePort();
    const backend = join(folder, 'backend');
    const python = await pythonEnvironment(readFileSync(join(backend, 'requirements.txt'), 'utf8'));
    const project: DjangoProject = { folder: backend, python, env: { OAUTH2_REPORTING_SECRET: secret } };
    await manage(project, 'makemigrations', '--noinput');
    await manage(project, 'migrate', '--noinput');
    await manage(project, 'loaddata', 'demo');
    await manage(project, 'create_oauth_clients');
    await startServer(project, port);
    await code.openFile('shop.dsl');
    // Behind 'http://127.0.0.1:', where the port stands.
    await code.goTo(51, 30);
    await code.page.keyboard.press('Shift+End');
    await code.page.keyboard.type(`${port}/"`);
    await code.goTo(55, 1);
    await code.page.locator('.codelens-decoration a', { hasText: 'Send request' }).first().click();
    await code.answer(secret);
    await code.page.locator('.tab', { hasText: 'products.http' }).waitFor();
    await code.page.getByText('200 OK').first().waitFor();
}

stopAllOnSignals();
mkdirSync(media, { recursive: true });
const vsix = await packageExtension();
for (const theme of ['light', 'dark'] as const) await photograph(theme, vsix);
