/**
 * `npm run test:electron`: the suite of the extension host in the VS Code of a laptop, which is downloaded once. On a
 * server without that download, the journey runs the same suite in code-server.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { buildSuite } from '../tests/support/suite-extension.ts';
import { cacheFolder } from './support/cache-folder.ts';
import { packageExtension } from './support/package-extension.ts';

const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { vscode: string } };
/** `oldest` is the one that the manifest says is enough. */
const version = process.argv[2] === 'oldest' ? engines.vscode.replace('^', '') : (process.argv[2] ?? 'stable');

const vsix = await packageExtension();
const vscode = await downloadAndUnzipVSCode({ version, cachePath: cacheFolder('vscode') });
const suite = await buildSuite();
const home = mkdtempSync(join(tmpdir(), 'djagram-vscode-'));
const places = [`--user-data-dir=${join(home, 'data')}`, `--extensions-dir=${join(home, 'extensions')}`];
try {
    const [cli = vscode] = resolveCliArgsFromVSCodeExecutablePath(vscode);
    const installed = spawnSync(cli, [...places, '--install-extension', resolve(vsix)], {
        stdio: 'inherit',
        shell: process.platform === 'win32',
    });
    if (installed.status !== 0) throw new Error(`${vsix} could not be installed.`);
    await runTests({
        vscodeExecutablePath: vscode,
        extensionDevelopmentPath: suite.folder,
        extensionTestsPath: suite.tests,
        launchArgs: [suite.workspace, ...places, '--disable-workspace-trust'],
    });
} finally {
    console.log(readFileSync(join(suite.workspace, 'suite-report.txt'), 'utf8'));
    rmSync(home, { recursive: true, force: true });
    rmSync(dirname(suite.folder), { recursive: true, force: true });
}
