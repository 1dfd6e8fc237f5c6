import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * The folder whose project a file belongs to: the nearest one, its own or above, in which a .dsl file declares a
 * `project`. Undefined where there is none: the file stands alone. Looks no further than the top of the repository.
 * @param file absolute
 */
export async function findProjectFolder(file: string): Promise<string | undefined> {
    for (let folder = dirname(file); ; folder = dirname(folder)) {
        if (await declaresProject(folder)) return folder;
        if (folder === dirname(folder) || (await exists(join(folder, '.git')))) return undefined;
    }
}

async function declaresProject(folder: string): Promise<boolean> {
    // What cannot be read declares nothing to us; if PATH needs it, reading it says why.
    const names = await readdir(folder).catch(() => []);
    for (const name of names) {
        if (!name.endsWith('.dsl')) continue;
        const text = await readFile(join(folder, name), 'utf8').catch(() => '');
        // Whether it truly is a declaration, the language decides: here it is enough to read a few files too many.
        if (/^\s*project\s+\S/m.test(text)) return true;
    }
    return false;
}

const exists = (path: string): Promise<boolean> =>
    stat(path).then(
        () => true,
        () => false,
    );
