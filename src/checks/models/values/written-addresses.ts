/** Addresses as Django's validators know them (`django.core.validators`), judged by what none of them is without. */

/** Something, `@`, and a domain or a host in brackets. */
export const isEmail = (text: string): boolean =>
    /^[^\s@]+@(localhost|\[[^\]\s]+\]|[^\s@.]+(\.[^\s@.]+)+)$/i.test(text);

/** One of the four schemes that a `URLField` takes, and a host. */
export const isUrl = (text: string): boolean =>
    /^(https?|ftps?):\/\/([^\s/?#@]+@)?(localhost|\[[^\]\s]+\]|[^\s/?#:@.]+(\.[^\s/?#:@.]+)+\.?)(:\d{1,5})?([/?#]\S*)?$/i.test(
        text,
    );

/** IPv4, or IPv6 by its groups. */
export function isAddress(text: string): boolean {
    if (!text.includes(':')) return isVersion4(text);
    const [head = '', tail, ...others] = text.split('::');
    if (others.length > 0) return false;
    const groups = [head, tail ?? ''].flatMap(part => (part === '' ? [] : part.split(':')));
    const last = groups.at(-1) ?? '';
    const isMixed = last.includes('.');
    const plain = isMixed ? groups.slice(0, -1) : groups;
    if ((isMixed && !isVersion4(last)) || !plain.every(group => /^[0-9a-f]{1,4}$/i.test(group))) return false;
    const count = plain.length + (isMixed ? 2 : 0);
    return tail === undefined ? count === 8 : count < 8;
}

const isVersion4 = (text: string): boolean => {
    const parts = text.split('.');
    return parts.length === 4 && parts.every(part => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
};
