import type { Project } from '../../model/project.js';
import type { Route } from '../../model/route.js';
import { type Finding, finding } from '../finding.js';

/** One name in a block's module is one view, a function or a class: the first route that names it decides which. */
export function* viewsOfTwoKinds(project: Project): Iterable<Finding> {
    for (const { routes, host } of project.routeGroups) {
        const firsts = new Map<string, Route>();
        for (const route of routes) {
            const { view, span } = route;
            if (view.kind !== 'function' && view.kind !== 'class') continue;
            const first = firsts.get(view.name);
            if (!first) firsts.set(view.name, route);
            else if (first.view.kind !== view.kind) {
                // A class in the place of a function is seen by Django, but not at an address of one host.
                const isSeen = view.kind === 'function' && host === undefined;
                yield finding(isSeen ? 'urls.E009' : 'view-of-two-kinds', span, { view: view.name, kind: view.kind }, [
                    { span: first.span, message: `'${view.name}' is a ${first.view.kind} here.` },
                ]);
            }
        }
    }
}
