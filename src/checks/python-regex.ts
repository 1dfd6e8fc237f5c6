/** Flags, comments, conditions, possessive and atomic groups, and Python's names for the text's beginning and end. */
const pythonsOwn = /\(\?[#(>aiLmsux-]|\(\?P[=>]|[*+?}]\+|\\[AZ]/;

/** Why Python cannot compile an expression. Where Python's and JavaScript's languages differ, nothing is said. */
export function flawOfRegex(regex: string): string | undefined {
    if (pythonsOwn.test(regex)) return undefined;
    try {
        new RegExp(regex.replaceAll('(?P<', '(?<'));
        return undefined;
    } catch (error) {
        // The engine's words begin with the expression itself: `Invalid regular expression: /(/: Unterminated group`.
        const message = error instanceof Error ? error.message : '';
        return message.slice(message.lastIndexOf(': ') + 1).trim();
    }
}
