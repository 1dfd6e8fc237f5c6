/** Models that Django and the OAuth toolkit have themselves, written as one's own: no finding, and the same columns. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { libraryAttributes } from '../../src/checks/models/admin/library-attributes.js';
import { ofBoth, ofInlines, ofPages } from '../../src/checks/models/admin/page-attributes.js';
import type { GeneratedFile } from '../../src/generate/generated-file.js';
import { djangoModels } from '../../src/language/library/django-models.js';
import { allFields, ancestorsOf } from '../../src/model/queries.js';
import { installDjango } from '../support/django-environment.js';
import { ConformanceChecker } from './conformance.js';
import { Engine } from './engine.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const text = readFileSync(at('../fixtures/contrib/project.dsl'), 'utf8');

/** Apps of the fixture by what they repeat. */
const pairs = [
    ['people', 'auth'],
    ['kinds', 'contenttypes'],
    ['visits', 'sessions'],
    ['places', 'sites'],
    ['journal', 'admin'],
    ['pages', 'flatpages'],
    ['moves', 'redirects'],
    ['keys', 'authtoken'],
    ['grants', 'oauth2_provider'],
];

test('neither Djagram nor Django finds anything', async () => {
    const checker = new ConformanceChecker();
    try {
        const { reading, django, difference } = await checker.check(text);
        // That the toolkit's unique keys hold a NULL is worth knowing, and no mistake.
        expect(reading.findings.map(({ code }) => code)).toEqual(['unique-over-null']);
        expect(difference).toBeUndefined();
        expect(django).toEqual([]);
    } finally {
        await checker.stop();
    }
});

test('each has the columns that it has in Django', async () => {
    expect(await differences(text, pairs)).toEqual([]);
});

test('the built-in models have the columns that they have in Django', async () => {
    const labels = pairs.map(([, theirs = '']) => theirs);
    // As apps of the project's own, which are generated: what is Django's own is not.
    const own = djangoModels
        .replaceAll(/^external app (\w+) "[^"]+"/gm, 'app own_$1')
        .replaceAll(/^ +(?:swappable|db_table|manager) .*\n/gm, '')
        .replaceAll(new RegExp(`\\b(${labels.join('|')})\\.(?=[A-Z])`, 'g'), 'own_$1.');
    const project = 'project p { time_zone "UTC"  default_auto_field "django.db.models.AutoField" }\n';
    expect(
        await differences(
            project + own,
            labels.map(label => [`own_${label}`, label]),
        ),
    ).toEqual([]);
});

test('the built-in models have the attributes that they have in Django, as far as a page may show them', async () => {
    const reading = await new Engine().read('project p { time_zone "UTC" }');
    const { project } = reading;
    const models = project.apps.filter(({ origin }) => origin === 'library').flatMap(app => app.models);
    const known = models.map(model => {
        const names = [model, ...ancestorsOf(project, model)].flatMap(of => libraryAttributes(of));
        const fields = new Set(allFields(project, model).map(({ name }) => name));
        const own = [...new Set(names)].filter(name => !fields.has(name));
        return [model.app, model.name, ...own.sort()].join(' ');
    });
    const apps = project.apps.filter(({ origin }) => origin === 'library').map(({ module }) => module);
    const said = await toldBy('model_attributes.py', reading.files, apps);
    expect(said.toSorted()).toEqual(known.toSorted());
});

test('pages of the admin have the attributes that they have in Django', async () => {
    const { files } = await new Engine().read('project p { time_zone "UTC" }');
    const known = [ofBoth, ofPages, ofInlines].map(names => [...names].join(' '));
    expect(await toldBy('page_attributes.py', files, [])).toEqual(known);
});

/** Between the apps of a text and those of Django that they repeat, by their labels. */
async function differences(text: string, pairs: readonly (readonly string[])[]): Promise<string[]> {
    const { files } = await new Engine().read(text);
    return toldBy(
        'compare_models.py',
        files,
        pairs.map(([own, theirs]) => `${own}=${theirs}`),
    );
}

/** The lines that a script prints, with Django and a generated project. */
async function toldBy(script: string, files: readonly GeneratedFile[], asked: readonly string[]): Promise<string[]> {
    const folder = mkdtempSync(join(tmpdir(), 'djagram-contrib-'));
    try {
        for (const file of files) {
            mkdirSync(dirname(join(folder, file.path)), { recursive: true });
            writeFileSync(join(folder, file.path), file.text);
        }
        const said = execFileSync(await installDjango(), [at(script), ...asked], { cwd: folder });
        return said.toString().split('\n').filter(Boolean);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}
