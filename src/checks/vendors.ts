import { perProject } from '../model/per-project.js';
import type { Project, Store } from '../model/project.js';
import { databaseOfApp, storesIn } from '../model/stores.js';
import { isList, isTruthy, type Stage, settingIn, stages } from './settings/stage-settings.js';

/** What Django's database backends differ in. */
export type Vendor = 'sqlite' | 'postgresql' | 'mysql' | 'mariadb' | 'oracle';

const vendorOfEngine: Readonly<Record<string, Vendor>> = {
    sqlite: 'sqlite',
    sqlite3: 'sqlite',
    spatialite: 'sqlite',
    postgresql: 'postgresql',
    postgres: 'postgresql',
    postgis: 'postgresql',
    mysql: 'mysql',
    mariadb: 'mariadb',
    oracle: 'oracle',
};

export const databaseEngines = Object.keys(vendorOfEngine);

export const vendorNames: Readonly<Record<Vendor, string>> = {
    sqlite: 'SQLite',
    postgresql: 'PostgreSQL',
    mysql: 'MySQL',
    mariadb: 'MariaDB',
    oracle: 'Oracle',
};

/** Databases for which `Order` and `order` are one table; MySQL's answer depends on the files that it stands in. */
export const vendorsWithTablesInAnyCase: readonly Vendor[] = ['sqlite', 'oracle'];

/** Databases for which `Order` and `order` are one column. */
export const vendorsWithColumnsInAnyCase: readonly Vendor[] = ['sqlite', 'mysql', 'mariadb', 'oracle'];

/**
 * The databases that an app's tables are made in: in development one, in production another one perhaps. SQLite where the
 * project names none; an engine that is not known is left out. Of a file outside any project nothing is known.
 */
export function vendorsOf(project: Project, app: string): ReadonlySet<Vendor> {
    const known = vendorsByApp(project);
    let vendors = known.get(app);
    if (!vendors) {
        vendors = findVendors(project, app);
        known.set(app, vendors);
    }
    return vendors;
}

const vendorsByApp = perProject(() => new Map<string, ReadonlySet<Vendor>>());

function findVendors(project: Project, app: string): ReadonlySet<Vendor> {
    if (!project.declaration) return new Set();
    const stores = project.declaration.databases;
    const vendors = new Set<Vendor>();
    for (const stage of stages) {
        const holding = [...storesIn(stores, stage).values()];
        for (const alias of aliasesFor(project, holding, app, stage)) {
            const store = holding.find(each => each.alias === alias);
            const vendor = store ? vendorOfEngine[store.engine] : 'sqlite';
            if (vendor) vendors.add(vendor);
        }
    }
    return vendors;
}

/** What sends apps to the databases that name them. */
export const appRouter = 'config.routers.AppRouter';

/** Whether Django asks any router which database a table is in: one that it is generated with, or what the .dsl names. */
export function hasRouters(project: Project, stage: Stage): boolean {
    const databases = project.declaration?.databases ?? [];
    const generated = databases.some(({ apps }) => (apps ?? []).length > 0) ? [appRouter] : [];
    const routers = settingIn(project, 'DATABASE_ROUTERS', stage, generated);
    return routers === undefined || isTruthy(routers);
}

/** A database that names the app replaces the default one, where the router that the project is generated with sends it there. */
function aliasesFor(project: Project, stores: readonly Store[], app: string, stage: Stage): readonly string[] {
    const routers = settingIn(project, 'DATABASE_ROUTERS', stage, undefined);
    const isRouted = !isList(routers) || routers.includes(appRouter);
    if (isRouted || app === '') return [databaseOfApp(stores, app)];
    // Without it each database may have all tables.
    return ['default', ...stores.flatMap(({ alias, apps }) => (apps && alias !== 'default' ? [alias] : []))];
}

/** The databases called `default`, one for each stage. */
export const defaultVendors = (project: Project): ReadonlySet<Vendor> => vendorsOf(project, '');

/** Those of `lacking` that the app's tables are made in, in words. */
export const lackingVendors = (project: Project, app: string, lacking: readonly Vendor[]): string | undefined =>
    namesOfVendors(vendorsOf(project, app), lacking);

/** Those of `wanted` that are among the databases, in words. */
export function namesOfVendors(vendors: ReadonlySet<Vendor>, wanted: readonly Vendor[]): string | undefined {
    const found = [...vendors].filter(vendor => wanted.includes(vendor));
    return found.length === 0 ? undefined : found.map(vendor => vendorNames[vendor]).join(' and ');
}
