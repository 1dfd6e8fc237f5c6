import { resolve } from 'node:path';
import { FolderLockedError } from '../disk/folder-lock.js';
import { createNodeOutputFolder, OutsideFolderError } from '../disk/node-output-folder.js';
import { readBeside } from '../disk/read-beside.js';
import { ChangedMeanwhileError, type MergeResult, mergeInto, previewMerge } from '../generate/apply-plan.js';
import { describeEntry, summarizePlan } from '../generate/describe-plan.js';
import type { GeneratedFile } from '../generate/generated-file.js';
import { readGeneratedState } from '../generate/generated-state-file.js';
import { isChange, needsPerson } from '../generate/merge-plan.js';
import type { OutputFolder } from '../generate/output-folder.js';
import { OutputPathError } from '../generate/output-paths.js';
import { OutputRecordError } from '../generate/output-record.js';
import {
    type BesideFile,
    type RememberedOutput,
    recallOutput,
    rememberedOutput,
} from '../generate/remembered-output.js';
import type { GeneratedState } from '../model/generated-state.js';
import { optionValue } from './arguments.js';
import { colouredDiff } from './coloured-diff.js';
import type { Command, CommandContext } from './command-context.js';
import { digest } from './digest.js';
import type { Outcome } from './exit-code.js';
import { reasonOf, showPath } from './node-files.js';
import { type ProjectSources, readProjectSources } from './project-sources.js';
import { printable, type Terminal } from './terminal.js';
import { UsageError, UserError } from './user-error.js';
import { usualFolderFor } from './usual-folder.js';

export const generateCommand: Command = async (context, args) => {
    const { terminal, workingDirectory } = context;
    const [path = ''] = args.positionals;
    terminal.progress(`Reading ${path} ...`);
    const sources = await readProjectSources(path, workingDirectory);
    const given = optionValue(args, 'out');
    const usual = given === undefined ? usualFolderFor(sources) : undefined;
    const out = given ?? showPath(usual ?? '', workingDirectory);
    const folder = createNodeOutputFolder(usual ?? resolve(workingDirectory, out));
    const key = keyOf(sources, context.build());
    const { files, remember, state } =
        (await recalled(folder, key, out)) ??
        (await madeAnew(sources, key, path, context, {
            force: args.flags.has('force'),
            lastState: await lastStateIn(folder, out),
        }));
    const restore = restoredPaths(args.values.get('restore') ?? [], files, out);
    const dryRun = args.flags.has('dry-run');
    try {
        const merge = dryRun ? previewMerge : mergeInto;
        const result = await merge(folder, files, {
            restore,
            ...(remember && { remember }),
            ...(state && { state }),
        });
        return dryRun ? await showDiff(terminal, result) : report(terminal, result, out);
    } catch (error) {
        throw asUserError(error, out);
    }
};

interface Made {
    readonly files: readonly GeneratedFile[];
    /** Undefined where it is to be made again each time. */
    readonly remember: RememberedOutput | undefined;
    /** Undefined where it is remembered. */
    readonly state?: GeneratedState;
}

async function recalled(folder: OutputFolder, key: string, out: string): Promise<Made | undefined> {
    try {
        const known = await recallOutput(folder, key, isUnchanged, digest);
        return known && { files: known.files, remember: known.remembered };
    } catch (error) {
        throw asUserError(error, out);
    }
}

async function lastStateIn(folder: OutputFolder, out: string): Promise<GeneratedState | undefined> {
    try {
        return await readGeneratedState(folder);
    } catch (error) {
        throw asUserError(error, out);
    }
}

async function madeAnew(
    sources: ProjectSources,
    key: string,
    path: string,
    context: CommandContext,
    options: { readonly force: boolean; readonly lastState: GeneratedState | undefined },
): Promise<Made> {
    // Loaded when it is needed: where nothing changed, the language and its rules would be most of the work.
    const { makeProject } = await import('./make-project.js');
    const { files, beside, errors, state } = await makeProject(sources, path, context, options);
    // Errors are to be said each time.
    return { files, remember: errors.length > 0 ? undefined : rememberedOutput(key, beside, files, digest), state };
}

/** Stands for all that is generated from these sources by this program. */
const keyOf = ({ wanted, all }: ProjectSources, build: string): string =>
    digest(
        JSON.stringify([
            build,
            wanted.map(({ path }) => path),
            // What is no UTF-8 reads like other text.
            all.map(({ path, text, invalidAt }) => [path, digest(text), invalidAt]),
        ]),
    );

async function isUnchanged({ dslUri, file, digest: before }: BesideFile): Promise<boolean> {
    const text = await readBeside(dslUri, file);
    return text !== undefined && digest(text) === before;
}

function restoredPaths(asked: readonly string[], generated: readonly GeneratedFile[], out: string): readonly string[] {
    const paths = asked.map(file => file.replace(/^\.\//, ''));
    const unknown = paths.find(path => !generated.some(file => file.path === path));
    if (unknown === undefined) return paths;
    throw new UsageError(`Nothing generates '${unknown}'. --restore takes a path below ${out}, such as manage.py.`);
}

async function showDiff(terminal: Terminal, { plan }: MergeResult): Promise<Outcome> {
    const { unifiedDiff } = await import('../generate/plan-diff.js');
    for (const entry of plan.entries) {
        terminal.out(colouredDiff(unifiedDiff(entry), terminal.colourful));
        if (!isChange(entry) || needsPerson(entry)) say(terminal, describeEntry(entry));
    }
    terminal.say(`Would be: ${summarizePlan(plan)}.`);
    return plan.entries.some(needsPerson) ? 'conflict' : 'fine';
}

function report(terminal: Terminal, { plan, again }: MergeResult, out: string): Outcome {
    for (const entry of plan.entries) {
        // The first time all files are new, and naming them would hide what matters.
        if (entry.kind === 'create' && !again) continue;
        if (needsPerson(entry)) say(terminal, describeEntry(entry));
        else {
            const text = describeEntry(entry);
            if (text) terminal.out(`${printable(text)}\n`);
        }
    }
    if (!again && plan.entries.some(({ kind }) => kind === 'blocked')) {
        terminal.say(
            `If '${out}' was generated before, its folder .djagram is missing: restore it from version control.`,
        );
    }
    terminal.say(`${out}: ${summarizePlan(plan)}.`);
    return plan.entries.some(needsPerson) ? 'conflict' : 'fine';
}

function say(terminal: Terminal, text: string | undefined): void {
    if (text) terminal.say(printable(text));
}

/** What a user can do something about; anything else is a bug and stays one. */
function asUserError(error: unknown, out: string): unknown {
    if (
        error instanceof OutputRecordError ||
        error instanceof OutputPathError ||
        error instanceof ChangedMeanwhileError ||
        error instanceof FolderLockedError ||
        error instanceof OutsideFolderError
    ) {
        return new UserError(error.message, '', { cause: error });
    }
    if (error instanceof Error && 'syscall' in error) {
        const failed = error as NodeJS.ErrnoException;
        return new UserError(
            `'${failed.path ?? out}' cannot be written: ${reasonOf(failed)}.`,
            'Every file is as it was or as it shall be; generating again goes on from there.',
            { cause: error },
        );
    }
    return error;
}
