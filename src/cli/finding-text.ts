import type { ReportedFinding } from './reported-finding.js';
import { printable, type Style, styled } from './terminal.js';

const styles: Readonly<Record<ReportedFinding['severity'], Style>> = {
    error: 'red',
    warning: 'yellow',
    info: 'blue',
    hint: 'cyan',
};
/** In columns of a terminal; a longer line is shown around the finding. */
const widest = 120;

/**
 * A finding with the line it is about:
 *
 *     catalog.dsl:12:5: error[relation-to-abstract-model]: A relation cannot lead to 'Timestamped'.
 *        12 |     product: Timestamped
 *           |              ^^^^^^^^^^^
 *           = Relate to a concrete model.
 */
export function findingText(finding: ReportedFinding, lines: readonly string[], colourful: boolean): string {
    const { code, severity, message, advice, file, range, related } = finding;
    const style = styles[severity];
    const place = `${file}:${range.start.line}:${range.start.column}`;
    const head = `${place}: ${styled(colourful, style, `${severity}[${code}]`)}: ${styled(colourful, 'bold', printable(message))}`;
    const gutter = ' '.repeat(Math.max(4, String(range.start.line).length + 1));
    const bar = styled(colourful, 'dim', `${gutter} |`);
    const text = [head];
    const line = lines[range.start.line - 1];
    if (line !== undefined && line.trim() !== '') {
        const { shown, before, marked } = frame(line, range);
        text.push(
            `${styled(colourful, 'dim', `${String(range.start.line).padStart(gutter.length)} |`)} ${shown}`,
            `${bar} ${' '.repeat(before)}${styled(colourful, style, '^'.repeat(Math.max(1, marked)))}`,
        );
    }
    for (const place of related) {
        const { line: at, column } = place.range.start;
        text.push(
            `${gutter} ${styled(colourful, 'dim', '=')} ${place.file}:${at}:${column}: ${printable(place.message)}`,
        );
    }
    if (advice) text.push(`${gutter} ${styled(colourful, 'dim', '=')} ${printable(advice)}`);
    return `${text.join('\n')}\n`;
}

/** The line as it is shown, how far in the marks begin, and how many there are. */
function frame(
    line: string,
    { start, end }: ReportedFinding['range'],
): { shown: string; before: number; marked: number } {
    const from = start.column - 1;
    // Of a finding over several lines the first is shown.
    const to = end.line > start.line ? line.trimEnd().length : end.column - 1;
    const first = columnsOf(line.slice(0, from)) > widest / 2 ? Math.max(0, from - widest / 2) : 0;
    const show = (text: string): string => printable(text.replaceAll('\t', '    '));
    const shown = show(line.slice(first, first + widest)).trimEnd();
    return {
        shown: (first > 0 ? '…' : '') + shown + (line.length > first + widest ? '…' : ''),
        before: (first > 0 ? 1 : 0) + columnsOf(show(line.slice(first, from))),
        marked: Math.min(columnsOf(show(line.slice(from, Math.max(from, to)))), widest),
    };
}

/** How much room a text takes: East Asian characters and pictures two columns, marks on letters none. */
function columnsOf(text: string): number {
    let columns = 0;
    for (const { segment } of segmenter.segment(text)) columns += wide.test(segment) ? 2 : 1;
    return columns;
}
const segmenter = new Intl.Segmenter();
const wide =
    /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|^\p{Emoji_Presentation}|\ufe0f/u;

/** `2 errors, 1 warning in 5 files`. */
export function summaryText(findings: readonly ReportedFinding[], files: number): string {
    const counts = (['error', 'warning', 'info', 'hint'] as const).flatMap(severity => {
        const count = findings.filter(finding => finding.severity === severity).length;
        const name = severity === 'info' ? 'note' : severity;
        return count > 0 ? `${count} ${name}${count > 1 ? 's' : ''}` : [];
    });
    return `${counts.join(', ') || 'No findings'} in ${files} file${files === 1 ? '' : 's'}`;
}
