import type { Project } from '../../model/project.js';
import { pathParameters } from '../../model/route-path.js';
import { prefixOf } from '../../model/route-pattern.js';
import { type Finding, finding } from '../finding.js';

/** URLPathVersioning reads the URL's parameter `version`; without one every request has no version. */
export function* urlPathVersioning(project: Project): Iterable<Finding> {
    for (const group of project.routeGroups) {
        const setting = group.settings.find(({ kind }) => kind === 'versioning');
        if (setting?.kind !== 'versioning' || !/^(url_path|URLPathVersioning)$/.test(setting.scheme)) continue;
        const prefix = prefixOf(project.routeGroups, group);
        const paths = [{ path: prefix, regex: false }, ...group.routes];
        const hasVersion = paths.some(path => pathParameters(path).some(({ name }) => name === 'version'));
        if (!hasVersion) yield finding('version-not-in-path', setting.span, { prefix: group.prefix });
    }
}
