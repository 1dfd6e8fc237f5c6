import { hasTable } from '../../../model/generated-state.js';
import type { Project, Store } from '../../../model/project.js';
import { ownApps, ownModels } from '../../../model/queries.js';
import { type Stage, storesIn } from '../../../model/stores.js';
import { type Collection, collectionSource } from '../../python/collection-source.js';
import { quoteString } from '../../python/quote-string.js';
import { deploysContainers } from '../deploy/deploy-targets.js';
import { testRunnerName } from '../runtime/test-runner-source.js';
import { environ } from './environment-source.js';
import type { Place } from './given-settings.js';
import { settingValue } from './setting-value.js';
import type { SettingsFile } from './settings-file.js';

/** A store, whether the .dsl has it or Django's custom. */
type Described = Omit<Store, 'span'>;

/** What tests need beyond Django's own runner. */
export const testRunnerNeeds = (project: Project): { readonly databases: boolean; readonly tables: boolean } => ({
    databases: usesRouter(project),
    tables: ownModels(project).some(model => model.kind === 'concrete' && !hasTable(model)),
});

export function usesTestRunner(project: Project): boolean {
    const { databases, tables } = testRunnerNeeds(project);
    return databases || tables;
}

/** `DATABASES`, and which apps' rows live where. */
export function setDatabases(project: Project, settings: SettingsFile, place: Place): void {
    const declared = project.declaration?.databases ?? [];
    const stores = withDefault(declared, place);
    const persists = place === 'production' && deploysContainers(project) && stores.some(isPlainFile);
    if (saysAll(declared, place) || persists) {
        settings.set('DATABASES', {
            dict: stores.map(store => [store.alias, databaseSource(project, settings, store, place)]),
        });
    }
    const sent = stores.flatMap(({ alias, apps }) => (apps ?? []).map(app => [app, quoteString(alias)] as const));
    const base = withDefault(declared, 'base').flatMap(({ alias, apps }) => (apps ?? []).map(app => [app, alias]));
    if (place === 'base') {
        if (usesTestRunner(project)) settings.set('TEST_RUNNER', quoteString(`config.test_runner.${testRunnerName}`));
        if (!usesRouter(project)) return;
        settings.set('DATABASE_ROUTERS', { list: [quoteString('config.routers.AppRouter')] });
        settings.set('DATABASE_OF_APP', { dict: sent }, 'The apps whose rows live in a database of their own.');
    } else if (
        usesRouter(project) &&
        String(sent) !== String(base.map(([app, alias]) => [app, quoteString(alias ?? '')]))
    ) {
        settings.set('DATABASE_OF_APP', { dict: sent });
    }
}

export const usesRouter = (project: Project): boolean =>
    (project.declaration?.databases ?? []).some(({ apps }) => apps !== undefined && apps.length > 0);

/** Whether a module says these stores at all: base what holds in both stages, a stage what is its own. */
function saysAll(declared: readonly Store[], place: Place): boolean {
    const common = declared.filter(({ stage }) => stage === undefined);
    const fromEnvironment = common.some(({ env }) => env !== undefined);
    if (place === 'base') return !fromEnvironment;
    return fromEnvironment || declared.some(({ stage }) => stage === place);
}

/** Django needs a database called `default`. */
function withDefault(declared: readonly Store[], place: Place): Described[] {
    const stores = [...storesIn(declared, place === 'base' ? undefined : place).values()];
    return stores.some(({ alias }) => alias === 'default') ? stores : [sqliteDefault, ...stores];
}
const sqliteDefault: Described = { alias: 'default', engine: 'sqlite' };

const engines: Readonly<Record<string, string>> = {
    sqlite: 'django.db.backends.sqlite3',
    sqlite3: 'django.db.backends.sqlite3',
    spatialite: 'django.contrib.gis.db.backends.spatialite',
    postgresql: 'django.db.backends.postgresql',
    postgres: 'django.db.backends.postgresql',
    postgis: 'django.contrib.gis.db.backends.postgis',
    mysql: 'django.db.backends.mysql',
    mariadb: 'django.db.backends.mysql',
    oracle: 'django.db.backends.oracle',
};

/** Where a database is looked for in development when the environment does not say. */
export function localDatabaseUrl(project: Project, { engine, alias }: Described): string {
    const name = `${project.declaration?.name ?? 'project'}${alias === 'default' ? '' : `_${alias}`}`;
    if (/^(sqlite|spatialite)/.test(engine)) return `sqlite:///${alias === 'default' ? 'db' : alias}.sqlite3`;
    if (/^(mysql|mariadb)$/.test(engine)) return `mysql://root@127.0.0.1:3306/${name}`;
    if (engine === 'oracle') return 'oracle://system:oracle@127.0.0.1:1521/FREEPDB1';
    return `postgres://postgres:postgres@127.0.0.1:5432/${name}`;
}

export const isFileDatabase = ({ engine }: Described): boolean => /^(sqlite3?|spatialite)$/.test(engine);
const isPlainFile = (store: Described): boolean =>
    isFileDatabase(store) && store.env === undefined && databaseFolder(store, false) === '';

/** The folder of a file of SQLite's, in the project; undefined for one that is elsewhere, or nowhere on a disk. */
export function databaseFolder(store: Described, inContainer: boolean): string | undefined {
    return fileParts(store, inContainer)?.slice(0, -1).join('/');
}

function databaseSource(project: Project, settings: SettingsFile, store: Described, place: Place): Collection {
    const { file } = settings;
    const options = (store.options ?? []).map(
        ({ name, value }) => [name.toUpperCase(), settingValue(project, file, name, value)] as const,
    );
    if (store.env !== undefined && place !== 'base') return urlSource(project, settings, store, place, options);
    const entries = new Map<string, Collection>([
        ['ENGINE', quoteString(engines[store.engine] ?? `django.db.backends.${store.engine}`)],
    ]);
    if (isFileDatabase(store))
        entries.set('NAME', fileSource(store, place === 'production' && deploysContainers(project)));
    else entries.set('NAME', quoteString(project.declaration?.name ?? 'project'));
    for (const [name, value] of options) entries.set(name, value);
    return { dict: [...entries] };
}

const fileSource = (store: Described, inContainer: boolean): string => {
    const parts = fileParts(store, inContainer);
    return parts ? ['BASE_DIR', ...parts.map(quoteString)].join(' / ') : quoteString(store.file ?? '');
};

/** The path of a file of SQLite's from the project's folder. In a container it stands in a folder, which outlives it. */
function fileParts({ alias, file }: Described, inContainer: boolean): string[] | undefined {
    if (file !== undefined && (file.startsWith('/') || file.startsWith(':') || file.startsWith('file:')))
        return undefined;
    const parts = (file || `${alias === 'default' ? 'db' : alias}.sqlite3`).split('/').filter(Boolean);
    return inContainer && parts.length === 1 ? ['data', ...parts] : parts;
}

/** Folders that hold nothing but files of SQLite's, and have to be there before these are. */
export function databaseFolders(project: Project): string[] {
    const own = new Set(['config', 'templates', ...ownApps(project).map(({ name }) => name)]);
    const folders = (project.declaration?.databases ?? [])
        .filter(isFileDatabase)
        .flatMap(store => databaseFolder(store, false) ?? []);
    return [...new Set(folders)].filter(
        folder => /^\w[\w-]*(\/\w[\w-]*)*$/.test(folder) && !own.has(folder.split('/')[0] ?? ''),
    );
}

/** What `dj_database_url.parse` takes under these names. */
const urlArguments: Readonly<Record<string, string>> = {
    CONN_MAX_AGE: 'conn_max_age',
    CONN_HEALTH_CHECKS: 'conn_health_checks',
    DISABLE_SERVER_SIDE_CURSORS: 'disable_server_side_cursors',
};

function urlSource(
    project: Project,
    { file }: SettingsFile,
    store: Described,
    stage: Stage,
    options: readonly (readonly [string, Collection])[],
): string {
    const module = file.import('dj_database_url');
    const given = new Map<string, string>(
        stage === 'production' && !isFileDatabase(store)
            ? [
                  ['conn_max_age', '600'],
                  ['conn_health_checks', 'True'],
              ]
            : [],
    );
    if (/gis$|^spatialite$/.test(store.engine)) given.set('engine', quoteString(engines[store.engine] ?? ''));
    const others: string[] = [];
    for (const [name, value] of options) {
        const argument = urlArguments[name];
        if (argument === undefined) others.push(`${quoteString(name)}: ${collectionSource(value)}`);
        else given.set(argument, collectionSource(value));
    }
    const parsed = `${module}.parse(${[
        environ(file, stage, store.env ?? '', localDatabaseUrl(project, store)),
        ...[...given].map(([name, value]) => `${name}=${value}`),
    ].join(', ')})`;
    return others.length === 0 ? parsed : `{**${parsed}, ${others.join(', ')}}`;
}

const cacheBackends: Readonly<Record<string, string>> = {
    redis: 'django.core.cache.backends.redis.RedisCache',
    memcached: 'django.core.cache.backends.memcached.PyMemcacheCache',
    memcache: 'django.core.cache.backends.memcached.PyMemcacheCache',
    locmem: 'django.core.cache.backends.locmem.LocMemCache',
    file: 'django.core.cache.backends.filebased.FileBasedCache',
    database: 'django.core.cache.backends.db.DatabaseCache',
    dummy: 'django.core.cache.backends.dummy.DummyCache',
};

/** Where a cache is looked for when nobody says. */
export const localCacheLocation = (engine: string): string | undefined =>
    ({
        redis: 'redis://127.0.0.1:6379/0',
        memcached: '127.0.0.1:11211',
        memcache: '127.0.0.1:11211',
        database: 'django_cache',
    })[engine];

/** `CACHES`; each has one called `default`. */
export function setCaches(project: Project, settings: SettingsFile, place: Place): void {
    const declared = project.declaration?.caches ?? [];
    if (declared.length === 0 || !saysAll(declared, place)) return;
    const stores = [...storesIn(declared, place === 'base' ? undefined : place).values()];
    if (stores.length === 0) return;
    const entries = stores.map(store => [store.alias, cacheSource(project, settings, store, place)] as const);
    if (!stores.some(({ alias }) => alias === 'default')) {
        entries.unshift(['default', { dict: [['BACKEND', quoteString(cacheBackends.locmem ?? '')]] }]);
    }
    settings.set('CACHES', { dict: entries });
}

/** Options of a cache that stand among its `OPTIONS`. */
const innerOptions = new Set(['MAX_ENTRIES', 'CULL_FREQUENCY']);

function cacheSource(project: Project, { file }: SettingsFile, store: Store, place: Place): Collection {
    const { engine, env } = store;
    const entries = new Map<string, Collection>([
        ['BACKEND', quoteString(cacheBackends[engine] ?? `django.core.cache.backends.${engine}`)],
    ]);
    const location = localCacheLocation(engine);
    if (env !== undefined && place !== 'base') entries.set('LOCATION', environ(file, place, env, location ?? ''));
    else if (location !== undefined) entries.set('LOCATION', quoteString(location));
    else if (engine === 'file') entries.set('LOCATION', 'BASE_DIR / "cache"');
    const inner: (readonly [string, Collection])[] = [];
    for (const { name, value } of store.options ?? []) {
        const key = name.toUpperCase();
        const source = settingValue(project, file, name, value);
        if (innerOptions.has(key)) inner.push([key, source]);
        else entries.set(key, source);
    }
    if (inner.length > 0) entries.set('OPTIONS', { dict: inner });
    return { dict: [...entries] };
}
