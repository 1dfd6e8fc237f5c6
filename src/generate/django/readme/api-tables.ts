import { pathWithConverters } from '../../../model/path-converters.js';
import type { Project } from '../../../model/project.js';
import type { HttpMethod, Route, RouteGroup } from '../../../model/route.js';
import { lookupOf, prefixOf } from '../../../model/route-pattern.js';
import { asksForScopes, permissionsOf, scopesOf } from '../../../model/route-settings.js';
import { hasActions, hasDetail, methodOf, viewSetActions } from '../../../model/view-set-actions.js';
import { markdownCode, markdownTable, markdownText } from '../../text/quote-markdown.js';
import { titleOfName } from '../words.js';

/** A section for each API: what can be called, and with which scopes. */
export function apiTables(project: Project): string[] {
    return project.routeGroups.flatMap(group => {
        const calls = group.kind === 'api' ? group.routes.flatMap(route => callsOf(project, group, route)) : [];
        if (calls.length === 0) return [];
        const withScopes = calls.some(({ scopes }) => scopes.length > 0);
        const cell = (text: string): string => markdownCode(text, { inTable: true });
        const rows = calls.map(({ methods, path, does, scopes }) => [
            methods.join(', '),
            cell(path),
            markdownText(does),
            ...(withScopes ? [scopes.map(cell).join(', ')] : []),
        ]);
        const head = ['method', 'path', 'answers', ...(withScopes ? ['scopes'] : [])];
        const documentation = group.documentation?.trim() ? [markdownText(group.documentation)] : [];
        return [[`## API ${markdownText(group.name)}`, ...documentation, markdownTable(head, rows)].join('\n\n')];
    });
}

interface Call {
    readonly methods: readonly HttpMethod[];
    readonly path: string;
    readonly does: string;
    readonly scopes: readonly string[];
}

function callsOf(project: Project, group: RouteGroup, route: Route): Call[] {
    const base = `/${prefixOf(project.routeGroups, group)}${pathWithConverters(project, route)}`;
    const scopes = (action?: string): string[] =>
        asksForScopes(permissionsOf(group, route, action)) ? scopesOf(group, route, action) : [];
    const { view } = route;
    const call = (method: HttpMethod, path: string, does: string, action?: string): Call => ({
        methods: [method],
        path,
        does,
        scopes: scopes(action),
    });
    if (hasActions(group, route)) {
        const actions = viewSetActions(group, route);
        const detail =
            view.kind === 'viewset' && hasDetail(actions, route) ? `${base}<${lookupOf(group, route)}>/` : base;
        const title = titleOfName(route.name);
        return [
            ...actions.standard.map(action =>
                call(
                    methodOf[action],
                    action === 'list' || action === 'create' ? base : detail,
                    `${title}: ${action.replaceAll('_', ' ')}`,
                    action,
                ),
            ),
            ...route.extraActions.map(action => ({
                methods: action.methods,
                path: `${action.detail ? detail : base}${(action.path ?? action.name).replace(/\/$/, '')}/`,
                does: action.documentation ?? `${title}: ${action.name.replaceAll('_', ' ')}`,
                scopes: scopes(action.name),
            })),
        ];
    }
    switch (view.kind) {
        case 'function':
        case 'class':
        case 'python': {
            const methods = view.methods && view.methods.length > 0 ? view.methods : (['GET'] as const);
            return methods.map(method => call(method, base, route.documentation ?? titleOfName(route.name), method));
        }
        case 'graph':
            return [call('GET', base, route.documentation ?? `Graph ${route.name}`)];
        case 'schema':
            return [call('GET', base, route.documentation ?? "The API's description (OpenAPI)")];
        default:
            return [];
    }
}
