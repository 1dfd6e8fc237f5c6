import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openWorkspace } from '../../../src/language/workspace.js';

const texts = new Map(
    globSync('examples/**/*.dsl')
        .sort()
        .map(file => [`file:///${file}`, readFileSync(file, 'utf8')]),
);

test('nothing is found in the examples', async () => {
    const { diagnostics, projects } = await openWorkspace({
        list: async () => [...texts.keys()],
        read: async uri => texts.get(uri) ?? '',
    });
    expect(diagnostics).toEqual([]);
    expect(projects.length).toBeGreaterThan(2);
});

test('a finding in the examples names a place in the text, wherever a file is cut off', {
    timeout: 60_000,
}, async () => {
    for (const [uri, text] of texts) {
        for (let end = 13; end < text.length; end += 401) {
            const cut = text.slice(0, end);
            const { diagnostics } = await openWorkspace({
                list: async () => [...texts.keys()],
                read: async each => (each === uri ? cut : (texts.get(each) ?? '')),
            });
            for (const { range, message } of diagnostics) {
                expect(range.start.line, message).toBeGreaterThanOrEqual(0);
                expect(range.end.line, message).toBeGreaterThanOrEqual(range.start.line);
            }
        }
    }
});
