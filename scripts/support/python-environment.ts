import { createHash } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { acquireLock, FolderLockedError } from '../../src/disk/folder-lock.ts';
import { cacheFolder } from './cache-folder.ts';
import { findPython, whyNoPython } from './python-programs.ts';
import { run } from './run-program.ts';

/**
 * The Python of a virtual environment that holds these requirements: made once, found again by their hash.
 * @param requirements the text of a requirements file
 * @param least the oldest Python that will do: `3.12`
 * @throws where there is no such Python, or pip cannot install
 */
export async function pythonEnvironment(requirements: string, least = '3.10'): Promise<string> {
    const base = await findPython(least);
    if (!base) throw new Error(whyNoPython(least));
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
