import { expect, test } from 'vitest';
import { routeView } from '../../src/diagram/route-view.js';
import { project } from '../support/picture-project.js';
import { shop } from '../support/picture-shop.js';

const view = routeView(shop);
const card = (id: string) => {
    const found = view.nodes.find(node => node.id === id);
    if (found?.kind !== 'card') throw new Error(`no card '${id}'`);
    return found;
};

test('a viewset shows its actions with method and scope', () => {
    expect(card('route:v1.products').rows.map(row => [row.badges[0]?.text, row.name, row.detail])).toEqual([
        ['GET', 'list', 'products:read'],
        ['GET', 'retrieve', 'products:read'],
        ['POST', 'create', 'products:write'],
        ['PATCH', 'partial_update', 'products:write'],
        ['POST', 'publish', 'products:write'],
    ]);
});

test('a permission of the route’s own stands in place of the group’s scopes', () => {
    expect(card('route:v1.health').rows.map(row => row.detail)).toEqual(['AllowAny']);
});

test('a scope that is narrowed to a method is shown there alone', () => {
    expect(card('route:v1.stats').rows.map(row => [row.badges[0]?.text, row.detail])).toEqual([
        ['GET', 'products:read'],
        ['POST', 'products:write'],
    ]);
});

test('groups are clusters with their prefix, nested routes are joined to their parent', () => {
    expect(view.clusters.map(cluster => [cluster.label, cluster.subtitle])).toEqual([
        ['v1', '/api/v1/'],
        ['pages', '/'],
    ]);
    expect(view.edges).toMatchObject([
        { from: { node: 'route:v1.products' }, to: { node: 'route:v1.producttag' }, label: 'by product' },
    ]);
});

test('every kind of view says what answers', () => {
    const subtitles = Object.fromEntries(
        view.nodes.map(node => [node.id.slice(6), node.kind === 'card' ? node.subtitle : undefined]),
    );
    expect(subtitles).toMatchObject({
        'v1.products': 'viewset · Product',
        'v1.health': 'view · health',
        'v1.stats': 'class · Stats',
        'v1.supply': 'graph · supply',
        'v1.schema': 'OpenAPI schema',
        'pages.home': 'template · home.html',
        'pages.old_home': 'redirect → pages.home',
        'pages.accounts': 'include · django.contrib.auth.urls',
    });
});

test('says so where there is nothing yet', () => {
    expect(routeView(project({})).emptyText).toBe('No routes yet');
});
