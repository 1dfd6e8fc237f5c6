import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where a program of this user may keep what it can make again, by the custom of the system. */
export function cacheFolder(environment: NodeJS.ProcessEnv, platform = process.platform, home = homedir()): string {
    const { XDG_CACHE_HOME: chosen, LOCALAPPDATA: local } = environment;
    // A relative path there is to be ignored, says the XDG specification.
    if (chosen !== undefined && isAbsolute(chosen)) return join(chosen, 'djagram');
    if (platform === 'win32') return join(local || join(home, 'AppData', 'Local'), 'djagram', 'cache');
    if (platform === 'darwin') return join(home, 'Library', 'Caches', 'djagram');
    return join(home, '.cache', 'djagram');
}
