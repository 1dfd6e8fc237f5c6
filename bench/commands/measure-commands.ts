import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from '../report/progress.ts';
import type { Result } from '../report/result.ts';
import type { DjagramCommand } from '../servers/djagram-server.ts';
import type { Limits } from '../session/measure-sessions.ts';
import { createTemporaryFolder, removeTemporaryFolder } from '../temporary-folder.ts';
import { djagramGenerator } from './djagram-generator.ts';
import type { GeneratedContent, Generator } from './generator.ts';
import { timeCommand } from './run-command.ts';

const contents: Readonly<Record<GeneratedContent, string>> = {
    backend: 'models and a REST API',
    models: 'models alone',
};

/** One generator with one schema, and what its runs took. */
interface Entrant {
    readonly generator: Generator;
    readonly content: GeneratedContent;
    readonly first: number[];
    readonly again: number[];
    spent: number;
    note: string | undefined;
}

/** Whole commands: generating into an empty folder, and once more with nothing changed. */
export async function measureGenerators(
    generators: readonly Generator[],
    models: number,
    rounds: number,
    { budget, patience }: Limits,
    progress: Progress,
): Promise<Result[]> {
    const entrants = (['backend', 'models'] as const).flatMap(content =>
        generators.map(
            (generator): Entrant => ({ generator, content, first: [], again: [], spent: 0, note: undefined }),
        ),
    );
    for (let round = 0; round < rounds; round++) {
        for (const entrant of entrants) {
            if (entrant.spent > budget) continue;
            progress(`${models} models: ${entrant.generator.title} generates ${contents[entrant.content]}`);
            const spent = await generateTwice(entrant, models, patience);
            entrant.spent += spent ?? Number.POSITIVE_INFINITY;
        }
    }
    return entrants.flatMap(entrant => resultsOf(entrant, models));
}

/** @returns how long it took; undefined where there is no use in doing it again */
function generateTwice(entrant: Entrant, models: number, patience: number): Promise<number | undefined> {
    const { generator, content } = entrant;
    return inEmptyFolder(async folder => {
        const run = generator.layOut(folder, models, content);
        if (!run) return undefined;
        const first = await timeCommand(run.command, folder, patience);
        if ('failure' in first) {
            entrant.note = first.failure;
            return undefined;
        }
        entrant.first.push(first.ms);
        const made = stateOf(join(folder, run.output));
        entrant.note = `${made.size} ${made.size === 1 ? 'file' : 'files'}`;
        const again = await timeCommand(run.command, folder, patience);
        if ('failure' in again) return undefined;
        entrant.again.push(again.ms);
        if (!run.rewrites) refuseChanges(made, stateOf(join(folder, run.output)));
        return first.ms + again.ms;
    });
}

async function inEmptyFolder<T>(work: (folder: string) => T | Promise<T>): Promise<T> {
    const folder = createTemporaryFolder();
    try {
        return await work(folder);
    } finally {
        removeTemporaryFolder(folder);
    }
}

/** Each file with when it was written, in nanoseconds, and what else would show that it was written again. */
function stateOf(folder: string): ReadonlyMap<string, string> {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
    return new Map(
        files.map(({ parentPath, name }) => {
            const path = join(parentPath, name);
            const { mtimeNs, size, ino } = statSync(path, { bigint: true });
            return [path, `${mtimeNs} ${size} ${ino}`];
        }),
    );
}

/** Generating again with nothing changed is to write nothing. */
function refuseChanges(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): void {
    const written = [...after].filter(([path, state]) => before.get(path) !== state).map(([path]) => path);
    if (written.length > 0) throw new Error(`Generating again wrote ${written.join(', ')}.`);
}

function resultsOf({ generator, content, first, again, note }: Entrant, models: number): Result[] {
    if (first.length === 0 && note === undefined) return [];
    const common = {
        schema: `generate ${models}`,
        of: generator.id,
        unit: 'ms',
        ...(note !== undefined && { note }),
    } as const;
    const what = contents[content];
    return [
        { ...common, measure: `generate.${content}.first`, title: `generate ${what}`, samples: first },
        { ...common, measure: `generate.${content}.again`, title: '— again, nothing changed', samples: again },
    ];
}

const otherCommands = [
    { id: 'check', title: 'check', args: ['check', 'project'] },
    { id: 'draw', title: 'draw the models', args: ['diagram', 'project', '--view', 'models', '--out', 'models.svg'] },
];

/** Djagram's other commands, each as if it ran for the first time. */
export async function measureOtherCommands(
    command: DjagramCommand,
    models: number,
    rounds: number,
    { patience }: Limits,
    progress: Progress,
): Promise<Result[]> {
    const generator = djagramGenerator(command);
    const results: Result[] = [];
    for (const { id, title, args } of otherCommands) {
        progress(`${models} models: ${title}`);
        const samples: number[] = [];
        let note: string | undefined;
        for (let round = 0; round < rounds && note === undefined; round++) {
            const time = await inEmptyFolder(folder => {
                generator.layOut(folder, models, 'backend');
                return timeCommand([...command, ...args], folder, patience);
            });
            if ('ms' in time) samples.push(time.ms);
            else note = time.failure;
        }
        const result = { measure: `command.${id}`, title, of: generator.id, unit: 'ms', samples } as const;
        results.push({ schema: `generate ${models}`, ...result, ...(note !== undefined && { note }) });
    }
    return results;
}
