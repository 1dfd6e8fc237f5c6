import type { DjangoModel, FieldOption, OrderItem } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { ownModels } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { lackingVendors, type Vendor, vendorsOf } from '../../vendors.js';

/** What the databases that the model's table is made in leave out without an error. */
export function* constraintSupport(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        const lacking = (...vendors: readonly Vendor[]) => lackingVendors(project, model.app, vendors);
        const withoutConditions = lacking('mysql', 'mariadb', 'oracle');
        const withoutIncluding = lacking('sqlite', 'mysql', 'mariadb', 'oracle');
        const withoutExpressions = lacking('mariadb');
        const withoutPostgres = lacking('sqlite', 'mysql', 'mariadb', 'oracle');
        for (const constraint of model.constraints) {
            if (constraint.kind !== 'unique') continue;
            const { span, options, where, items } = constraint;
            yield* deferral(constraint);
            const found = [
                [where !== undefined, withoutConditions, 'models.W036'],
                [has(options, 'deferrable'), lacking('sqlite', 'mysql', 'mariadb'), 'models.W038'],
                [has(options, 'include'), withoutIncluding, 'models.W039'],
                [!isPlain(items), withoutExpressions, 'models.W044'],
                [has(options, 'nulls_distinct'), withoutPostgres, 'models.W047'],
            ] as const;
            for (const [applies, databases, code] of found) {
                if (applies && databases !== undefined) yield finding(code, span, { databases });
            }
        }
        for (const { span, options, where, items, method } of model.indexes) {
            const found = [
                [where !== undefined, withoutConditions, 'models.W037'],
                [has(options, 'include'), withoutIncluding, 'models.W040'],
                [!isPlain(items), withoutExpressions, 'models.W043'],
            ] as const;
            for (const [applies, databases, code] of found) {
                if (applies && databases !== undefined) yield finding(code, span, { databases });
            }
            if (method !== undefined && withoutPostgres !== undefined) {
                const what = `An index of the kind '${method}'`;
                yield finding('postgres-only-index', span, { what, databases: withoutPostgres });
            }
        }
        for (const { span } of model.exclusions ?? []) {
            if (withoutPostgres === undefined) continue;
            yield finding('postgres-only-index', span, { what: "'exclude'", databases: withoutPostgres });
        }
        yield* tableComment(project, model);
    }
}

const has = (options: readonly FieldOption[], name: string): boolean => options.some(option => option.name === name);

const isPlain = (items: readonly OrderItem[]): boolean =>
    items.every(({ expression }) => expression.kind !== 'call' && expression.kind !== 'arithmetic');

function* deferral({
    items,
    where,
    options,
}: Extract<DjangoModel['constraints'][number], { kind: 'unique' }>): Iterable<Finding> {
    const deferrable = options.find(({ name }) => name === 'deferrable');
    if (!deferrable) return;
    const reason = where
        ? 'a condition'
        : has(options, 'include')
          ? 'included columns'
          : has(options, 'opclasses')
            ? 'operator classes'
            : isPlain(items)
              ? undefined
              : 'expressions';
    if (reason !== undefined) yield finding('deferred-constraint', deferrable.span, { reason });
}

function* tableComment(project: Project, model: DjangoModel): Iterable<Finding> {
    const comment = model.meta.find(({ name }) => name === 'db_table_comment');
    const vendors = [...vendorsOf(project, model.app)];
    if (comment && vendors.length > 0 && vendors.every(vendor => vendor === 'sqlite')) {
        yield finding('models.W046', comment.span, { model: model.name });
    }
}
