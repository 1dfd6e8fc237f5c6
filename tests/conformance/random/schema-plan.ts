/** Plans of small projects, made up by fast-check. A plan holds choices; which names they fall on is decided when it is written out. */
import fc from 'fast-check';
import {
    adminLines,
    columnLines,
    metaLines,
    postgresLines,
    projectLines,
    relationLines,
    routeLines,
    type Weighted,
} from './schema-lines.js';

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

export interface SchemaPlan {
    readonly vendor: string;
    readonly ownUser: boolean;
    readonly settings: readonly Line[];
    readonly models: readonly ModelPlan[];
    readonly groups: readonly { readonly prefix: string; readonly routes: readonly Line[] }[];
}

const oneOf = (lines: Weighted): fc.Arbitrary<string> =>
    fc.oneof(...lines.map(([weight, line]) => ({ weight, arbitrary: fc.constant(line) })));

const filled = (template: fc.Arbitrary<string>): fc.Arbitrary<Line> =>
    fc.record({ template, picks: fc.array(fc.nat(30), { minLength: 5, maxLength: 5 }) });

const some = (line: fc.Arbitrary<Line>, maxLength: number): fc.Arbitrary<Line[]> => fc.array(line, { maxLength });

/** `arbitrary` for one schema in so many, else `usual`. */
const rarely = <T>(times: number, arbitrary: fc.Arbitrary<T>, usual: T): fc.Arbitrary<T> =>
    fc.oneof({ weight: times - 1, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary });

const model = (vendor: string): fc.Arbitrary<ModelPlan> => {
    const column = filled(oneOf(vendor === 'postgresql' ? [...columnLines, ...ofColumns(postgresLines)] : columnLines));
    const option = filled(oneOf(vendor === 'postgresql' ? [...metaLines, ...ofOptions(postgresLines)] : metaLines));
    return fc.record({
        kind: fc.oneof(
            { weight: 8, arbitrary: fc.constant('model' as const) },
            { weight: 2, arbitrary: fc.constant('abstract model' as const) },
            { weight: 1, arbitrary: fc.constant('proxy model' as const) },
        ),
        bases: rarely(2, fc.array(fc.nat(5), { maxLength: 2 }), []),
        inOtherApp: rarely(8, fc.constant(true), false),
        fields: some(
            fc.oneof({ weight: 3, arbitrary: column }, { weight: 2, arbitrary: filled(oneOf(relationLines)) }),
            5,
        ),
        options: some(option, 3),
        admin: rarely(3, some(filled(oneOf(adminLines)), 3), []),
    });
};

const isColumn = (line: string): boolean => line.startsWith('{new}');
const ofColumns = (lines: Weighted): Weighted => lines.filter(([, line]) => isColumn(line));
const ofOptions = (lines: Weighted): Weighted => lines.filter(([, line]) => !isColumn(line));

const vendor = fc.oneof(
    { weight: 6, arbitrary: fc.constant('sqlite') },
    { weight: 3, arbitrary: fc.constant('postgresql') },
    ...['mysql', 'mariadb', 'oracle'].map(name => ({ weight: 1, arbitrary: fc.constant(name) })),
);

export const schemaPlans: fc.Arbitrary<SchemaPlan> = vendor.chain(name =>
    fc.record({
        vendor: fc.constant(name),
        ownUser: rarely(12, fc.constant(true), false),
        settings: rarely(6, some(filled(oneOf(projectLines)), 3), []),
        models: fc.array(model(name), { minLength: 1, maxLength: 5 }),
        groups: rarely(
            5,
            fc.array(
                fc.record({
                    prefix: fc.constantFrom('r/', '', '/a', '^x', 'a>/', 'a/<int:a>/'),
                    routes: some(filled(oneOf(routeLines)), 3),
                }),
                { maxLength: 2 },
            ),
            [],
        ),
    }),
);
