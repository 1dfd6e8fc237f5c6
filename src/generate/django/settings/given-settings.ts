import type { Project, ProjectDeclaration } from '../../../model/project.js';
import type { Stage } from '../../../model/stores.js';
import type { Value } from '../../../model/value.js';
import type { Collection } from '../../python/collection-source.js';
import type { PythonFile } from '../python-file.js';
import { environValue } from './environment-source.js';
import { folderSource } from './folder-source.js';
import { settingValue } from './setting-value.js';

type Setting = ProjectDeclaration['settings'][number];

/** Statements of the `project` block that become something else than a setting of their name: see who asks for them. */
const spokenFor = new Set([
    ...['title', 'description', 'version', 'author', 'license', 'packages', 'deploy', 'hosts', 'allowed_hosts'],
    ...['languages', 'storage', 'logging', 'error_reporting', 'metrics', 'middleware', 'installed_apps', 'email'],
    ...['password_validators', 'template_dirs', 'admins'],
]);

/** Where a setting of the .dsl stands: what holds in both stages is base's, unless one of them reads its environment. */
export type Place = 'base' | Stage;

/** The settings that the .dsl says by their names, as they stand in one of the modules. */
export function givenSettings(project: Project, file: PythonFile, place: Place): Map<string, Collection | undefined> {
    const found = new Map<string, Collection | undefined>();
    for (const setting of project.declaration?.settings ?? []) {
        if (spokenFor.has(setting.name)) continue;
        const name = setting.name.toUpperCase();
        const here = belongsTo(setting, place);
        // Of two that say the same the first counts.
        if (here && found.get(name) === undefined) found.set(name, sourceOf(project, file, place, name, setting));
        // What base says holds in both stages, unless one has its own.
        else if (place !== 'base' && belongsTo(setting, 'base') && !found.has(name)) found.set(name, undefined);
    }
    return found;
}

export function belongsTo(setting: { readonly env?: string; readonly stage?: string }, place: Place): boolean {
    if (setting.stage !== undefined) return setting.stage === place;
    return setting.env === undefined ? place === 'base' : place !== 'base';
}

function sourceOf(project: Project, file: PythonFile, place: Place, name: string, setting: Setting): Collection {
    const { span } = setting;
    const isOne = lists.has(setting.name) && setting.value.kind !== 'list';
    const value: Value = isOne ? { kind: 'list', items: [setting.value], span } : setting.value;
    if (setting.env !== undefined && place !== 'base') {
        return environValue(file, place, name, setting.env, value);
    }
    if (folders.has(name) && value.kind === 'string') return folderSource(value.value);
    return settingValue(project, file, name, value);
}

/** Their paths begin in the project's folder. */
const folders = new Set(['STATIC_ROOT', 'MEDIA_ROOT']);

/** Statements of which one value is a list too. */
const lists = new Set(['csrf_trusted_origins', 'authentication_backends']);

/** What a statement of the `project` block says in a stage: the first that holds there, of a stage's own before others. */
export function statementIn(project: Project, name: string, stage: Stage): Setting | undefined {
    const all = (project.declaration?.settings ?? []).filter(setting => setting.name === name);
    return all.find(setting => setting.stage === stage) ?? all.find(setting => setting.stage === undefined);
}

/** All values of a statement whose repetitions add up, where it holds in both stages or in this one. */
export function valuesOf(project: Project, name: string, place: Place): Value[] {
    return (project.declaration?.settings ?? [])
        .filter(setting => setting.name === name && (setting.stage ?? 'base') === place)
        .flatMap(({ value }) => (value.kind === 'list' ? value.items : [value]));
}
