/** What a change takes away from the tables is not told while the declaration that may still hold it is half typed. */
import type { WordedFinding } from './language-findings.js';

const lossCodes: ReadonlySet<string> = new Set([
    'column-removed',
    'column-replaced',
    'model-removed',
    'model-replaced',
]);

/** The same list where nothing is left out. */
export function withoutUnsureLosses(
    findings: readonly WordedFinding[],
    isIncomplete: (anchor: WordedFinding['span']['anchor']) => boolean,
): readonly WordedFinding[] {
    const isUnsure = ({ code, span }: WordedFinding): boolean => lossCodes.has(code) && isIncomplete(span.anchor);
    return findings.some(isUnsure) ? findings.filter(finding => !isUnsure(finding)) : findings;
}
