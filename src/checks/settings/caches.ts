import type { Project } from '../../model/project.js';
import type { SourceSpan } from '../../model/source-span.js';
import { storesIn } from '../../model/stores.js';
import { type Finding, finding } from '../finding.js';
import { onceInStages } from './once-in-stages.js';
import { absolutePath, contains } from './project-paths.js';
import {
    isList,
    isObject,
    isText,
    type Known,
    knownValue,
    type Stage,
    settingIn,
    writtenSetting,
} from './stage-settings.js';

/** There is a default cache, and files of a cache lie where nobody serves them. */
export function* caches(project: Project): Iterable<Finding> {
    yield* onceInStages(stage => ofStage(project, stage));
}

const fileBackend = 'django.core.cache.backends.filebased.FileBasedCache';

function* ofStage(project: Project, stage: Stage): Iterable<Finding> {
    const written = writtenSetting(project, 'CACHES', stage);
    const all = knownValue(written?.value);
    if (written && isObject(all) && !('default' in all)) yield finding('caches.E001', written.span, {});
    for (const { alias, location, span } of fileCaches(project, stage)) {
        if (!location.startsWith('/')) yield finding('caches.W003', span, { alias });
        // What is asked for production alone.
        if (stage === 'production') yield* exposed(project, stage, alias, location, span);
    }
}

interface FileCache {
    readonly alias: string;
    readonly location: string;
    readonly span: SourceSpan;
}

function fileCaches(project: Project, stage: Stage): FileCache[] {
    const written = writtenSetting(project, 'CACHES', stage);
    if (!written) {
        const stores = storesIn(project.declaration?.caches ?? [], stage).values();
        return [...stores].flatMap(({ alias, engine, env, options, span }) => {
            const option = options?.find(({ name }) => name.toLowerCase() === 'location');
            // Generated with a place of its own, unless its options or the environment name another.
            const generated = env === undefined ? absolutePath('cache') : undefined;
            const location = option ? knownValue(option.value) : generated;
            return engine === 'file' && isText(location) ? [{ alias, location, span }] : [];
        });
    }
    const all = knownValue(written.value);
    return Object.entries(isObject(all) ? all : {}).flatMap(([alias, config]) => {
        const isFile = isObject(config) && config.BACKEND === fileBackend;
        return isFile && isText(config.LOCATION) ? [{ alias, location: config.LOCATION, span: written.span }] : [];
    });
}

function* exposed(
    project: Project,
    stage: Stage,
    alias: string,
    location: string,
    span: SourceSpan,
): Iterable<Finding> {
    const cache = absolutePath(location);
    for (const setting of ['MEDIA_ROOT', 'STATIC_ROOT', 'STATICFILES_DIRS']) {
        const generated: Readonly<Record<string, string>> = { MEDIA_ROOT: 'media', STATIC_ROOT: 'staticfiles' };
        const value = settingIn(project, setting, stage, generated[setting] ?? []);
        // Of a text in the place of a list Django takes each character for a path.
        const served = pathsIn(setting === 'STATICFILES_DIRS' && isText(value) ? [...value] : value);
        if (!served.some(path => contains(path, cache) || contains(cache, path))) continue;
        yield finding('caches.W002', span, { alias, setting });
    }
}

/** One path or several, those with a prefix among them. */
export function pathsIn(value: Known): string[] {
    if (isText(value)) return value === '' ? [] : [absolutePath(value)];
    return isList(value)
        ? value.flatMap(item => (isList(item) ? pathsIn(item[1]) : isText(item) ? [absolutePath(item)] : []))
        : [];
}
