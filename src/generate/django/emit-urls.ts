import { pathWithConverters } from '../../model/path-converters.js';
import type { Project } from '../../model/project.js';
import { allFields, fieldClassOf, indexOf, ownApps } from '../../model/queries.js';
import type { Route, RouteGroup } from '../../model/route.js';
import { pathParameters } from '../../model/route-path.js';
import { type PrefixPart, prefixParts } from '../../model/route-pattern.js';
import { valuesOf } from '../../model/route-settings.js';
import { viewSetActions } from '../../model/view-set-actions.js';
import type { GeneratedFile } from '../generated-file.js';
import { quoteString, rawString } from '../python/quote-string.js';
import { viewNames } from './api-view-names.js';
import { graphFunction } from './graphs/graph-functions.js';
import { configFolder, groupModules, urlsModule } from './group-modules.js';
import { hostModule, hostOf, hostsOf } from './host-urls.js';
import { includesAuthUrls, needsLogin } from './login-pages.js';
import { pageTitle } from './page-title.js';
import { usesMetrics } from './project-features.js';
import { PythonFile } from './python-file.js';
import { pageDecorators } from './view-decorators.js';
import { projectTitle } from './words.js';

/** The URLs of each group, and config/urls.py, which includes them. */
export function emitUrls(project: Project): GeneratedFile[] {
    return [
        ...project.routeGroups.map(group => groupUrls(project, group)),
        rootUrls(project),
        ...hostsOf(project).map(host => hostUrls(project, host)),
    ];
}

interface Context {
    readonly project: Project;
    readonly file: PythonFile;
    readonly group: RouteGroup;
    readonly names: ReadonlyMap<Route, string>;
}

/** The module of one block of routes. */
export function groupUrls(project: Project, group: RouteGroup): GeneratedFile {
    const { folder, urls } = groupModules(project, group);
    const file = new PythonFile(project, {
        folder,
        definitions: ['router', 'bare_router', 'regex_router', 'bare_regex_router', 'app_name', 'urlpatterns'],
        docstring: `The URLs of routes ${group.name}.`,
    });
    const context: Context = { project, file, group, names: viewNames(project, group) };
    const routers = registerViewSets(context);
    const included = [...routers.keys()].map(name => `*${name}.urls`);
    const lines: string[] = [];
    for (const route of inOrder(group.routes.filter(isPlain))) {
        // Addresses without parameters first: a router's would take them for a row's key.
        const fixed = pathParameters(route).length === 0 && !route.regex;
        if (!fixed) lines.push(...included.splice(0));
        const source = pattern(context, route);
        if (source !== undefined) lines.push(source);
    }
    lines.push(...included);
    for (const block of routers.values()) file.add(block);
    file.add(
        `app_name = ${quoteString(group.name)}\nurlpatterns = [${lines.length > 0 ? `\n${lines.map(line => `    ${line},\n`).join('')}` : ''}]`,
    );
    return { path: `${folder}/${urls}.py`, text: file.text() };
}

/** Included URLs are mounted at the root: their own names must have no namespace before them. */
const isPlain = (route: Route): boolean => route.view.kind !== 'viewset' && route.view.kind !== 'include';

/** In the order of the source, but no address behind one that would answer in its place. */
function inOrder(routes: readonly Route[]): Route[] {
    // Each route with those that had to be moved before it.
    const ordered: Route[][] = [];
    const patterns = new Patterns();
    for (const route of routes) {
        const fixed = pathParameters(route).length === 0 && !route.regex;
        const taken = fixed ? patterns.firstTaking(route.path) : undefined;
        if (taken) {
            taken.splice(-1, 0, route);
        } else {
            const place = [route];
            ordered.push(place);
            if (!fixed && !route.regex) patterns.add(route.path, place);
        }
    }
    return ordered.flat();
}

interface Pattern {
    readonly number: number;
    readonly matches: RegExp;
    readonly place: Route[];
}

/** Addresses with parameters, by the text before the first: of a thousand routes few begin as an address does. */
class Patterns {
    private readonly byHead = new Map<string, Pattern[]>();
    private count = 0;

    add(path: string, place: Route[]): void {
        const parts = path.split(/<[^<>]*>/);
        const source = parts.map(part => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^/]+');
        const [head = ''] = parts;
        const pattern = { number: this.count++, matches: new RegExp(`^${source}$`), place };
        const alike = this.byHead.get(head);
        if (alike) alike.push(pattern);
        else this.byHead.set(head, [pattern]);
    }

    /** The place of the earliest that would answer in the path's stead. */
    firstTaking(path: string): Route[] | undefined {
        let first: Pattern | undefined;
        for (let length = 0; length <= path.length; length++) {
            const found = this.byHead.get(path.slice(0, length))?.find(({ matches }) => matches.test(path));
            if (found && (!first || found.number < first.number)) first = found;
        }
        return first?.place;
    }
}

/** The routers that are needed, by name: one for each kind of URL. */
function registerViewSets({ project, file, group, names }: Context): Map<string, string> {
    const lines = new Map<string, string[]>();
    for (const route of group.routes) {
        const name = names.get(route);
        if (route.view.kind !== 'viewset' || name === undefined) continue;
        const bare = !route.path.endsWith('/') && route.path !== '';
        // A key that has to look a certain way is found by a regular expression, and so is the whole address.
        const byPattern = !route.regex && valuesOf(group, route, 'lookup_value_regex') !== undefined;
        const router = `${bare && !route.regex ? 'bare_' : ''}${route.regex || byPattern ? 'regex_' : ''}router`;
        const options = [
            ...(route.regex || byPattern ? [] : ['use_regex_path=False']),
            ...(bare && !route.regex ? ['trailing_slash=False'] : []),
        ];
        const block = lines.get(router) ?? [
            `${router} = ${file.from('rest_framework.routers', 'SimpleRouter')}(${options.join(', ')})`,
        ];
        const written = fullPath(project, route);
        const path = byPattern
            ? patternOf(written.replace(/\/$/, ''))
            : written.replace(/^\^/, '').replace(/\/?\$?$/, '');
        const views = file.ownModule(groupModules(project, group).folder, groupModules(project, group).views);
        block.push(
            `${router}.register(${byPattern ? rawString(path) : quoteString(path)}, ${views}.${name}, basename=${quoteString(route.name)})`,
        );
        lines.set(router, block);
    }
    return new Map([...lines].map(([name, block]) => [name, block.join('\n')]));
}

/** A path as a regular expression. */
const patternOf = (path: string): string =>
    path
        .split(/(<[^<>]*>)/)
        .map(part => {
            const [, converter = 'str', name] = /^<(?:([^:]*):)?(.*)>$/.exec(part) ?? [];
            return name === undefined
                ? part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
                : `(?P<${name}>${converterPatterns[converter] ?? '[^/]+'})`;
        })
        .join('');

/** What Django's own converters look for. */
const converterPatterns: Readonly<Record<string, string>> = {
    int: '[0-9]+',
    slug: '[-a-zA-Z0-9_]+',
    uuid: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
    path: '.+',
};

/** With a converter for each parameter: the schema asks what it is. */
const fullPath = (project: Project, route: Route): string => {
    const path = pathWithConverters(project, route);
    return route.regex ? path : described(path);
};

const described = (path: string): string => path.replaceAll(/<([^<>:]+)>/g, '<str:$1>');

function pattern(context: Context, route: Route): string | undefined {
    const view = viewOf(context, route);
    if (view === undefined) return undefined;
    const { file, project } = context;
    const path = context.group.kind === 'api' ? fullPath(project, route) : pathWithConverters(project, route);
    const name = `name=${quoteString(route.name)}`;
    if (route.regex) return `${file.from('django.urls', 're_path')}(${rawString(path)}, ${view}, ${name})`;
    return `${file.from('django.urls', 'path')}(${quoteString(path)}, ${view}, ${name})`;
}

function viewOf(context: Context, route: Route): string | undefined {
    const { project, file, group, names } = context;
    const { view } = route;
    const { folder, views } = groupModules(project, group);
    const own = (): string | undefined => {
        const name = names.get(route);
        return name === undefined ? undefined : `${file.ownModule(folder, views)}.${name}`;
    };
    switch (view.kind) {
        case 'function':
            return own();
        case 'list':
        case 'create':
        case 'detail':
        case 'update':
        case 'delete':
        case 'search': {
            const name = own();
            if (group.kind === 'pages' || name === undefined) return name && `${name}.as_view()`;
            const methods = viewSetActions(group, route).standard.map(
                action => `${quoteString(httpMethod[action])}: ${quoteString(action)}`,
            );
            return `${name}.as_view({${methods.join(', ')}})`;
        }
        case 'class':
        case 'schema': {
            const name = own();
            return name && `${name}.as_view()`;
        }
        case 'graph': {
            if (group.kind === 'api') {
                const name = own();
                return name && `${name}.as_view()`;
            }
            const graph = view.graph && indexOf(project).graphs.get(view.graph);
            if (!graph) return undefined;
            const place = graphFunction(project, graph);
            const page = file.own(configFolder, 'graph_pages', 'GraphPage');
            const shown = `graph=${file.ownModule(place.folder, place.module)}.${place.name}`;
            return decorated(context, route, `${page}.as_view(${[shown, ...titleOption(route)].join(', ')})`);
        }
        case 'template': {
            const template = file.from('django.views.generic', 'TemplateView');
            const options = [`template_name=${quoteString(view.file)}`, ...titleOption(route)];
            return decorated(context, route, `${template}.as_view(${options.join(', ')})`);
        }
        case 'redirect':
            return redirect(project, file, view);
        case 'python': {
            const name = file.dotted(view.name);
            const isClass = /^[A-Z]/.test(view.name.split('.').at(-1) ?? '');
            return decorated(context, route, isClass ? `${name}.as_view()` : name);
        }
        default:
            return undefined;
    }
}

const httpMethod = {
    list: 'get',
    create: 'post',
    retrieve: 'get',
    update: 'put',
    partial_update: 'patch',
    destroy: 'delete',
} as const;

const decorated = ({ project, file, group }: Context, route: Route, view: string): string =>
    group.kind === 'pages'
        ? pageDecorators({ project, file, group, route }).reduceRight(
              (inner, decorator) => `${decorator}(${inner})`,
              view,
          )
        : view;

/** The title that a page has in place of its own. */
function titleOption(route: Route): string[] {
    const title = pageTitle(route);
    return title === undefined ? [] : [`extra_context={"title": ${quoteString(title)}}`];
}

function redirect(
    project: Project,
    file: PythonFile,
    view: Extract<Route['view'], { kind: 'redirect' }>,
): string | undefined {
    const base = file.from('django.views.generic', 'RedirectView');
    const permanent = view.permanent ? ', permanent=True' : '';
    switch (view.to.kind) {
        case 'url':
            // Percent signs stand for the URL's own parameters there.
            return `${base}.as_view(url=${quoteString(view.to.url.replaceAll('%', '%%'))}${permanent})`;
        case 'route': {
            const found = indexOf(project).routes.get(view.to.route);
            if (!found) return undefined;
            const { group, route } = found;
            const suffix = route.view.kind === 'viewset' ? '-list' : '';
            return `${base}.as_view(pattern_name=${quoteString(`${group.name}:${route.name}${suffix}`)}${permanent})`;
        }
        case 'unresolved':
            return undefined;
    }
}

/** config/urls.py: the admin, OAuth's endpoints, the groups; those at the root itself come last. */
function rootUrls(project: Project): GeneratedFile {
    const file = new PythonFile(project, { folder: configFolder, definitions: ['urlpatterns', 'oauth2_urls'] });
    const path = file.from('django.urls', 'path');
    const admin = file.from('django.contrib', 'admin');
    const entries = [`${path}("admin/", ${admin}.site.urls)`];
    file.add(
        `${admin}.site.site_header = ${quoteString(projectTitle(project))}\n${admin}.site.site_title = ${admin}.site.site_header`,
    );
    if (project.oauth2) {
        const views = file.from('oauth2_provider', 'views');
        const authorizes = project.oauth2.grants.some(grant => grant === 'authorization_code' || grant === 'implicit');
        file.add(
            [
                'oauth2_urls = [',
                ...(authorizes
                    ? [`    ${path}("authorize/", ${views}.AuthorizationView.as_view(), name="authorize"),`]
                    : []),
                `    ${path}("token/", ${views}.TokenView.as_view(), name="token"),`,
                `    ${path}("revoke_token/", ${views}.RevokeTokenView.as_view(), name="revoke-token"),`,
                ']',
            ].join('\n'),
        );
        entries.push(
            `${path}(${quoteString(project.oauth2.path)}, ${file.from('django.urls', 'include')}((oauth2_urls, "oauth2_provider")))`,
        );
    }
    const { apis, included, pages } = mounts(project, file, undefined);
    entries.push(...apis, ...included);
    if (usesMetrics(project)) {
        entries.push(`${path}("", ${file.from('django.urls', 'include')}("django_prometheus.urls"))`);
    }
    if (needsLogin(project) && !includesAuthUrls(project)) {
        entries.push(`${path}("accounts/", ${file.from('django.urls', 'include')}("django.contrib.auth.urls"))`);
    }
    entries.push(...pages);
    if (hasFiles(project)) {
        const settings = file.from('django.conf', 'settings');
        entries.push(
            `*${file.from('django.conf.urls.static', 'static')}(${settings}.MEDIA_URL, document_root=${settings}.MEDIA_ROOT)`,
        );
    }
    file.add(`urlpatterns = [\n${entries.map(entry => `    ${entry},\n`).join('')}]`);
    return { path: `${configFolder}/urls.py`, text: file.text() };
}

/** The URLs of one host: its own, and those of every host. */
function hostUrls(project: Project, host: string): GeneratedFile {
    const file = new PythonFile(project, {
        folder: configFolder,
        definitions: ['urlpatterns'],
        docstring: `The URLs of ${host}.`,
    });
    const { apis, included, pages } = mounts(project, file, host);
    const entries = [...apis, ...included, ...pages, `*${file.ownModule(configFolder, 'urls')}.urlpatterns`];
    file.add(`urlpatterns = [\n${entries.map(entry => `    ${entry},\n`).join('')}]`);
    return { path: `${configFolder}/${hostModule(host)}.py`, text: file.text() };
}

/** What is mounted for a host, or for every host: those at the root itself come last. */
function mounts(
    project: Project,
    file: PythonFile,
    host: string | undefined,
): { readonly apis: string[]; readonly included: string[]; readonly pages: string[] } {
    const path = file.from('django.urls', 'path');
    const inner = new Set(includedGroups(project));
    const groups = project.routeGroups
        .filter(group => hostOf(group) === host)
        .sort((a, b) => Number(a.prefix === '') - Number(b.prefix === ''));
    const mounted = (prefix: readonly PrefixPart[], urls: string): string => {
        const included = `${file.from('django.urls', 'include')}(${urls})`;
        const text = prefix.map(part => part.text).join('');
        if (!prefix.some(({ regex }) => regex)) return `${path}(${quoteString(text)}, ${included})`;
        const pattern = prefix.map(part => (part.regex ? part.text.replace(/^\^/, '') : patternOf(part.text))).join('');
        return `${file.from('django.urls', 're_path')}(${rawString(`^${pattern}`)}, ${included})`;
    };
    const include = (group: RouteGroup): string =>
        mounted(
            prefixParts(project.routeGroups, group).map(part =>
                group.kind === 'api' && !part.regex ? { ...part, text: described(part.text) } : part,
            ),
            `${quoteString(urlsModule(project, group))}, namespace=${quoteString(group.name)}`,
        );
    const outer = (kind: RouteGroup['kind']): string[] =>
        groups.filter(group => group.kind === kind && !inner.has(group)).map(include);
    const python = groups.flatMap(group =>
        group.routes.flatMap(({ view, path: text, regex, pathSpan: span }) => {
            if (view.kind !== 'include' || view.group !== undefined) return [];
            const prefix = [...prefixParts(project.routeGroups, group), { text, regex, span }];
            return [mounted(prefix, quoteString(view.python))];
        }),
    );
    return {
        apis: outer('api'),
        included: [...groups.filter(group => inner.has(group)).map(include), ...python],
        pages: outer('pages'),
    };
}

/** Whether visitors' files are kept. */
export const hasFiles = (project: Project): boolean =>
    ownApps(project).some(app =>
        app.models.some(model =>
            allFields(project, model).some(field =>
                /^(File|Image)Field$/.test(fieldClassOf(project, field)?.className ?? ''),
            ),
        ),
    );

/** Blocks that others include: they are mounted at the root all the same, so that their names stay as they are. */
const includedGroups = (project: Project): RouteGroup[] => {
    const included = new Set(
        project.routeGroups.flatMap(({ id, routes }) =>
            routes.flatMap(({ view }) => (view.kind === 'include' && view.group !== id ? (view.group ?? []) : [])),
        ),
    );
    return project.routeGroups.filter(({ id }) => included.has(id));
};
