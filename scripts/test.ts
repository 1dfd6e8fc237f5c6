/**
 * `npm test`: everything, each part as real as it gets. What cannot be tested on this machine is said, with the reason;
 * with CI=true that is a failure.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { exitOf, start, stopAll, stopAllOnSignals } from './support/run-program.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = mkdtempSync(join(tmpdir(), 'djagram-test-'));

interface Counts {
    passed: number;
    failed: number;
    skipped: number;
}
const total: Counts = { passed: 0, failed: 0, skipped: 0 };

async function part(title: string, command: readonly [string, ...string[]], report?: string): Promise<void> {
    console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 70 - title.length))}`);
    const began = performance.now();
    const [program, ...args] = command;
    const child = start(program, args, { cwd: root, stdio: 'inherit' });
    const code = await exitOf(child);
    const counts = report ? countsOf(report) : undefined;
    if (counts) {
        total.passed += counts.passed;
        total.failed += counts.failed;
        total.skipped += counts.skipped;
    }
    // A part that fails without a failing test has failed as a whole.
    if (code !== 0 && !counts?.failed) total.failed++;
    else if (!report) total.passed++;
    console.log(
        `${code === 0 ? 'passed' : `FAILED (${code})`} in ${((performance.now() - began) / 1000).toFixed(0)} s`,
    );
}

/** Vitest's own counts; undefined where it did not come to write them. */
function countsOf(report: string): Counts | undefined {
    try {
        const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
        return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
    } catch (error) {
        console.error(`No report of these tests: ${error instanceof Error ? error.message : error}`);
        return undefined;
    }
}

async function vitest(title: string, config: string): Promise<void> {
    const report = join(results, `${config.replaceAll(/\W/g, '-')}.json`);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    await part(title, ['vitest', 'run', '--config', config, ...reporters], report);
}

stopAllOnSignals();
await part('Types', ['tsc', '-p', '.']);
await part('Types of the webview', ['tsc', '-p', 'src/webview']);
await part('Lint and format', ['biome', 'check', '.']);
await vitest('Units', 'vitest.config.ts');
await vitest('Made-up schemas, beside real Django', 'tests/conformance/vitest.config.ts');
await vitest('Generated projects on real Django', 'tests/django/vitest.config.ts');
await part('Package', [process.execPath, 'scripts/package.ts']);
await vitest('A journey in a real VS Code', 'tests/end-to-end/vitest.config.ts');
await stopAll();
rmSync(results, { recursive: true });

console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed > 0 ? 1 : 0;
