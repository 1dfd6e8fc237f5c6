import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { exitOf, start, stop } from '../../scripts/support/run-program.ts';
import { serverEnvironment } from '../servers/server-environment.ts';

/** A command that did what it was to do, how long it took in milliseconds, or that and when it was stopped. */
export type CommandTime = { readonly ms: number } | { readonly stoppedAfter: number };

/**
 * From the start of the process to its end, in `folder`, below which it keeps what it keeps between two runs.
 * @throws where the command fails
 */
export async function timeCommand(
    [program, ...args]: readonly [string, ...string[]],
    folder: string,
    patience: number,
): Promise<CommandTime> {
    const started = performance.now();
    const env = serverEnvironment({ XDG_CACHE_HOME: join(folder, 'cache') });
    const child = start(program, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
        stream?.setEncoding('utf8').on('data', text => (printed += text));
    let stopped = false;
    const timer = setTimeout(() => {
        stopped = true;
        void stop(child);
    }, patience);
    const code = await exitOf(child);
    clearTimeout(timer);
    const ms = performance.now() - started;
    if (stopped) return { stoppedAfter: patience };
    if (code !== 0) throw new Error(`${[program, ...args].join(' ')} ended with ${code}:\n${printed.slice(-2000)}`);
    return { ms };
}
