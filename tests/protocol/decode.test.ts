import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFromWebview, decodePreviewMemory, decodeToWebview } from '../../src/protocol/decode.js';
import type { FromWebview, ToWebview } from '../../src/protocol/webview-messages.js';

const fromWebview: readonly FromWebview[] = [
    { type: 'ready' },
    { type: 'exportSvg' },
    { type: 'reveal', elementId: 'catalog.Product' },
    { type: 'chooseView', view: 'graph:supply' },
    { type: 'chooseEngine', engine: 'dot' },
    { type: 'chooseEngine', engine: undefined },
];
const toWebview: readonly ToWebview[] = [
    { type: 'highlight', elementIds: ['catalog.Product'] },
    { type: 'message', text: 'There is no project here.' },
];

describe('a message', () => {
    test.each(fromWebview)('$type of the webview arrives as it was sent', message => {
        expect(decodeFromWebview(structuredClone(message))).toEqual(message);
    });

    test.each(toWebview)('$type to the webview arrives as it was sent', message => {
        expect(decodeToWebview(structuredClone(message))).toEqual(message);
    });

    test('brings nothing along that its type does not name', () => {
        expect(decodeFromWebview({ type: 'reveal', elementId: 'a', script: 'run' })).toEqual({
            type: 'reveal',
            elementId: 'a',
        });
        expect(decodePreviewMemory({ uri: 'u', view: 'v', engine: 3, more: 1 })).toEqual({
            uri: 'u',
            view: 'v',
            engine: undefined,
        });
    });

    test('of whatever shape is decoded or ignored, never thrown at', () => {
        const typed = fc.record({
            type: fc.constantFrom('ready', 'reveal', 'chooseView', 'chooseEngine', 'picture', 'highlight', 'message'),
            elementId: fc.anything(),
            elementIds: fc.anything(),
            view: fc.anything(),
            engine: fc.anything(),
            answer: fc.anything(),
            text: fc.anything(),
        });
        const isText = (value: unknown): boolean => value === undefined || typeof value === 'string';
        fc.assert(
            fc.property(fc.oneof(fc.anything(), typed), message => {
                const from: Record<string, unknown> = { ...decodeFromWebview(message) };
                expect([from.elementId, from.view, from.engine].every(isText)).toBe(true);
                const to = decodeToWebview(message);
                if (to?.type === 'highlight') expect(to.elementIds.every(isText)).toBe(true);
                decodePreviewMemory(message);
            }),
            { numRuns: 2000 },
        );
    });
});
