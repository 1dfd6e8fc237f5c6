import type { DjangoModel, FieldOption, Index } from '../../../model/django-model.js';
import { areColumns } from '../../../model/index-columns.js';
import type { Project } from '../../../model/project.js';
import { ownModels } from '../../../model/queries.js';
import type { SourceSpan } from '../../../model/source-span.js';
import { nameIn } from '../../../model/value-name.js';
import { type Finding, finding } from '../../finding.js';
import { lackingVendors, type Vendor } from '../../vendors.js';
import { checkedModels } from '../checked-models.js';
import { lackingDatabases } from '../required-databases.js';
import {
    constraintSource,
    indexSource,
    knownConstraints,
    knownExclusions,
    knownIndexes,
    metaOption,
    metaSources,
} from './meta-sources.js';

/** What the databases that the model's table is made in leave out without an error. */
export function* constraintSupport(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) yield* deferrals(model);
    for (const model of checkedModels(project)) {
        const sources = metaSources(project, model);
        const constraints = constraintSource(sources);
        const indexes = indexSource(sources);
        const place = (source: DjangoModel | undefined, span: SourceSpan): SourceSpan =>
            source === model ? span : model.span;
        for (const constraint of constraints ? knownConstraints(constraints) : []) {
            if (constraint.kind === 'unique') {
                yield* ofUnique(project, model, constraint, place(constraints, constraint.span));
            }
        }
        for (const index of indexes ? knownIndexes(indexes) : []) {
            yield* ofIndex(project, model, index, place(indexes, index.span));
        }
        for (const { span } of constraints ? knownExclusions(constraints) : []) {
            const databases = lackingVendors(project, model.app, allButPostgres);
            if (databases === undefined) continue;
            yield finding('postgres-only-index', place(constraints, span), { what: "'exclude'", databases });
        }
        yield* tableComment(project, model);
    }
}

const allButPostgres: readonly Vendor[] = ['sqlite', 'mysql', 'mariadb', 'oracle'];

type Unique = Extract<DjangoModel['constraints'][number], { kind: 'unique' }>;

function* ofUnique(
    project: Project,
    model: DjangoModel,
    { options, where, items }: Unique,
    span: SourceSpan,
): Iterable<Finding> {
    const isPlain = areColumns(items) && !items.some(({ descending }) => descending);
    const found = [
        [where !== undefined, 'supports_partial_indexes', 'models.W036'],
        [has(options, 'deferrable'), 'supports_deferrable_unique_constraints', 'models.W038'],
        [has(options, 'include'), 'supports_covering_indexes', 'models.W039'],
        [!isPlain, 'supports_expression_indexes', 'models.W044'],
        [has(options, 'nulls_distinct'), 'supports_nulls_distinct_unique_constraints', 'models.W047'],
    ] as const;
    for (const [applies, feature, code] of found) {
        const databases = applies ? lackingDatabases(project, model, feature) : undefined;
        if (databases !== undefined) yield finding(code, span, { databases });
    }
}

function* ofIndex(
    project: Project,
    model: DjangoModel,
    { options, where, items, method }: Index,
    span: SourceSpan,
): Iterable<Finding> {
    const found = [
        [where !== undefined, 'supports_partial_indexes', 'models.W037'],
        [has(options, 'include'), 'supports_covering_indexes', 'models.W040'],
        [!areColumns(items), 'supports_expression_indexes', 'models.W043'],
    ] as const;
    for (const [applies, feature, code] of found) {
        const databases = applies ? lackingDatabases(project, model, feature) : undefined;
        if (databases !== undefined) yield finding(code, span, { databases });
    }
    const databases = method === undefined ? undefined : lackingVendors(project, model.app, allButPostgres);
    if (databases !== undefined) {
        yield finding('postgres-only-index', span, { what: `An index of the kind '${method}'`, databases });
    }
}

const has = (options: readonly FieldOption[], name: string): boolean => options.some(option => option.name === name);

/** Django refuses to make them. */
function* deferrals({ constraints }: DjangoModel): Iterable<Finding> {
    for (const constraint of constraints) if (constraint.kind === 'unique') yield* deferral(constraint);
}

function* deferral({ items, where, options }: Unique): Iterable<Finding> {
    const deferrable = options.find(({ name }) => name === 'deferrable');
    if (!deferrable) return;
    const reason = where
        ? 'a condition'
        : has(options, 'include')
          ? 'included columns'
          : has(options, 'opclasses')
            ? 'operator classes'
            : areColumns(items) && !items.some(({ descending }) => descending)
              ? undefined
              : 'expressions';
    if (reason !== undefined) yield finding('deferred-constraint', deferrable.span, { reason });
}

function* tableComment(project: Project, model: DjangoModel): Iterable<Finding> {
    const comment = metaOption(project, model, 'db_table_comment');
    const databases = lackingDatabases(project, model, 'supports_comments');
    if (!comment || !nameIn(comment.value) || databases === undefined) return;
    const span = model.meta.includes(comment) ? comment.span : model.span;
    yield finding('models.W046', span, { model: model.name, databases });
}
