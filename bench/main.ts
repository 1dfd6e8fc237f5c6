/**
 * `npm run bench`: what an editor's user waits for, measured over stdio from another process, and the time of whole
 * commands. Read the ratios: machines differ, and so do two runs on one of them.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LanguageClient } from './language-client.ts';
import { middleField, schemaOf } from './schema.ts';
import { median, quantile } from './statistics.ts';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const sizes = [100, 1000];
const EDITS = 60;

interface Row {
    readonly measure: string;
    readonly figures: readonly number[];
    readonly unit: 'ms' | 'MiB' | 'KiB';
}

async function measureEditor(folder: string, count: number): Promise<Row[]> {
    const text = schemaOf(count);
    const file = join(folder, 'schema.dsl');
    writeFileSync(file, text);
    const client = new LanguageClient([process.execPath, cli, 'lsp', '--stdio'], pathToFileURL(file).href);
    await client.initialize(pathToFileURL(folder).href);
    const initialized = performance.now() - client.started;
    const first = await client.open(text);
    const cold = performance.now() - client.started;
    if (first.length > 0) throw new Error(`The bench's schema has findings: ${first[0]?.message}`);
    const loaded = client.memory() ?? Number.NaN;

    const edits: number[] = [];
    const completions: number[] = [];
    const at = middleField(text, count);
    for (let i = 0; i < EDITS; i++) {
        // A type is broken and mended by turns; the diagnostics must come and go with it.
        const broken = i % 2 === 0;
        const start = performance.now();
        const diagnostics = await (broken ? client.edit(at, at, 'X') : client.edit(at, at + 1, ''));
        edits.push(performance.now() - start);
        if (diagnostics.length > 0 !== broken) throw new Error(`Edit ${i}: ${diagnostics.length} diagnostics.`);
        const asked = performance.now();
        const items = await client.complete(broken ? at + 1 : at);
        completions.push(performance.now() - asked);
        if (!broken && items === 0) throw new Error('No completion for a type.');
    }
    const end = client.memory() ?? Number.NaN;
    await client.stop();
    return [
        { measure: 'start → initialize answered', figures: [initialized], unit: 'ms' },
        { measure: 'start → first diagnostics, cold', figures: [cold], unit: 'ms' },
        { measure: 'edit → diagnostics', figures: edits, unit: 'ms' },
        { measure: 'completion after a key', figures: completions, unit: 'ms' },
        { measure: 'memory after load', figures: [loaded], unit: 'MiB' },
        { measure: `memory after ${EDITS} edits`, figures: [end], unit: 'MiB' },
    ];
}

function measureCommand(measure: string, args: readonly string[]): Row {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`djagram ${args.join(' ')} ended with ${status}:\n${stderr}`);
    return { measure, figures: [performance.now() - start], unit: 'ms' };
}

async function measure(count: number): Promise<Row[]> {
    const folder = mkdtempSync(join(tmpdir(), 'djagram-bench-'));
    try {
        const project = join(folder, 'project');
        mkdirSync(project);
        const rows = await measureEditor(project, count);
        const out = join(folder, 'out');
        rows.push(measureCommand('check, whole command', ['check', project]));
        rows.push(measureCommand('generate, whole command', ['generate', project, '--out', out]));
        rows.push(measureCommand('generate again, nothing changed', ['generate', project, '--out', out]));
        const svg = join(folder, 'models.svg');
        rows.push(
            measureCommand('draw models, whole command', [
                'diagram',
                project,
                '--view',
                'models',
                '--format',
                'svg',
                '--out',
                svg,
            ]),
        );
        return rows;
    } finally {
        rmSync(folder, { recursive: true });
    }
}

const results: { models: number; rows: Row[] }[] = [];
for (const models of sizes) results.push({ models, rows: await measure(models) });

const cells = ({ figures, unit }: Row): string => {
    const shown = (value: number) => value.toFixed(value < 10 ? 1 : 0).padStart(7);
    return `${shown(median(figures))} ${figures.length > 1 ? shown(quantile(figures, 0.95)) : '       '} ${unit}`;
};
console.log(
    `Node ${process.version}, ${process.platform} ${process.arch}; models of 10 members in one file; median and 95th percentile\n`,
);
console.log(`${''.padEnd(36)}${sizes.map(size => `${size} models`.padEnd(22)).join('')}ratio`);
for (const [index, { measure }] of (results[0]?.rows ?? []).entries()) {
    const rows = results.flatMap(({ rows }) => rows[index] ?? []);
    const [small, large] = rows.map(row => median(row.figures));
    const ratio = small && large ? (large / small).toFixed(1) : '';
    console.log(`${measure.padEnd(36)}${rows.map(row => cells(row).padEnd(22)).join('')}${ratio}`);
}
console.log(`\n${JSON.stringify(results.map(({ models, rows }) => ({ models, rows })))}`);
