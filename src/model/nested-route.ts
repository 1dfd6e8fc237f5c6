import type { DjangoModel } from './django-model.js';
import type { Project } from './project.js';
import { allFields, indexOf, settingsFor } from './queries.js';
import type { Route } from './route.js';
import { fieldNamed, modelOfRoute, pathParameters } from './route-path.js';

/** A route's parent: the row that the URL names, to which the route's rows belong. */
export interface ParentRow {
    readonly model: DjangoModel;
    /** The field of the route's own model that leads to it. */
    readonly by: string;
    /** How the row is found: its field, and the URL's parameter. */
    readonly lookup: string;
    readonly parameter: string;
    /** What the parent itself lies under. */
    readonly parent?: ParentRow;
}

export function parentOf(project: Project, route: Route): ParentRow | undefined {
    return findParent(project, route, new Set());
}

function findParent(project: Project, route: Route, seen: Set<Route>): ParentRow | undefined {
    const found = route.under && indexOf(project).routes.get(route.under.route);
    if (!found || seen.has(found.route)) return undefined;
    seen.add(found.route);
    const model = modelOfRoute(project, found.route);
    const own = modelOfRoute(project, route);
    if (!model || !own) return undefined;
    const by = route.under?.by ?? relationTo(project, own, model);
    if (by === undefined) return undefined;
    const all = pathParameters(route);
    const { path } = found.route;
    const behind = route.path.startsWith(path)
        ? pathParameters({ path: route.path.slice(path.length), regex: false })
        : [];
    const parameter = behind[0]?.name ?? all.at(-1)?.name;
    if (parameter === undefined) return undefined;
    const setting = settingsFor(found.group, found.route).get('lookup_field');
    const lookupField =
        setting?.kind === 'lookup_field' ? setting.field.segments.map(({ name }) => name).join('__') : 'pk';
    const lookup = parameter === 'pk' || fieldNamed(project, model, parameter) ? parameter : lookupField;
    const parent = findParent(project, found.route, seen);
    return { model, by, lookup, parameter, ...(parent && { parent }) };
}

const relationTo = (project: Project, from: DjangoModel, to: DjangoModel): string | undefined =>
    allFields(project, from).find(({ type }) => type.kind === 'relation' && type.to === to.id)?.name;
