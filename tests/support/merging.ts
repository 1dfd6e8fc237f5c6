import { expect } from 'vitest';
import { syntaxOf } from '../../src/generate/join-insertions.js';
import { mergeText, type TextMerge } from '../../src/generate/merge-text.js';

/** The texts may be indented as a whole. */
export function merged(path: string, last: string, yours: string, generated: string): TextMerge {
    return mergeText({ last: dedent(last), yours: dedent(yours), generated: dedent(generated) }, syntaxOf(path));
}

export function expectClean(path: string, versions: readonly [string, string, string], result: string): void {
    expect(merged(path, ...versions)).toEqual({ text: dedent(result), conflicts: 0 });
}

export function expectConflict(path: string, versions: readonly [string, string, string], result?: string): void {
    const { text, conflicts } = merged(path, ...versions);
    expect(conflicts).toBe(1);
    if (result !== undefined) expect(text).toBe(dedent(result));
}

/** Without the first newline, the last line's indentation, and what all lines are indented by. */
export function dedent(text: string): string {
    const lines = text
        .replace(/^\n/, '')
        .replace(/\n[ ]*$/, '\n')
        .split('\n');
    const indents = lines.filter(line => line.trim() !== '').map(line => line.length - line.trimStart().length);
    const indent = Math.min(...indents, 99);
    return lines.map(line => line.slice(indent)).join('\n');
}
