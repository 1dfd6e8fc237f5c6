import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { run, start } from './run-program.ts';

/** A generated project with its environment: `manage.py` and a development server on a free loopback port. */
export interface DjangoProject {
    readonly folder: string;
    /** The Python of its virtual environment. */
    readonly python: string;
    readonly env?: NodeJS.ProcessEnv;
}

export const manage = ({ folder, python, env }: DjangoProject, ...args: readonly string[]): Promise<string> =>
    run(python, ['manage.py', ...args], { cwd: folder, env: { ...process.env, ...env } });

export async function freePort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    server.close();
    await once(server, 'close');
    if (address === null || typeof address === 'string') throw new Error('No free port.');
    return address.port;
}

/** Starts `runserver` and waits until it answers. */
export async function startServer(project: DjangoProject, port: number): Promise<ChildProcess> {
    const { folder, python, env } = project;
    const args = ['manage.py', 'runserver', '--noreload', `127.0.0.1:${port}`];
    const child = start(python, args, {
        cwd: folder,
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
        stream?.setEncoding('utf8').on('data', text => (printed += text));
    for (let attempt = 0; attempt < 300; attempt++) {
        if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${printed}`);
        const answered = await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' }).then(
            () => true,
            () => false,
        );
        if (answered) return child;
        await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error(`The server does not answer:\n${printed}`);
}
