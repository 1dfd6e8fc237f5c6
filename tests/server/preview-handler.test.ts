import { describe, expect, test } from 'vitest';
import type { Layouter } from '../../src/diagram/layout-engine.js';
import { documentRangeOf } from '../../src/model/source-span.js';
import type { PreviewedProject } from '../../src/server/preview-handler.js';
import { createPreviewHandler } from '../../src/server/preview-handler.js';
import { lower } from '../support/lowering.js';
import { project } from '../support/picture-project.js';
import { shop } from '../support/picture-shop.js';
import { layouter } from '../support/pictures.js';

const uri = 'file:///shop.dsl';
const setUp = (first: PreviewedProject | undefined, engines: Layouter = layouter) => {
    let current = first;
    const handler = createPreviewHandler({ projectOf: async () => current, layouter: engines });
    return {
        handler,
        now: (next: PreviewedProject | undefined) => {
            current = next;
        },
    };
};
const good: PreviewedProject = { project: shop, version: 1, parses: true };

describe('the preview', () => {
    test('answers with a picture, and with what else there is to see', async () => {
        const { handler } = setUp(good);
        const answer = await handler.preview({ uri, view: 'models' });
        expect(answer).toMatchObject({ state: 'fresh', view: 'models', engine: 'dot', version: 1, notes: [] });
        expect(answer?.views).toEqual([
            { name: 'models', title: 'Models' },
            { name: 'routes', title: 'Routes' },
            { name: 'graph:colours', title: 'Graph colours' },
            { name: 'graph:supply', title: 'Graph supply' },
        ]);
        expect(answer?.engines).toContain('layered');
        expect(answer?.engines).not.toContain('patchwork');
        expect(answer?.drawing?.tag).toBe('g');
    });

    test('a graph is drawn by its own engine unless another is wished for', async () => {
        const { handler } = setUp(good);
        expect(await handler.preview({ uri, view: 'graph:colours' })).toMatchObject({ engine: 'twopi' });
        expect(await handler.preview({ uri, view: 'graph:colours', engine: 'circo' })).toMatchObject({
            engine: 'circo',
        });
    });

    test('keeps the last good picture while the text does not parse, and says so', async () => {
        const { handler, now } = setUp(good);
        const before = await handler.preview({ uri, view: 'models' });
        now({ project: project({}), version: 2, parses: false });
        const stale = await handler.preview({ uri, view: 'models' });
        expect(stale).toMatchObject({ state: 'stale', version: 1 });
        expect(stale?.drawing).toBe(before?.drawing);
        now({ project: project({}), version: 3, parses: true });
        expect(await handler.preview({ uri, view: 'models' })).toMatchObject({
            state: 'empty',
            notes: ['No models yet'],
        });
    });

    test('of a text that never parsed, shows what could be read, as out of date', async () => {
        const { handler } = setUp({ ...good, parses: false });
        expect(await handler.preview({ uri, view: 'models' })).toMatchObject({ state: 'stale', view: 'models' });
    });

    test('a view that is gone gives way to the models, and the answer says so', async () => {
        const { handler } = setUp(good);
        expect(await handler.preview({ uri, view: 'graph:gone', engine: 'circo' })).toMatchObject({
            view: 'models',
            engine: 'dot',
            notes: ["There is no view 'graph:gone' any more."],
        });
    });

    test('an engine that fails is told in words', async () => {
        const { handler } = setUp(good);
        const answer = await handler.preview({ uri, view: 'models', engine: 'nonsense' });
        expect(answer).toMatchObject({ state: 'failed' });
        expect(answer?.notes[0]).toContain("There is no layout engine 'nonsense'. Known are dot, neato,");
    });

    test('of two questions the newest is answered', async () => {
        const { handler } = setUp(good);
        const [first, second] = await Promise.all([
            handler.preview({ uri, view: 'models' }),
            handler.preview({ uri, view: 'routes' }),
        ]);
        expect(first).toBeNull();
        expect(second).toMatchObject({ view: 'routes' });
    });

    test('a bug is not made into a picture', async () => {
        const { handler } = setUp(good, { layout: () => Promise.reject(new Error('broken')) });
        await expect(handler.preview({ uri, view: 'models' })).rejects.toThrow('broken');
    });

    test('a document that nobody knows has no picture', async () => {
        const { handler } = setUp(undefined);
        expect(await handler.preview({ uri, view: 'models' })).toMatchObject({ state: 'empty', views: [] });
        expect(await handler.locationOf({ uri, elementId: 'x' })).toBeUndefined();
        expect(await handler.elementAt({ uri, offset: 0 })).toEqual({ elementIds: [] });
        expect(await handler.svg({ uri, view: 'models' })).toMatchObject({ kind: 'failed' });
    });

    test('the picture as a file is named after its view', async () => {
        const { handler } = setUp(good);
        const answer = await handler.svg({ uri, view: 'graph:supply' });
        expect(answer).toMatchObject({ kind: 'svg', fileName: 'supply.svg' });
        expect(answer.kind === 'svg' && answer.text.startsWith('<svg')).toBe(true);
    });
});

describe('between picture and text', () => {
    const text = `app a {
  model B {
    name: Char(10)
    other: C
  }
  model C { x: Integer }
}
routes r "r/" in a {
  route "b/" viewset B
}
graph g {
  node one
  cluster c { node two }
  one -- two
}
`;
    const at = async (needle: string) => {
        const read = await lower(text);
        const { uri: where } = documentRangeOf((read.graphs[0] ?? shop.graphs[0] ?? { span: never() }).span);
        const { handler } = setUp({ project: read, version: 1, parses: true });
        return { handler, where, offset: text.indexOf(needle) };
    };
    const never = () => {
        throw new Error('no graph');
    };

    test.each([
        ['name: Char', ['model:a.B#name', 'model:a.B']],
        ['C { x', ['model:a.C']],
        ['"b/" view', ['route:r.b', 'routes:r']],
        ['two }', ['graph:g#two', 'graph:g']],
    ])('the cursor before %j stands on %j', async (needle, expected) => {
        const { handler, where, offset } = await at(needle);
        const { elementIds } = await handler.elementAt({ uri: where, offset });
        expect(elementIds.slice(0, expected.length)).toEqual(expected);
    });

    test.each([
        ['model:a.B#other', 'other'],
        ['routes:r', 'r'],
        ['graph:g#one', 'one'],
    ])('a click on %s leads to its name', async (elementId, name) => {
        const { handler, where } = await at('');
        const range = await handler.locationOf({ uri: where, elementId });
        expect(range && text.slice(range.start, range.end)).toBe(name);
    });

    test('every element a picture reveals has a place', async () => {
        const read = await lower(text);
        const { handler } = setUp({ project: read, version: 1, parses: true });
        for (const view of ['models', 'routes', 'graph:g']) {
            const answer = await handler.preview({ uri, view });
            const ids = [...JSON.stringify(answer?.drawing).matchAll(/"data-element":"([^"]+)"/g)].map(
                match => match[1] ?? '',
            );
            expect(ids.length).toBeGreaterThan(2);
            for (const elementId of ids) expect(await handler.locationOf({ uri, elementId }), elementId).toBeDefined();
        }
    });
});
