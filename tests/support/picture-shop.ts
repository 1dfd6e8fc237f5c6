import type { GraphItem } from '../../src/model/graph.js';
import { graphId } from '../../src/model/names.js';
import type { Project } from '../../src/model/project.js';
import {
    actions,
    app,
    attributes,
    base,
    compare,
    defaults,
    djangoModel,
    edge,
    enumOf,
    extraAction,
    field,
    fixture,
    graph,
    group,
    member,
    model,
    node,
    number,
    option,
    path,
    permission,
    project,
    route,
    scopes,
    somewhere,
    text,
    word,
} from './picture-project.js';

const span = somewhere;
const { id: userModel } = djangoModel('accounts.User', []);

const apps = [
    app('accounts', [
        djangoModel(
            'accounts.User',
            [field('phone', 'Char', { optional: true, options: [option('max_length', number('30'))] })],
            {
                bases: [base('auth.AbstractUser')],
            },
        ),
    ]),
    app(
        'catalog',
        [
            djangoModel(
                'catalog.Timestamped',
                [
                    field('created_at', 'DateTime', { options: [option('auto_now_add')] }),
                    field('updated_at', 'DateTime', { options: [option('auto_now')] }),
                ],
                { kind: 'abstract' },
            ),
            djangoModel('catalog.Category', [
                field('name', 'Char', { options: [option('max_length', number('100')), option('unique')] }),
                field('parent', 'catalog.Category', {
                    optional: true,
                    options: [option('on_delete', word('SET_NULL')), option('related_name', word('children'))],
                }),
            ]),
            djangoModel(
                'catalog.Product',
                [
                    field('sku', 'Slug', { options: [option('max_length', number('50')), option('unique')] }),
                    field('name', 'Char', {
                        options: [option('max_length', number('200')), option('help_text', text('Shown in lists'))],
                    }),
                    field('price', 'Decimal', {
                        default: number('0'),
                        options: [option('max_digits', number('10')), option('decimal_places', number('2'))],
                    }),
                    field('status', 'catalog.Status!'),
                    field('category', 'catalog.Category', {
                        options: [option('on_delete', word('PROTECT')), option('related_name', word('products'))],
                    }),
                    field('tags', 'catalog.Tag[]', {
                        options: [option('through', { kind: 'model', model: model('catalog.ProductTag'), span })],
                    }),
                    field('owner', 'accounts.User', { options: [option('on_delete', word('CASCADE'))] }),
                    field('manual', 'File', { optional: true }),
                ],
                { bases: [base('catalog.Timestamped')], documentation: 'A thing on sale.' },
            ),
            djangoModel('catalog.Tag', [
                field('label', 'Char', { options: [option('max_length', number('40')), option('unique')] }),
            ]),
            djangoModel('catalog.ProductTag', [
                field('product', 'catalog.Product'),
                field('tag', 'catalog.Tag'),
                field('weight', 'PositiveSmallInteger', { default: number('1') }),
            ]),
            djangoModel('catalog.Draft', [], { kind: 'proxy', proxyOf: model('catalog.Product') }),
        ],
        { enums: [enumOf('catalog.Status', ['draft', 'live', 'gone'])] },
    ),
    app('auth', [djangoModel('auth.AbstractUser', [], { kind: 'abstract' })], {
        origin: 'library',
        module: 'django.contrib.auth',
    }),
];

const status = path({ apps }, 'catalog.Product#status');

/** The manual's shop, as far as its pictures go. */
export const shop: Project = project({
    declaration: {
        name: 'shop',
        span,
        extent: span,
        django: '5.2',
        python: '3.11',
        title: 'The Shop',
        databases: [],
        caches: [],
        userModel: { model: userModel, span },
        cors: [],
        deploy: [],
        settings: [],
    },
    apps,
    routeGroups: [
        group(
            'v1',
            'api/v1/',
            [
                route(
                    'v1',
                    'products',
                    'products/',
                    { kind: 'viewset', model: model('catalog.Product') },
                    {
                        actions: actions('list', 'retrieve', 'create', 'partial_update'),
                        extraActions: [extraAction('publish', 'POST')],
                        settings: [scopes(['products:write'], 'create', 'partial_update', 'publish')],
                    },
                ),
                route(
                    'v1',
                    'producttag',
                    'products/<slug:sku>/tags/',
                    { kind: 'viewset', model: model('catalog.ProductTag') },
                    {
                        actions: actions('list', 'retrieve'),
                        under: { route: 'route:v1.products' as never, by: 'product', span },
                    },
                ),
                route(
                    'v1',
                    'category',
                    'categories/',
                    { kind: 'viewset', model: model('catalog.Category') },
                    {
                        actions: actions('list', 'retrieve'),
                    },
                ),
                route(
                    'v1',
                    'health',
                    'health/',
                    { kind: 'function', name: 'health', methods: ['GET'] },
                    {
                        settings: [permission('AllowAny')],
                    },
                ),
                route(
                    'v1',
                    'stats',
                    'stats/',
                    { kind: 'class', name: 'Stats', methods: ['GET', 'POST'] },
                    {
                        settings: [scopes(['products:write'], 'POST')],
                    },
                ),
                route('v1', 'supply', 'graphs/supply/', { kind: 'graph', graph: graphId('supply') }),
                route('v1', 'schema', 'schema/', { kind: 'schema' }, { settings: [permission('AllowAny')] }),
            ],
            { settings: [permission('TokenHasScope'), scopes(['products:read'])] },
        ),
        group(
            'pages',
            '',
            [
                route('pages', 'home', '', { kind: 'template', file: 'home.html' }),
                route('pages', 'product_list', 'products/', { kind: 'list', model: model('catalog.Product') }),
                route(
                    'pages',
                    'product_create',
                    'products/new/',
                    { kind: 'create', model: model('catalog.Product') },
                    {
                        settings: [{ kind: 'login_required', span, for: [] }],
                    },
                ),
                route('pages', 'product_detail', 'products/<slug:sku>/', {
                    kind: 'detail',
                    model: model('catalog.Product'),
                }),
                route('pages', 'product_search', 'search/', { kind: 'search', model: model('catalog.Product') }),
                route('pages', 'colours', 'colours/', { kind: 'graph', graph: graphId('colours') }),
                route('pages', 'supply', 'supply/', { kind: 'graph', graph: graphId('supply') }),
                route('pages', 'old_home', 'old-home/', {
                    kind: 'redirect',
                    to: { kind: 'route', route: 'route:pages.home' as never },
                    permanent: true,
                }),
                route('pages', 'accounts', 'accounts/', { kind: 'include', python: 'django.contrib.auth.urls' }),
            ],
            { kind: 'pages' },
        ),
    ],
    graphs: [
        graph(
            'colours',
            () => [
                node('colours', 'root', { shape: 'rectangle', width: '1.5' }),
                node('colours', 'red'),
                node('colours', 'blue'),
                edge('colours', 'root -- red', 'to_red'),
                edge('colours', 'root -- blue', 'to_blue'),
            ],
            { engine: { name: 'twopi', span } },
        ),
        graph(
            'supply',
            (): GraphItem[] => [
                defaults('node', { shape: 'box', style: 'rounded,filled' }),
                {
                    kind: 'data-nodes',
                    model: model('catalog.Category'),
                    span,
                    attributes: [{ kind: 'field', name: 'label', span, path: path({ apps }, 'catalog.Category#name') }],
                },
                {
                    kind: 'data-nodes',
                    model: model('catalog.Product'),
                    span,
                    where: compare(status, '!=', member('catalog.Status', 'gone')),
                    attributes: [
                        { kind: 'field', name: 'label', span, path: path({ apps }, 'catalog.Product#sku') },
                        {
                            kind: 'by',
                            name: 'fillcolor',
                            span,
                            path: status,
                            cases: [
                                { match: 'draft', span, value: { kind: 'string', text: 'gray80' } },
                                { match: 'live', span, value: { kind: 'string', text: 'palegreen' } },
                            ],
                        },
                    ],
                },
                {
                    kind: 'data-edges',
                    model: model('catalog.Product'),
                    path: path({ apps }, 'catalog.Product#category'),
                    span,
                    label: 'in',
                    attributes: [],
                },
                {
                    kind: 'data-edges',
                    model: model('catalog.Category'),
                    path: path({ apps }, 'catalog.Category#parent'),
                    span,
                    attributes: attributes({ style: 'dashed' }).map(attribute => ({ kind: 'constant', ...attribute })),
                },
            ],
            { directed: true, limit: 2000, attributes: { rankdir: 'LR' } },
        ),
    ],
    fixtures: [
        fixture('demo', [
            ['accounts.User', 'ann', { username: 'ann', password: '!' }],
            ['catalog.Category', 'media', { name: 'Media' }],
            ['catalog.Category', 'books', { name: 'Books', parent: '@media' }],
            ['catalog.Category', 'music', { name: 'Music', parent: '@media' }],
            [
                'catalog.Product',
                'a1',
                { sku: 'a1', name: 'Atlas', price: number('30'), status: 'live', category: '@books', owner: '@ann' },
            ],
            [
                'catalog.Product',
                'b2',
                { sku: 'b2', name: 'Ballads', price: number('12'), status: 'draft', category: '@music', owner: '@ann' },
            ],
            [
                'catalog.Product',
                'c3',
                { sku: 'c3', name: 'Cookery', price: number('20'), status: 'gone', category: '@books', owner: '@ann' },
            ],
        ]),
    ],
});
