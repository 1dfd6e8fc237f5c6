import type { Project } from '../../../model/project.js';
import type { Value } from '../../../model/value.js';
import type { Collection } from '../../python/collection-source.js';
import { quoteString } from '../../python/quote-string.js';
import type { PythonFile } from '../python-file.js';
import { valueSource } from '../value-source.js';

/** A setting's value; a duration in seconds where the name is of a setting that counts them. */
export function settingValue(project: Project, file: PythonFile, name: string, value: Value): Collection {
    switch (value.kind) {
        case 'list':
            return { list: value.items.map(item => settingValue(project, file, name, item)) };
        case 'object':
            return { dict: value.entries.map(({ key, value: of }) => [key, settingValue(project, file, key, of)]) };
        case 'duration':
            return countsSeconds(name) ? secondsSource(value.milliseconds) : valueSource(project, file, value);
        case 'python':
            // Django imports what settings name; importing it here would be too early.
            return quoteString(value.name);
        default:
            return valueSource(project, file, value);
    }
}

/** `SESSION_COOKIE_AGE`, `SECURE_HSTS_SECONDS`, `PASSWORD_RESET_TIMEOUT`: all of Django's that are lengths of time. */
export const countsSeconds = (name: string): boolean =>
    /(^|_)(AGE|SECONDS|TIMEOUT|LIFETIME|EXPIRES?|TIME_LIMIT)$/i.test(name);

/** Seconds as people write them: `15 * 60`. */
export function secondsSource(milliseconds: number): string {
    const seconds = Math.round(milliseconds / 1000);
    for (const [size, factors] of units) {
        const count = seconds / size;
        if (seconds === 0 || !Number.isInteger(count)) continue;
        return count === 1 ? factors : `${count} * ${factors}`;
    }
    return String(seconds);
}

const units = [
    [86_400, '24 * 60 * 60'],
    [3600, '60 * 60'],
    [60, '60'],
] as const;
