import { isDate, isMoment, isTime } from '../../checks/models/values/written-moments.js';

/**
 * What a text that is no day, time or moment may well mean, the likeliest first: `31.12.2026` as `2026-12-31`, `9.30 pm` as `21:30`.
 *
 * @param wanted in the words of a finding: `a day, such as ...`
 */
export function momentsMeant(text: string, wanted: string): readonly string[] {
    if (/\ba time\b/.test(wanted)) return timeMeant(text) ?? [];
    if (!/\ba (day|moment)\b/.test(wanted)) return [];
    const [, date = '', rest = ''] = /^(\d+[-./ ]\d+[-./ ]\d+)(.*)$/.exec(text.trim()) ?? [];
    const time = rest === '' ? [''] : (timeMeant(rest.replace(/^[T, ]+/, '')) ?? []).map(each => ` ${each}`);
    const isWanted = /\ba moment\b/.test(wanted) ? (each: string) => isDate(each) || isMoment(each) : isDate;
    return daysMeant(date)
        .flatMap(day => time.map(each => day + each))
        .filter(isWanted);
}

/** `3 days 4 hours` as `3d4h`. Undefined where something else is said, or nothing. */
export function durationMeant(text: string): string | undefined {
    const parts = [...text.trim().matchAll(/(\d+)\s*([a-z]+)[\s,]*(?:and\s+)?/gi)];
    const isAll = parts.length > 0 && parts.map(([whole]) => whole).join('') === text.trim();
    const written = parts.map(([, number = '', unit = '']) => {
        const short = units.find(([, words]) => words.test(unit))?.[0];
        return short === undefined ? undefined : `${number}${short}`;
    });
    return isAll && !written.includes(undefined) ? written.join('') : undefined;
}

const units: readonly (readonly [string, RegExp])[] = [
    ['ms', /^(ms|milliseconds?)$/i],
    ['w', /^(w|weeks?)$/i],
    ['d', /^(d|days?)$/i],
    ['h', /^(h|hrs?|hours?)$/i],
    ['m', /^(m|mins?|minutes?)$/i],
    ['s', /^(s|secs?|seconds?)$/i],
];

/** Where a day and a month may each be the other, both. */
function daysMeant(date: string): readonly string[] {
    const [first = '', second = '', third = ''] = date.split(/[-./ ]/);
    if (first.length === 4) return dayOf(first, second, third) ?? dayOf(first, third, second) ?? [];
    if (third.length !== 4) return [];
    const [european, american] = [dayOf(third, second, first), dayOf(third, first, second)];
    const inOrder = date.includes('/') ? [american, european] : [european];
    return [...new Set(inOrder.flatMap(each => each ?? []))];
}

/** The last of a month stands for days that it does not have. */
function dayOf(year: string, month: string, day: string): readonly string[] | undefined {
    if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return undefined;
    for (let each = Number(day); each > 27; each--) {
        const date = `${year}-${padded(month)}-${each}`;
        if (isDate(date)) return [date];
    }
    return [`${year}-${padded(month)}-${padded(day)}`];
}

const padded = (number: string): string => number.padStart(2, '0');

function timeMeant(text: string): readonly string[] | undefined {
    const [, hour, minute = '0', second, half] =
        /^(\d{1,2})(?:[:.h](\d{1,2}))?(?:[:.](\d{1,2}))?\s*h?\s*([ap]\.?m\.?)?$/i.exec(text.trim()) ?? [];
    if (hour === undefined) return isTime(text) ? [text] : undefined;
    const isAfternoon = half !== undefined && /^p/i.test(half);
    const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (isAfternoon ? 12 : 0);
    const time = [String(hours), minute, ...(second === undefined ? [] : [second])].map(padded).join(':');
    return isTime(time) ? [time] : undefined;
}
