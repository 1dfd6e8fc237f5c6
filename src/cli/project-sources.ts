import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findProjectFolder } from './find-project-files.js';
import { readSources, type SourceFile } from './node-files.js';

/** The .dsl files that PATH means, with those around them that belong to the same project. */
export interface ProjectSources {
    /** Those that were asked for. */
    readonly wanted: readonly SourceFile[];
    readonly all: readonly SourceFile[];
}

/** A file that belongs to a project is read with the whole of it, so that its names lead somewhere. */
export async function readProjectSources(path: string, workingDirectory: string): Promise<ProjectSources> {
    const wanted = await readSources(path, workingDirectory);
    const folder = await projectFolderOf(resolve(workingDirectory, path));
    const around = folder === undefined ? [] : await readSources(folder, workingDirectory);
    const all = new Map([...around, ...wanted].map(source => [source.path, source]));
    return { wanted, all: [...all.values()] };
}

/** Where to find the rest of the project, if PATH is a part of one. A folder inside a project belongs to it as a file does. */
async function projectFolderOf(asked: string): Promise<string | undefined> {
    const isFolder = (await stat(asked)).isDirectory();
    const folder = await findProjectFolder(isFolder ? join(asked, '-') : asked);
    // What lies below PATH is read anyway.
    return folder === asked ? undefined : folder;
}
