import { describe, expect, test } from 'vitest';
import type { PreviewAnswer } from '../../src/protocol/server-messages.js';
import { initialState, memoryOf, nextState, type PreviewState } from '../../src/webview/preview-state.js';

const drawing = { tag: 'g', attributes: {}, children: [] } as const;
const answer = (more: Partial<PreviewAnswer> = {}): PreviewAnswer => ({
    uri: 'file:///a.dsl',
    view: 'models',
    engine: 'dot',
    views: [],
    engines: [],
    version: 1,
    state: 'fresh',
    drawing,
    width: 10,
    height: 20,
    notes: [],
    ...more,
});
const { drawing: _, ...undrawn } = answer();
const reached = (...events: Parameters<typeof nextState>[1][]): PreviewState => events.reduce(nextState, initialState);

describe('what the preview shows', () => {
    test('a fresh picture, without a notice', () => {
        expect(reached({ type: 'picture', answer: answer() })).toMatchObject({
            picture: { view: 'models', width: 10, height: 20, drawing },
            notice: undefined,
        });
    });
    test('what a picture leaves out', () => {
        expect(reached({ type: 'picture', answer: answer({ notes: ['x'] }) }).notice).toEqual({
            kind: 'note',
            lines: ['x'],
        });
    });
    test('an old picture as such', () => {
        const state = reached({ type: 'picture', answer: answer({ state: 'stale', notes: ['x'] }) });
        expect(state.picture?.drawing).toBe(drawing);
        expect(state.notice).toEqual({
            kind: 'stale',
            lines: ['The text has errors: this picture is out of date.', 'x'],
        });
    });
    test('a failure over the last picture of the same view', () => {
        const failed: PreviewAnswer = { ...undrawn, state: 'failed', notes: ['too large'] };
        const kept = reached({ type: 'picture', answer: answer() }, { type: 'picture', answer: failed });
        expect(kept.picture?.drawing).toBe(drawing);
        expect(kept.notice).toEqual({ kind: 'failed', lines: ['too large'] });
        const other = reached(
            { type: 'picture', answer: answer() },
            { type: 'picture', answer: { ...failed, view: 'routes' } },
        );
        expect(other.picture).toBeUndefined();
    });
    test('nothing where there is nothing, and why', () => {
        const empty: PreviewAnswer = { ...undrawn, state: 'empty', notes: ['No models yet'] };
        const state = reached({ type: 'picture', answer: answer() }, { type: 'picture', answer: empty });
        expect(state.picture).toBeUndefined();
        expect(state.notice).toEqual({ kind: 'empty', lines: ['No models yet'] });
        expect(reached({ type: 'message', text: 'away' }).notice).toEqual({ kind: 'empty', lines: ['away'] });
    });
});

describe('what the preview remembers', () => {
    test('nothing before the first picture', () => expect(memoryOf(initialState)).toBeUndefined());
    test('document, view and a chosen engine', () => {
        const chosen = reached({ type: 'picture', answer: answer() }, { type: 'engineChosen', engine: 'neato' });
        expect(memoryOf(chosen)).toEqual({ uri: 'file:///a.dsl', view: 'models', engine: 'neato' });
        expect(memoryOf(nextState(chosen, { type: 'viewChosen', view: 'routes' }))?.engine).toBeUndefined();
    });
    test('the view that was asked for, until it is there', () => {
        const asked = reached({ type: 'picture', answer: answer() }, { type: 'viewChosen', view: 'routes' });
        expect(asked.wanted).toBe('routes');
        expect(nextState(asked, { type: 'picture', answer: answer({ view: 'routes' }) }).wanted).toBeUndefined();
    });
    test('the elements under the cursor, across pictures', () => {
        const state = reached({ type: 'highlight', elementIds: ['a', 'b'] }, { type: 'picture', answer: answer() });
        expect(state.highlighted).toEqual(['a', 'b']);
    });
});
