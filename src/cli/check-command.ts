import { resolve } from 'node:path';
import { createNodeOutputFolder } from '../disk/node-output-folder.js';
import { readGeneratedState } from '../generate/generated-state-file.js';
import type { GeneratedState } from '../model/generated-state.js';
import { optionValue } from './arguments.js';
import { colouredDiff } from './coloured-diff.js';
import type { Command, CommandContext } from './command-context.js';
import type { Outcome } from './exit-code.js';
import { findingsJson } from './finding-json.js';
import { findingsSarif } from './finding-sarif.js';
import { findingText, summaryText } from './finding-text.js';
import { fixSources, type OpenWorkspace } from './fix-sources.js';
import type { SourceFile } from './node-files.js';
import { openWorkspace, type Workspace } from './open-workspace.js';
import { readProjectSources } from './project-sources.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './user-error.js';
import { usualFolderOf } from './usual-folder.js';
import { writeSource } from './write-source.js';

export const checkCommand: Command = async (context, args) => {
    const [path = ''] = args.positionals;
    const { flags } = args;
    if (flags.has('dry-run') && !flags.has('fix')) {
        throw new UsageError("'--dry-run' shows what '--fix' would change: give both.");
    }
    context.terminal.progress(`Checking ${path} ...`);
    const sources = await readProjectSources(path, context.workingDirectory);
    const failing = flags.has('strict') ? ['error', 'warning'] : ['error'];
    const outcomeOf = ({ findings }: Workspace): Outcome =>
        findings.some(({ severity }) => failing.includes(severity)) ? 'findings' : 'fine';
    const generated = optionValue(args, 'generated');
    const lastState = async (root: string): Promise<GeneratedState | undefined> => {
        if (generated === undefined) return lastStateOf(usualFolderOf(root));
        const state = await lastStateOf(resolve(context.workingDirectory, generated));
        if (!state) context.terminal.say(`Nothing was generated into '${generated}' yet.`);
        return state;
    };
    const open: OpenWorkspace = files => openWorkspace(files, lastState);
    if (!flags.has('fix')) {
        const workspace = await open(sources);
        report(workspace, context, optionValue(args, 'format'));
        return outcomeOf(workspace);
    }
    const fixed = await fixSources(sources, open);
    const changed = fixed.sources.all.flatMap((after, index): ChangedSource[] => {
        const before = sources.all[index];
        return before && before.text !== after.text ? [{ file: before, text: after.text }] : [];
    });
    if (flags.has('dry-run')) {
        await showDiff(changed, context.terminal);
    } else {
        for (const { file, text } of changed) await writeSource(file, text);
        report(fixed.workspace, context, optionValue(args, 'format'));
    }
    const would = flags.has('dry-run') ? 'would be ' : '';
    context.terminal.say(`${changed.length} file${changed.length === 1 ? '' : 's'} ${would}fixed.`);
    return outcomeOf(fixed.workspace);
};

const lastStateOf = (folder: string): Promise<GeneratedState | undefined> =>
    readGeneratedState(createNodeOutputFolder(folder));

interface ChangedSource {
    readonly file: SourceFile;
    readonly text: string;
}

async function showDiff(changed: readonly ChangedSource[], terminal: Terminal): Promise<void> {
    const { unifiedDiff } = await import('../generate/plan-diff.js');
    for (const { file, text } of changed) {
        const entry = { kind: 'update', path: file.shownAs, before: file.text, text, executable: false } as const;
        terminal.out(colouredDiff(unifiedDiff(entry), terminal.colourful));
    }
}

function report(
    { findings, fixesOf, linesOf, files }: Workspace,
    { terminal, version }: CommandContext,
    format = 'text',
): void {
    switch (format) {
        case 'json':
            terminal.out(findingsJson(findings, fixesOf));
            break;
        case 'sarif':
            terminal.out(findingsSarif(findings, fixesOf, version));
            break;
        default:
            for (const finding of findings) {
                terminal.out(`${findingText(finding, linesOf(finding.file), terminal.colourful)}\n`);
            }
            terminal.say(`${summaryText(findings, files)}.`);
    }
}
