import type { Route } from '../../model/route.js';

/** What a page says it is called, where it does not leave that to its model, its graph or its template. */
export function pageTitle(route: Route): string | undefined {
    const setting = route.settings.findLast(found => found.kind === 'other' && found.name === 'title');
    const [value] = setting?.kind === 'other' ? setting.values : [];
    return value?.kind === 'string' ? value.value : undefined;
}
