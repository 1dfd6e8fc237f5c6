import type { Project } from '../../../model/project.js';
import { storesIn } from '../../../model/stores.js';
import { hasFiles } from '../emit-urls.js';
import { textsOf } from '../project-features.js';
import { statementIn } from '../settings/given-settings.js';
import { databaseFolder, isFileDatabase } from '../settings/store-settings.js';

/** Folders of a container that the project writes to, and that have to outlive it. */
export function containerFolders(project: Project): { readonly volume: string; readonly path: string }[] {
    const stores = [...storesIn(project.declaration?.databases ?? [], 'production').values()];
    const folders = new Set(stores.filter(isFileDatabase).flatMap(store => databaseFolder(store, true) ?? []));
    if (!stores.some(({ alias }) => alias === 'default')) folders.add('data');
    if (hasFiles(project)) {
        const [media = 'media'] = textsOf(statementIn(project, 'media_root', 'production')?.value);
        folders.add(media);
    }
    return [...folders].filter(isPlainPath).map(folder => ({
        volume: folder.split('/').filter(Boolean).join('-'),
        path: folder.startsWith('/') ? folder : `/app/${folder}`,
    }));
}

/** Others would have to be quoted three times over: a person mounts them. */
const isPlainPath = (path: string): boolean => /^\/?[A-Za-z0-9]\w*(\/[A-Za-z0-9]\w*)*$/.test(path);
