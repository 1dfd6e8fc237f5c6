/**
 * A name of at most `length` characters. One that is longer ends in a digest of the whole, so that two long names that
 * begin alike stay apart, and adding another one changes neither.
 */
export function shortName(name: string, length: number): string {
    if (name.length <= length) return name;
    const digest = fnv1a(name).toString(36).padStart(7, '0').slice(-6);
    return `${name.slice(0, length - 7).replace(/_+$/, '')}_${digest}`;
}

/** Fowler, Noll and Vo's hash, 32 bits: it depends on the text alone and needs no library. */
function fnv1a(text: string): number {
    let hash = 0x811c9dc5;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return hash >>> 0;
}
