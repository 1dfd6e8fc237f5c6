import { median, quantile } from '../statistics.ts';
import { markdownTable } from './markdown-table.ts';
import type { Result, Unit } from './result.ts';

/** Whose results stand in which column. */
export interface Column {
    readonly id: string;
    readonly title: string;
}

/**
 * One measure a row, one server or program a column: median and 95th percentile, and in brackets what Djagram's median is
 * in parts of this one.
 */
export function resultTable(results: readonly Result[], columns: readonly Column[]): string {
    const present = columns.filter(({ id }) => results.some(({ of }) => of === id));
    const measures = new Map(results.map(({ measure, title, unit }) => [measure, `${title}${unitText(unit)}`]));
    const rows = [...measures].map(([measure, title]) => {
        const find = (id: string) => results.find(result => result.measure === measure && result.of === id);
        const own = find('djagram');
        return [title, ...present.map(({ id }) => cellOf(find(id), id === 'djagram' ? undefined : own))];
    });
    return markdownTable(['', ...present.map(({ title }) => title)], rows);
}

/** Of a rate, the slow end is the low one. */
const isRate = (unit: Unit): boolean => unit.endsWith('/s');

const unitText = (unit: Unit): string => (unit === 'ms' ? '' : `, ${unit}`);

function cellOf(result: Result | undefined, own: Result | undefined): string {
    if (!result) return '';
    const { samples, unit, note } = result;
    if (samples.length === 0) return note ?? '—';
    const figures = [median(samples), ...(samples.length >= 5 ? [quantile(samples, isRate(unit) ? 0.05 : 0.95)] : [])];
    const ratio = own && own.samples.length > 0 ? ` (${figureText(median(own.samples) / median(samples))})` : '';
    return `${figures.map(figureText).join(' / ')}${ratio}${note === undefined ? '' : `, ${note}`}`;
}

/** Two digits that count, or all that stand in front of the point. */
export function figureText(value: number): string {
    if (value >= 10) return value.toFixed(0);
    if (value >= 1) return value.toFixed(1);
    return value.toFixed(value >= 0.1 ? 2 : 3);
}
