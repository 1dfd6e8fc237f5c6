import type { Project } from '../../model/project.js';
import { indexOf } from '../../model/queries.js';
import type { HttpMethod, Route, RouteGroup } from '../../model/route.js';
import { modelOfRoute, pathParameters } from '../../model/route-path.js';
import { asksForScopes, permissionsOf, scopesOf, settingOf } from '../../model/route-settings.js';
import type { GeneratedFile } from '../generated-file.js';
import { quoteString } from '../python/quote-string.js';
import { graphFunction } from './graphs/graph-functions.js';
import { configFolder } from './group-modules.js';
import { urlconfOf } from './host-urls.js';
import { docstringLines, tuple } from './python-file.js';
import { isHealthCheck } from './settings/health-routes.js';
import { groupAttributes } from './view-attributes.js';
import { cacheDecorators, classDecorators } from './view-decorators.js';
import { type ViewContext, viewModules } from './view-modules.js';
import { viewSetSource } from './view-sets/view-set-source.js';

/** The views of each API. */
export const emitApi = (project: Project): GeneratedFile[] => viewModules(project, 'api', viewSource);

function viewSource(context: ViewContext, name: string): string | undefined {
    const { project, route } = context;
    const { view } = route;
    switch (view.kind) {
        case 'viewset':
        case 'list':
        case 'create':
        case 'detail':
        case 'update':
        case 'delete':
        case 'search': {
            const model = modelOfRoute(project, route);
            return model && viewSetSource({ ...context, model }, name);
        }
        case 'function':
            return functionSource(context, name, view.methods);
        case 'class':
            return classSource(context, name, view.methods);
        case 'graph':
            return graphSource(context, name);
        case 'schema':
            return schemaSource(context, name);
        default:
            return undefined;
    }
}

const defaultMethods = (methods: readonly HttpMethod[]): readonly HttpMethod[] =>
    methods.length > 0 ? methods : ['GET'];

/** The keyword arguments that a view gets from its URL. */
const parameters = (route: Route): string =>
    pathParameters(route)
        .map(({ name }) => `, ${name}`)
        .join('');

function functionSource(context: ViewContext, name: string, written: readonly HttpMethod[]): string {
    const { project, file, group, route } = context;
    const methods = defaultMethods(written);
    const decorators = file.from.bind(file, 'rest_framework.decorators');
    const types = file.from('drf_spectacular.types', 'OpenApiTypes');
    const sends = methods.some(method => method !== 'GET' && method !== 'HEAD');
    const lines = [
        `@${file.from('drf_spectacular.utils', 'extend_schema')}(${sends ? `request=${types}.OBJECT, ` : ''}responses=${types}.OBJECT)`,
        `@${decorators('api_view')}([${methods.map(quoteString).join(', ')}])`,
    ];
    for (const attribute of groupAttributes({ project, file, group, route, rules: false, paginated: false })) {
        const [key = '', value = ''] = attribute.split(/ = (.*)/s);
        const list = value === '()' ? '[]' : value.replace(/^\((.*?),?\)$/s, '[$1]');
        lines.push(`@${decorators(key)}(${list})`);
    }
    const throttle = settingOf(group, route, 'throttle');
    if (throttle?.throttles.length === 0 && !lines.some(line => line.includes('throttle_classes'))) {
        lines.push(`@${decorators('throttle_classes')}([])`);
    }
    lines.push(...cacheDecorators(context, undefined).map(decorator => `@${decorator}`));
    const docstring = docstringLines(route.documentation, '    ');
    lines.push(`def ${name}(request${parameters(route)}):`);
    lines.push(
        `${docstring}${isHealthCheck(group, route) ? `    return ${file.from('rest_framework.response', 'Response')}({"status": "ok"})` : `    # Say here what the view does, and answer with a Response.\n    raise ${file.own(configFolder, 'exceptions', 'NotWritten')}`}`,
    );
    const scopes = scopesOf(group, route);
    const asks = asksForScopes(permissionsOf(group, route));
    const perMethod = methods.filter(method => scopesOf(group, route, method).join() !== scopes.join());
    if (asks && perMethod.length === 0)
        lines.push('', '', `${name}.cls.required_scopes = ${tuple(scopes.map(quoteString))}`);
    if (asks && perMethod.length > 0) {
        const helper = `${name}_scopes`;
        lines.push(
            '',
            '',
            `def ${helper}(view):`,
            ...methodCases('view.request.method', group, route, perMethod).map(line => `    ${line}`),
            `    return [${scopes.map(quoteString).join(', ')}]`,
            '',
            '',
            `${name}.cls.required_scopes = property(${helper})`,
        );
    }
    return lines.join('\n');
}

function methodCases(subject: string, group: RouteGroup, route: Route, methods: readonly HttpMethod[]): string[] {
    const byScopes = Map.groupBy(methods, method => scopesOf(group, route, method).join(' '));
    return [...byScopes].flatMap(([, of]) => {
        const scopes = scopesOf(group, route, of[0]);
        const test =
            of.length === 1
                ? `${subject} == ${quoteString(of[0] ?? '')}`
                : `${subject} in {${of.map(quoteString).join(', ')}}`;
        return [`if ${test}:`, `    return [${scopes.map(quoteString).join(', ')}]`];
    });
}

/** `required_scopes`, one for all methods or by the method. */
function scopesAttribute(context: ViewContext, methods: readonly HttpMethod[]): { line?: string; method?: string } {
    const { group, route } = context;
    if (!asksForScopes(permissionsOf(group, route))) return {};
    const usual = scopesOf(group, route);
    const differing = methods.filter(method => scopesOf(group, route, method).join() !== usual.join());
    if (differing.length === 0) return { line: `required_scopes = ${tuple(usual.map(quoteString))}` };
    const cases = methodCases('self.request.method', group, route, differing).map(line => `        ${line}`);
    return {
        method: `    @property\n    def required_scopes(self):\n${cases.join('\n')}\n        return [${usual.map(quoteString).join(', ')}]`,
    };
}

function classSource(context: ViewContext, name: string, written: readonly HttpMethod[]): string {
    const { project, file, group, route } = context;
    const methods = defaultMethods(written);
    const schema = file.from('drf_spectacular.utils', 'extend_schema');
    const types = file.from('drf_spectacular.types', 'OpenApiTypes');
    const scopes = scopesAttribute(context, methods);
    const attributes = [
        ...groupAttributes({ project, file, group, route, rules: false, paginated: false }),
        ...(scopes.line ? [scopes.line] : []),
    ];
    const handlers = methods.map(method => {
        const sends = method !== 'GET' && method !== 'HEAD' && method !== 'DELETE';
        const request = sends ? `request=${types}.OBJECT, ` : '';
        return `    @${schema}(${request}responses=${types}.OBJECT)
    def ${method.toLowerCase()}(self, request${parameters(route)}):
        # Say here what ${method} does, and answer with a Response.
        raise ${file.own(configFolder, 'exceptions', 'NotWritten')}`;
    });
    const parts = [
        attributes.map(line => `    ${line}`).join('\n'),
        ...(scopes.method ? [scopes.method] : []),
        ...handlers,
    ].filter(Boolean);
    const docstring = docstringLines(route.documentation, '    ');
    return `${decorated(context, methods)}class ${name}(${file.from('rest_framework.views', 'APIView')}):\n${docstring}${docstring ? '\n' : ''}${parts.join('\n\n')}`;
}

/** The lines above a class that say how its answers are cached. */
const decorated = (context: ViewContext, methods: readonly HttpMethod[]): string =>
    classDecorators(
        context,
        methods.map(method => ({ name: method.toLowerCase(), method, target: method })),
    )
        .map(line => `${line}\n`)
        .join('');

function graphSource(context: ViewContext, name: string): string | undefined {
    const { project, file, group, route } = context;
    const graph =
        route.view.kind === 'graph' && route.view.graph ? indexOf(project).graphs.get(route.view.graph) : undefined;
    if (!graph) return undefined;
    const place = graphFunction(project, graph);
    const scopes = scopesAttribute(context, ['GET']);
    const lines = [
        ...groupAttributes({ project, file, group, route, rules: false, paginated: false }),
        ...(scopes.line ? [scopes.line] : []),
        `graph = staticmethod(${file.ownModule(place.folder, place.module)}.${place.name})`,
    ];
    const docstring = docstringLines(route.documentation ?? graph.documentation, '    ');
    const parts = [lines.map(line => `    ${line}`).join('\n'), ...(scopes.method ? [scopes.method] : [])];
    return `${decorated(context, ['GET'])}class ${name}(${file.own(configFolder, 'graph_api', 'GraphAPIView')}):\n${docstring}${docstring ? '\n' : ''}${parts.join('\n\n')}`;
}

function schemaSource(context: ViewContext, name: string): string {
    const { project, file, group, route } = context;
    const scopes = scopesAttribute(context, ['GET']);
    // The class has permissions of its own, which stand before the project's.
    const lines = [
        ...groupAttributes({ project, file, group, route, rules: false, paginated: false, always: true, classes: [] }),
        ...(scopes.line ? [scopes.line] : []),
    ];
    const style = route.view.kind === 'schema' ? (route.view.style ?? 'json') : 'json';
    if (style !== 'json') {
        const described = schemaRoute(project, group);
        if (described) lines.push(`url_name = ${quoteString(described)}`);
    }
    const urlconf = urlconfOf(group);
    if (style === 'json' && urlconf) lines.push(`urlconf = ${quoteString(urlconf)}`);
    const parts = [lines.map(line => `    ${line}`).join('\n'), ...(scopes.method ? [scopes.method] : [])];
    const docstring = docstringLines(route.documentation, '    ');
    return `${decorated(context, ['GET'])}class ${name}(${file.from('drf_spectacular.views', schemaViews[style])}):\n${docstring}${docstring ? '\n' : ''}${parts.join('\n\n')}`;
}

const schemaViews = {
    json: 'SpectacularAPIView',
    swagger: 'SpectacularSwaggerView',
    redoc: 'SpectacularRedocView',
} as const;

/** The name of the schema that a page shows: that of its own API, or another's. */
function schemaRoute(project: Project, group: RouteGroup): string | undefined {
    for (const candidate of [group, ...project.routeGroups]) {
        const found = candidate.routes.find(({ view }) => view.kind === 'schema' && (view.style ?? 'json') === 'json');
        if (found) return `${candidate.name}:${found.name}`;
    }
    return undefined;
}
