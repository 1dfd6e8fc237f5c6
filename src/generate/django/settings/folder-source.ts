import { quoteString } from '../../python/quote-string.js';

/** A folder of the project's, unless its path begins at the root. */
export const folderSource = (path: string): string =>
    path.startsWith('/')
        ? quoteString(path)
        : ['BASE_DIR', ...path.split('/').filter(Boolean).map(quoteString)].join(' / ');
