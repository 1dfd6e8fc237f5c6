import type { Fixture } from '../../model/backend.js';
import type { App, Project } from '../../model/project.js';
import { indexOf, ownApps } from '../../model/queries.js';
import type { GeneratedFile } from '../generated-file.js';
import { type FixtureEntry, fixtureEntries } from './fixture-entries.js';
import { FixtureKeys } from './fixture-keys.js';
import { jsonText } from './json-text.js';

/** The fixtures of the project, for `loaddata`, in the app that `fixtureApp` chooses. */
export function emitFixtures(project: Project): GeneratedFile[] {
    const keys = new FixtureKeys(project);
    return project.fixtures.flatMap(fixture => {
        const app = fixtureApp(project, fixture);
        if (!app) return [];
        const entries = fixtureEntries(project, keys, fixture).map(entryJson);
        return [{ path: `${app.name}/fixtures/${fixture.name}.json`, text: `${jsonText(entries)}\n` }];
    });
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
