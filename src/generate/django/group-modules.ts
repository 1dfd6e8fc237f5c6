import { perProject } from '../../model/per-project.js';
import type { App, Project } from '../../model/project.js';
import type { RouteGroup } from '../../model/route.js';
import { ownAppNamed } from './own-apps.js';

/** Where the views and URLs of a `routes` block stand. */
export interface GroupModules {
    /** The app's folder, or `config` for a block that names no app. */
    readonly folder: string;
    readonly app: App | undefined;
    /** `api`: the file `api.py` in the folder. */
    readonly views: string;
    readonly urls: string;
}

/** The package of the project's own settings, and of what belongs to no app. */
export const configFolder = 'config';

/**
 * The first block of its kind in an app has the files that Django's developers expect; further ones have their name in
 * front, so that adding one moves nothing.
 */
export function groupModules(project: Project, group: RouteGroup): GroupModules {
    const app = appOf(project, group);
    const prefix = firstOfKind(project).get(app)?.get(group.kind) === group ? '' : `${group.name}_`;
    const folder = app?.name ?? configFolder;
    if (group.kind === 'api') return { folder, app, views: `${prefix}api`, urls: `${prefix}api_urls` };
    // config/urls.py lists the groups, and its own pages stand beside it.
    const urls = app ? `${prefix}urls` : `${prefix || 'page_'}urls`;
    return { folder, app, views: `${prefix}views`, urls };
}

const firstOfKind = perProject(project => {
    const found = new Map<App | undefined, Map<RouteGroup['kind'], RouteGroup>>();
    for (const group of project.routeGroups) {
        const app = appOf(project, group);
        const byKind = found.get(app) ?? new Map<RouteGroup['kind'], RouteGroup>();
        found.set(app, byKind);
        if (!byKind.has(group.kind)) byKind.set(group.kind, group);
    }
    return found;
});

/** An app called as the package of settings, which a rule reports, has its URLs among those of no app. */
const appOf = (project: Project, group: RouteGroup): App | undefined =>
    group.app === undefined || group.app === configFolder ? undefined : ownAppNamed(project, group.app);

/** The dotted name of a group's URLs. */
export const urlsModule = (project: Project, group: RouteGroup): string => {
    const { folder, urls } = groupModules(project, group);
    return `${folder}.${urls}`;
};
