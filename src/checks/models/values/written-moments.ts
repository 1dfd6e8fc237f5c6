/** Days, times and moments as Django reads them from a text (`django.utils.dateparse`). */
export const isMoment = (text: string): boolean => {
    const match =
        /^(\d{4}-\d{1,2}-\d{1,2})[T ](\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,6}\d{0,6})?)?)\s*(?:Z|[+-]\d{2}(?::?\d{2})?)?$/.exec(
            text,
        );
    return match !== null && isDate(match[1] ?? '') && isTime(match[2] ?? '');
};

export function isDate(text: string): boolean {
    const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)?.map(Number) ?? [];
    if (!year || !month || !day || month > 12) return false;
    return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function isTime(text: string): boolean {
    const [, hour = 99, minute = 99, second = 0] =
        /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,6}\d{0,6})?)?$/.exec(text)?.map(part => Number(part ?? 0)) ?? [];
    return hour < 24 && minute < 60 && second < 60;
}

export const isUuid = (text: string): boolean => /^[0-9a-f]{32}$/i.test(text.replaceAll(/[-{}]|^urn:uuid:/g, ''));

/** As `parse_duration` does: Django's own form, ISO 8601's and PostgreSQL's. */
export const isDuration = (text: string): boolean =>
    [djangoDuration, isoDuration, postgresDuration].some(form => form.test(text)) && /\d/.test(text);

const djangoDuration = /^(-?\d+ (days?, )?)?(-?)((\d+:)?(?=\d+:\d+))?(\d+:)?\d+([.,]\d{1,6}\d{0,6})?$/;
const isoDuration = /^[-+]?P(\d+([.,]\d+)?D)?(T(\d+([.,]\d+)?H)?(\d+([.,]\d+)?M)?(\d+([.,]\d+)?S)?)?$/;
const postgresDuration = /^(-?\d+ days? ?)?([-+]?\d+:\d\d:\d\d(\.\d{1,6})?)?$/;
