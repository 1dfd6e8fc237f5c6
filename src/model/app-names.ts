/** Names of apps and packages that each project has: an app of any other name stands in front of one of Django's. */
const taken = new Set([
    ...['auth', 'admin', 'contenttypes', 'sessions', 'messages', 'staticfiles'],
    ...['oauth2_provider', 'rest_framework', 'django'],
]);

export const isAppNameTaken = (name: string): boolean => taken.has(name);

/** The class that configures an app, in its `apps.py`: `live_products` → `LiveProductsConfig`. */
export const appConfigName = (app: string): string =>
    `${app
        .split('_')
        .map(word => word.charAt(0).toUpperCase() + word.slice(1))
        .join('')}Config`;
