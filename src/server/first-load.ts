import { DocumentState } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { compileQuickly } from '../engine/first-run.js';

/** Has V8 compile as for a program that soon ends until the workspace has been checked once. */
export function hastenFirstLoad({ workspace }: LangiumSharedServices): void {
    const compileAsUsual = compileQuickly();
    const listening = workspace.DocumentBuilder.onBuildPhase(DocumentState.Validated, () => {
        compileAsUsual();
        listening.dispose();
    });
}
