/** VS Code's server as a process of its own, with a home of its own: nothing of the machine's VS Code is read or changed. */
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installCodeServer } from '../../scripts/support/code-server.ts';
import { run, start, stop, stopAllOnSignals } from '../../scripts/support/run-program.ts';

// A test run that is interrupted leaves no server behind.
stopAllOnSignals();

export interface CodeServerProcess {
    /** `http://127.0.0.1:PORT/` */
    readonly address: string;
    /** What the extension has written to its log so far. */
    extensionLog(): string;
    stop(): Promise<void>;
}

export type Settings = Readonly<Record<string, unknown>>;

/** The editor is quiet and does nothing by itself, so that what is typed is what stands there. */
const quietSettings: Settings = {
    'workbench.startupEditor': 'none',
    'workbench.tips.enabled': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.colorTheme': 'Default Light Modern',
    'window.restoreWindows': 'none',
    'telemetry.telemetryLevel': 'off',
    'chat.disableAIFeatures': true,
    'files.autoSave': 'off',
    'editor.minimap.enabled': false,
    'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
    'editor.autoClosingBrackets': 'never',
    // The journey meets the folder in restricted mode first, without a dialogue in its way.
    'security.workspace.trust.startupPrompt': 'never',
    'security.workspace.trust.banner': 'never',
};

/** Starts a server in which the packaged extension at `vsix` is installed. */
export async function startCodeServer(vsix: string, settings: Settings = {}): Promise<CodeServerProcess> {
    const entry = await installCodeServer();
    const home = mkdtempSync(join(tmpdir(), 'djagram-vscode-'));
    const data = join(home, 'data');
    mkdirSync(join(data, 'User'), { recursive: true });
    writeFileSync(join(data, 'User', 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
    const places = ['--user-data-dir', data, '--extensions-dir', join(home, 'extensions')];
    const config = ['--config', join(home, 'config.yaml'), '--disable-telemetry', '--disable-update-check'];
    const env = environment();
    await run(process.execPath, [entry, ...config, ...places, '--install-extension', vsix], { env });
    const server = start(
        process.execPath,
        [entry, ...config, ...places, '--auth', 'none', '--bind-addr', '127.0.0.1:0'],
        { env, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    return {
        address: await addressOf(server),
        extensionLog: () => readLogs(join(data, 'logs')),
        async stop() {
            await stop(server);
            rmSync(home, { recursive: true, force: true });
        },
    };
}

/** Without what a terminal of VS Code sets: with that, the server would hand its work to the VS Code of that terminal. */
function environment(): NodeJS.ProcessEnv {
    const foreign = /^(?:VSCODE_|CODE_SERVER_|ELECTRON_|NODE_OPTIONS$|PASSWORD$|HASHED_PASSWORD$)/;
    return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/** It listens on a port of the system's choice, and says which. */
function addressOf(server: ChildProcess): Promise<string> {
    return new Promise((resolve, reject) => {
        let printed = '';
        const read = (text: string): void => {
            printed += text;
            const address = /listening on (http:\/\/127\.0\.0\.1:\d+\/)/.exec(printed)?.[1];
            if (address) resolve(address);
        };
        server.stdout?.setEncoding('utf8').on('data', read);
        server.stderr?.setEncoding('utf8').on('data', read);
        server.on('error', reject);
        server.on('close', code => reject(new Error(`code-server ended with ${code}:\n${printed}`)));
    });
}

const readLogs = (folder: string): string =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('Djagram.log'))
        .map(name => readFileSync(join(folder, name), 'utf8'))
        .join('\n');
