import type { Project } from '../../model/project.js';
import type { Route, RouteGroup } from '../../model/route.js';
import { type Finding, finding } from '../finding.js';

/** One name in a block's module is one view, a function or a class: the first route that names it decides which. */
export function* viewsOfTwoKinds(project: Project): Iterable<Finding> {
    for (const group of project.routeGroups) {
        for (const { route, first, name, kind } of mismatches(group)) {
            const code = isSeen(group, kind) ? 'urls.E009' : 'view-of-two-kinds';
            yield finding(code, route.span, { view: name, kind }, [
                { span: first.span, message: `'${name}' is a ${first.view.kind} here.` },
            ]);
        }
    }
}

/** Whether Django finds a class where a function should be among the block's patterns. */
export const hasClassForFunction = (group: RouteGroup): boolean =>
    [...mismatches(group)].some(({ kind }) => isSeen(group, kind));

/** A class in the place of a function is seen by Django, but not at an address of one host. */
const isSeen = ({ host }: RouteGroup, kind: ViewKind): boolean => kind === 'function' && host === undefined;

type ViewKind = 'function' | 'class';

interface Mismatch {
    readonly route: Route;
    /** The route that made the view what it is. */
    readonly first: Route;
    readonly name: string;
    /** What `route` takes it for. */
    readonly kind: ViewKind;
}

function* mismatches({ routes }: RouteGroup): Iterable<Mismatch> {
    const firsts = new Map<string, Route>();
    for (const route of routes) {
        const { view } = route;
        if (view.kind !== 'function' && view.kind !== 'class') continue;
        const { name, kind } = view;
        const first = firsts.get(name);
        if (!first) firsts.set(name, route);
        else if (first.view.kind !== kind) yield { route, first, name, kind };
    }
}
