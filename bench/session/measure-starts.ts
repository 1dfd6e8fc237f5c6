import { mkdirSync, rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { LanguageClient, TooSlowError } from '../client/language-client.ts';
import type { Progress } from '../report/progress.ts';
import type { Result } from '../report/result.ts';
import type { SchemaLayout } from '../schema/schema-layout.ts';
import type { BenchServer, StartWay } from '../servers/bench-server.ts';
import { serverEnvironment } from '../servers/server-environment.ts';
import { shapeOfRound } from './edit-measures.ts';
import { EditingSession } from './editing-session.ts';
import type { Limits } from './measure-sessions.ts';
import { layOutProject, type ProjectFolder } from './project-folder.ts';

/** A server, started in one of the ways there are. */
interface Entrant {
    readonly server: BenchServer;
    readonly project: ProjectFolder;
    readonly way: StartWay;
    readonly times: StartTimes[];
    spent: number;
    failure: string | undefined;
}

/** From the start of the process, in milliseconds. */
interface StartTimes {
    readonly initialized: number;
    /** All that is wrong in the schema has been shown. */
    readonly diagnosed: number;
    /** What the server had used of the processors by then; undefined where the system does not tell. */
    readonly used: number | undefined;
    /** A key that was pressed right then has been answered: what was shown may have been remembered. */
    readonly edited: number;
}

/** How long a session lasts that fills the cache: what is not written by then may be written at its end. */
const FILLING_MS = 3000;

/** Starts every server again and again, one after the other. */
export async function measureStarts(
    servers: readonly BenchServer[],
    layout: SchemaLayout,
    rounds: number,
    limits: Limits,
    progress: Progress,
): Promise<Result[]> {
    const entrants = servers.flatMap(server => server.ways.flatMap(way => entrantsOf(server, layout, way)));
    try {
        for (const entrant of entrants) {
            if (entrant.way === 'cold') continue;
            progress(`${layout.name}: ${entrant.server.title} fills its cache`);
            await attempt(entrant, () => startOnce(entrant, limits, FILLING_MS));
        }
        for (let round = 0; round < rounds; round++) {
            progress(`${layout.name}: start ${round + 1} of ${rounds}`);
            for (const entrant of entrants) {
                if (entrant.failure !== undefined || entrant.spent > limits.budget) continue;
                forget(entrant);
                const times = await attempt(entrant, () => startOnce(entrant, limits, 0));
                if (!times) continue;
                entrant.times.push(times);
                entrant.spent += times.edited;
            }
        }
        return entrants.flatMap(entrant => resultsOf(entrant, layout));
    } finally {
        for (const { project } of entrants) project.remove();
    }
}

function entrantsOf(server: BenchServer, layout: SchemaLayout, way: StartWay): Entrant[] {
    const project = layOutProject(server, layout);
    return project ? [{ server, project, way, times: [], spent: 0, failure: undefined }] : [];
}

async function startOnce({ server, project, way }: Entrant, { patience }: Limits, stay: number): Promise<StartTimes> {
    const client = new LanguageClient({
        command: server.command,
        folder: project.folder,
        environment: serverEnvironment(server.environment?.(project.kept, way)),
        patience,
    });
    try {
        const { startedAt } = client;
        const session = new EditingSession(server, project, client);
        const initialized = (await client.initialize(project.rootUri)) - startedAt;
        const diagnosed = (await session.open()) - startedAt;
        const used = client.processorTime();
        const shape = shapeOfRound(session, 0);
        await session.press(shape, server.language.breaks(shape).type[0], 'broken');
        const edited = performance.now() - startedAt;
        await session.undo();
        await sleep(stay);
        await client.shutDown();
        return { initialized, diagnosed, used, edited };
    } finally {
        await client.kill();
    }
}

/** What a start in this way does not find. */
function forget({ project: { kept }, way }: Entrant): void {
    if (way === 'cold') emptyFolder(kept.compiled);
    if (way !== 'cached') emptyFolder(kept.known);
}

function emptyFolder(folder: string): void {
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
}

const wayWords: Readonly<Record<StartWay, string>> = {
    cold: 'cold',
    compiled: 'compiled code kept',
    cached: 'all caches',
};

function resultsOf({ server, way, times, failure }: Entrant, layout: SchemaLayout): Result[] {
    const result = (measure: string, title: string, samples: readonly number[]): Result => ({
        schema: layout.name,
        measure: `${measure}.${way}`,
        title: `${title}, ${wayWords[way]}`,
        of: server.id,
        unit: 'ms',
        samples,
        ...(failure !== undefined && { note: failure }),
    });
    return [
        result(
            'initialize',
            'start → initialize answered',
            times.map(({ initialized }) => initialized),
        ),
        result(
            'start',
            'start → first diagnostics',
            times.map(({ diagnosed }) => diagnosed),
        ),
        result(
            'start.processor',
            '— processor time of it',
            times.flatMap(({ used }) => used ?? []),
        ),
        result(
            'ready',
            'start → diagnostics of a first edit',
            times.map(({ edited }) => edited),
        ),
    ];
}

async function attempt<T>(entrant: Entrant, work: () => Promise<T>): Promise<T | undefined> {
    try {
        return await work();
    } catch (error) {
        if (!(error instanceof Error)) throw error;
        entrant.failure = error instanceof TooSlowError ? `over ${error.afterMs / 1000} s` : error.message;
        return undefined;
    }
}
