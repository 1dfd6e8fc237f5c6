import { isAbsolute, resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { FolderLockedError } from '../disk/folder-lock.js';
import { createNodeOutputFolder, OutsideFolderError } from '../disk/node-output-folder.js';
import { ChangedMeanwhileError, type MergeResult, mergeInto, previewMerge } from '../generate/apply-plan.js';
import { whyConflict } from '../generate/describe-plan.js';
import { generateProject } from '../generate/generate-project.js';
import type { PlanEntry } from '../generate/merge-plan.js';
import { OutputPathError } from '../generate/output-paths.js';
import { OutputRecordError } from '../generate/output-record.js';
import { unifiedDiff } from '../generate/plan-diff.js';
import { stateOf } from '../model/generated-state.js';
import { whyGraphFileIsMissing } from '../model/graph-files.js';
import type { GenerateAnswer, GenerateParams } from '../protocol/server-messages.js';
import type { ProjectOf } from './open-project.js';

/** Generates the project of a document into a folder, or says what that would change. */
export const generateHandler =
    (projectOf: ProjectOf) =>
    async ({ uri, out, dryRun, force }: GenerateParams): Promise<GenerateAnswer> => {
        const open = await projectOf(uri);
        if (!open?.project.declaration) return refused('Nothing to generate: no file here declares a `project`.');
        if (open.errors.length > 0 && !force) return refused(errorText(open.errors));
        const missing = whyGraphFileIsMissing(open.project);
        if (missing !== undefined) return refused(`Nothing was generated. ${missing}`);
        const folder = isAbsolute(out) ? out : resolve(URI.parse(open.rootUri).fsPath, out);
        try {
            const merge = dryRun ? previewMerge : mergeInto;
            const result = await merge(createNodeOutputFolder(folder), generateProject(open.project), {
                state: stateOf(open.project),
            });
            return { ...answerOf(folder, dryRun, result), rowWarnings: open.rowWarnings };
        } catch (error) {
            if (isForTheUser(error)) return refused(error.message);
            throw error;
        }
    };

type Generated = Extract<GenerateAnswer, { kind: 'done' }>;

const refused = (message: string): GenerateAnswer => ({ kind: 'refused', message });

function errorText(errors: readonly string[]): string {
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
    return `Nothing was generated: ${errors[0]}${more}`;
}

function answerOf(folder: string, dryRun: boolean, { plan }: MergeResult): Omit<Generated, 'rowWarnings'> {
    const pathsOf = (...kinds: readonly PlanEntry['kind'][]): string[] =>
        plan.entries.filter(({ kind }) => kinds.includes(kind)).map(({ path }) => path);
    return {
        kind: 'done',
        folder,
        written: pathsOf('create', 'update').length,
        merged: pathsOf('merge'),
        removed: pathsOf('remove'),
        unchanged: pathsOf('unchanged', 'keep').length,
        conflicts: plan.entries.flatMap(entry =>
            entry.kind === 'conflict' || entry.kind === 'blocked'
                ? [{ path: entry.path, why: whyConflict(entry) }]
                : [],
        ),
        ...(dryRun && { diff: plan.entries.map(unifiedDiff).join('') }),
    };
}

/** What a user can do something about; anything else is a bug. */
function isForTheUser(error: unknown): error is Error {
    const ours = [OutputRecordError, OutputPathError, ChangedMeanwhileError, FolderLockedError, OutsideFolderError];
    return ours.some(kind => error instanceof kind) || (error instanceof Error && 'syscall' in error);
}
