import { describe, expect, test } from 'vitest';
import { bringIntoView, largestScale, smallestScale, wholePicture, zoom } from '../../src/webview/viewport.js';

const stage = { width: 400, height: 200 };

describe('the part of a picture that is seen', () => {
    test('a small picture stands in the middle in its own size', () => {
        expect(wholePicture({ width: 200, height: 100 }, stage)).toEqual({ scale: 1, x: 100, y: 50 });
    });
    test('a large one is made to fit', () => {
        expect(wholePicture({ width: 800, height: 200 }, stage)).toEqual({ scale: 0.5, x: 0, y: 50 });
    });
    test('a stage without a size yet has no part in it', () => {
        expect(wholePicture({ width: 800, height: 200 }, { width: 0, height: 0 }).scale).toBeGreaterThan(0);
    });
    test('zooming keeps the place under the pointer', () => {
        const before = { scale: 1, x: 10, y: 20 };
        const after = zoom(before, 2, { x: 110, y: 70 });
        expect(after.scale).toBe(2);
        expect([(110 - after.x) / 2, (70 - after.y) / 2]).toEqual([100, 50]);
    });
    test('zooming has an end, and stays put there', () => {
        const far = zoom({ scale: largestScale, x: 3, y: 4 }, 2, { x: 50, y: 50 });
        expect(far).toEqual({ scale: largestScale, x: 3, y: 4 });
        expect(zoom({ scale: 1, x: 0, y: 0 }, 1e-9, { x: 0, y: 0 }).scale).toBe(smallestScale);
    });
    test('what is seen already is left where it is', () => {
        const viewport = { scale: 1, x: 0, y: 0 };
        expect(bringIntoView(viewport, { x: 100, y: 60, width: 50, height: 50 }, stage)).toEqual(viewport);
    });
    test('what is outside comes in, with air', () => {
        const viewport = { scale: 1, x: 0, y: 0 };
        expect(bringIntoView(viewport, { x: 390, y: -80, width: 50, height: 50 }, stage)).toEqual({
            scale: 1,
            x: -64,
            y: 104,
        });
    });
});
