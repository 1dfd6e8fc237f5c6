import type { DjangoModel, OrderItem } from '../../../model/django-model.js';
import type { Expression, Path } from '../../../model/expression.js';
import { partsOf } from '../../../model/expression-parts.js';
import type { Project } from '../../../model/project.js';
import { findField, indexOf, localFields, ownModels } from '../../../model/queries.js';
import type { Value } from '../../../model/value.js';
import { type Finding, finding } from '../../finding.js';
import { isManyToMany } from '../written-fields.js';

/** A constraint or an index sees the columns of one table. */
export function* constraintColumns(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        for (const constraint of model.constraints) {
            if (constraint.kind === 'check') yield* pathsIn(project, model, 'check', [constraint.condition]);
            else yield* items(project, model, 'unique', constraint.items, constraint.where, constraint.options);
        }
        for (const index of model.indexes) {
            yield* items(project, model, 'index', index.items, index.where, index.options);
        }
        for (const { items: parts, where, options } of model.exclusions ?? []) {
            const own = parts.map(({ item }) => item);
            yield* items(project, model, 'exclude', own, where, options);
        }
    }
}

function* items(
    project: Project,
    model: DjangoModel,
    where: string,
    parts: readonly OrderItem[],
    condition: Expression | undefined,
    options: readonly { readonly name: string; readonly value: Value }[],
): Iterable<Finding> {
    const expressions = parts.map(({ expression }) => expression);
    const isPlain = expressions.every(({ kind }) => kind === 'path');
    yield* pathsIn(project, model, where, expressions, isPlain);
    if (condition) yield* pathsIn(project, model, where, [condition]);
    const included = options.find(({ name }) => name === 'include')?.value;
    if (included?.kind !== 'list') return;
    for (const item of included.items) {
        const field = item.kind === 'field' ? findField(project, item.field) : undefined;
        if (!field || localFields(project, model).includes(field)) continue;
        yield finding('models.E016', item.span, { field: field.name, model: model.name, where });
    }
}

function* pathsIn(
    project: Project,
    model: DjangoModel,
    where: string,
    expressions: readonly Expression[],
    isPlain = false,
): Iterable<Finding> {
    for (const expression of expressions) {
        for (const part of partsOf(expression)) {
            if (part.kind !== 'path') continue;
            const code = codeFor(project, model, part, isPlain);
            const field = [...part.segments.map(({ name }) => name), ...part.transforms].join('.');
            if (code) yield finding(code, part.span, { field, model: model.name, where });
        }
    }
}

function codeFor(
    project: Project,
    model: DjangoModel,
    { segments }: Path,
    isPlain: boolean,
): 'models.E012' | 'models.E013' | 'models.E016' | 'models.E041' | undefined {
    const [first] = segments;
    if (!first || first.target.kind === 'annotation') return undefined;
    if (first.target.kind === 'reverse') return 'models.E012';
    if (segments.length > 1) return isPlain ? 'models.E012' : 'models.E041';
    // Django knows `pk` in conditions and not among the columns.
    if (isPlain && first.name === 'pk') return 'models.E012';
    const field = first.target.field === undefined ? undefined : findField(project, first.target.field);
    if (!field) return undefined;
    if (first.target.kind === 'column') return isOwn(project, model, field.id) ? undefined : 'models.E016';
    if (isManyToMany(field)) return 'models.E013';
    const isVirtual = field.type.kind === 'generic-foreign-key' || field.type.kind === 'generic-relation';
    return isVirtual || !isOwn(project, model, field.id) ? 'models.E016' : undefined;
}

/** A proxy has the columns of the model that it stands for. */
function isOwn(project: Project, model: DjangoModel, id: string): boolean {
    const of = model.kind === 'proxy' && model.proxyOf ? indexOf(project).models.get(model.proxyOf) : undefined;
    return [model, ...(of ? [of] : [])].some(owner => localFields(project, owner).some(field => field.id === id));
}
