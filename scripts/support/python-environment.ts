import { createHash } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { acquireLock, FolderLockedError } from '../../src/disk/folder-lock.ts';
import { cacheFolder } from './cache-folder.ts';
import { run } from './run-program.ts';

/**
 * The Python of a virtual environment that holds these requirements: made once, found again by their hash.
 * @param requirements the text of a requirements file
 * @throws where there is no Python 3.10 or newer, or pip cannot install
 */
export async function pythonEnvironment(requirements: string): Promise<string> {
    const base = await findPython();
    const key = createHash('sha256').update(`${base.version}\n${requirements}`).digest('hex').slice(0, 16);
    const folder = cacheFolder('python', key);
    const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
    const isComplete = (): boolean => existsSync(join(folder, '.complete'));
    if (isComplete()) return python;
    const release = await lockOf(folder);
    try {
        // Whoever held the lock before has installed the same.
        if (!isComplete()) await install(base.program, folder, python, requirements);
    } finally {
        await release();
    }
    return python;
}

/** Waits while somebody else installs into the folder: parts of a test run begin at once. */
async function lockOf(folder: string): Promise<() => Promise<void>> {
    for (;;) {
        try {
            return await acquireLock(`${folder}.lock`);
        } catch (error) {
            if (!(error instanceof FolderLockedError)) throw error;
        }
        await pause(500);
    }
}

async function install(base: string, folder: string, python: string, requirements: string): Promise<void> {
    rmSync(folder, { recursive: true, force: true });
    await run(base, ['-m', 'venv', folder]);
    const file = join(folder, 'requirements.txt');
    writeFileSync(file, requirements);
    await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', file]);
    writeFileSync(join(folder, '.complete'), '');
}

async function findPython(): Promise<{ readonly program: string; readonly version: string }> {
    for (const program of ['python3', 'python']) {
        const version = await run(program, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']).catch(() => '');
        const [major, minor] = version.trim().split('.').map(Number);
        if (major === 3 && minor !== undefined && minor >= 10) return { program, version: version.trim() };
    }
    throw new Error('Python 3.10 or newer is needed, as `python3` or `python`.');
}
