import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

export interface SuiteExtension {
    /** An extension that does nothing: VS Code runs tests only where it develops one. The packaged one is installed. */
    readonly folder: string;
    /** Exports `run`. */
    readonly tests: string;
    /** A copy of the shop to work in, where the suite leaves `suite-report.txt`. */
    readonly workspace: string;
}

/** Bundles the suite that runs inside VS Code, and lays out what it needs. */
export async function buildSuite(): Promise<SuiteExtension> {
    const home = mkdtempSync(join(tmpdir(), 'djagram-suite-'));
    const folder = join(home, 'extension');
    const tests = join(folder, 'suite.cjs');
    const workspace = join(home, 'shop');
    mkdirSync(folder);
    cpSync('examples/shop', workspace, { recursive: true });
    const manifest = { name: 'suite', publisher: 'djagram', version: '0.0.1', engines: { vscode: '^1.100.0' } };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    await build({
        entryPoints: ['tests/extension/suite/suite.ts'],
        outfile: tests,
        bundle: true,
        platform: 'node',
        format: 'cjs',
        external: ['vscode'],
        logLevel: 'warning',
    });
    return { folder, tests, workspace };
}
