import { describe, expect, test } from 'vitest';
import { compareDecimals, evaluateCondition, type Truth } from '../../src/diagram/evaluate-condition.js';
import { fixtureRows } from '../../src/diagram/fixture-rows.js';
import type { Expression } from '../../src/model/expression.js';
import {
    app,
    compare,
    djangoModel,
    enumOf,
    field,
    fixture,
    literal,
    member,
    model,
    number,
    path,
    project,
    somewhere,
} from '../support/picture-project.js';

const apps = [
    app(
        'geo',
        [
            djangoModel('geo.Country', [field('name', 'Char')]),
            djangoModel('geo.City', [
                field('name', 'Char'),
                field('population', 'Integer', { optional: true }),
                field('area', 'Decimal', { default: number('1.5') }),
                field('founded', 'DateTime', { optional: true }),
                field('size', 'geo.Size!'),
                field('country', 'geo.Country', { optional: true }),
                field('twins', 'geo.City[]'),
            ]),
        ],
        { enums: [enumOf('geo.Size', ['small', 'large'])] },
    ),
];
const places = project({
    apps,
    fixtures: [
        fixture('f', [
            ['geo.Country', 'at', { name: 'Austria' }],
            [
                'geo.City',
                'wien',
                {
                    name: 'Wien',
                    population: number('2000000'),
                    size: 'large',
                    country: '@at',
                    founded: '1221-10-18T12:00:00Z',
                },
            ],
            ['geo.City', 'graz', { name: 'Graz', population: number('300000'), size: 'small', country: '@at' }],
            ['geo.City', 'atlantis', { name: '', size: 'small' }],
        ]),
    ],
});
const rows = fixtureRows(places);
const of = (written: string) => path(places, `geo.City#${written}`);
const bool = { span: somewhere, type: { kind: 'boolean' } } as const;
const truths = (condition: Expression): Truth[] =>
    rows.rowsOf(model('geo.City')).map(row => evaluateCondition({ project: places, rows, row }, condition));

describe('conditions on fixtures', () => {
    test('compare numbers, and are unknown where the column is NULL', () => {
        expect(truths(compare(of('population'), '<', literal(1_000_000)))).toEqual([false, true, 'null']);
        expect(truths(compare(of('population'), '!=', literal(300_000)))).toEqual([true, false, 'null']);
    });
    test('combine as SQL does', () => {
        const large = compare(of('population'), '>', literal(1_000_000));
        const named = compare(of('name'), '=', literal('Wien'));
        expect(truths({ kind: 'and', left: large, right: named, ...bool })).toEqual([true, false, false]);
        expect(truths({ kind: 'or', left: large, right: named, ...bool })).toEqual([true, false, 'null']);
        expect(truths({ kind: 'not', operand: large, ...bool })).toEqual([false, true, 'null']);
    });
    test('know NULL, and text that is empty instead', () => {
        expect(truths({ kind: 'is-null', negated: false, left: of('country'), ...bool })).toEqual([false, false, true]);
        expect(truths({ kind: 'is-null', negated: false, left: of('name'), ...bool })).toEqual([false, false, false]);
    });
    test('follow relations and take defaults', () => {
        expect(truths(compare(of('country.name'), '=', literal('Austria')))).toEqual([true, true, 'null']);
        const exact = { ...literal(0), value: { kind: 'number', text: '1.50' } } as Expression;
        expect(truths(compare(of('area'), '=', exact))).toEqual([true, true, true]);
    });
    test('know ranges, members and lookups', () => {
        expect(
            truths({
                kind: 'between',
                negated: false,
                left: of('population'),
                low: literal(300_000),
                high: literal(400_000),
                ...bool,
            }),
        ).toEqual([false, true, 'null']);
        expect(truths(compare(of('size'), '=', member('geo.Size', 'small')))).toEqual([false, true, true]);
        expect(
            truths({ kind: 'lookup', lookup: 'istartswith', left: of('name'), right: literal('wI'), ...bool }),
        ).toEqual([true, false, false]);
        expect(
            truths({
                kind: 'in',
                negated: true,
                left: of('name'),
                right: { kind: 'list', items: [literal('Wien'), literal('Graz')], ...bool },
                ...bool,
            }),
        ).toEqual([false, false, true]);
    });
    test('take apart moments, whatever their zone', () => {
        const founded = { ...of('founded'), transforms: ['year'] };
        expect(truths(compare(founded, '=', literal(1221)))).toEqual([true, 'null', 'null']);
        expect(truths(compare(of('founded'), '=', literal('1221-10-18T13:00:00+01:00')))).toEqual([
            true,
            'null',
            'null',
        ]);
    });
    test('leave to the database what is the database’s', () => {
        const [first] = truths({
            kind: 'lookup',
            lookup: 'regex',
            left: of('name'),
            right: literal('^(a+)+$'),
            ...bool,
        });
        expect(first).toEqual({ untold: "'regex' is for the database to answer" });
    });
    test('nobody asks for a picture: what a request would say is absent', () => {
        const asked: Expression = { kind: 'request', of: 'user', rest: [], span: somewhere, type: { kind: 'unknown' } };
        expect(truths(compare(of('name'), '=', asked))).toEqual(['null', 'null', 'null']);
    });
});

test('decimals are compared exactly', () => {
    expect(compareDecimals('0.1', '0.10')).toBe(0);
    expect(compareDecimals('9007199254740993', '9007199254740992')).toBe(1);
    expect(compareDecimals('-2', '1.5')).toBe(-1);
    expect(compareDecimals('1e3', '999')).toBe(1);
});
