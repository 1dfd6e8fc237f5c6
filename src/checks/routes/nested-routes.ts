import type { DjangoModel } from '../../model/django-model.js';
import type { Project } from '../../model/project.js';
import { allFields, ancestorsOf, indexOf } from '../../model/queries.js';
import { modelOfRoute, pathParameters } from '../../model/route-path.js';
import { type Finding, finding } from '../finding.js';
import { routesOf } from './routes-of.js';

/** A nested route needs a parent with rows, a relation to it, and a parameter that names the parent's row. */
export function* nestedRoutes(project: Project): Iterable<Finding> {
    const { routes } = indexOf(project);
    for (const { route } of routesOf(project)) {
        const { under } = route;
        const parent = under && routes.get(under.route)?.route;
        if (!under || !parent) continue;
        if (isUnderItself(project, under.route, route.id)) {
            yield finding('nested-in-itself', under.span, { route: route.name });
            continue;
        }
        const model = modelOfRoute(project, parent);
        const own = modelOfRoute(project, route);
        if (!model) {
            if (!('model' in parent.view)) yield finding('parent-without-rows', under.span, { parent: parent.name });
            continue;
        }
        if (!own) continue;
        const names = relationsTo(project, own, model);
        const params = { model: own.name, parent: model.name };
        if (under.by === undefined && names.length > 1) {
            yield finding('ambiguous-parent-relation', under.span, { ...params, relations: names });
        } else if (
            under.by === undefined ? names.length === 0 : !names.includes(under.by) && isPlain(project, own, under.by)
        ) {
            yield finding('no-relation-to-parent', under.span, { ...params, by: under.by });
        } else if (pathParameters(route).length === 0) {
            yield finding('nested-without-parameter', route.pathSpan, { parent: parent.name });
        }
    }
}

function isUnderItself(project: Project, from: string, route: string): boolean {
    const { routes } = indexOf(project);
    const seen = new Set<string>();
    for (let at: string | undefined = from; at !== undefined && !seen.has(at); ) {
        if (at === route) return true;
        seen.add(at);
        at = routes.get(at as Parameters<typeof routes.get>[0])?.route.under?.route;
    }
    return false;
}

function relationsTo(project: Project, own: DjangoModel, parent: DjangoModel): string[] {
    const family = new Set([parent.id, ...ancestorsOf(project, parent).map(({ id }) => id)]);
    return allFields(project, own)
        .filter(({ type }) => type.kind === 'relation' && family.has(type.to))
        .map(({ name }) => name);
}

/** A field whose type is known, and is no way to the parent. */
const isPlain = (project: Project, own: DjangoModel, name: string): boolean =>
    allFields(project, own).some(
        ({ name: other, type }) =>
            other === name && (type.kind === 'library' || type.kind === 'enum' || type.kind === 'relation'),
    );
