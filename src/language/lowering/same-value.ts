/** Whether two plain values hold the same, however deep; for what lowering makes of one declaration. */
export function isSameValue(one: unknown, other: unknown): boolean {
    if (Object.is(one, other)) return true;
    if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
    if (Array.isArray(one)) {
        if (!Array.isArray(other) || one.length !== other.length) return false;
        for (let index = 0; index < one.length; index++) if (!isSameValue(one[index], other[index])) return false;
        return true;
    }
    if (Object.getPrototypeOf(one) !== Object.prototype || Object.getPrototypeOf(other) !== Object.prototype)
        return false;
    const members = Object.keys(one);
    if (members.length !== Object.keys(other).length) return false;
    for (const key of members) {
        if (!(key in other) || !isSameValue(one[key as never], other[key as never])) return false;
    }
    return true;
}
