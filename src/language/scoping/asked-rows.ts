import type { AstNode } from 'langium';
import type { Library } from '../../model/library.js';
import { pathParameters } from '../../model/route-path.js';
import type * as ast from '../generated/ast.js';
import { walk } from './path-places.js';
import type { ProjectNames } from './project-names.js';
import { modelOfRoute, routeOfRequest } from './row-context.js';

/**
 * The model one of whose rows says what a request's parameter is about: where a relation leads, whose key it is, or which
 * row a URL is of. Undefined where no row does.
 */
export function modelOfParameter(
    project: ProjectNames,
    library: Library,
    { kind, parameter, $container: request }: ast.RequestParameter,
): ast.ModelDeclaration | undefined {
    const route = routeOfRequest(request);
    const names = parameter?.segments.map(segment => segment.$refText) ?? [];
    const [name] = names;
    if (!route || name === undefined) return undefined;
    const start = (kind === 'path' ? modelAbove(route, name) : undefined) ?? modelOfRoute(route);
    const steps = start ? walk(project, library, start, names, 'query') : [];
    const last = steps.at(-1);
    if (last?.place.kind === 'model') return last.place.model;
    if (kind === 'query' && last?.what.kind !== 'column') return undefined;
    const before = steps.at(-2)?.place;
    return before?.kind === 'model' ? before.model : start;
}

/** The model of the rows under which a nested route lies, where its URL finds them by a parameter of that name. */
function modelAbove(route: ast.RouteDeclaration, name: string): ast.ModelDeclaration | undefined {
    const own = pathParameters({ path: route.path ?? '', regex: route.regex });
    const seen = new Set<AstNode>([route]);
    // The last parameter is of the nearest row: from there outwards, one for each.
    const names = own.map(parameter => parameter.name).reverse();
    let above = route.parent?.ref;
    for (const parameter of names) {
        if (!above || seen.has(above)) return undefined;
        if (parameter === name) return modelOfRoute(above);
        seen.add(above);
        above = above.parent?.ref;
    }
    return undefined;
}
