import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, nearestNames } from '../../src/checks/nearest-names.js';
import { randomRuns } from '../support/random-runs.js';

/** As it is defined, of the first `i` and `j` characters. */
function distanceOf(from: string, to: string): number {
    const known = new Map<string, number>();
    const distance = (i: number, j: number): number => {
        if (i === 0 || j === 0) return i + j;
        const key = `${i} ${j}`;
        let least = known.get(key);
        if (least === undefined) {
            const changed = distance(i - 1, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1);
            least = Math.min(distance(i - 1, j) + 1, distance(i, j - 1) + 1, changed);
            const areSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
            if (areSwapped) least = Math.min(least, distance(i - 2, j - 2) + 1);
            known.set(key, least);
        }
        return least;
    };
    return distance(from.length, to.length);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });

test('how far one text is from another, and that it is too far', () => {
    const property = fc.property(word, word, fc.nat(5), (from, to, limit) => {
        const distance = distanceOf(from, to);
        expect(editDistance(from, to)).toBe(distance);
        expect(Math.min(editDistance(from, to, limit), limit + 1)).toBe(Math.min(distance, limit + 1));
    });
    fc.assert(property, randomRuns(2000));
});

test('few names, the nearest first, and each once', () => {
    const names = ['Product', 'Products', 'Produce', 'product', 'Project', 'Order', 'Product'];
    expect(nearestNames('Prodcut', names)).toEqual(['Product', 'product', 'Produce']);
    expect(nearestNames('PRODUCT', names).slice(0, 2)).toEqual(['Product', 'product']);
    expect(nearestNames('Order', names)).toEqual([]);
});
