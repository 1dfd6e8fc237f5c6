import { createTwoFilesPatch, FILE_HEADERS_ONLY, formatPatch } from 'diff';
import type { PlanEntry } from './merge-plan.js';
import { splitLines } from './text-lines.js';

/** What an entry changes, as a unified diff that `patch -p1` and `git apply` read; empty where it changes nothing. */
export function unifiedDiff(entry: PlanEntry): string {
    switch (entry.kind) {
        case 'create':
            return patch('/dev/null', `b/${entry.path}`, '', entry.text);
        case 'update':
        case 'merge':
        case 'conflict':
            return patch(`a/${entry.path}`, `b/${entry.path}`, entry.before, entry.text);
        case 'remove':
            return patch(`a/${entry.path}`, '/dev/null', entry.before, '');
        default:
            return '';
    }
}

/** Lines added and removed beyond which nobody reads a diff line by line; looking for it takes their square. */
const mostChanges = 3000;

function patch(from: string, to: string, before: string, after: string): string {
    const options = { context: 3, headerOptions: FILE_HEADERS_ONLY, maxEditLength: mostChanges };
    return (
        createTwoFilesPatch(from, to, before, after, undefined, undefined, options) ?? rewrite(from, to, before, after)
    );
}

/** All lines out, all lines in. */
function rewrite(from: string, to: string, before: string, after: string): string {
    const [out, into] = [marked('-', before), marked('+', after)];
    const hunk = {
        oldStart: before === '' ? 0 : 1,
        oldLines: splitLines(before).lines.length,
        newStart: after === '' ? 0 : 1,
        newLines: splitLines(after).lines.length,
        lines: [...out, ...into],
    };
    const headers = { oldFileName: from, newFileName: to, oldHeader: undefined, newHeader: undefined };
    return formatPatch({ ...headers, hunks: [hunk] }, FILE_HEADERS_ONLY);
}

function marked(sign: '-' | '+', text: string): string[] {
    if (text === '') return [];
    const lines = text.split('\n');
    const finished = lines.at(-1) === '';
    if (finished) lines.pop();
    return [...lines.map(line => sign + line), ...(finished ? [] : ['\\ No newline at end of file'])];
}
