import type { Project } from '../../model/project.js';
import type { Route, RouteGroup } from '../../model/route.js';
import { modelOfRoute } from '../../model/route-path.js';
import { type Of, settingOf } from '../../model/route-settings.js';
import { type Finding, finding } from '../finding.js';
import { classOf, forwardFields } from '../models/django-class.js';
import { nearestNames } from '../nearest-names.js';
import { askedRoute } from './asked-route.js';
import { listParameters } from './list-parameters.js';

/** A list passes over parameters that it has no filter for, and answers with all rows. */
export function* requestQueries(project: Project): Iterable<Finding> {
    for (const request of project.requests) {
        const asked = askedRoute(project, request);
        if (asked?.group.kind !== 'api' || asked.action !== 'list') continue;
        const { group, route } = asked;
        const known = listParameters(project, group, route);
        if (!known) continue;
        for (const { name, value, span } of request.query) {
            if (name === '') continue;
            if (!known.has(name)) {
                const path = name.split('__');
                const lookup = known.has(path.slice(0, -1).join('__')) ? path.at(-1) : undefined;
                const suggestions = nearestNames(name, known);
                yield finding('query-without-filter', span, { name, lookup, suggestions });
            } else if (name === 'ordering' && value.kind === 'string') {
                const setting = settingOf(group, route, 'ordering_fields', 'list');
                const fields = setting && orderedBy(project, group, route, setting);
                const unknown = value.value
                    .split(',')
                    .map(part => part.trim().replace(/^-/, ''))
                    .find(part => fields && !fields.includes(part));
                if (unknown !== undefined && fields) yield finding('query-ordering', span, { field: unknown, fields });
            }
        }
    }
}

/** The names that a client may order by; undefined where a queryset may have more. */
function orderedBy(
    project: Project,
    group: RouteGroup,
    route: Route,
    { all, paths }: Of<'ordering_fields'>,
): string[] | undefined {
    if (!all) return paths.map(path => path.segments.map(segment => segment.name).join('__'));
    const model = modelOfRoute(project, route);
    if (!model || settingOf(group, route, 'queryset', 'list')) return undefined;
    const fields = forwardFields(project, classOf(project, model));
    return fields.filter(({ kind }) => kind === 'column').map(({ name }) => name);
}
