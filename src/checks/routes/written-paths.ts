import type { Project } from '../../model/project.js';
import type { Route, RouteGroup } from '../../model/route.js';
import { type PrefixPart, prefixParts } from '../../model/route-pattern.js';
import type { SourceSpan } from '../../model/source-span.js';

/** A text that is a URL pattern, or the beginning of some. */
export interface WrittenPath {
    readonly text: string;
    readonly span: SourceSpan;
    readonly regex: boolean;
}

/** The prefixes of blocks and the paths of their routes. */
export function* writtenPaths(project: Project): Iterable<WrittenPath> {
    for (const { prefix, prefixSpan, routes } of project.routeGroups) {
        yield { text: prefix, span: prefixSpan, regex: false };
        for (const { path, pathSpan, regex } of routes) yield { text: path, span: pathSpan, regex };
    }
}

/** What a block's URLs, and those that it includes from Python, are mounted at: each from the site's root, in its parts. */
export function* mountedPrefixes(project: Project, group: RouteGroup): Iterable<readonly PrefixPart[]> {
    const own = prefixParts(project.routeGroups, group);
    yield own;
    for (const { view, path, regex, pathSpan } of group.routes) {
        if (view.kind !== 'include' || view.group !== undefined) continue;
        yield [...own, { text: path, regex, span: pathSpan }];
    }
}

/** Whether the route becomes a pattern of its own: nothing answers where what it names is not there. */
export function isAnswered({ view }: Route): boolean {
    if (view.kind === 'unresolved' || view.kind === 'include') return false;
    if (view.kind === 'redirect') return view.to.kind !== 'unresolved';
    if (view.kind === 'graph') return view.graph !== undefined;
    return !('model' in view) || view.model !== undefined;
}
