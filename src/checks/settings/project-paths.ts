/** Paths as settings have them: those that do not begin at the root begin in the project's folder, wherever that is. */
export function absolutePath(path: string): string {
    const parts: string[] = [];
    for (const part of (path.startsWith('/') ? path : `/project/of/nobody/knows/${path}`).split('/')) {
        if (part === '..') parts.pop();
        else if (part !== '' && part !== '.') parts.push(part);
    }
    return `/${parts.join('/')}`;
}

/** Whether one absolute path is the other, or a folder that it lies in. */
export const contains = (folder: string, path: string): boolean =>
    folder === '/' || path === folder || path.startsWith(`${folder}/`);
