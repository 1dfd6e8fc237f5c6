/** Plans of small projects, made up by fast-check. A plan holds choices; which names they fall on is decided when it is written out. */
import fc from 'fast-check';
import type { DjangoVersion } from '../../../src/checks/django-versions.js';
import { appLines, serializerHeads, serializerLines } from './app-lines.js';
import { adminLines, columnLines, metaLines, postgresLines, relationLines } from './model-lines.js';
import { type NewerLines, newerLines } from './newer-lines.js';
import { oauthLines, projectLines } from './project-lines.js';
import { apiRoutes, apiSettings, groupHeads, pageRoutes, prefixes } from './route-lines.js';
import type { Weighted } from './weighted.js';

export interface Line {
    readonly template: string;
    /** Which of the names that are there, one for each place. */
    readonly picks: readonly number[];
}

export interface ModelPlan {
    readonly kind: 'model' | 'abstract model' | 'proxy model';
    /** Which of the models before this one it extends. */
    readonly bases: readonly number[];
    readonly inOtherApp: boolean;
    readonly fields: readonly Line[];
    readonly options: readonly Line[];
    readonly admin: readonly Line[];
}

export interface SerializerPlan {
    readonly head: Line;
    readonly lines: readonly Line[];
}

export interface GroupPlan {
    readonly prefix: string;
    readonly head: string;
    /** Of an API; a group of pages has none. */
    readonly settings: readonly Line[];
    readonly routes: readonly Line[];
}

export interface SchemaPlan {
    readonly vendor: string;
    readonly ownUser: boolean;
    /** Whether models of both apps extend each other's: then neither app can be imported. */
    readonly isCircular: boolean;
    /** Names of models and of the second app that mean something to Python or to Django. */
    readonly oddNames: { readonly models: readonly string[]; readonly app: string } | undefined;
    readonly settings: readonly Line[];
    readonly oauth: readonly Line[] | undefined;
    readonly models: readonly ModelPlan[];
    readonly parts: readonly Line[];
    readonly serializers: readonly SerializerPlan[];
    readonly groups: readonly GroupPlan[];
}

const oneOf = (lines: Weighted): fc.Arbitrary<string> =>
    fc.oneof(...lines.map(([weight, line]) => ({ weight, arbitrary: fc.constant(line) })));

const filled = (template: fc.Arbitrary<string>): fc.Arbitrary<Line> =>
    fc.record({ template, picks: fc.array(fc.nat(30), { minLength: 5, maxLength: 5 }) });

const lineOf = (lines: Weighted): fc.Arbitrary<Line> => filled(oneOf(lines));

const some = (line: fc.Arbitrary<Line>, maxLength: number): fc.Arbitrary<Line[]> => fc.array(line, { maxLength });

/** `arbitrary` for one schema in so many, else `usual`. */
const rarely = <T>(times: number, arbitrary: fc.Arbitrary<T>, usual: T): fc.Arbitrary<T> =>
    fc.oneof({ weight: times - 1, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary });

const isColumn = (line: string): boolean => line.startsWith('{new}');
const ofColumns = (lines: Weighted): Weighted => lines.filter(([, line]) => isColumn(line));
const ofOptions = (lines: Weighted): Weighted => lines.filter(([, line]) => !isColumn(line));

const model = (vendor: string, newer: NewerLines): fc.Arbitrary<ModelPlan> => {
    const isPostgres = vendor === 'postgresql';
    const column = lineOf([...columnLines, ...(isPostgres ? ofColumns(postgresLines) : []), ...newer.columns]);
    const relation = lineOf([...relationLines, ...newer.relations]);
    const option = lineOf(isPostgres ? [...metaLines, ...ofOptions(postgresLines)] : metaLines);
    return fc.record({
        kind: fc.oneof(
            { weight: 8, arbitrary: fc.constant('model' as const) },
            { weight: 2, arbitrary: fc.constant('abstract model' as const) },
            { weight: 1, arbitrary: fc.constant('proxy model' as const) },
        ),
        bases: rarely(2, fc.array(fc.nat(5), { maxLength: 2 }), []),
        inOtherApp: rarely(6, fc.constant(true), false),
        fields: some(fc.oneof({ weight: 3, arbitrary: column }, { weight: 2, arbitrary: relation }), 5),
        options: some(option, 3),
        admin: rarely(3, some(lineOf([...adminLines, ...newer.admin]), 3), []),
    });
};

const vendors = fc.oneof(
    { weight: 6, arbitrary: fc.constant('sqlite') },
    { weight: 3, arbitrary: fc.constant('postgresql') },
    ...['mysql', 'mariadb', 'oracle'].map(name => ({ weight: 1, arbitrary: fc.constant(name) })),
);

const oddNames = fc.record({
    models: fc.shuffledSubarray(
        ['a', 'User', 'Q', 'Model', 'models', '_A', 'A_', 'A__B', 'None', 'X'.repeat(101), 'Y'.repeat(60), 'B'],
        { minLength: 5, maxLength: 5 },
    ),
    app: fc.constantFrom('sites', 'models', 'class', 'other_'),
});

const serializer: fc.Arbitrary<SerializerPlan> = fc.record({
    head: lineOf(serializerHeads),
    lines: fc.array(lineOf(serializerLines), { maxLength: 3 }),
});

const groupOf = (routes: Weighted, settings: fc.Arbitrary<Line[]>): fc.Arbitrary<GroupPlan> =>
    fc.record({
        prefix: fc.constantFrom(...prefixes),
        head: oneOf(groupHeads),
        settings,
        routes: some(lineOf(routes), 3),
    });

const group: fc.Arbitrary<GroupPlan> = fc.oneof(
    { weight: 2, arbitrary: groupOf(pageRoutes, fc.constant([])) },
    { weight: 1, arbitrary: groupOf(apiRoutes, fc.array(lineOf(apiSettings), { minLength: 1, maxLength: 2 })) },
);

export function schemaPlans(django: DjangoVersion): fc.Arbitrary<SchemaPlan> {
    const newer = newerLines(django);
    return vendors.chain(vendor =>
        fc.record({
            vendor: fc.constant(vendor),
            ownUser: rarely(12, fc.constant(true), false),
            isCircular: rarely(8, fc.constant(true), false),
            oddNames: rarely<SchemaPlan['oddNames']>(20, oddNames, undefined),
            settings: rarely(5, some(lineOf([...projectLines, ...newer.project]), 4), []),
            oauth: rarely<SchemaPlan['oauth']>(25, some(lineOf(oauthLines), 3), undefined),
            models: fc.array(model(vendor, newer), { minLength: 1, maxLength: 5 }),
            parts: rarely(10, some(lineOf(appLines), 2), []),
            serializers: rarely(8, fc.array(serializer, { maxLength: 3 }), []),
            groups: rarely(5, fc.array(group, { maxLength: 2 }), []),
        }),
    );
}
