/**
 * What the tables of a project were when it was generated last, in the record beside what was generated: for whoever checks
 * what a change does to rows that are there. It is of the project, so that it is committed, and decides nothing about a merge.
 */
import type { GeneratedState } from '../model/generated-state.js';
import { decodeGeneratedState, generatedStatePath, generatedStateText } from '../model/generated-state-text.js';
import type { OutputFolder } from './output-folder.js';

/** Writes nothing where it stands there already. */
export async function writeGeneratedState(folder: OutputFolder, state: GeneratedState): Promise<void> {
    const text = generatedStateText(state);
    const file = await folder.read(generatedStatePath);
    if (file?.kind !== 'text' || file.text !== text) await folder.write(generatedStatePath, text);
}

/** Undefined where nothing was generated, or by a version that did not say. */
export async function readGeneratedState(folder: OutputFolder): Promise<GeneratedState | undefined> {
    const file = await folder.read(generatedStatePath);
    return file?.kind === 'text' ? decodeGeneratedState(file.text) : undefined;
}
