/**
 * `npm run test:electron [-- VERSION|oldest]`: the suite of the extension host in the VS Code of a laptop, which is
 * downloaded once. Where that download is not to be had, the tests in code-server run the same suite.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { downloadAndUnzipVSCode, runTests, runVSCodeCommand } from '@vscode/test-electron';
import { buildSuite } from '../tests/support/suite-extension.ts';
import { cacheFolder } from './support/cache-folder.ts';
import { packageExtension } from './support/package-extension.ts';

const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { vscode: string } };
/** `oldest` is the one that the manifest says is enough. */
const version = process.argv[2] === 'oldest' ? engines.vscode.replace('^', '') : (process.argv[2] ?? 'stable');

async function testInElectron(): Promise<void> {
    if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
        throw new Error(`VS Code needs a display, and there is none: 'xvfb-run -a npm run test:electron' brings one.`);
    const cachePath = cacheFolder('vscode');
    const executable = await downloadAndUnzipVSCode({ version, cachePath }).catch((error: unknown) => {
        throw new Error(`VS Code ${version} could not be downloaded from update.code.visualstudio.com.`, {
            cause: error,
        });
    });
    const vsix = await packageExtension();
    const suite = await buildSuite();
    const home = mkdtempSync(join(tmpdir(), 'djagram-vscode-'));
    const places = [`--user-data-dir=${join(home, 'data')}`, `--extensions-dir=${join(home, 'extensions')}`];
    try {
        await runVSCodeCommand(['--install-extension', vsix, ...places], { version, cachePath });
        await runTests({
            vscodeExecutablePath: executable,
            extensionDevelopmentPath: suite.folder,
            extensionTestsPath: suite.tests,
            launchArgs: [suite.workspace, ...places, '--disable-workspace-trust', '--skip-welcome'],
        });
    } finally {
        const report = join(suite.workspace, 'suite-report.txt');
        console.log(existsSync(report) ? readFileSync(report, 'utf8') : 'VS Code ended without a report of the suite.');
        for (const folder of [home, dirname(suite.folder)]) rmSync(folder, { recursive: true, force: true });
    }
}

try {
    await testInElectron();
} catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (error instanceof Error && error.cause instanceof Error) console.error(`(${error.cause.message})`);
    console.error(`\nThe same suite runs without it in code-server: 'npm run package && npm run test:journey'.`);
    process.exitCode = 1;
}
