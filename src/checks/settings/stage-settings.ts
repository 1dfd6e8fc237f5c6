/**
 * The settings of a stage as the generated project has them: what the .dsl says by their names, and for what it does not
 * say, what rules need to know of what is generated.
 */
import type { Project } from '../../model/project.js';
import type { Setting } from '../../model/queries.js';
import { settingsNamed } from '../../model/settings.js';
import type { SourceSpan } from '../../model/source-span.js';
import type { Value } from '../../model/value.js';

export type Stage = 'development' | 'production';
export const stages: readonly Stage[] = ['development', 'production'];

export interface WrittenSetting {
    readonly value: Value;
    readonly span: SourceSpan;
}

/** Statements that have words of their own, which stand for something else than a setting of their name. */
const spokenFor = new Set([
    ...['title', 'description', 'version', 'author', 'license', 'packages', 'deploy', 'hosts', 'allowed_hosts'],
    ...['languages', 'storage', 'logging', 'error_reporting', 'metrics', 'middleware', 'installed_apps', 'email'],
    ...['password_validators', 'template_dirs', 'admins'],
]);

/** What the .dsl says a setting of Django's to be in a stage; undefined where it does not, or the environment decides. */
export function writtenSetting(project: Project, name: string, stage: Stage): WrittenSetting | undefined {
    const found = writtenIn(project, name, stage);
    return found && !(found.env !== undefined && stage === 'production') ? found : undefined;
}

/** Whether the .dsl says it at all. */
export const isWritten = (project: Project, name: string, stage: Stage): boolean =>
    writtenIn(project, name, stage) !== undefined;

function writtenIn(project: Project, name: string, stage: Stage): Setting | undefined {
    const all = settingsNamed(project, name).filter(setting => !spokenFor.has(setting.name));
    return (
        all.find(setting => setting.stage === stage) ??
        all.find(setting => setting.stage === undefined && setting.env !== undefined) ??
        all.find(setting => setting.stage === undefined)
    );
}

/** The values of a statement whose repetitions add up, as far as they hold in a stage. */
export const statementValues = (project: Project, name: string, stage: Stage): WrittenSetting[] =>
    settingsNamed(project, name)
        .filter(setting => setting.name === name && (setting.stage === undefined || setting.stage === stage))
        .flatMap(({ value, span }) =>
            (value.kind === 'list' ? value.items : [value]).map(item => ({ value: item, span })),
        );

/** A value as Python has it; undefined where only Python knows it. */
export type Known = string | number | boolean | null | readonly Known[] | { readonly [key: string]: Known } | undefined;

export function knownValue(value: Value | undefined): Known {
    switch (value?.kind) {
        case 'string':
            return value.value;
        case 'word':
            return value.word;
        case 'number':
            return Number(value.text);
        case 'boolean':
            return value.value;
        case 'null':
            return null;
        case 'duration':
            return value.milliseconds / 1000;
        case 'list':
            return value.items.map(knownValue);
        case 'object':
            return Object.fromEntries(value.entries.map(entry => [entry.key, knownValue(entry.value)]));
        // Django imports what settings name.
        case 'python':
            return value.name;
        default:
            return undefined;
    }
}

/** What a setting is in a stage: as written, else `generated`. Undefined where nobody knows here. */
export function settingIn(project: Project, name: string, stage: Stage, generated: Known): Known {
    if (!isWritten(project, name, stage)) return generated;
    return knownValue(writtenSetting(project, name, stage)?.value);
}

/** Whether it is switched off in each stage. */
export const isSettingFalse = (project: Project, name: string): boolean =>
    stages.every(stage => settingIn(project, name, stage, true) === false);

export const isList = (value: Known): value is readonly Known[] => Array.isArray(value);

export const isObject = (value: Known): value is { readonly [key: string]: Known } =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

export const isText = (value: Known): value is string => typeof value === 'string';

/** As Python's `bool()`. */
export function isTruthy(value: Known): boolean {
    if (isList(value)) return value.length > 0;
    if (isObject(value)) return Object.keys(value).length > 0;
    return Boolean(value);
}
