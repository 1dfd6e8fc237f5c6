/** A number of the .dsl as Python has it: no leading zeros, a small `e`. The text stays exact. */
export function numberSource(text: string): string {
    const match = /^([+-]?)0*(\d[\d]*)(\.\d+)?(?:[eE]([+-]?)0*(\d+))?$/.exec(text);
    if (!match) return text;
    const [, sign = '', whole = '0', fraction = '', exponentSign = '', exponent] = match;
    return `${sign === '-' ? '-' : ''}${whole}${fraction}${exponent === undefined ? '' : `e${exponentSign}${exponent}`}`;
}

export const isFraction = (text: string): boolean => /[.eE]/.test(text);

const units = [
    ['weeks', 7 * 86_400_000],
    ['days', 86_400_000],
    ['hours', 3_600_000],
    ['minutes', 60_000],
    ['seconds', 1000],
    ['milliseconds', 1],
] as const;

/** The arguments of a `timedelta`, in the largest units that say it exactly: `hours=1, minutes=30`. */
export function timedeltaArguments(milliseconds: number): string {
    let rest = milliseconds;
    const parts: string[] = [];
    for (const [unit, size] of units) {
        // Weeks are said as days unless nothing is left over.
        if (unit === 'weeks' && rest % size !== 0) continue;
        const count = Math.trunc(rest / size);
        if (count === 0) continue;
        parts.push(`${unit}=${count}`);
        rest -= count * size;
    }
    return parts.join(', ') || 'seconds=0';
}
