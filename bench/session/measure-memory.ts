import { setTimeout as sleep } from 'node:timers/promises';
import { LanguageClient } from '../client/language-client.ts';
import type { Progress } from '../report/progress.ts';
import type { Result } from '../report/result.ts';
import type { SchemaLayout } from '../schema/schema-layout.ts';
import type { BenchServer } from '../servers/bench-server.ts';
import { serverEnvironment } from '../servers/server-environment.ts';
import { keyOfRound, shapeOfRound } from './edit-measures.ts';
import { EditingSession } from './editing-session.ts';
import type { Limits } from './measure-sessions.ts';
import { layOutProject } from './project-folder.ts';

/** When memory is looked at, in edits. What the first thousand leave behind is mostly compiled code. */
const counts = [0, 1000, 10_000] as const;

/** So long nothing is asked of a server before its memory is looked at: it may clear up when it has nothing to do. */
const REST_MS = 4000;

/** What one server keeps alive after so many edits, each of which is undone. */
export async function measureMemory(
    server: BenchServer,
    layout: SchemaLayout,
    limits: Limits,
    progress: Progress,
): Promise<Result[]> {
    const project = layOutProject(server, layout);
    if (!project) return [];
    const client = new LanguageClient({
        command: server.command,
        folder: project.folder,
        environment: serverEnvironment(server.environment?.(project.kept, 'cold')),
        patience: limits.patience,
    });
    try {
        const session = new EditingSession(server, project, client);
        await client.initialize(project.rootUri);
        await session.open();
        const results: Result[] = [];
        let done = 0;
        for (const count of counts) {
            progress(`${layout.name}: ${server.title}, ${count} edits`);
            for (; done < count; done += 2) await editAndUndo(session, done / 2);
            await sleep(REST_MS);
            const memory = client.memory();
            results.push({
                schema: layout.name,
                measure: `memory.edits.${count}`,
                title: `memory at rest after ${count.toLocaleString('en')} edits`,
                of: server.id,
                unit: 'MiB',
                samples: memory === undefined ? [] : [memory],
            });
        }
        await client.shutDown();
        return results;
    } finally {
        await client.kill();
        project.remove();
    }
}

async function editAndUndo(session: EditingSession, round: number): Promise<void> {
    await session.press(shapeOfRound(session, round), keyOfRound(session, round).key, 'broken');
    await session.undo();
}
