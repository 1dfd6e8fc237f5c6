import { globSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Relowering } from '../../support/lowering.js';

// What is thrown while a name is resolved is caught by Langium and written to the console.
beforeEach(() => vi.spyOn(console, 'error'));
afterEach(() => {
    expect(console.error).not.toHaveBeenCalled();
    vi.restoreAllMocks();
});

const examples = globSync('examples/**/*.dsl').sort();

test.each(examples)('every prefix of %s can be lowered', { timeout: 120_000 }, async file => {
    const text = readFileSync(file, 'utf8');
    const relowering = new Relowering();
    for (let end = 0; end <= text.length; end += 7) await relowering.lower(text.slice(0, end));
    expect((await relowering.lower(text)).apps.length).toBeGreaterThan(0);
});

test('text with random deletions, swaps and rubbish can be lowered', { timeout: 120_000 }, async () => {
    const all = examples.map(file => readFileSync(file, 'utf8')).join('\n');
    const relowering = new Relowering();
    const random = randomNumbers(20261121);
    for (let round = 0; round < 150; round++) {
        let text = all;
        for (let edits = 1 + Math.floor(random() * 6); edits > 0; edits--) {
            const from = Math.floor(random() * text.length);
            const to = from + Math.floor(random() * 40);
            const rubbish = ['', '{', '}', '"', '`', '(', '.', ' extends ', '\u0000\uFFFD', '/**'];
            text = text.slice(0, from) + rubbish[Math.floor(random() * rubbish.length)] + text.slice(to);
        }
        await relowering.lower(text);
    }
});

/** Mulberry32: the same numbers in each run. */
function randomNumbers(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
}
