import type { Fixture } from '../../model/backend.js';
import { FixtureKeys } from '../../model/fixture-keys.js';
import type { App, Project } from '../../model/project.js';
import { indexOf, ownApps } from '../../model/queries.js';
import { databaseOfApp, storesIn } from '../../model/stores.js';
import type { GeneratedFile } from '../generated-file.js';
import { type FixtureEntry, fixtureEntries } from './fixture-entries.js';
import { jsonText } from './json-text.js';

/**
 * The fixtures of the project, for `loaddata`, in the app that `fixtureApp` chooses: with rows in several databases a file for each,
 * which has its name in the file's own, as Django would look for tables where they are not.
 */
export function emitFixtures(project: Project): GeneratedFile[] {
    const keys = new FixtureKeys(project);
    return project.fixtures.flatMap(fixture => {
        const app = fixtureApp(project, fixture);
        if (!app) return [];
        const path = `${app.name}/fixtures/${fixture.name}`;
        const files = entriesByDatabase(project, keys, fixture);
        if (files.size === 0) return [{ path: `${path}.json`, text: textOf([]) }];
        return [...files].map(([alias, entries]) => ({
            path: files.size === 1 ? `${path}.json` : `${path}.${alias}.json`,
            text: textOf(entries),
        }));
    });
}

const textOf = (entries: readonly FixtureEntry[]): string => `${jsonText(entries.map(entryJson))}\n`;

/** What a fixture holds, by the databases in which the apps' rows live while a project is developed. */
export function entriesByDatabase(
    project: Project,
    keys: FixtureKeys,
    fixture: Fixture,
): ReadonlyMap<string, readonly FixtureEntry[]> {
    const databases = [...storesIn(project.declaration?.databases ?? [], 'development').values()];
    return Map.groupBy(fixtureEntries(project, keys, fixture), ({ model }) =>
        databaseOfApp(databases, model.split('.')[0] ?? ''),
    );
}

/** Of the apps whose rows a fixture holds the last one: apps are declared behind those that they refer to. */
export function fixtureApp(project: Project, fixture: Fixture): App | undefined {
    const apps = ownApps(project);
    const used = new Set(
        fixture.rows.flatMap(({ model }) => (model ? (indexOf(project).models.get(model)?.app ?? []) : [])),
    );
    return apps.findLast(({ name }) => used.has(name)) ?? apps.at(-1);
}

const entryJson = ({ model, key, fields }: FixtureEntry) => ({
    kind: 'object' as const,
    entries: [
        ['model', { kind: 'string', value: model }] as const,
        ...(key === undefined ? [] : [['pk', key] as const]),
        ['fields', { kind: 'object', entries: [...fields] }] as const,
    ],
});
