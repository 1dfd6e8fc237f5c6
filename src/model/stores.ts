import type { Store } from './project.js';

/** `manage.py` and its like are for development; what serves visitors is for production. */
export type Stage = 'development' | 'production';

/** The stores that hold in a stage, or in both where none is given, by alias: of those that fit the last counts. */
export function storesIn(stores: readonly Store[], stage: Stage | undefined): Map<string, Store> {
    const found = new Map<string, Store>();
    for (const staged of [false, true]) {
        for (const store of stores) {
            const fits = staged ? store.stage !== undefined && store.stage === stage : store.stage === undefined;
            if (fits) found.set(store.alias, store);
        }
    }
    return found;
}

/** The database that an app's rows live in: the last one that names it, as in the dictionary that is generated of them. */
export const databaseOfApp = (databases: Iterable<Store>, app: string): string =>
    [...databases].findLast(({ apps }) => apps?.includes(app))?.alias ?? 'default';
