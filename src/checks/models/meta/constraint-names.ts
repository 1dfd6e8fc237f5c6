import type { DjangoModel, OrderItem } from '../../../model/django-model.js';
import { isPlainColumn } from '../../../model/index-columns.js';
import type { Project } from '../../../model/project.js';
import { findField, optionOf, ownModels } from '../../../model/queries.js';
import type { SourceSpan } from '../../../model/source-span.js';
import { nameIn } from '../../../model/value-name.js';
import { comparingRule } from '../../comparing-rule.js';
import { type Finding, finding } from '../../finding.js';
import { type Vendor, vendorNames, vendorsOf } from '../../vendors.js';
import { hidesCheck } from '../checked-models.js';
import { tableOf } from '../relations/shared-tables.js';
import { isSwapped } from '../swapped.js';
import { attributeOf } from '../written-fields.js';
import { indexSource, knownConstraints, knownExclusions, knownIndexes, metaSources } from './meta-sources.js';

/** Names of constraints and of indexes have a length, and a model's own are told apart by them. */
export function* constraintNames(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        if (model.kind === 'abstract' || isSwapped(project, model)) continue;
        for (const { name, span, method } of hidesCheck(project, model) ? [] : namesOf(project, model, 'indexes')) {
            if (/^[_\d]/.test(name)) yield finding('models.E033', span, { name });
            if (name.length > longestIndexName(method)) yield finding('models.E034', span, { name });
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

/** Names of constraints and of indexes hold for all tables of a database, whatever keeps Django from checking a model. */
export const repeatedConstraintNames = comparingRule<
    WrittenName & { kind: 'indexes' | 'constraints'; model: DjangoModel }
>(
    'repeatedConstraintNames',
    function* (project) {
        for (const model of ownModels(project)) {
            if (model.kind === 'abstract' || isSwapped(project, model)) continue;
            for (const kind of ['indexes', 'constraints'] as const) {
                for (const written of namesOf(project, model, kind)) {
                    yield [`${kind} ${written.name}`, { ...written, kind, model }];
                }
            }
            for (const { key, ...implied } of impliedNames(project, model)) {
                yield [`indexes on ${key}`, { ...implied, kind: 'indexes', model }];
            }
        }
    },
    function* ([first, ...others]) {
        // A name that several models have is said of them alone, even if one of them has it twice.
        const isOwn = others.every(({ model }) => model === first?.model);
        for (const { kind, name, span, written } of others) {
            const params = { name, model: first?.model.name ?? '' };
            const place = isOwn ? written : span;
            if (kind === 'indexes') yield finding(isOwn ? 'models.E029' : 'models.E030', place, params);
            else yield finding(isOwn ? 'models.E031' : 'models.E032', place, params);
        }
    },
);

/** Django keeps room for its own ending, which PostgreSQL's kinds have of other lengths than `idx`. */
const longestIndexName = (method: string | undefined): number => 30 - 3 + (method ?? 'idx').length;

/** An index without a name is called by its table and its columns, which a proxy shares with what it stands for. */
function* impliedNames(project: Project, model: DjangoModel): Iterable<WrittenName & { key: string }> {
    const source = indexSource(metaSources(project, model));
    for (const { name, items, where, options, method, span: written } of source ? knownIndexes(source) : []) {
        if (name !== undefined || where || options.length > 0 || !items.every(isPlainColumn)) continue;
        const inOrder = (nameOf: (item: OrderItem) => string): string =>
            items.map(item => `${item.descending ? '-' : ''}${nameOf(item)}`).join(', ');
        const key = `${tableOf(project, model).table}: ${inOrder(item => columnOf(project, item))} ${method ?? ''}`;
        yield { key, name: inOrder(pathOf), span: source === model ? written : model.span, written, method };
    }
}

const pathOf = ({ expression }: OrderItem): string =>
    expression.kind === 'path' ? expression.segments.map(segment => segment.name).join('.') : '';

function columnOf(project: Project, item: OrderItem): string {
    const target = item.expression.kind === 'path' ? item.expression.segments[0]?.target : undefined;
    const field = target?.kind === 'field' ? findField(project, target.field) : undefined;
    return field ? (nameIn(optionOf(field, 'db_column')) ?? attributeOf(field)) : pathOf(item);
}

interface WrittenName {
    readonly name: string;
    /** Where the model is, if it inherits it. */
    readonly span: SourceSpan;
    readonly written: SourceSpan;
    /** Of an index, PostgreSQL's kind of it. */
    readonly method: string | undefined;
}

/** A name in an abstract model is one for each model that extends it and says nothing of the kind itself. */
function namesOf(project: Project, model: DjangoModel, kind: 'indexes' | 'constraints'): WrittenName[] {
    const source = metaSources(project, model).find(candidate => allOf(candidate, kind).length > 0);
    return (source ? allOf(source, kind) : []).flatMap(({ name, span, method }) => {
        if (name === undefined) return [];
        if (source === model) return [{ name, span, written: span, method }];
        return [{ name: `${model.name.toLowerCase()}_${name}`, span: model.span, written: span, method }];
    });
}

interface Named {
    readonly name?: string;
    readonly span: SourceSpan;
    readonly method?: string;
}

const allOf = (model: DjangoModel, kind: 'indexes' | 'constraints'): readonly Named[] =>
    kind === 'indexes' ? knownIndexes(model) : [...knownConstraints(model), ...knownExclusions(model)];

const limits: Readonly<Partial<Record<Vendor, number>>> = { postgresql: 63, mysql: 64, mariadb: 64, oracle: 128 };

/** The shortest of the lengths that the app's databases allow for a name, of all of them but some. */
export function narrowestLimit(
    project: Project,
    app: string,
    except: readonly Vendor[] = [],
): { length: number; databases: string } | undefined {
    const found = [...vendorsOf(project, app)].flatMap(vendor => {
        const length = except.includes(vendor) ? undefined : limits[vendor];
        return length === undefined ? [] : [{ length, databases: vendorNames[vendor] }];
    });
    return found.sort((one, other) => one.length - other.length)[0];
}
