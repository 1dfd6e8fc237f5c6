/** Which Python there is on this machine. */
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { run } from './run-program.ts';

export interface PythonProgram {
    /** A name to be found in PATH, or a path. */
    readonly program: string;
    /** Without its patch: `3.12`. */
    readonly version: string;
}

/** Newest first: releases that every package of the tests is there for, or may be soon. */
const minors = [14, 13, 12, 11, 10];

/** The first that is `least` or newer: what `python3` means, else one that says its version in its name, else one of pyenv's. */
export async function findPython(least: string): Promise<PythonProgram | undefined> {
    const named = minors.map(minor => `python3.${minor}`);
    for (const program of ['python3', ...named, 'python', ...programsOfPyenv()]) {
        const version = await versionOf(program);
        if (version !== undefined && isAtLeast(version, least)) return { program, version };
    }
    return undefined;
}

export const whyNoPython = (least: string): string =>
    `Python ${least} or newer is needed, as \`python3\`, \`python\`, or one of pyenv's.`;

/** Undefined where it does not run, as pyenv's stand-in for a version that is not chosen. */
async function versionOf(program: string): Promise<string | undefined> {
    const version = await run(program, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']).catch(() => '');
    return version.trim() || undefined;
}

function isAtLeast(version: string, least: string): boolean {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number);
    return major === leastMajor && minor >= leastMinor;
}

/** Those that pyenv has installed, chosen or not, newest first. */
function programsOfPyenv(): string[] {
    const isWindows = process.platform === 'win32';
    return pyenvFolders().flatMap(folder => {
        const versions = join(folder, 'versions');
        return releasesIn(versions).map(name => join(versions, name, isWindows ? 'python.exe' : 'bin/python'));
    });
}

function pyenvFolders(): string[] {
    const { PYENV_ROOT, PATH = '' } = process.env;
    const shims = PATH.split(delimiter).filter(folder => basename(folder) === 'shims');
    const folders = [...(PYENV_ROOT ? [PYENV_ROOT] : []), join(homedir(), '.pyenv'), ...shims.map(dirname)];
    return [...new Set(folders)];
}

/** Folders named after a release of Python 3; environments and previews have longer names. */
function releasesIn(folder: string): string[] {
    let names: string[];
    try {
        names = readdirSync(folder);
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw error;
    }
    return names.filter(name => /^3\.\d+\.\d+$/.test(name)).sort(byRelease);
}

const byRelease = (one: string, other: string): number => other.localeCompare(one, 'en', { numeric: true });
