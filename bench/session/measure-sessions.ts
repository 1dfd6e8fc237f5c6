import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { LanguageClient, TooSlowError } from '../client/language-client.ts';
import type { Progress } from '../report/progress.ts';
import type { Result } from '../report/result.ts';
import type { SchemaLayout } from '../schema/schema-layout.ts';
import type { BenchServer } from '../servers/bench-server.ts';
import { serverEnvironment } from '../servers/server-environment.ts';
import { EditingSession } from './editing-session.ts';
import { layOutProject } from './project-folder.ts';
import type { Sample, SessionMeasure } from './session-measure.ts';

export interface Limits {
    /** How long a server may take over one measure, in milliseconds; it gets at least one round. */
    readonly budget: number;
    /** How long it may take over one answer. */
    readonly patience: number;
}

/** As long as a fast typist needs for the next key: what a server does after its answer is nobody's wait. */
const PAUSE_MS = 40;

/** A server's session, as long as it answers. */
interface Contestant {
    readonly session: EditingSession;
    failure: string | undefined;
}

/** What a server did in one measure. */
interface ContestRecord {
    readonly contestant: Contestant;
    readonly samples: Sample[];
    /** In milliseconds. */
    spent: number;
    rounds: number;
    /** The processor time that the server had used before. */
    readonly before: number | undefined;
}

/**
 * Has every server open the schema, then takes all of them through each measure, round by round and one after the other,
 * so that what else the machine does hits all of them alike.
 */
export async function measureSessions(
    servers: readonly BenchServer[],
    layout: SchemaLayout,
    measures: readonly SessionMeasure[],
    limits: Limits,
    progress: Progress,
): Promise<Result[]> {
    const contestants: Contestant[] = [];
    try {
        for (const server of servers) {
            const project = layOutProject(server, layout);
            if (!project) continue;
            const client = new LanguageClient({
                command: server.command,
                folder: project.folder,
                environment: serverEnvironment(server.environment?.(project.kept, 'cold')),
                patience: limits.patience,
            });
            contestants.push({ session: new EditingSession(server, project, client), failure: undefined });
        }
        const results: Result[] = [];
        for (const contestant of contestants) {
            const { session } = contestant;
            progress(`${layout.name}: ${session.server.title} opens`);
            await attempt(contestant, async () => {
                await session.client.initialize(session.project.rootUri);
                await session.open();
            });
            results.push(memoryOf(contestant, layout, 'memory.load', 'memory after load'));
        }
        for (const measure of measures) {
            if (measure.applies && !measure.applies(layout)) continue;
            progress(`${layout.name}: ${measure.title}`);
            results.push(...(await measureAll(contestants, layout, measure, limits)));
        }
        for (const contestant of contestants) {
            results.push(memoryOf(contestant, layout, 'memory.end', 'memory at the end'));
        }
        return results;
    } finally {
        for (const { session } of contestants) {
            await session.client.kill();
            session.project.remove();
        }
    }
}

async function measureAll(
    contestants: readonly Contestant[],
    layout: SchemaLayout,
    measure: SessionMeasure,
    { budget }: Limits,
): Promise<Result[]> {
    const records = contestants.map(
        (contestant): ContestRecord => ({
            contestant,
            samples: [],
            spent: 0,
            rounds: 0,
            before: contestant.session.client.processorTime(),
        }),
    );
    for (let round = 0; round < measure.rounds; round++) {
        for (const record of records) {
            const { contestant } = record;
            if (contestant.failure !== undefined || record.spent > budget) continue;
            await sleep(PAUSE_MS);
            const start = performance.now();
            const steps = await attempt(contestant, () => measure.step(contestant.session, round));
            record.samples.push(...(steps ?? []));
            record.spent += performance.now() - start;
            record.rounds++;
        }
    }
    return records.flatMap(record => resultsOf(record, layout, measure, budget));
}

function resultsOf(
    { contestant, samples, spent, rounds, before }: ContestRecord,
    layout: SchemaLayout,
    measure: SessionMeasure,
    budget: number,
): Result[] {
    const { server, client } = contestant.session;
    const result = (id: string, title: string, figures: readonly number[]): Result => ({
        schema: layout.name,
        measure: id,
        title,
        of: server.id,
        unit: 'ms',
        samples: figures,
    });
    const note =
        contestant.failure ??
        (samples.length === 0 && rounds > 0 ? 'no answer' : undefined) ??
        (spent > budget && rounds < measure.rounds ? `of ${samples.length}` : undefined);
    const kinds = [...new Set(samples.flatMap(({ kind }) => kind ?? []))];
    const after = contestant.failure === undefined ? client.processorTime() : undefined;
    const used = before !== undefined && after !== undefined && samples.length > 0 ? [after - before] : [];
    return [
        {
            ...result(
                measure.id,
                measure.title,
                samples.map(({ ms }) => ms),
            ),
            ...(note !== undefined && { note }),
        },
        ...kinds.map(kind =>
            result(
                `${measure.id}.${kind}`,
                `— ${kind}`,
                samples.flatMap(sample => (sample.kind === kind ? [sample.ms] : [])),
            ),
        ),
        ...(measure.countsProcessorTime
            ? [
                  result(
                      `${measure.id}.processor`,
                      '— processor time of one',
                      used.map(ms => ms / samples.length),
                  ),
              ]
            : []),
    ];
}

function memoryOf(contestant: Contestant, layout: SchemaLayout, measure: string, title: string): Result {
    const memory = contestant.failure === undefined ? contestant.session.client.memory() : undefined;
    return {
        schema: layout.name,
        measure,
        title,
        of: contestant.session.server.id,
        unit: 'MiB',
        samples: memory === undefined ? [] : [memory],
        ...(contestant.failure !== undefined && { note: contestant.failure }),
    };
}

/** A server that fails at something, or is too slow at it, is asked nothing any more. */
async function attempt<T>(contestant: Contestant, work: () => Promise<T>): Promise<T | undefined> {
    if (contestant.failure !== undefined) return undefined;
    try {
        return await work();
    } catch (error) {
        if (!(error instanceof Error)) throw error;
        contestant.failure = error instanceof TooSlowError ? `over ${error.afterMs / 1000} s` : error.message;
        await contestant.session.client.kill();
        return undefined;
    }
}
