import { expect, test } from 'vitest';
import { median, quantile } from '../../bench/statistics.js';

test('the median is the one in the middle, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 2, 1])).toBe(2);
});

test('the 95th percentile of a hundred is the 95th, and of a few the largest', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(quantile(hundred, 0.95)).toBe(95);
    expect(quantile([3, 1, 2], 0.95)).toBe(3);
    expect(quantile([7], 0.05)).toBe(7);
});

test('nothing has no median', () => expect(median([])).toBeNaN());
