import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { exitOf, start, stop } from '../../scripts/support/run-program.ts';
import { serverEnvironment } from '../servers/server-environment.ts';

/** How long a command took, in milliseconds, or why it came to no end of its own. */
export type CommandTime = { readonly ms: number } | { readonly failure: string };

/**
 * From the start of the process to its end, in `folder`, below which it keeps what it keeps between two runs.
 * @throws where the command fails, unless it was too slow or too large
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
    if (stopped) return { failure: `over ${patience / 1000} s` };
    if (/heap out of memory/.test(printed)) return { failure: `out of memory after ${Math.floor(ms / 1000)} s` };
    if (code !== 0) throw new Error(`${[program, ...args].join(' ')} ended with ${code}:\n${printed.slice(-2000)}`);
    return { ms };
}
