import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DocumentState } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';

/** How long nothing is built before what building has left behind is cleared away, in milliseconds. */
const calm = 2000;
/** So many builds leave enough behind to be worth the time that clearing it away takes. */
const manyBuilds = 500;

/**
 * Gives back to the system what the analysis of a project needed while it ran: several times what is kept of it. V8 would keep
 * it for an analysis of that size, which never comes again, since an edit costs what it changes.
 */
export function spareMemory({ workspace }: LangiumSharedServices): void {
    // Most of what a first load makes is kept: more room for what may be dropped again would only be filled.
    setFlagsFromString('--semi-space-growth-factor=1');
    const loading = workspace.DocumentBuilder.onBuildPhase(DocumentState.Validated, () => {
        loading.dispose();
        // Of what an edit makes nearly nothing is kept: more room is collected less often, and sharing that out takes longer than doing it.
        setFlagsFromString('--semi-space-growth-factor=2');
        setFlagsFromString('--no-parallel-scavenge');
    });
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    if (typeof collect !== 'function') return;
    let timer: NodeJS.Timeout | undefined;
    let builds = manyBuilds;
    workspace.DocumentBuilder.onBuildPhase(DocumentState.Validated, () => {
        builds++;
        clearTimeout(timer);
        if (builds < manyBuilds) return;
        timer = setTimeout(() => {
            builds = 0;
            // What is kept moves together: else pages stay that are a fifth empty, more of them with each thousand edits.
            setFlagsFromString('--compact-on-every-full-gc');
            collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
            setFlagsFromString('--no-compact-on-every-full-gc');
        }, calm).unref();
    });
}
