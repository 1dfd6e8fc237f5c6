import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

/** Everything that was started and still runs: `stopAll` ends it. */
const running = new Set<ChildProcess>();
// Also where an error nobody caught ends this process.
process.on('exit', () => {
    for (const child of running) child.kill('SIGTERM');
});

export interface RunOptions {
    readonly cwd?: string;
    readonly env?: NodeJS.ProcessEnv;
    /** Exit codes that are no failure; `[0]` unless said otherwise. */
    readonly accept?: readonly number[];
}

/**
 * Runs a program to its end.
 * @returns what it printed
 * @throws with what it printed on standard error, where its exit code is not accepted
 */
export async function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
    const child = start(program, args, { cwd: options.cwd, env: options.env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout?.setEncoding('utf8').on('data', text => (output += text));
    child.stderr?.setEncoding('utf8').on('data', text => (errors += text));
    const code = await exitOf(child);
    if (code === null || !(options.accept ?? [0]).includes(code)) {
        throw new Error(`${[program, ...args].join(' ')} ended with ${code}:\n${output}${errors}`);
    }
    return output;
}

/** Starts a program that goes on until it is stopped. */
export function start(program: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
    const child = spawn(program, args, options);
    running.add(child);
    child.on('exit', () => running.delete(child));
    child.on('error', () => running.delete(child));
    return child;
}

export const exitOf = (child: ChildProcess): Promise<number | null> =>
    new Promise((resolve, reject) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
        child.on('error', reject);
        child.on('close', resolve);
    });

/** Ends a program that was started here, gently first. */
export async function stop(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = exitOf(child);
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
    await gone;
    clearTimeout(patience);
}

export async function stopAll(): Promise<void> {
    await Promise.all([...running].map(stop));
}

let stopping = false;

/** Whether somebody has told this process to stop: what fails from then on fails because of that. */
export const isStopping = (): boolean => stopping;

/** Ctrl-C and its like end what was started, then this process. */
export function stopAllOnSignals(): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
        process.once(signal, () => {
            stopping = true;
            void stopAll().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
        });
    }
}
