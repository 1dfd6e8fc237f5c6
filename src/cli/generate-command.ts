import { resolve } from 'node:path';
import { FolderLockedError } from '../disk/folder-lock.js';
import { createNodeOutputFolder, OutsideFolderError } from '../disk/node-output-folder.js';
import { ChangedMeanwhileError, type MergeResult, mergeInto, previewMerge } from '../generate/apply-plan.js';
import { describeEntry, summarizePlan } from '../generate/describe-plan.js';
import { generateProject } from '../generate/generate-project.js';
import type { GeneratedFile } from '../generate/generated-file.js';
import { isChange, needsPerson } from '../generate/merge-plan.js';
import { OutputPathError } from '../generate/output-paths.js';
import { OutputRecordError } from '../generate/output-record.js';
import { unifiedDiff } from '../generate/plan-diff.js';
import { whyGraphFileIsMissing } from '../model/graph-files.js';
import { optionValue } from './arguments.js';
import type { Command } from './command-context.js';
import type { Outcome } from './exit-code.js';
import { findingText, summaryText } from './finding-text.js';
import { reasonOf } from './node-files.js';
import { openOneProject } from './open-project.js';
import { printable, styled, type Terminal } from './terminal.js';
import { UsageError, UserError } from './user-error.js';

export const generateCommand: Command = async ({ terminal, ...context }, args) => {
    const [path = ''] = args.positionals;
    const out = optionValue(args, 'out') ?? '';
    terminal.progress(`Reading ${path} ...`);
    const { project, findings, linesOf, files } = await openOneProject(path, context);
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) {
        for (const error of errors)
            terminal.say(findingText(error, linesOf(error.file), terminal.sayColourful).trimEnd());
        const summary = summaryText(errors, files);
        if (!args.flags.has('force')) {
            throw new UserError(`Nothing was generated: ${summary}.`, '--force generates all the same.');
        }
        terminal.say(`Generating in spite of ${summary}.`);
    }
    if (!project.declaration) {
        throw new UserError(`'${path}' declares no project.`, 'Write `project NAME { ... }` into one of its files.');
    }

    const missing = whyGraphFileIsMissing(project);
    if (missing !== undefined) throw new UserError(`Nothing was generated. ${missing}`);

    terminal.progress('Generating ...');
    const folder = createNodeOutputFolder(resolve(context.workingDirectory, out));
    const dryRun = args.flags.has('dry-run');
    try {
        const generated = generateProject(project);
        const restore = restoredPaths(args.values.get('restore') ?? [], generated, out);
        const result = await (dryRun ? previewMerge : mergeInto)(folder, generated, { restore });
        return dryRun ? showDiff(terminal, result) : report(terminal, result, out);
    } catch (error) {
        throw asUserError(error, out);
    }
};

function restoredPaths(asked: readonly string[], generated: readonly GeneratedFile[], out: string): readonly string[] {
    const paths = asked.map(file => file.replace(/^\.\//, ''));
    const unknown = paths.find(path => !generated.some(file => file.path === path));
    if (unknown === undefined) return paths;
    throw new UsageError(`Nothing generates '${unknown}'. --restore takes a path below ${out}, such as manage.py.`);
}

function showDiff(terminal: Terminal, { plan }: MergeResult): Outcome {
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

function colouredDiff(diff: string, colourful: boolean): string {
    if (!colourful || diff === '') return diff;
    return diff
        .split('\n')
        .map(line => {
            if (/^(---|\+\+\+) /.test(line)) return styled(true, 'bold', line);
            if (line.startsWith('@@')) return styled(true, 'cyan', line);
            if (line.startsWith('+')) return styled(true, 'green', line);
            return line.startsWith('-') ? styled(true, 'red', line) : line;
        })
        .join('\n');
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
