import type { Project } from '../../model/project.js';
import type { RouteGroup } from '../../model/route.js';
import { configFolder } from './group-modules.js';

/** The hosts that have URLs of their own, in the order of the .dsl. */
export const hostsOf = (project: Project): string[] => [
    ...new Set(project.routeGroups.flatMap(group => hostOf(group) ?? [])),
];

/** Names of hosts know no case. */
export const hostOf = ({ host }: RouteGroup): string | undefined => host?.toLowerCase();

/** The module of a host's URLs, beside that of all hosts. */
export const hostModule = (host: string): string => `urls_${host.replaceAll(/\W+/g, '_')}`;

/** The URLs in which a block's names are found; undefined where that is everywhere. */
export function urlconfOf(group: RouteGroup): string | undefined {
    const host = hostOf(group);
    return host === undefined ? undefined : `${configFolder}.${hostModule(host)}`;
}
