import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describeLayout, parseLayout } from '../schema/schema-layout.ts';
import { barTable } from './bars.ts';
import type { Machine } from './machine.ts';
import type { Result } from './result.ts';
import { type Column, resultTable } from './result-tables.ts';

/** A whole run as Markdown: the machine, a table for each schema, and the bars. */
export function runReport(results: readonly Result[], columns: readonly Column[], machine: Machine): string {
    const { processor, cores, memoryGiB, system, node } = machine;
    const schemas = [...new Set(results.map(({ schema }) => schema))];
    const tables = schemas.map(schema => {
        const own = results.filter(result => result.schema === schema);
        return `### ${titleOf(schema)}\n\n${resultTable(own, columns)}\n`;
    });
    const bars = barTable(results);
    return [
        `${processor}, ${cores} cores, ${memoryGiB} GiB; ${system}; Node ${node}.\n`,
        'Milliseconds where nothing else is said: median / 95th percentile, and in brackets Djagram’s median in parts of it.\n',
        ...tables,
        ...(bars === '' ? [] : [`### Bars\n\n${bars}\n`]),
    ].join('\n');
}

function titleOf(schema: string): string {
    const [, models] = /^generate (\d+)$/.exec(schema) ?? [];
    return models === undefined ? describeLayout(parseLayout(schema)) : `Whole commands, ${models} models`;
}

const page = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const heading = '## A recent run\n';

/** Puts a report in the place of the last one in docs/performance.md, of which it is the end. */
export function writePage(report: string): void {
    const text = readFileSync(page, 'utf8');
    const at = text.indexOf(heading);
    if (at < 0) throw new Error(`${page} has no '${heading.trim()}'.`);
    writeFileSync(page, `${text.slice(0, at + heading.length)}\n${report}`);
}
