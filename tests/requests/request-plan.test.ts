import { describe, expect, test } from 'vitest';
import type { Request } from '../../src/model/backend.js';
import { routeGroupId } from '../../src/model/names.js';
import type { Project } from '../../src/model/project.js';
import type { RequestProblem } from '../../src/model/request-problem.js';
import { describeProblem } from '../../src/requests/describe-problem.js';
import { planRequest, planToken, type RequestPlan } from '../../src/requests/request-plan.js';
import {
    backend,
    group,
    list,
    live,
    named,
    number,
    object,
    request,
    route,
    shop,
    somewhere,
    text,
    truth,
} from '../support/request-project.js';

function planned(target: string, more: Partial<Request> = {}, project: Partial<Project> = {}): RequestPlan {
    const planning = planRequest(shop([request(target, more)], project), 'asked');
    if (planning.kind !== 'ready') throw new Error(planning.problems.map(each => describeProblem(each).message).join());
    return planning.plan;
}
const urlOf = (target: string, more: Partial<Request> = {}): string =>
    planned(target, more).url.replace('http://127.0.0.1:8000', '');

function problems(
    target: string,
    more: Partial<Request> = {},
    project: Partial<Project> = {},
): RequestProblem['kind'][] {
    const planning = planRequest(shop([request(target, more)], project), 'asked');
    if (planning.kind === 'ready') throw new Error(`no problem: ${planning.plan.url}`);
    for (const problem of planning.problems) expect(describeProblem(problem).message).not.toBe('');
    return planning.problems.map(problem => problem.kind);
}

describe('the address', () => {
    const sku = { pathValues: named({ sku: text('a1') }) };
    const post = { method: 'POST' } as const;
    test.each<[string, string, Partial<Request>, string]>([
        ["a viewset's list", 'v1.products.list', {}, '/api/v1/products/'],
        ['a viewset without an action', 'v1.products', {}, '/api/v1/products/'],
        ['one row by its lookup field', 'v1.products.retrieve', sku, '/api/v1/products/a1/'],
        ['one row, where a value for the lookup says so', 'v1.products', sku, '/api/v1/products/a1/'],
        ['an action of one row', 'v1.products.publish', { ...sku, ...post }, '/api/v1/products/a1/publish/'],
        ['an action of the list', 'v1.products.totals', {}, '/api/v1/products/totals/'],
        ['a nested list', 'v1.tags.list', sku, '/api/v1/products/a1/tags/'],
        [
            'a key under its own name',
            'v1.category.retrieve',
            { pathValues: named({ id: number('7') }) },
            '/api/v1/categories/7/',
        ],
        ['an int', 'v1.stats', { pathValues: named({ year: number('2026') }) }, '/api/v1/stats/2026/'],
        ['a path', 'v1.file', { pathValues: named({ name: text('a b/ü%.txt') }) }, '/api/v1/files/a%20b/%C3%BC%25.txt'],
        [
            'a simple regular expression',
            'v1.old',
            { pathValues: named({ slug: text('atlas') }) },
            '/api/v1/old/atlas.html',
        ],
        ['a page', 'pages.home', {}, '/'],
        ['a path of its own', '/health/?deep=1', {}, '/health/?deep=1'],
        ['a URL on the same origin', 'http://127.0.0.1:8000/x/', {}, '/x/'],
    ])('%s', (_, target, more, url) => expect(urlOf(target, more)).toBe(url));

    test('what a value holds is encoded', () =>
        expect(urlOf('v1.products.retrieve', { pathValues: named({ sku: text('a?b#c d') }) })).toBe(
            '/api/v1/products/a%3Fb%23c%20d/',
        ));

    test('query: members by their value, lists repeated, and with commas where Django wants them', () =>
        expect(
            urlOf('v1.products.list', {
                query: named({
                    status: live,
                    price__lt: number('30.10'),
                    tag: list(text('a'), text('b&c')),
                    sku__in: list(text('a'), text('b')),
                    active: truth(true),
                }),
            }),
        ).toBe('/api/v1/products/?status=on-sale&price__lt=30.10&tag=a&tag=b%26c&sku__in=a%2Cb&active=true'));

    test('of a block that another one includes begins with the path of the other', () => {
        const base = shop([]);
        const include = { kind: 'include', python: '', group: routeGroupId('v1') } as const;
        const outer = group('outer', 'shop/', [route('outer', 'inner', 'inner/', { view: include })]);
        const { url } = planned('v1.products.list', {}, { routeGroups: [...base.routeGroups, outer] });
        expect(url).toBe('http://127.0.0.1:8000/shop/inner/api/v1/products/');
    });

    test('lies below a backend that is not at the root', () =>
        expect(planned('v1.products.list', {}, { backends: [backend('https://example.com/shop')] }).url).toBe(
            'https://example.com/shop/api/v1/products/',
        ));
});

describe('what cannot be sent says why', () => {
    const wrong = (name: string, value: string) => ({ pathValues: named({ [name]: text(value) }) });
    test.each<[string, string, Partial<Request>, RequestProblem['kind'][]]>([
        ['a missing value', 'v1.products.retrieve', {}, ['missing-path-value']],
        [
            'a surplus value',
            'v1.stats',
            { pathValues: named({ year: number('1'), day: number('2') }) },
            ['surplus-path-value'],
        ],
        ['a slash in a value', 'v1.products.retrieve', wrong('sku', 'a/b'), ['wrong-path-value']],
        ['dots that would lead up', 'v1.file', wrong('name', 'a/../../../admin'), ['wrong-path-value']],
        ['no int', 'v1.stats', wrong('year', 'x'), ['wrong-path-value']],
        ['no slug', 'v1.tags.list', wrong('sku', 'a b'), ['wrong-path-value']],
        ['what does not match the expression', 'v1.old', wrong('slug', 'A1'), ['wrong-path-value']],
        ['an expression with alternatives', 'v1.odd', {}, ['no-url']],
        ['an unknown action', 'v1.products.fly', {}, ['unknown-action']],
        ['an action of what has none', 'v1.health.list', {}, ['unknown-action']],
        ['an unknown route', 'v2.products', {}, ['unresolved-route']],
        ['another origin', 'https://evil.example/', {}, ['foreign-origin']],
        ['another origin without a scheme', '//evil.example/x', {}, ['foreign-origin']],
        ['another origin by backslashes', '\\\\evil.example/x', {}, ['foreign-origin']],
        ['a line break in a header', 'v1.health', { headers: named({ 'X-A': text('a\r\nB: c') }) }, ['invalid-header']],
        [
            'a value that only Python knows',
            'v1.health',
            { query: named({ a: { kind: 'python', name: 'x.y', span: somewhere } }) },
            ['unsendable-value'],
        ],
        [
            'two at once',
            'v1.products.fly',
            { headers: named({ 'bad name': text('') }) },
            ['unknown-action', 'invalid-header'],
        ],
    ])('%s', (_, target, more, kinds) => expect(problems(target, more)).toEqual(kinds));

    test.each([
        ['ftp://127.0.0.1/', 'invalid-base-url'],
        ['127.0.0.1:8000', 'invalid-base-url'],
        ['http://user:secret@127.0.0.1/', 'invalid-base-url'],
        ['http://127.0.0.1/?a=b', 'invalid-base-url'],
        ['http://example.com/', 'insecure-url'],
        ['http://127.0.0.1.example.com/', 'insecure-url'],
        ['http://10.0.0.1/', 'insecure-url'],
    ])('the backend %s', (url, kind) =>
        expect(problems('v1.health', {}, { backends: [backend(url)] })).toEqual([kind]),
    );

    test.each([
        'http://localhost:8000/',
        'http://shop.localhost/',
        'http://[::1]:8000/',
        'http://127.1.2.3/',
        'https://example.com/',
    ])('the backend %s is fine', url =>
        expect(planned('v1.health', {}, { backends: [backend(url)] }).url).toBe(`${url}api/v1/health/`),
    );

    test('a password in an address is not repeated', () => {
        const planning = planRequest(
            shop([request('v1.health')], { backends: [backend('http://me:hunter2@127.0.0.1/')] }),
            'asked',
        );
        expect(JSON.stringify(planning)).not.toContain('hunter2');
    });

    test('a request or backend that is not there names those that are', () => {
        const project = shop([request('v1.health')]);
        expect(planRequest(project, 'other')).toMatchObject({
            problems: [{ kind: 'unknown-request', known: ['asked'] }],
        });
        expect(planRequest(project, 'asked', 'far')).toMatchObject({
            problems: [{ kind: 'unknown-backend', known: ['local'] }],
        });
        const two = shop([request('v1.health')], {
            backends: [backend('http://localhost/'), backend('http://localhost/', { name: 'b' })],
        });
        expect(planRequest(two, 'asked')).toMatchObject({ problems: [{ kind: 'no-backend', known: ['local', 'b'] }] });
        expect(planRequest(two, 'asked', 'b')).toMatchObject({ kind: 'ready', plan: { backend: 'b' } });
    });
});

describe('the token', () => {
    test('is asked for with the scopes that the route requires', () =>
        expect(planned('v1.products.list').token).toEqual({
            url: 'http://127.0.0.1:8000/o/token/',
            client: 'reporting',
            scopes: ['products:read'],
            timeoutMs: 30_000,
        }));

    test('is asked for without a scope that the client is not given, and a note says so', () => {
        const { token, notes } = planned('v1.products.create', { method: 'POST' });
        expect(token?.scopes).toEqual([]);
        expect(notes).toEqual([expect.stringContaining("'products:write'")]);
    });

    test.each<[string, string, Partial<Request>]>([
        ['what anyone may see', 'v1.health', {}],
        ['a page', 'pages.home', {}],
        [
            'a request with an authorization of its own',
            'v1.products.list',
            { headers: named({ authorization: text('Token x') }) },
        ],
    ])('is not asked for by %s', (_, target, more) => expect(planned(target, more).token).toBeUndefined());

    test('stands at the path of the project, below the backend', () => {
        const project = shop([]);
        const oauth2 = project.oauth2 && { ...project.oauth2, path: 'auth/' };
        const far = [backend('https://example.com/shop/')];
        expect(planToken(shop([], { ...(oauth2 ? { oauth2 } : {}), backends: far }), 'local')).toMatchObject({
            plan: { url: 'https://example.com/shop/auth/token/', scopes: [] },
        });
    });

    test('of a backend without a client is none', () => {
        const { client: _, ...nobody } = backend('https://example.com/');
        expect(planToken(shop([], { backends: [nobody] }), 'local')).toMatchObject({
            problems: [{ kind: 'no-client' }],
        });
    });
});

test('a body is JSON with each number as it was written', () => {
    const plan = planned('v1.products.list', {
        method: 'POST',
        body: object({
            sku: text('a"1\n'),
            price: number('30.10'),
            big: number('12345678901234567890'),
            status: live,
            tags: list(),
            none: { kind: 'null', span: somewhere },
        }),
    });
    expect(plan.body).toBe(
        '{"sku": "a\\"1\\n", "price": 30.10, "big": 12345678901234567890, "status": "on-sale", "tags": [], "none": null}',
    );
    expect(plan.headers).toContainEqual({ name: 'Content-Type', value: 'application/json' });
});

test('headers of the request win over those of the backend', () => {
    const far = [backend('https://example.com/', { headers: named({ 'X-A': text('far'), 'X-B': text('far') }) })];
    expect(planned('v1.health', { headers: named({ 'x-a': text('near') }) }, { backends: far }).headers).toEqual([
        { name: 'x-a', value: 'near' },
        { name: 'X-B', value: 'far' },
        { name: 'Accept', value: 'application/json, */*;q=0.5' },
    ]);
});
