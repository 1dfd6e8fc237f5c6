import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, launchChromium } from '../support/chromium.js';
import { app, djangoModel, field } from '../support/picture-project.js';
import { shop } from '../support/picture-shop.js';
import { openPreview, type PreviewPage, previewOf } from '../support/preview-page.js';

/** Needs a browser; where none is installed the tests are reported as skipped, not as passed. */
// In CI a missing browser fails its launch.
describe.skipIf(!chromiumPath && !process.env.CI)('the preview in a browser', () => {
    let browser: Browser;
    beforeAll(async () => {
        browser = await launchChromium();
    });
    afterAll(() => browser?.close());

    const shown = async (view = 'models'): Promise<PreviewPage> => {
        const preview = await openPreview(browser, 'vscode-light');
        await preview.send({ type: 'picture', answer: await previewOf(shop, { view }) });
        await preview.page.locator('.node').first().waitFor();
        return preview;
    };
    const transform = (preview: PreviewPage) => preview.page.locator('.canvas > g').getAttribute('transform');

    test('asks for a picture, and draws it under a strict policy without a complaint', async () => {
        const preview = await shown();
        expect(await preview.sent()).toEqual([{ type: 'ready' }]);
        expect(await preview.page.locator('.card').count()).toBe(8);
        expect(await preview.remembered()).toEqual({ uri: 'file:///shop.dsl', view: 'models' });
        expect(preview.complaints).toEqual([]);
    });

    test('a click on a row reveals the field, one on a card its model', async () => {
        const preview = await shown();
        await preview.page.locator('[data-id="model:catalog.Product#price"] .row-name').click();
        await preview.page.locator('[data-id="model:catalog.Tag"] > .title').click();
        expect((await preview.sent()).slice(1)).toEqual([
            { type: 'reveal', elementId: 'model:catalog.Product#price' },
            { type: 'reveal', elementId: 'model:catalog.Tag' },
        ]);
    });

    test('everything is within reach of the keyboard', async () => {
        const preview = await shown();
        await preview.page.locator('.stage').focus();
        await preview.page.keyboard.press('Tab');
        const name = await preview.page.evaluate('document.activeElement.getAttribute("aria-label")');
        expect(name).toBe('User, 2 rows');
        await preview.page.keyboard.press('Enter');
        expect((await preview.sent()).at(-1)).toEqual({ type: 'reveal', elementId: 'model:accounts.User' });
        const before = await transform(preview);
        await preview.page.keyboard.press('+');
        expect(await preview.page.locator('.scale').textContent()).toBe('125 %');
        await preview.page.keyboard.press('ArrowLeft');
        await preview.page.keyboard.press('0');
        expect(await transform(preview)).toBe(before);
    });

    test('zoom and selection survive an edit, and what was in the middle stays there', async () => {
        const preview = await shown();
        await preview.page.locator('[data-id="model:catalog.Category"] > .title').click();
        await preview.page.locator('.zoom-in').click();
        const before = await preview.page.locator('[data-id="model:catalog.Category"]').boundingBox();
        const [accounts, catalog, ...rest] = shop.apps;
        if (!accounts || !catalog) throw new Error('the shop has two apps');
        const longer = {
            ...catalog,
            models: [djangoModel('catalog.Aaa', [field('x', 'catalog.Product')]), ...catalog.models],
        };
        await preview.send({
            type: 'picture',
            answer: await previewOf({ ...shop, apps: [accounts, longer, ...rest] }),
        });
        await preview.page.locator('[data-id="model:catalog.Aaa"]').waitFor();
        const after = await preview.page.locator('[data-id="model:catalog.Category"]').boundingBox();
        expect(after?.width).toBeCloseTo(before?.width ?? 0, 0);
        expect(Math.abs((after?.x ?? 0) - (before?.x ?? 0))).toBeLessThan(2);
        expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);
        expect(await preview.page.locator('[data-id="model:catalog.Category"].selected').count()).toBe(1);
    });

    test('the element under the text’s cursor is marked, and comes into view', async () => {
        const preview = await shown();
        for (let count = 0; count < 6; count++) await preview.page.locator('.zoom-in').click();
        await preview.send({ type: 'highlight', elementIds: ['model:nothing#here', 'model:accounts.User'] });
        const card = preview.page.locator('[data-id="model:accounts.User"].highlighted');
        await card.waitFor();
        const [box, stage] = [await card.boundingBox(), await preview.page.locator('.stage').boundingBox()];
        if (!box || !stage) throw new Error('both are there');
        expect(box.x).toBeGreaterThanOrEqual(stage.x);
        expect(box.y).toBeGreaterThanOrEqual(stage.y);
        await preview.send({ type: 'highlight', elementIds: [] });
        await expect.poll(() => preview.page.locator('.highlighted').count()).toBe(0);
    });

    test('views and engines are chosen from lists', async () => {
        const preview = await shown();
        await preview.page.getByLabel('Layout engine').selectOption('neato');
        await preview.page.getByLabel('View').selectOption('graph:supply');
        await preview.page.getByLabel('Layout engine').selectOption('');
        await preview.page.getByLabel('Export as SVG').click();
        expect((await preview.sent()).slice(1)).toEqual([
            { type: 'chooseEngine', engine: 'neato' },
            { type: 'chooseView', view: 'graph:supply' },
            { type: 'chooseEngine', engine: undefined },
            { type: 'exportSvg' },
        ]);
    });

    test('an old picture is marked, a missing one is explained, strangers’ messages are ignored', async () => {
        const preview = await shown();
        const answer = await previewOf(shop);
        await preview.send({ type: 'picture', answer: { ...answer, state: 'stale' } });
        await expect.poll(() => preview.page.locator('.notice').textContent()).toContain('out of date');
        await preview.send({ type: 'nonsense' } as never);
        await preview.send({ type: 'message', text: '<b>away</b>' });
        await expect.poll(() => preview.page.locator('.notice').textContent()).toBe('<b>away</b>');
        expect(await preview.page.locator('.node').count()).toBe(0);
    });

    test('no markup of a name becomes an element', async () => {
        const preview = await openPreview(browser, 'vscode-dark');
        const evil = '<img src=x onerror=alert(1)>"\'&';
        const project = { ...shop, apps: [app(evil, [djangoModel(`${evil}.${evil}`, [field(evil, 'Char')])])] };
        await preview.send({ type: 'picture', answer: await previewOf(project) });
        await preview.page.locator('.node').first().waitFor();
        expect(await preview.page.locator('.row-name').last().textContent()).toBe(evil);
        expect(await preview.page.locator('img, script:not([nonce])').count()).toBe(0);
        expect(preview.complaints).toEqual([]);
    });

    test('text fits its card', async () => {
        const preview = await shown();
        const spills = await preview.page.evaluate(`[...document.querySelectorAll('.card')].flatMap(card => {
            const box = card.querySelector('.card-box').getBoundingClientRect();
            return [...card.querySelectorAll('text')].filter(text => {
                const inner = text.getBoundingClientRect();
                return inner.left < box.left || inner.right > box.right + 0.5;
            }).map(text => text.textContent);
        })`);
        expect(spills).toEqual([]);
    });
});
