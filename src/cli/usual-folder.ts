import { dirname, join } from 'node:path';
import type { ProjectSources } from './project-sources.js';
import { UsageError } from './user-error.js';

/** Where a project is generated to unless somebody says where: as the editor does, beside the file that holds `project`. */
export const usualFolderOf = (projectFolder: string): string => join(projectFolder, 'backend');

/**
 * As `usualFolderOf`, before the sources are understood.
 * @throws UsageError where several files may be the one that holds `project`
 */
export function usualFolderFor({ wanted, all }: ProjectSources): string {
    const declaring = all.filter(({ text }) => /^\s*project\s+\w+\s*\{/m.test(text));
    // Without a project there is nothing to generate, which is said later on.
    const folders = [...new Set(declaring.map(({ path }) => dirname(path)))];
    const [folder = dirname(wanted[0]?.path ?? '.'), another] = folders;
    if (another !== undefined)
        throw new UsageError('Several folders may hold the project: say with --out where to generate.');
    return usualFolderOf(folder);
}
