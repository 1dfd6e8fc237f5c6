import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where what is slow to make is kept, outside the checkout: virtual environments, a VS Code to test in. */
export function cacheFolder(...parts: readonly string[]): string {
    const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
    const folder = join(base, 'djagram', ...parts);
    mkdirSync(folder, { recursive: true });
    return folder;
}
