import type { Workspace } from './open-workspace.js';
import type { ProjectSources } from './project-sources.js';

/** A project's files after all fixes that are sure, and what is found in them then. */
export interface FixedSources {
    readonly sources: ProjectSources;
    readonly workspace: Workspace;
}

/** Reads, links and checks files. */
export type OpenWorkspace = (sources: ProjectSources) => Promise<Workspace>;

/** One fix may make room for another, but none for itself: enough for every chain of fixes that make sense. */
const mostRounds = 10;

/** Applies what is sure until nothing is left to apply. Nothing is written. */
export async function fixSources(sources: ProjectSources, open: OpenWorkspace): Promise<FixedSources> {
    let fixed: FixedSources = { sources, workspace: await open(sources) };
    for (let round = 0; round < mostRounds; round++) {
        const texts = fixed.workspace.textsAfterSureFixes();
        if (texts.size === 0) return fixed;
        const withTexts = (files: ProjectSources['all']) =>
            files.map(file => ({ ...file, text: texts.get(file.path) ?? file.text }));
        const next = { wanted: withTexts(fixed.sources.wanted), all: withTexts(fixed.sources.all) };
        fixed = { sources: next, workspace: await open(next) };
    }
    return fixed;
}
