/**
 * `npm run bench`: what an editor's user waits for, measured over stdio from another process, and the time of whole
 * commands; with `--peers`, beside what a user would pick instead.
 */
import { writeFileSync } from 'node:fs';
import { stopAllOnSignals } from '../scripts/support/run-program.ts';
import { type BenchOptions, type MeasureName, parseOptions, usage } from './arguments.ts';
import { djagramGenerator } from './commands/djagram-generator.ts';
import type { Generator } from './commands/generator.ts';
import { jhipsterGenerator } from './commands/jhipster-generator.ts';
import { measureGenerators, measureOtherCommands } from './commands/measure-commands.ts';
import { typespecGenerator } from './commands/typespec-generator.ts';
import { describeMachine } from './report/machine.ts';
import { sayProgress } from './report/progress.ts';
import type { Result } from './report/result.ts';
import type { Column } from './report/result-tables.ts';
import { runReport, writePage } from './report/run-report.ts';
import type { BenchServer } from './servers/bench-server.ts';
import { copyDjagram, type DjagramCommand, djagramServer } from './servers/djagram-server.ts';
import { peers } from './servers/peers.ts';
import { burstAtOnce, burstOfTyping, edits } from './session/edit-measures.ts';
import { measureMemory } from './session/measure-memory.ts';
import { measureSessions } from './session/measure-sessions.ts';
import { measureStarts } from './session/measure-starts.ts';
import { completions, definitions, hovers, renames } from './session/request-measures.ts';
import type { SessionMeasure } from './session/session-measure.ts';
import { measureStages } from './stages/measure-stages.ts';

const STARTS = 7;
const BURSTS = 10;
const REQUESTS = 20;
const COMMANDS = 3;
/** For one of Djagram's own stages, in milliseconds. */
const STAGE_BUDGET = 3000;
/** Thousands of edits take minutes: once is enough, of Djagram itself. */
const MEMORY_LAYOUT = '1000';

const sessionMeasures: Readonly<Partial<Record<MeasureName, (options: BenchOptions) => SessionMeasure>>> = {
    edit: options => edits(Math.ceil(options.edits / 2)),
    burst: () => burstAtOnce(BURSTS),
    typing: () => burstOfTyping(BURSTS),
    completion: () => completions(REQUESTS),
    hover: () => hovers(REQUESTS),
    definition: () => definitions(REQUESTS),
    rename: () => renames(REQUESTS),
};

async function measureAll(
    options: BenchOptions,
    command: DjagramCommand,
    servers: readonly BenchServer[],
    generators: readonly Generator[],
): Promise<Result[]> {
    const { measures } = options;
    const results: Result[] = [];
    const wanted = [...measures].flatMap(name => sessionMeasures[name]?.(options) ?? []);
    for (const layout of options.layouts) {
        if (measures.has('start'))
            results.push(...(await measureStarts(servers, layout, STARTS, options, sayProgress)));
        if (wanted.length > 0) results.push(...(await measureSessions(servers, layout, wanted, options, sayProgress)));
        if (measures.has('memory') && layout.name === MEMORY_LAYOUT && servers[0]) {
            results.push(...(await measureMemory(servers[0], layout, options, sayProgress)));
        }
        if (measures.has('stages')) {
            sayProgress(`${layout.name}: Djagram's stages`);
            results.push(...(await measureStages(layout, STAGE_BUDGET)));
        }
    }
    if (measures.has('generate')) {
        for (const models of options.generated) {
            results.push(...(await measureGenerators(generators, models, COMMANDS, options, sayProgress)));
            results.push(...(await measureOtherCommands(command, models, COMMANDS, options, sayProgress)));
        }
    }
    return results;
}

async function bench(args: readonly string[]): Promise<void> {
    const options = parseOptions(args, Object.keys(peers));
    const command = copyDjagram();
    const servers = [djagramServer(command)];
    for (const id of options.peers) {
        const peer = peers[id];
        if (!peer) continue;
        sayProgress(`${id}: install, if it is not there`);
        servers.push(await peer());
    }
    const generators = [
        djagramGenerator(command),
        ...(options.peers.includes('typespec') && options.measures.has('generate') ? [await typespecGenerator()] : []),
        ...(options.jhipster ? [await jhipsterGenerator()] : []),
    ];
    const results = await measureAll(options, command, servers, generators);
    const machine = describeMachine();
    const columns: readonly Column[] = [...servers, ...generators.slice(1)].map(({ id, title }) => ({ id, title }));
    const report = runReport(results, columns, machine);
    console.log(report);
    if (options.json !== undefined) {
        writeFileSync(options.json, `${JSON.stringify({ machine, columns, results }, undefined, 1)}\n`);
    }
    if (options.page) writePage(report);
    const failed = results.filter(({ of, samples, note }) => of === 'djagram' && samples.length === 0 && note);
    if (failed.length > 0) throw new Error(`Djagram failed: ${failed[0]?.title}: ${failed[0]?.note}`);
}

stopAllOnSignals();
const args = process.argv.slice(2);
if (args.includes('--help')) {
    console.log(usage(Object.keys(peers)));
} else {
    await bench(args);
}
