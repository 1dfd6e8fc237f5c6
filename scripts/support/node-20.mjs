/**
 * What we use of ES2024 and Node 20 has not yet. Bundled into everything that may run there; newer ones keep their own.
 * The test of the command line runs it on the oldest Node at hand.
 */
Map.groupBy ??= (items, keyOf) => {
    const groups = new Map();
    let index = 0;
    for (const item of items) {
        const key = keyOf(item, index++);
        const group = groups.get(key);
        if (group) group.push(item);
        else groups.set(key, [item]);
    }
    return groups;
};
