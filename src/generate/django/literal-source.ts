import type { Expression, Literal, Path } from '../../model/expression.js';
import type { Project } from '../../model/project.js';
import { fieldClassOf, findField } from '../../model/queries.js';
import { isFraction, numberSource, timedeltaArguments } from '../python/number-source.js';
import { quoteString } from '../python/quote-string.js';
import type { PythonFile } from './python-file.js';

/** The field at a path's end, where it ends at one. */
export function fieldAt(project: Project, path: Path) {
    const target = path.segments.at(-1)?.target;
    if (target?.kind !== 'field' && target?.kind !== 'column') return undefined;
    return target.field && findField(project, target.field);
}

/** A literal; beside a decimal a number is a decimal, beside a moment a text is a moment. */
export function literalSource(project: Project, file: PythonFile, literal: Literal, beside?: Expression): string {
    const { value } = literal;
    switch (value.kind) {
        case 'string':
            return beside?.type.kind === 'datetime'
                ? (momentSource(project, file, value.value) ?? quoteString(value.value))
                : quoteString(value.value);
        case 'number':
            return isFraction(value.text) && beside && isDecimal(project, beside)
                ? decimalSource(file, value.text)
                : numberSource(value.text);
        case 'boolean':
            return value.value ? 'True' : 'False';
        case 'duration':
            return `${file.from('datetime', 'timedelta')}(${timedeltaArguments(value.milliseconds)})`;
        case 'null':
            return 'None';
    }
}

export const decimalSource = (file: PythonFile, text: string): string =>
    `${file.from('decimal', 'Decimal')}(${quoteString(text)})`;

/** Whether an expression is made of decimals, as far as can be seen. */
function isDecimal(project: Project, expression: Expression): boolean {
    switch (expression.kind) {
        case 'path': {
            const field = fieldAt(project, expression);
            return field !== undefined && fieldClassOf(project, field)?.className === 'DecimalField';
        }
        case 'arithmetic':
            return isDecimal(project, expression.left) || isDecimal(project, expression.right);
        case 'negative':
            return isDecimal(project, expression.operand);
        case 'call':
            return expression.arguments.some(argument => isDecimal(project, argument));
        default:
            return false;
    }
}

const moment = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Python 3.11 gave the zone a short name. */
function utcSource(project: Project, file: PythonFile): string {
    const minor = Number(/^3\.(\d+)/.exec(project.declaration?.python ?? '3.11')?.[1] ?? 11);
    return minor < 11 ? `${file.from('datetime', 'timezone')}.utc` : file.from('datetime', 'UTC');
}

/** A moment in UTC or, where the text names no offset, in the project's own time zone; undefined for other text. */
export function momentSource(project: Project, file: PythonFile, text: string): string | undefined {
    const match = moment.exec(text);
    if (!match) return undefined;
    const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', offset] = match;
    const numbers = [year, month, day, hour, minute, second, fraction.padEnd(6, '0')].map(Number);
    const zone = project.declaration?.timeZone ?? 'UTC';
    let tzinfo: string;
    if (offset === undefined && zone !== 'UTC') {
        tzinfo = `${file.from('zoneinfo', 'ZoneInfo')}(${quoteString(zone)})`;
    } else {
        tzinfo = utcSource(project, file);
        const written = offset?.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2') ?? 'Z';
        const [isoDay, clock] = [`${year}-${month}-${day}`, [hour, minute, second].map(part => part.padStart(2, '0'))];
        const utc = new Date(`${isoDay}T${clock.join(':')}${written}`);
        if (Number.isNaN(utc.getTime())) return undefined;
        const parts = [
            utc.getUTCFullYear(),
            utc.getUTCMonth() + 1,
            utc.getUTCDate(),
            utc.getUTCHours(),
            utc.getUTCMinutes(),
            utc.getUTCSeconds(),
        ];
        parts.forEach((part, index) => {
            numbers[index] = part;
        });
    }
    // Trailing zeros go, but the day stays.
    while (numbers.length > 3 && numbers.at(-1) === 0) numbers.pop();
    return `${file.from('datetime', 'datetime')}(${[...numbers, `tzinfo=${tzinfo}`].join(', ')})`;
}
