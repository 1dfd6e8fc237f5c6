import type { Project } from '../../model/project.js';
import type { Route } from '../../model/route.js';
import { isOfOneRow, modelOfRoute, pathParameters } from '../../model/route-path.js';
import { closingParenthesis, prefixParts } from '../../model/route-pattern.js';
import { type Finding, finding } from '../finding.js';
import { memberAt } from '../models/admin/admin-page.js';
import { hasApp } from '../settings/listed-apps.js';
import { describedGroups } from './operation-names.js';
import { isAnswered } from './written-paths.js';

/**
 * Parameters of regular expressions that the description of an API knows no type of (drf-spectacular's
 * `_resolve_path_parameters`): those without a name, and those that take whatever stands between slashes and dots. One that
 * is called like a field of the view's model has that field's type.
 */
export function* untypedParameters(project: Project): Iterable<Finding> {
    // Asked for production alone.
    if (!hasApp(project, 'drf_spectacular', 'production')) return;
    const told = new Set<string>();
    for (const group of describedGroups(project)) {
        const before = prefixParts(project.routeGroups, group);
        for (const route of group.routes) {
            if (!isAnswered(route) || !isDescribed(route)) continue;
            for (const { text, regex, span } of [...before, { ...route, text: route.path, span: route.pathSpan }]) {
                for (const name of regex ? untypedIn(text) : []) {
                    const place = JSON.stringify([span, name]);
                    if (told.has(place) || isKnown(project, route, name)) continue;
                    told.add(place);
                    yield finding('drf_spectacular.W001', span, { parameter: name });
                }
            }
        }
    }
}

/** Whether a view of DRF answers. */
const isDescribed = ({ view }: Route): boolean =>
    'model' in view ||
    /^(function|class|graph)$/.test(view.kind) ||
    (view.kind === 'schema' && (view.style ?? 'json') === 'json');

function* untypedIn(regex: string): Iterable<string> {
    for (let at = 0; at < regex.length; at++) {
        const rest = regex.slice(at);
        const character = rest[0];
        if (character === '\\') at++;
        else if (character === '[') at += /^\[\^?\]?(?:\\.|[^\]\\])*/.exec(rest)?.[0].length ?? 0;
        else if (character === '(') {
            const end = closingParenthesis(rest);
            if (end === undefined) return;
            const [head, name] = /^\(\?P<(\w+)>/.exec(rest) ?? [];
            if (name !== undefined && rest.slice(head?.length, end) === anything) yield name;
            // As Django's own documentation of URLs calls it.
            else if (name === undefined && rest[1] !== '?') yield 'var';
            at += end;
        }
    }
}

/** What DRF's routers write where nobody says more. */
const anything = '[^/.]+';

function isKnown(project: Project, route: Route, name: string): boolean {
    const model = modelOfRoute(project, route);
    if (!model) return false;
    // The last parameter of one row's address is the key, or what else it is found by.
    const isLookup = isOfOneRow(route) && pathParameters(route).at(-1)?.name === name;
    const path = name.replace(/(?<=[^_])_pk$/, '_id').replace(/__pk$/, '');
    return name === 'pk' || isLookup || memberAt(project, model, path) !== undefined;
}
