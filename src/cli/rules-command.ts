import { allRules, type Rule } from '../language/rules.js';
import { optionValue } from './arguments.js';
import type { Command } from './command-context.js';
import { styled, type Terminal } from './terminal.js';

export const rulesCommand: Command = async ({ terminal }, args) => {
    const rules = allRules();
    const isJson = optionValue(args, 'format') === 'json';
    terminal.out(isJson ? `${JSON.stringify(rules, undefined, 2)}\n` : rulesText(rules, terminal));
    return 'fine';
};

/** A line for each: its code, how grave it is, whether it has a fix, for which versions of Django, and what it finds. */
function rulesText(rules: readonly Rule[], { colourful }: Pick<Terminal, 'colourful'>): string {
    const rows = rules.map(({ code, severity, fix, django, summary }) => {
        const versions = [...new Set([django[0], django.at(-1)])].join('-');
        return [code, severity, fix === 'none' ? '-' : fix, versions, summary] as const;
    });
    const widths = [0, 1, 2, 3].map(column => Math.max(...rows.map(row => (row[column] ?? '').length)));
    return rows
        .map(([code, ...others]) => {
            const cells = others.map((cell, index) => cell.padEnd(widths[index + 1] ?? 0)).join('  ');
            return `${styled(colourful, 'bold', code.padEnd(widths[0] ?? 0))}  ${cells}\n`;
        })
        .join('');
}
