import type { Project } from '../../model/project.js';
import type { HttpMethod, Route, RouteGroup } from '../../model/route.js';
import { lookupOf, prefixOf } from '../../model/route-pattern.js';
import { versioningOf } from '../../model/route-settings.js';
import { methodOf, viewSetActions } from '../../model/view-set-actions.js';
import { type Finding, finding } from '../finding.js';
import { hasApp } from '../settings/listed-apps.js';
import { isAnswered } from './written-paths.js';

/**
 * The description of an API names each operation after the fixed parts of its address (drf-spectacular's `get_operation_id`):
 * two addresses that differ in parameters alone have one name, to which numbers are added. Regular expressions that say more
 * than an address are left out.
 */
export function* operationNames(project: Project): Iterable<Finding> {
    // Asked for production alone.
    if (!hasApp(project, 'drf_spectacular', 'production')) return;
    const firsts = new Map<string, Operation>();
    const told = new Set<Route>();
    const addresses = new Set<string>();
    const described = new Set(describedGroups(project));
    const all = [...operationsIn(project, project.routeGroups.filter(isOfApi))];
    const common = commonPath(all);
    for (const operation of all) {
        const { group, route, path, method } = operation;
        if (!described.has(group)) continue;
        const name = nameOf(operation, common);
        // Of one address with one method the first is described.
        if (addresses.has(`${method} ${path}`)) continue;
        addresses.add(`${method} ${path}`);
        const first = firsts.get(name);
        if (!first) firsts.set(name, operation);
        else if (!told.has(route)) {
            told.add(route);
            const params = { operation: name, path, other: first.path };
            yield finding('drf_spectacular.W001', route.pathSpan, params, [
                { span: first.route.pathSpan, message: `'${name}' is this operation first.` },
            ]);
        }
    }
}

/** Whether the description has an operation about rows of a model. */
export function describesRows(project: Project): boolean {
    for (const { route } of operationsIn(project, describedGroups(project))) if ('model' in route.view) return true;
    return false;
}

interface Operation {
    readonly group: RouteGroup;
    readonly route: Route;
    readonly method: HttpMethod;
    /** As the description has it: `/shop/{id}/`. */
    readonly path: string;
    /** What is done: `list`, `partial_update`. */
    readonly verb: string;
}

/** Its path's fixed parts without those that all have in common. */
function nameOf({ path, verb }: Operation, common: string): string {
    const rest = path.toLowerCase().startsWith(common.toLowerCase()) ? path.slice(common.length) : path;
    const fixed = rest.replaceAll(/\{[\w-]+\}/g, '').split('/');
    const parts = fixed.filter(part => part !== '').map(part => part.replaceAll('-', '_'));
    return [...(parts[0] ? parts : ['root']), verb].join('_');
}

/** What the paths of an API begin with, those of all its versions (`posixpath.commonpath`); one view alone has nothing in common. */
function commonPath(operations: readonly Operation[]): string {
    if (new Set(operations.map(({ route }) => route)).size < 2) return '/';
    const paths = operations.map(({ path }) => path.split('/').filter(part => part !== '' && part !== '.'));
    const [first = [], ...others] = paths;
    const end = first.findIndex((part, at) => others.some(parts => parts[at] !== part));
    return `/${(end < 0 ? first : first.slice(0, end)).join('/')}`;
}

function* operationsIn(project: Project, groups: readonly RouteGroup[]): Iterable<Operation> {
    for (const group of groups) {
        const prefix = prefixOf(project.routeGroups, group);
        // Those of viewsets stand before the others among the generated URLs.
        const isSet = ({ view }: Route): boolean => view.kind === 'viewset';
        for (const route of group.routes.toSorted((one, other) => Number(isSet(other)) - Number(isSet(one)))) {
            if (!isAnswered(route)) continue;
            for (const { path, method, isList } of answersOf(group, route)) {
                const plain = route.regex ? plainPath(path) : path;
                if (plain === undefined) continue;
                const verb = isList ? 'list' : verbs[method];
                if (verb) yield { group, route, method, path: describedPath(prefix + plain), verb };
            }
        }
    }
}

/** The blocks whose routes the description of the project's API holds. */
export const describedGroups = ({ routeGroups }: Project): RouteGroup[] =>
    routeGroups.filter(group => isOfApi(group) && !isVersionedByAddress(group));

/** One host's alone are described apart. */
const isOfApi = ({ kind, host }: RouteGroup): boolean => kind === 'api' && host === undefined;

/** Without a version in the address there is nothing to describe. */
const isVersionedByAddress = (group: RouteGroup): boolean =>
    /\.(Namespace|URLPath)Versioning$/.test(versioningOf(group) ?? '');

const verbs: Readonly<Partial<Record<HttpMethod, string>>> = {
    GET: 'retrieve',
    POST: 'create',
    PUT: 'update',
    PATCH: 'partial_update',
    DELETE: 'destroy',
};

interface Answer {
    readonly path: string;
    readonly method: HttpMethod;
    readonly isList: boolean;
}

function* answersOf(group: RouteGroup, route: Route): Iterable<Answer> {
    const { view, path } = route;
    if (view.kind === 'function' || view.kind === 'class') {
        const methods: readonly HttpMethod[] = view.methods.length > 0 ? view.methods : ['GET'];
        for (const method of methods) yield { path, method, isList: false };
    } else if (view.kind === 'graph' || (view.kind === 'schema' && (view.style ?? 'json') === 'json')) {
        yield { path, method: 'GET', isList: false };
    } else if ('model' in view) {
        const isSet = view.kind === 'viewset';
        const row = isSet ? `${path.replace(/\/?$/, path === '' ? '' : '/')}<${lookupOf(group, route)}>/` : path;
        for (const action of viewSetActions(group, route).standard) {
            const isOfAll = action === 'list' || action === 'create';
            yield { path: isOfAll ? path : row, method: methodOf[action], isList: action === 'list' };
        }
        // Of two of one name the later is there.
        const actions = new Map(route.extraActions.map(action => [action.name, action]));
        for (const { name, path: end = name, detail, methods } of actions.values()) {
            const start = detail ? row : path.replace(/\/?$/, path === '' ? '' : '/');
            for (const method of methods) yield { path: `${start}${end.replace(/\/?$/, '/')}`, method, isList: false };
        }
    }
}

/** Signs of regular expressions are taken away, and a row's key has the name of its column, which mostly is this one. */
function describedPath(path: string): string {
    const plain = path
        .replaceAll(/[?*+^$]/g, '')
        .replaceAll(/<(?:[^<>:]+:)?([^<>]+)>/g, '{$1}')
        .replaceAll('{pk}', '{id}');
    return plain.startsWith('/') ? plain : `/${plain}`;
}

/** A regular expression as the path that it stands for, where it has nothing in it but parameters. */
function plainPath(regex: string): string | undefined {
    const path = regex.replaceAll(/\(\?P<(\w+)>[^()]*\)/g, '<$1>');
    return /^\^?[\w\-/<>]*\$?$/.test(path) ? path : undefined;
}
