import type { Header } from '../requests/request-plan.js';

/** The values of a header joined as HTTP says; undefined where there is none. */
export function headerOf(headers: readonly Header[], name: string): string | undefined {
    const values = headers.filter(header => header.name.toLowerCase() === name.toLowerCase()).map(({ value }) => value);
    return values.length > 0 ? values.join(', ') : undefined;
}
