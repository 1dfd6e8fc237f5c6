/** Every example and fixture project is generated and has to please Django, DRF's schema, Ruff and its own tests. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isInstalled } from '../support/django-environment.js';
import { GeneratedProject } from '../support/django-project.js';

const fixtures = 'tests/fixtures/django';
const projects = [
    'examples/shop',
    'examples/cities',
    ...readdirSync(fixtures)
        .sort()
        .map(name => join(fixtures, name)),
];

describe.each(projects)('%s', source => {
    let project: GeneratedProject;
    beforeAll(async () => {
        project = await GeneratedProject.of(source);
        await project.generate();
    });
    afterAll(() => project?.remove());

    test('is written in good style', async () => {
        await project.module('ruff', 'check', '--no-cache', '.');
        await project.module('ruff', 'format', '--no-cache', '--check', '.');
    });

    test('asks for packages that the tests have, in their releases', () => {
        const lines = project.read('requirements.txt').split('\n');
        const packages = lines.filter(line => line !== '' && !line.startsWith('#'));
        expect(packages).not.toEqual([]);
        expect(packages.filter(line => !isInstalled(line))).toEqual([]);
    });

    test("passes Django's checks, migrates, and has nothing left to migrate", async () => {
        expect(await project.manage(['check', '--fail-level', 'WARNING'])).toContain('no issues');
        await project.manage(['makemigrations', '--noinput']);
        expect(await project.manage(['makemigrations', '--check', '--dry-run'])).toContain('No changes detected');
        await project.manage(['migrate', '--noinput']);
    });

    test('passes its own tests', async () => {
        await project.manage(['test', '--noinput']);
    });

    test('loads its fixtures', async () => {
        for (const app of readdirSync(project.folder)) {
            const folder = join(project.folder, app, 'fixtures');
            for (const file of existsSync(folder) ? readdirSync(folder) : []) {
                const [, name = '', alias = 'default'] = /^(\w+)(?:\.(\w+))?\.json$/.exec(file) ?? [];
                const database = ['--database', alias];
                if (alias !== 'default') await project.manage(['migrate', '--noinput', ...database]);
                // Of all of them: what is left out has no table there.
                expect(await project.manage(['loaddata', name, ...database])).toMatch(/Installed \d+ object\(s\) from/);
            }
        }
    });

    test('has what production needs', async () => {
        const names = [...project.read('config/settings/production.py').matchAll(/environ\[?\(?\s*"([A-Z_0-9]+)"/g)];
        const environment = Object.fromEntries(names.map(([, name = '']) => [name, productionValue(name)]));
        const checked = await project.manage(['check', '--deploy', '--fail-level', 'WARNING'], {
            DJANGO_SETTINGS_MODULE: 'config.settings.production',
            SECRET_KEY: 'a-key-of-more-than-fifty-characters-with-0123456789-in-it',
            ALLOWED_HOSTS: 'shop.example.com',
            ...environment,
        });
        expect(checked).toContain('no issues');
        await expect(
            project.manage(['check'], { DJANGO_SETTINGS_MODULE: 'config.settings.production', SECRET_KEY: '' }),
        ).rejects.toThrow(/SECRET_KEY/);
    });
});

/** A value that fits a variable's name: URLs of services that nothing is sent to. */
function productionValue(name: string): string {
    if (name === 'SECRET_KEY') return 'a-key-of-more-than-fifty-characters-with-0123456789-in-it';
    if (name === 'ALLOWED_HOSTS') return 'shop.example.com';
    if (/REDIS|CACHE/.test(name)) return 'redis://127.0.0.1:6379/0';
    if (/BROKER/.test(name)) return 'amqp://guest:guest@127.0.0.1:5672//';
    return /DATABASE/.test(name) ? 'postgres://127.0.0.1:5432/postgres' : 'value';
}
