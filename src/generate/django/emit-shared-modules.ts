import type { Project } from '../../model/project.js';
import { paginationOf } from '../../model/route-settings.js';
import type { GeneratedFile } from '../generated-file.js';
import { rendererOf } from './graphs/renderers.js';
import { configFolder } from './group-modules.js';
import { hasHtmlLikeHelp } from './help-text.js';
import { hostsOf } from './host-urls.js';
import { PythonFile } from './python-file.js';
import {
    paginationBase,
    paginationClasses,
    throttleClasses,
    throttleSubclasses,
    usesAnonymousThrottle,
} from './rest-classes.js';
import { dotFileSource } from './runtime/dot-file-source.js';
import { exceptionsSource } from './runtime/exceptions-source.js';
import { graphApiSource } from './runtime/graph-api-source.js';
import { graphPagesSource } from './runtime/graph-pages-source.js';
import { hostsSource } from './runtime/hosts-source.js';
import { igraphDrawingSource } from './runtime/igraph-drawing-source.js';
import { networkSource } from './runtime/network-source.js';
import { networkxDrawingSource } from './runtime/networkx-drawing-source.js';
import { oauthSource } from './runtime/oauth-source.js';
import { pageMixinsSource } from './runtime/page-mixins-source.js';
import { paginationImports, paginationSource } from './runtime/pagination-source.js';
import { permissionsSource } from './runtime/permissions-source.js';
import { plotlyDrawingSource } from './runtime/plotly-drawing-source.js';
import { serializersSource } from './runtime/serializers-source.js';
import { textSource } from './runtime/text-source.js';
import { anonymousThrottleSource, throttlesSource } from './runtime/throttles-source.js';

/** What the views of all apps share, in the folder of the settings: each file only where something uses it. */
export function emitSharedModules(project: Project): GeneratedFile[] {
    const apis = project.routeGroups.filter(group => group.kind === 'api');
    const hasApi = apis.length > 0;
    const hasPages = project.routeGroups.some(group => group.kind === 'pages');
    const routes = project.routeGroups.flatMap(group => group.routes.map(route => ({ group, route })));
    const graphs = project.graphs;
    const renderers = new Set(graphs.map(rendererOf));
    const matplotlib = ['networkx', 'plotly', 'igraph'].some(name => renderers.has(name));
    const graphRoutes = routes.filter(({ route }) => route.view.kind === 'graph');
    const savesPages = routes.some(
        ({ group, route }) => group.kind === 'pages' && ['create', 'update', 'delete'].includes(route.view.kind),
    );
    const files: (readonly [name: string, wanted: boolean, text: () => string])[] = [
        ['permissions', hasApi, () => permissionsSource],
        ['serializers', hasApi, () => serializersSource],
        ['exceptions', hasApi, () => exceptionsSource],
        ['throttles', throttleClasses(project).length > 0, () => throttles(project)],
        ['pagination', paginates(project), () => pagination(project)],
        ['hosts', hostsOf(project).length > 0, () => hostsSource],
        ['text', hasHtmlLikeHelp(project), () => textSource],
        ['oauth', project.oauth2 !== undefined, () => oauthSource],
        ['page_mixins', hasPages && savesPages, () => pageMixinsSource],
        ['network', graphs.length > 0, () => networkSource],
        ['networkx_drawing', matplotlib, () => networkxDrawingSource],
        ['plotly_drawing', renderers.has('plotly'), () => plotlyDrawingSource],
        ['igraph_drawing', renderers.has('igraph'), () => igraphDrawingSource],
        ['dot_file', graphs.some(({ from }) => from !== undefined), () => dotFileSource],
        ['graph_pages', graphRoutes.length > 0, () => graphPagesSource],
        ['graph_api', graphRoutes.some(({ group }) => group.kind === 'api'), () => graphApiSource],
    ];
    return files
        .filter(([, wanted]) => wanted)
        .map(([name, , text]) => ({ path: `${configFolder}/${name}.py`, text: text() }));
}

function throttles(project: Project): string {
    const base = usesAnonymousThrottle(project)
        ? throttlesSource.replace('import UserRateThrottle', 'import AnonRateThrottle, UserRateThrottle') +
          anonymousThrottleSource
        : throttlesSource;
    return base + throttleSubclasses(project);
}

/** Whether lists are divided by a class of ours. */
function paginates(project: Project): boolean {
    const cursor = project.routeGroups.some(
        group =>
            group.kind === 'api' &&
            (paginationOf(group)?.style === 'cursor' ||
                group.routes.some(route => paginationOf(group, route)?.style === 'cursor')),
    );
    return cursor || paginationClasses(project).length > 0;
}

function pagination(project: Project): string {
    const classes = paginationClasses(project);
    const cursor = project.routeGroups.some(
        group =>
            group.kind === 'api' &&
            [paginationOf(group), ...group.routes.map(route => paginationOf(group, route))].some(
                found => found?.style === 'cursor',
            ),
    );
    const file = new PythonFile(project, {
        folder: configFolder,
        definitions: ['OrderedCursorPagination', ...classes.map(({ className }) => className)],
        docstring: 'How long lists are divided.',
    });
    if (cursor) {
        for (const [module, name] of paginationImports) file.from(module, name);
        file.add(paginationSource);
    }
    for (const { className, pagination: of } of classes) {
        const base = of.style === 'cursor' ? 'OrderedCursorPagination' : file.dotted(paginationBase(of));
        const attribute = /LimitOffsetPagination$/.test(paginationBase(of)) ? 'default_limit' : 'page_size';
        file.add(`class ${className}(${base}):\n    ${attribute} = ${of.size}`);
    }
    return file.text();
}

/** Packages that the drawing of graphs needs, by the names that PyPI knows them under. */
export function graphPackages(project: Project): string[] {
    if (project.graphs.length === 0) return [];
    const renderers = new Set(project.graphs.map(rendererOf));
    const matplotlib = ['networkx', 'plotly', 'igraph'].some(name => renderers.has(name));
    return [
        'graphviz',
        ...(matplotlib ? ['matplotlib', 'networkx', 'scipy'] : []),
        ...(renderers.has('plotly') ? ['plotly'] : []),
        ...(renderers.has('igraph') ? ['igraph'] : []),
    ];
}
