/** Once before all of these tests: is there a VS Code to test in? On a laptop it may be missing, in CI it may not. */
import type { TestProject } from 'vitest/node';
import { installCodeServer } from '../../scripts/support/code-server.ts';
import { stopAll, stopAllOnSignals } from '../../scripts/support/run-program.ts';
import { chromiumPath } from '../support/chromium.ts';

declare module 'vitest' {
    interface ProvidedContext {
        /** Empty where there is one. */
        whyNoVisualStudioCode: string;
    }
}

/** @throws in CI, where its absence is no excuse */
export async function setup({ provide }: TestProject): Promise<void> {
    stopAllOnSignals();
    const reason = await whyNoVisualStudioCode();
    if (reason && inContinuousIntegration()) throw new Error(`VS Code cannot be tested: ${reason}`);
    if (reason) console.warn(`The tests in a real VS Code are skipped: ${reason}\n`);
    provide('whyNoVisualStudioCode', reason);
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

/** As GitHub, GitLab and others say it. */
const inContinuousIntegration = (): boolean => /^(?:true|1)$/i.test(process.env.CI ?? '');
