/** A real Neovim without a screen, driven by keys as a person would, and asked what it shows. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run, start, stop } from '../../scripts/support/run-program.ts';

const program = process.env.NEOVIM ?? 'nvim';

/** Empty where there is one that can run the configuration of docs/other-editors.md. */
export function whyNoNeovim(): string {
    const { stdout, error } = spawnSync(program, ['--version'], { encoding: 'utf8' });
    if (error) return `there is no '${program}' here. The environment variable NEOVIM may say where it is.`;
    const [, major, minor] = /^NVIM v(\d+)\.(\d+)/.exec(stdout) ?? [];
    if (Number(major) > 0 || Number(minor) >= 11) return '';
    return `'${program}' is ${stdout.split('\n')[0] || 'no Neovim'}, and 0.11 is needed.`;
}

export interface Neovim {
    /** In Vim's notation: `Gox: Ch<C-x><C-o>`. */
    type(keys: string): Promise<void>;
    /** What an expression of Lua is now. */
    get<T>(lua: string): Promise<T>;
    /** Waits until it is as wanted. @throws after a minute, with what it was last */
    until<T>(lua: string, isWanted: (value: T) => boolean): Promise<T>;
    close(): Promise<void>;
}

/** `path`: folders that are searched for commands before others. */
export async function startNeovim(options: {
    readonly config: string;
    readonly file: string;
    readonly path: string;
}): Promise<Neovim> {
    const home = mkdtempSync(join(tmpdir(), 'djagram-neovim-'));
    const socket = join(home, 'socket');
    // Nothing of the user's own configuration, state or cache.
    const own = Object.fromEntries(
        ['XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME', 'XDG_CACHE_HOME'].map(name => [name, join(home, name)]),
    );
    const env = { ...process.env, ...own, PATH: `${options.path}${delimiter}${process.env.PATH ?? ''}` };
    const child = start(program, ['--clean', '--headless', '-u', options.config, '--listen', socket, options.file], {
        env,
        stdio: 'ignore',
    });
    const remote = (...args: readonly string[]): Promise<string> =>
        run(program, ['--clean', '--headless', '--server', socket, ...args], { env });
    const get = async <T>(lua: string): Promise<T> =>
        JSON.parse(await remote('--remote-expr', `luaeval('vim.json.encode(${lua.replaceAll("'", "''")})')`)) as T;
    const until = async <T>(lua: string, isWanted: (value: T) => boolean): Promise<T> => {
        const end = Date.now() + 60_000;
        for (let last: unknown; ; await new Promise(resolve => setTimeout(resolve, 100))) {
            try {
                const value = await get<T>(lua);
                if (isWanted(value)) return value;
                last = JSON.stringify(value);
            } catch (error) {
                // It takes a moment until it listens.
                last = error;
            }
            if (Date.now() > end) throw new Error(`${lua} is not what was waited for: ${last}`);
        }
    };
    await until('vim.v.vim_did_enter', value => value === 1);
    return {
        type: async keys => void (await remote('--remote-send', keys)),
        get,
        until,
        close: async () => {
            await stop(child);
            rmSync(home, { recursive: true, force: true });
        },
    };
}
