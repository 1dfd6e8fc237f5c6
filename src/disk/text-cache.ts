import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from './replace-file.js';
import { whereExists } from './short-calls.js';

/** Texts by the hash of what they were made from. What was not asked for in a long time is forgotten. */
export interface TextCache {
    /** Undefined for what was never written, was forgotten, or is damaged. @throws where the disk cannot be read */
    read(key: string): string | undefined;
    /** @throws where the disk cannot be written */
    write(key: string, text: string): Promise<void>;
}

const ending = '.cached';

/** @param folder absolute; need not exist, and holds nothing else */
export function createTextCache(folder: string, { maxBytes }: { readonly maxBytes: number }): TextCache {
    const fileOf = (key: string): string => join(folder, `${key}${ending}`);
    return {
        read(key) {
            const file = fileOf(key);
            const content = whereExists(() => readFileSync(file, 'utf8'));
            const text = content?.slice(content.indexOf('\n') + 1);
            if (content === undefined || text === undefined || content !== sealed(text)) return undefined;
            const now = new Date();
            whereExists(() => utimesSync(file, now, now));
            return text;
        },
        async write(key, text) {
            // A finding quotes the user's text, which is nobody else's business.
            mkdirSync(folder, { recursive: true, mode: 0o700 });
            await replaceFile(fileOf(key), sealed(text));
            forgetOldest(folder, maxBytes);
        },
    };
}

/** With a hash in front, by which half a file or a flipped bit is found out. */
const sealed = (text: string): string => `${createHash('sha256').update(text).digest('hex')}\n${text}`;

/** Another process may be doing the same. */
function forgetOldest(folder: string, maxBytes: number): void {
    const files = readdirSync(folder)
        .filter(name => name.endsWith(ending))
        .flatMap(name => {
            const path = join(folder, name);
            const status = statSync(path, { throwIfNoEntry: false });
            return status ? [{ path, size: status.size, usedMs: status.mtimeMs }] : [];
        })
        .sort((one, other) => other.usedMs - one.usedMs);
    let bytes = 0;
    for (const { path, size } of files) {
        bytes += size;
        if (bytes > maxBytes) rmSync(path, { force: true });
    }
}
