import type { Fixture } from '../../../model/backend.js';
import type { DjangoModel } from '../../../model/django-model.js';
import { FixtureKeys } from '../../../model/fixture-keys.js';
import type { Project } from '../../../model/project.js';
import type { GeneratedFile } from '../../generated-file.js';
import { quoteString } from '../../python/quote-string.js';
import { entriesByDatabase, fixtureApp } from '../emit-fixtures.js';
import { PythonFile, tuple } from '../python-file.js';
import { usesRouter } from '../settings/store-settings.js';
import { pascalCase } from '../words.js';

/** Tests that each fixture can be loaded, and that its rows are there then. */
export function emitFixtureTests(project: Project): GeneratedFile[] {
    const keys = new FixtureKeys(project);
    const byApp = Map.groupBy(project.fixtures, fixture => fixtureApp(project, fixture)?.name);
    return [...byApp].flatMap(([app, fixtures]) => {
        if (app === undefined) return [];
        const file = new PythonFile(project, { folder: `${app}/tests`, docstring: `Tests of the fixtures of ${app}.` });
        for (const fixture of fixtures) file.add(testClass(project, file, keys, fixture));
        return [{ path: `${app}/tests/test_fixtures.py`, text: file.text() }];
    });
}

function testClass(project: Project, file: PythonFile, keys: FixtureKeys, fixture: Fixture): string {
    const counts = new Map<DjangoModel, number>();
    for (const row of fixture.rows) {
        const model = keys.modelOf(row);
        if (model && model.kind !== 'abstract') counts.set(model, (counts.get(model) ?? 0) + 1);
    }
    // Rows of models that extend another one are rows of that one too: there may be more.
    const lines = [...counts].map(
        ([model, count]) => `self.assertGreaterEqual(${file.model(model)}._base_manager.count(), ${count})`,
    );
    const empty = 'self.assertTrue(self.fixtures)';
    return [
        `class ${pascalCase(fixture.name)}Tests(${file.from('django.test', 'TestCase')}):`,
        `    fixtures = (${quoteString(fixture.name)},)`,
        ...databaseLines(project, keys, fixture),
        '',
        '    def test_its_rows_are_there(self):',
        ...(lines.length > 0 ? lines : [empty]).map(line => `        ${line}`),
    ].join('\n');
}

/** A fixture is loaded into each database of a test: into those alone that have its tables. */
function databaseLines(project: Project, keys: FixtureKeys, fixture: Fixture): string[] {
    if (!usesRouter(project)) return [];
    const aliases = [...entriesByDatabase(project, keys, fixture).keys()];
    return aliases.length === 0 ? [] : [`    databases = ${tuple(aliases.map(quoteString))}`];
}
