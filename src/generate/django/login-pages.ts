import type { Project } from '../../model/project.js';
import { asksToLogIn } from './view-decorators.js';

const authUrls = 'django.contrib.auth.urls';

/** Whether the project itself includes Django's pages for logging in. */
export const includesAuthUrls = (project: Project): boolean =>
    project.routeGroups.some(group =>
        group.routes.some(({ view }) => view.kind === 'include' && view.python === authUrls),
    );

/** Whether people log in: the pages for it are included, or a page is for users alone. */
export const needsLogin = (project: Project): boolean =>
    includesAuthUrls(project) ||
    project.routeGroups.some(
        group => group.kind === 'pages' && group.routes.some(route => asksToLogIn(project, group, route)),
    );
