/** Structurizr's workspaces also end in `.dsl`; they are none of our business. */
import type { SourceText } from './chunked-text.js';

/** Blanks, comments in any of Structurizr's forms, and directives such as `!identifiers hierarchical`. */
const insignificant = /\s+|\uFEFF|\/\*[\s\S]*?\*\/|\/\/[^\n\r]*|#[^\n\r]*|!\w[^\n\r]*/y;
const workspace = /workspace\s*(?:\{|"|extends\b)/y;

/** Enough for most files to tell by their beginning, and for all that tells it, in UTF-16 units. */
const HEAD = 1024;
const MOST = 64;

/** Whether `text` evidently is a Structurizr workspace: `workspace {` or `workspace "Name" {` after its comments. */
export function isStructurizr(text: SourceText): boolean {
    for (let length = HEAD; length < text.length; length *= 8) {
        const head = text.slice(0, length);
        const start = significantStart(head);
        const isCut =
            head.length - start < MOST || head.startsWith('/*', start) || /^workspace\s*$/.test(head.slice(start));
        if (!isCut) return isWorkspace(head);
    }
    return isWorkspace(text.toString());
}

function significantStart(text: string): number {
    let start = 0;
    do {
        insignificant.lastIndex = start;
        start += insignificant.exec(text)?.[0].length ?? 0;
    } while (insignificant.lastIndex > 0);
    return start;
}

function isWorkspace(text: string): boolean {
    workspace.lastIndex = significantStart(text);
    return workspace.test(text);
}
