import { isAboutRows } from '../checks/models/evolution/evolution-catalogue.js';
import { generateProject } from '../generate/generate-project.js';
import type { GeneratedFile } from '../generate/generated-file.js';
import type { BesideFile } from '../generate/remembered-output.js';
import { type GeneratedState, stateOf } from '../model/generated-state.js';
import { whyGraphFileIsMissing } from '../model/graph-files.js';
import type { Project } from '../model/project.js';
import type { CommandContext } from './command-context.js';
import { digest } from './digest.js';
import { findingText, summaryText } from './finding-text.js';
import { projectIn } from './open-project.js';
import type { ProjectSources } from './project-sources.js';
import type { ReportedFinding } from './reported-finding.js';
import { UserError } from './user-error.js';

export interface MadeProject {
    readonly files: readonly GeneratedFile[];
    /** What was read beside the sources. */
    readonly beside: readonly BesideFile[];
    readonly errors: readonly ReportedFinding[];
    readonly state: GeneratedState;
}

/**
 * What sources are made into. What that does to rows that are there is said, and stops nothing.
 * @param path as it was given, for messages
 * @throws UserError where they declare no project, or hold errors and nobody said `force`
 */
export async function makeProject(
    sources: ProjectSources,
    path: string,
    { terminal, ...context }: CommandContext,
    { force, lastState }: { readonly force: boolean; readonly lastState: GeneratedState | undefined },
): Promise<MadeProject> {
    const { project, findings, linesOf, files } = await projectIn(sources, path, context, lastState);
    const say = (finding: ReportedFinding): void =>
        terminal.say(findingText(finding, linesOf(finding.file), terminal.sayColourful).trimEnd());
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) {
        errors.forEach(say);
        const summary = summaryText(errors, files);
        if (!force) throw new UserError(`Nothing was generated: ${summary}.`, '--force generates all the same.');
        terminal.say(`Generating in spite of ${summary}.`);
    }
    if (!project.declaration) {
        throw new UserError(`'${path}' declares no project.`, 'Write `project NAME { ... }` into one of its files.');
    }
    const missing = whyGraphFileIsMissing(project);
    if (missing !== undefined) throw new UserError(`Nothing was generated. ${missing}`);

    findings.filter(({ code }) => isAboutRows(code)).forEach(say);
    terminal.progress('Generating ...');
    return { files: generateProject(project), beside: filesBeside(project), errors, state: stateOf(project) };
}

const filesBeside = ({ graphs }: Project): BesideFile[] =>
    graphs.flatMap(({ from }) =>
        from?.text === undefined ? [] : [{ dslUri: from.span.anchor.uri, file: from.file, digest: digest(from.text) }],
    );
