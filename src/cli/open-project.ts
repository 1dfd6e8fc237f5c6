import { basename } from 'node:path';
import { URI } from 'vscode-uri';
import { readBeside } from '../disk/read-beside.js';
import type { OpenedProject as OpenedFiles } from '../language/workspace.js';
import type { GeneratedState } from '../model/generated-state.js';
import { withGraphFiles } from '../model/graph-files.js';
import type { Project } from '../model/project.js';
import { showPath } from './node-files.js';
import { openWorkspace } from './open-workspace.js';
import { type ProjectSources, readProjectSources } from './project-sources.js';
import type { ReportedFinding } from './reported-finding.js';
import { UsageError } from './user-error.js';

export interface OpenedProject {
    readonly project: Project;
    /** In all its files. */
    readonly findings: readonly ReportedFinding[];
    /** The text of a file, by the name findings call it by. */
    linesOf(file: string): readonly string[];
    /** How many files the project has. */
    readonly files: number;
}

interface Place {
    readonly workingDirectory: string;
}

/**
 * The project that PATH means. Files that stand alone count only where there is no project: they need none, and a
 * folder of examples may hold both.
 * @throws UsageError where there are several, naming them
 */
export async function openOneProject(path: string, context: Place): Promise<OpenedProject> {
    return projectIn(await readProjectSources(path, context.workingDirectory), path, context);
}

/**
 * The project of sources that are read already.
 * @param path as it was given, for messages
 * @param lastState what it was generated into last, where it is to be checked beside that
 */
export async function projectIn(
    sources: ProjectSources,
    path: string,
    { workingDirectory }: Place,
    lastState?: GeneratedState,
): Promise<OpenedProject> {
    const workspace = await openWorkspace(sources, async () => lastState);
    const declared = workspace.projects.filter(({ project }) => project.declaration);
    const candidates = declared.length > 0 ? declared : workspace.projects;
    const [only, another] = candidates;
    if (!only) throw new UsageError(`There is no project in '${path}'.`);
    if (another) {
        const names = candidates.map(each => nameOf(each, workingDirectory));
        throw new UsageError(
            `'${path}' holds ${names.length} projects, and one is needed. Name one: ${names.join(', ')}.`,
        );
    }
    return {
        project: await withGraphFiles(only.project, readBeside),
        findings: workspace.findingsOf(only),
        linesOf: workspace.linesOf,
        files: only.documents.length,
    };
}

/** `examples/shop (shop)`. */
function nameOf({ rootUri, project }: OpenedFiles, workingDirectory: string): string {
    const shown = showPath(URI.parse(rootUri).fsPath.replace(/[\\/]$/, ''), workingDirectory);
    const { declaration } = project;
    return declaration && declaration.name !== basename(shown) ? `${shown} (${declaration.name})` : shown;
}
