import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { abstractBasesOf, ownModels } from '../../../model/queries.js';
import type { SourceSpan } from '../../../model/source-span.js';
import { comparingRule } from '../../comparing-rule.js';
import { type Finding, finding } from '../../finding.js';
import { type Vendor, vendorNames, vendorsOf } from '../../vendors.js';

/** Names of constraints and of indexes have a length, and a model's own are told apart by them. */
export function* constraintNames(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        if (model.kind === 'abstract') {
            yield* insideAbstract(model);
            continue;
        }
        yield* alikeIndexes(model);
        for (const { name, span, own } of namesOf(project, model, 'indexes')) {
            if (/^[_\d]/.test(name) && own) yield finding('models.E033', span, { name });
            if (name.length > 30) yield finding('models.E034', span, { name });
        }
        for (const { name, span } of namesOf(project, model, 'constraints')) {
            const limit = narrowestLimit(project, model.app);
            if (limit && name.length > limit.length) {
                const { databases, length } = limit;
                yield finding('constraint-name-too-long', span, { name, limit: length, databases });
            }
        }
    }
}

/** Names of constraints and of indexes hold for all tables of a database. */
export const repeatedConstraintNames = comparingRule<
    WrittenName & { kind: 'indexes' | 'constraints'; model: DjangoModel }
>(
    'repeatedConstraintNames',
    function* (project) {
        for (const model of ownModels(project)) {
            if (model.kind === 'abstract') continue;
            for (const kind of ['indexes', 'constraints'] as const) {
                for (const written of namesOf(project, model, kind)) {
                    yield [`${kind} ${written.name}`, { ...written, kind, model }];
                }
            }
        }
    },
    function* ([first, ...others]) {
        for (const { kind, name, span, model } of others) {
            const isOwn = first?.model === model;
            const params = { name, model: first?.model.name ?? '' };
            if (kind === 'indexes') yield finding(isOwn ? 'models.E029' : 'models.E030', span, params);
            else yield finding(isOwn ? 'models.E031' : 'models.E032', span, params);
        }
    },
);

/** An index without a name is called by its columns. */
function* alikeIndexes(model: DjangoModel): Iterable<Finding> {
    const seen = new Set<string>();
    for (const { name, items, where, options, method, span } of model.indexes) {
        const isPlain = items.every(
            ({ expression }) => expression.kind === 'path' && expression.transforms.length === 0,
        );
        if (name !== undefined || where || method !== undefined || options.length > 0 || !isPlain) continue;
        const columns = items.map(({ expression, descending }) => {
            const path = expression.kind === 'path' ? expression.segments.map(segment => segment.name).join('.') : '';
            return `${descending ? '-' : ''}${path}`;
        });
        const key = columns.join(', ');
        if (seen.has(key)) yield finding('models.E029', span, { name: key, model: model.name });
        seen.add(key);
    }
}

interface WrittenName {
    readonly name: string;
    readonly span: SourceSpan;
    /** Whether the model itself declares it. */
    readonly own: boolean;
}

/** A name in an abstract model is one for each model that extends it and says nothing of the kind itself. */
function namesOf(project: Project, model: DjangoModel, kind: 'indexes' | 'constraints'): WrittenName[] {
    const own = allOf(model, kind).flatMap(({ name, span }) => (name === undefined ? [] : [{ name, span, own: true }]));
    if (allOf(model, kind).length > 0) return own;
    const base = abstractBasesOf(project, model).find(candidate => allOf(candidate, kind).length > 0);
    return (base ? allOf(base, kind) : []).flatMap(({ name }) =>
        name === undefined ? [] : [{ name: `${model.name.toLowerCase()}_${name}`, span: model.span, own: false }],
    );
}

const allOf = (model: DjangoModel, kind: 'indexes' | 'constraints') =>
    kind === 'indexes' ? model.indexes : [...model.constraints, ...(model.exclusions ?? [])];

function* insideAbstract(model: DjangoModel): Iterable<Finding> {
    for (const [kind, code] of [
        ['indexes', 'models.E029'],
        ['constraints', 'models.E031'],
    ] as const) {
        const seen = new Set<string>();
        for (const { name, span } of allOf(model, kind)) {
            if (name === undefined) continue;
            if (seen.has(name)) yield finding(code, span, { name, model: model.name });
            seen.add(name);
        }
    }
}

const limits: Readonly<Partial<Record<Vendor, number>>> = { postgresql: 63, mysql: 64, mariadb: 64, oracle: 128 };

/** The shortest of the lengths that the app's databases allow for a name. */
export function narrowestLimit(project: Project, app: string): { length: number; databases: string } | undefined {
    const found = [...vendorsOf(project, app)].flatMap(vendor => {
        const length = limits[vendor];
        return length === undefined ? [] : [{ length, databases: vendorNames[vendor] }];
    });
    return found.sort((one, other) => one.length - other.length)[0];
}
