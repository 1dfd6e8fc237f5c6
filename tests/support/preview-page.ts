import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { elkLoader } from '../../src/diagram/elk/load-elk.js';
import { graphvizLoader } from '../../src/diagram/graphviz/load-graphviz.js';
import { createLayouter } from '../../src/diagram/layouter.js';
import type { Project } from '../../src/model/project.js';
import type { PreviewAnswer, PreviewParams } from '../../src/protocol/server-messages.js';
import type { ToWebview } from '../../src/protocol/webview-messages.js';
import { createPreviewHandler } from '../../src/server/preview-handler.js';

const source = (path: string): string => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));

export type ThemeKind = 'vscode-light' | 'vscode-dark' | 'vscode-high-contrast' | 'vscode-high-contrast-light';

/** What VS Code's own themes set, as far as the preview uses it. */
const themes: Readonly<Record<ThemeKind, Readonly<Record<string, string>>>> = {
    'vscode-light': {
        'editor-background': '#ffffff',
        'editor-foreground': '#3b3b3b',
        focusBorder: '#005fb8',
        'panel-border': '#e5e5e5',
        'dropdown-background': '#ffffff',
        'dropdown-border': '#cecece',
        'dropdown-foreground': '#3b3b3b',
        'icon-foreground': '#3b3b3b',
    },
    'vscode-dark': {
        'editor-background': '#1f1f1f',
        'editor-foreground': '#cccccc',
        focusBorder: '#0078d4',
        'panel-border': '#2b2b2b',
        'dropdown-background': '#313131',
        'dropdown-border': '#3c3c3c',
        'dropdown-foreground': '#cccccc',
        'icon-foreground': '#cccccc',
    },
    'vscode-high-contrast': {
        'editor-background': '#000000',
        'editor-foreground': '#ffffff',
        focusBorder: '#f38518',
        contrastBorder: '#6fc3df',
        contrastActiveBorder: '#f38518',
        'dropdown-background': '#000000',
        'dropdown-border': '#6fc3df',
        'dropdown-foreground': '#ffffff',
        'icon-foreground': '#ffffff',
        'panel-border': '#6fc3df',
    },
    'vscode-high-contrast-light': {
        'editor-background': '#ffffff',
        'editor-foreground': '#292929',
        focusBorder: '#006bbd',
        contrastBorder: '#0f4a85',
        contrastActiveBorder: '#006bbd',
        'dropdown-background': '#ffffff',
        'dropdown-border': '#0f4a85',
        'dropdown-foreground': '#292929',
        'icon-foreground': '#292929',
        'panel-border': '#0f4a85',
    },
};

let script: Promise<string> | undefined;
const bundled = (): Promise<string> => {
    script ??= build({
        entryPoints: [source('webview/main.ts')],
        bundle: true,
        write: false,
        platform: 'browser',
        target: 'es2022',
        format: 'iife',
    }).then(result => result.outputFiles[0]?.text ?? '');
    return script;
};

/** The preview's real script and style sheet in a page with the extension's policy and a stand-in for VS Code. */
export interface PreviewPage {
    readonly page: Page;
    send(message: ToWebview): Promise<void>;
    /** What the page has sent so far. */
    sent(): Promise<unknown[]>;
    /** What the page has asked VS Code to remember. */
    remembered(): Promise<unknown>;
    /** Violations of the policy and errors of the script. */
    readonly complaints: readonly string[];
}

export async function openPreview(
    browser: Browser,
    theme: ThemeKind,
    size = { width: 1100, height: 760 },
): Promise<PreviewPage> {
    const page = await browser.newPage({ viewport: size });
    const complaints: string[] = [];
    page.on('console', message => {
        if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', error => complaints.push(error.message));
    const origin = 'http://preview.invalid';
    const variables = Object.entries(themes[theme]).map(([name, value]) => `--vscode-${name}: ${value};`);
    const files: Readonly<Record<string, readonly [string, string]>> = {
        '/': [
            'text/html',
            `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${origin}; script-src 'nonce-n'">
<link rel="stylesheet" href="/theme.css"><link rel="stylesheet" href="/preview.css"></head>
<body class="${theme}"><main id="preview"></main>
<script nonce="n">window.sent = []; window.acquireVsCodeApi = () => ({ postMessage: m => sent.push(m), setState: s => { window.kept = s; } });</script>
<script nonce="n" src="/webview.js"></script></body></html>`,
        ],
        '/theme.css': [
            'text/css',
            `html { ${variables.join(' ')} --vscode-font-family: "Liberation Sans", sans-serif; }`,
        ],
        '/preview.css': ['text/css', readFileSync(source('webview/preview.css'), 'utf8')],
        '/webview.js': ['text/javascript', await bundled()],
    };
    await page.route(`${origin}/**`, route => {
        const found = files[new URL(route.request().url()).pathname];
        return found ? route.fulfill({ contentType: found[0], body: found[1] }) : route.fulfill({ status: 404 });
    });
    await page.goto(`${origin}/`);
    return {
        page,
        complaints,
        send: message => page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`),
        sent: () => page.evaluate('window.sent') as Promise<unknown[]>,
        remembered: () => page.evaluate('window.kept'),
    };
}

/** The answer that the server would give for a project. */
export async function previewOf(project: Project, params: Partial<PreviewParams> = {}): Promise<PreviewAnswer> {
    const handler = createPreviewHandler({
        projectOf: async () => ({ project, version: 1, parses: true }),
        layouter: createLayouter({ graphviz: graphvizLoader, elk: elkLoader }),
    });
    const answer = await handler.preview({ uri: 'file:///shop.dsl', view: 'models', ...params });
    if (!answer) throw new Error('nothing overtook this question');
    return answer;
}
