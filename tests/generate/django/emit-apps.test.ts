import { expect, test } from 'vitest';
import { emitted, emittedFile } from '../../support/emitting.js';

test('configures an app, with its title and its signals', async () => {
    const text = await emittedFile(
        'shop/apps.py',
        'project p { } app shop "The \\"shop\\"" { model A { on post_save -> `shop.handlers.a` } }',
    );
    expect(text).toBe(`from django.apps import AppConfig


class ShopConfig(AppConfig):
    name = "shop"
    verbose_name = 'The "shop"'

    def ready(self):
        from . import signals  # noqa: F401
`);
});

test('says no more than there is', async () => {
    const files = await emitted('project p { } app app { task t() }');
    expect(files.get('app/apps.py')).toBe(`from django.apps import AppConfig as apps_AppConfig


class AppConfig(apps_AppConfig):
    name = "app"
`);
    expect([...files.keys()].filter(path => /^app\/(signals|migrations|admin)/.test(path))).toEqual([]);
});

test('has a place for migrations where there are models', async () => {
    expect([...(await emitted('project p { } app shop { model A { } }')).keys()]).toContain(
        'shop/migrations/__init__.py',
    );
});
