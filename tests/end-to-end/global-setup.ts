/** Once before all of these tests: are there editors to test in? On a laptop they may be missing, in CI they may not. */
import type { TestProject } from 'vitest/node';
import { installCodeServer } from '../../scripts/support/code-server.ts';
import { stopAll, stopAllOnSignals } from '../../scripts/support/run-program.ts';
import { chromiumPath } from '../support/chromium.ts';
import { inContinuousIntegration } from '../support/continuous-integration.ts';
import { whyNoNeovim } from '../support/neovim.ts';

declare module 'vitest' {
    interface ProvidedContext {
        /** Empty where there is one, else the reason. */
        whyNoVisualStudioCode: string;
        whyNoNeovim: string;
    }
}

/** @throws in CI, where its absence is no excuse */
export async function setup({ provide }: TestProject): Promise<void> {
    stopAllOnSignals();
    provide('whyNoVisualStudioCode', missing('VS Code', await whyNoVisualStudioCode()));
    provide('whyNoNeovim', missing('Neovim', whyNoNeovim()));
}

/** Says what is not tested, or refuses to go on without. */
function missing(editor: string, reason: string): string {
    if (reason && inContinuousIntegration()) throw new Error(`${editor} cannot be tested: ${reason}`);
    if (reason) console.warn(`The tests in a real ${editor} are skipped: ${reason}\n`);
    return reason;
}

export const teardown = stopAll;

/** Installs it where it is not there yet, so this may take minutes. */
async function whyNoVisualStudioCode(): Promise<string> {
    if (!chromiumPath) return 'there is no Chromium here. The environment variable CHROMIUM may say where it is.';
    try {
        await installCodeServer();
        return '';
    } catch (error) {
        return `code-server cannot be installed: ${error instanceof Error ? error.message : error}`;
    }
}
