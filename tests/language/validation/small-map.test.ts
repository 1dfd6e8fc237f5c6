import { expect, test } from 'vitest';
import { SmallMap } from '../../../src/language/validation/small-map.js';

/** What can be done, of few keys, so that each is met there and missing. */
const steps = ['a', 'b', 'c'].flatMap(key => [
    (map: SmallMap<string, number> | Map<string, number>) => void map.set(key, map.size),
    (map: SmallMap<string, number> | Map<string, number>) => map.delete(key),
]);

/** All ways to take so many steps. */
const ways = (count: number): (typeof steps)[] =>
    count === 0 ? [[]] : ways(count - 1).flatMap(before => steps.map(step => [...before, step]));

test('it is a map, whatever is done to it', () => {
    for (const way of ways(5)) {
        const [small, map] = [new SmallMap<string, number>(), new Map<string, number>()];
        for (const step of way) expect(step(small)).toBe(step(map));
        expect(small.entries()).toEqual([...map]);
        expect(small.size).toBe(map.size);
        expect(['a', 'b', 'c'].map(key => small.get(key))).toEqual(['a', 'b', 'c'].map(key => map.get(key)));
    }
});
