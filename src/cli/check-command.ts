import { optionValue } from './arguments.js';
import type { Command } from './command-context.js';
import { findingsJson, findingsSarif } from './finding-sarif.js';
import { findingText, summaryText } from './finding-text.js';
import { openWorkspace } from './open-workspace.js';
import { readProjectSources } from './project-sources.js';

export const checkCommand: Command = async ({ terminal, ...context }, args) => {
    const [path = ''] = args.positionals;
    terminal.progress(`Checking ${path} ...`);
    const { findings, linesOf, files } = await openWorkspace(await readProjectSources(path, context.workingDirectory));
    switch (optionValue(args, 'format') ?? 'text') {
        case 'json':
            terminal.out(findingsJson(findings));
            break;
        case 'sarif':
            terminal.out(findingsSarif(findings, context.version));
            break;
        default:
            for (const finding of findings) {
                terminal.out(`${findingText(finding, linesOf(finding.file), terminal.colourful)}\n`);
            }
            terminal.say(`${summaryText(findings, files)}.`);
    }
    const fails = args.flags.has('strict') ? ['error', 'warning'] : ['error'];
    return findings.some(({ severity }) => fails.includes(severity)) ? 'findings' : 'fine';
};
