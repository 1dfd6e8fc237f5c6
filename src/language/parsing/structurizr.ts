/** Structurizr's workspaces also end in `.dsl`; they are none of our business. */

/** Blanks, comments in any of Structurizr's forms, and directives such as `!identifiers hierarchical`. */
const insignificant = /\s+|\uFEFF|\/\*[\s\S]*?\*\/|\/\/[^\n\r]*|#[^\n\r]*|!\w[^\n\r]*/y;
const workspace = /workspace\s*(?:\{|"|extends\b)/y;

/** Whether `text` evidently is a Structurizr workspace: `workspace {` or `workspace "Name" {` after its comments. */
export function isStructurizr(text: string): boolean {
    let start = 0;
    do {
        insignificant.lastIndex = start;
        start += insignificant.exec(text)?.[0].length ?? 0;
    } while (insignificant.lastIndex > 0);
    workspace.lastIndex = start;
    return workspace.test(text);
}
