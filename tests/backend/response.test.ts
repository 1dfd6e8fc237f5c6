import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allMet, type BackendResponse, readResponse, renderResponse } from '../../src/backend/response.js';
import type { JsonValue } from '../../src/model/wire-value.js';
import type { Operator, PlannedExpectation, RequestPlan } from '../../src/requests/request-plan.js';

function answered(
    body: string | Uint8Array,
    contentType = 'application/json',
    expectations: readonly PlannedExpectation[] = [],
): BackendResponse {
    const plan: RequestPlan = {
        name: 'asked',
        backend: 'local',
        method: 'GET',
        url: 'http://localhost/x/',
        headers: [],
        timeoutMs: 1,
        expectations,
        notes: ['A note.'],
    };
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    const headers = [
        { name: 'Content-Type', value: contentType },
        { name: 'X-Count', value: '3' },
    ];
    return readResponse(plan, { status: 200, statusText: 'OK', headers, body: bytes, milliseconds: 12.4 }, []);
}

test('an answer reads well', () =>
    expect(
        renderResponse(
            answered(
                '{"count":1,"results":[{"sku":"a1","price":"30.00","big":12345678901234567890}],"none":[],"empty":{}}',
                'application/json',
                [
                    { kind: 'status', status: 200, text: 'status 200' },
                    { kind: 'json', path: ['count'], operator: '=', value: { number: '2' }, text: 'json count = 2' },
                ],
            ),
        ),
    ).toBe(`GET http://localhost/x/
200 OK in 12 ms, 100 bytes
Note: A note.

Content-Type: application/json
X-Count: 3

{
  "count": 1,
  "results": [
    {
      "sku": "a1",
      "price": "30.00",
      "big": 12345678901234567890
    }
  ],
  "none": [],
  "empty": {}
}

✓ expect status 200
✗ expect json count = 2, but it is 1
`));

test('JSON laid out means the same', () =>
    fc.assert(
        fc.property(fc.jsonValue(), value => {
            const { body } = answered(JSON.stringify(value));
            expect(body.kind === 'json' ? JSON.parse(body.text) : undefined).toEqual(JSON.parse(JSON.stringify(value)));
        }),
    ));

test.each<[string, string | Uint8Array, string, Partial<BackendResponse['body']>]>([
    ['nothing', '', 'application/json', { kind: 'empty' }],
    ['a page', '<h1>ü</h1>', 'text/html; charset=utf-8', { kind: 'text', text: '<h1>ü</h1>' }],
    ['Latin 1', Uint8Array.of(0xfc), 'text/plain; charset=iso-8859-1', { kind: 'text', text: 'ü' }],
    ['a picture', Uint8Array.of(0x89, 0x50, 0xff), 'image/png', { kind: 'binary', bytes: 3 }],
    ['what only says it is JSON', '{"a"', 'application/json', { kind: 'text', text: '{"a"' }],
    ['another JSON', '{}', 'application/problem+json', { kind: 'json', text: '{}' }],
    ['an unknown charset', 'a', 'text/plain; charset=klingon', { kind: 'binary' }],
])('a body that is %s', (_, body, type, expected) => expect(answered(body, type).body).toMatchObject(expected));

test('an answer cannot steer a terminal', () =>
    expect(renderResponse(answered('\u001b[2J\u009b\u0007plain\r\nnext', 'text/plain'))).toContain(
        '\uFFFD[2J\uFFFD\uFFFDplain\nnext',
    ));

describe('expectations', () => {
    const body = {
        count: 1,
        price: '30.00',
        name: 'Atlas',
        made: '2026-01-02',
        tags: ['a', 'b'],
        rows: [{ sku: 'a1' }],
        none: null,
        yes: true,
    };
    const number = (written: string): JsonValue => ({ number: written });
    const json = (path: (string | number)[], operator: Operator, value: JsonValue) =>
        answered(JSON.stringify(body), 'application/json', [{ kind: 'json', path, operator, value, text: '' }]);

    test.each<[(string | number)[], Operator, JsonValue, boolean]>([
        [['count'], '=', number('1'), true],
        [['count'], '=', number('1.0'), true],
        [['count'], '!=', number('1'), false],
        [['count'], '>=', number('1'), true],
        [['count'], '<', number('1'), false],
        [['count'], '=', '1', true],
        [['price'], '=', number('30'), true],
        [['price'], '>', number('9'), true],
        [['name'], '=', 'Atlas', true],
        [['name'], '=', 'atlas', false],
        [['name'], 'contains', 'tla', true],
        [['made'], '<', '2026-01-03', true],
        [['tags'], 'contains', 'b', true],
        [['tags'], 'contains', 'c', false],
        [['tags'], '=', { list: ['a', 'b'] }, true],
        [['tags'], '=', { list: ['b', 'a'] }, false],
        [['rows', 0, 'sku'], '=', 'a1', true],
        [['rows', 0], '=', { object: [['sku', 'a1']] }, true],
        [['rows', 0], '=', { object: [] }, false],
        [['rows', 0], 'contains', 'sku', true],
        [['rows', 1, 'sku'], '=', 'a1', false],
        [['rows', 1, 'sku'], '!=', 'a1', true],
        [['none'], '=', null, true],
        [['missing'], '=', null, false],
        [['toString'], '!=', null, true],
        [['__proto__'], '=', null, false],
        [['yes'], '=', true, true],
        [['yes'], '<', number('2'), false],
        [['tags', 'length'], '=', number('2'), false],
    ])('%j %s %j', (path, operator, value, met) => expect(allMet(json(path, operator, value))).toBe(met));

    test('say what came instead', () => {
        expect(json(['rows', 1, 'sku'], '=', 'x').expectations[0]?.actual).toBe('nothing at rows[1]');
        expect(json(['name'], '=', 'x').expectations[0]?.actual).toBe('"Atlas"');
        expect(
            answered('no', 'text/plain', [{ kind: 'json', path: ['a'], operator: '=', value: 'x', text: '' }])
                .expectations[0]?.actual,
        ).toBe('a body that is no JSON');
    });

    test.each<[string, Operator, string, boolean]>([
        ['content-type', '=', 'application/json', true],
        ['Content-Type', '=', 'application/json; charset=utf-8', false],
        ['x-count', '=', '3', true],
        ['x-count', 'contains', '4', false],
        ['x-none', '=', '', false],
        ['x-none', '!=', 'a', true],
    ])('header %s %s %s', (name, operator, value, met) =>
        expect(allMet(answered('{}', 'application/json', [{ kind: 'header', name, operator, value, text: '' }]))).toBe(
            met,
        ),
    );

    test('content types are compared without their charset', () =>
        expect(
            allMet(
                answered('{}', 'application/json; charset=utf-8', [
                    { kind: 'header', name: 'Content-Type', operator: '=', value: 'application/json', text: '' },
                ]),
            ),
        ).toBe(true));
});
