/** What is wrong with a cron expression of five parts, as Celery's `crontab` reads them; undefined: nothing. */
export function cronProblem(cron: string): string | undefined {
    const parts = cron.trim().split(/\s+/);
    if (parts.length !== 5) return `it has ${parts[0] === '' ? 0 : parts.length} parts`;
    for (const [index, part] of parts.entries()) {
        const field = fields[index] as CronField;
        for (const item of part.split(',')) {
            if (!isItem(item, field)) return `'${item}' is no ${field.name}`;
        }
    }
    return undefined;
}

interface CronField {
    readonly name: string;
    readonly low: number;
    readonly high: number;
    /** Words that stand for numbers, from `low` on. */
    readonly words: readonly string[];
}

const fields: readonly CronField[] = [
    { name: 'minute', low: 0, high: 59, words: [] },
    { name: 'hour', low: 0, high: 23, words: [] },
    { name: 'day of the month', low: 1, high: 31, words: [] },
    {
        name: 'month',
        low: 1,
        high: 12,
        words: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
    },
    { name: 'day of the week', low: 0, high: 7, words: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

// A star, `3`, `1-5` or `mon-fri`, each perhaps with a step behind a slash.
function isItem(item: string, field: CronField): boolean {
    const [range = '', step, ...rest] = item.split('/');
    if (rest.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
    if (range === '*') return true;
    const [from = '', to, ...more] = range.split('-');
    return more.length === 0 && isValue(from, field) && (to === undefined || isValue(to, field));
}

function isValue(text: string, { low, high, words }: CronField): boolean {
    if (words.some(word => text.toLowerCase().startsWith(word))) return /^[a-z]+$/i.test(text);
    return /^\d+$/.test(text) && Number(text) >= low && Number(text) <= high;
}
