/** Of several with one id the first: a half-typed file may hold two, and a rule reports the second. */
export function distinctById<T extends { readonly id: string }>(items: Iterable<T>): T[] {
    const byId = new Map<string, T>();
    for (const item of items) if (!byId.has(item.id)) byId.set(item.id, item);
    return [...byId.values()];
}
