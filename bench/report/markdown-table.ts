/** A Markdown table whose columns are as wide as what is in them, to be read in a terminal too; numbers to the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
    const widths = head.map((title, column) =>
        Math.max(3, title.length, ...rows.map(row => (row[column] ?? '').length)),
    );
    const line = (cells: readonly string[]): string =>
        `| ${widths.map((width, column) => padded(cells[column] ?? '', width, column)).join(' | ')} |`;
    const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
    return [line(head), rule, ...rows.map(line)].join('\n');
}

const padded = (text: string, width: number, column: number): string =>
    column === 0 ? text.padEnd(width) : text.padStart(width);
