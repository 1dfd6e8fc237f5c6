import type { DjangoModel } from '../../../model/django-model.js';
import type { Path } from '../../../model/expression.js';
import { isKnownItem } from '../../../model/known-expressions.js';
import { partsOfFieldId } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import { findField, ownModels } from '../../../model/queries.js';
import { nameIn } from '../../../model/value-name.js';
import { type Finding, finding, findingOfName } from '../../finding.js';
import { isOpen } from '../../model-families.js';
import { canBeAsked, isRelationMember, type Member, memberOrKey, otherEnd } from '../admin/admin-page.js';
import { checkedModels, isChecked, withHeirs } from '../checked-models.js';
import { type ClassField, targetOf } from '../class-fields.js';
import { classOf, forwardFields } from '../django-class.js';
import { linearized } from '../linearized.js';
import { tablesOf, waysBackOf } from '../relations/reverse-relations.js';
import { isForeignKey } from '../written-fields.js';
import { metaOption, metaSources } from './meta-sources.js';

/** One order for a model's rows. */
export function* orderings(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) yield* withRespectTo(project, model);
    for (const model of ownModels(project)) if (model.kind !== 'abstract') yield* amongRowsOf(project, model);
    for (const model of checkedModels(project)) yield* orderOf(project, model);
    for (const model of ownModels(project)) yield* missingIn(project, model);
}

/** A name that is not there is said where it is written, once for all models of which that is the order. */
function* missingIn(project: Project, source: DjangoModel): Iterable<Finding> {
    for (const { expression, span, nulls } of source.ordering?.items ?? []) {
        if (expression.kind !== 'path' || !expression.missing || nulls !== undefined) continue;
        const names = namesOf(expression);
        const isRefused = withHeirs(project, source).some(
            model =>
                model.kind !== 'abstract' &&
                isChecked(project, model) &&
                orderingSource(project, model) === source &&
                !metaOption(project, model, 'order_with_respect_to') &&
                !canBeOrderedBy(project, model, names),
        );
        if (isRefused) yield findingOfName('models.E015', span, { field: names.join('.'), isMissing: true }, true);
    }
}

/**
 * As Django judges a name that it finds underscores in twice: each part is a field's, or something that can be asked of the
 * last field there was. A relation that leads nowhere is not followed, and so asked itself.
 */
function canBeOrderedAlong(project: Project, model: DjangoModel, parts: readonly string[]): boolean {
    let owner: DjangoModel | undefined = model;
    let last: Member | undefined;
    for (const part of parts) {
        const found: Member | undefined = owner && memberOrKey(project, owner, part);
        if (owner && !found && isOpen(project, owner)) return true;
        if (found) {
            last = found;
            const next: DjangoModel | undefined = otherEnd(project, owner as DjangoModel, found);
            if (next || !isRelationMember(project, found)) {
                owner = next;
                continue;
            }
        }
        if (!last || !canBeAsked(project, last, part)) return false;
    }
    return true;
}

function* orderOf(project: Project, model: DjangoModel): Iterable<Finding> {
    const source = orderingSource(project, model);
    const respected = metaOption(project, model, 'order_with_respect_to');
    if (!respected && !source?.ordering && isOrderedAsProxy(project, model)) {
        yield finding('models.E015', model.span, { field: '_order' });
    }
    if (!source?.ordering) return;
    const isOwn = source === model;
    if (respected) {
        // What is said for a table that it extends gives way.
        if (!metaSources(project, model).includes(source)) return;
        const span = model.meta.includes(respected) ? respected.span : isOwn ? source.ordering.span : model.span;
        yield finding('models.E021', span, { model: model.name });
        return;
    }
    for (const { expression, span, nulls, random } of source.ordering.items) {
        // Django looks at names alone; what is computed it takes as it is.
        if (expression.kind !== 'path' || nulls !== undefined || random || expression.missing) continue;
        const names = namesOf(expression);
        if (canBeOrderedBy(project, model, names)) continue;
        yield finding('models.E015', isOwn ? span : model.span, { field: names.join('.') });
    }
}

/** The model that says the order: also the one with a table that it extends first, where its own says nothing. */
function orderingSource(project: Project, model: DjangoModel): DjangoModel | undefined {
    const seen = new Set<DjangoModel>();
    let at: DjangoModel | undefined = model;
    while (at && !seen.has(at)) {
        seen.add(at);
        // Rows that are ordered among others have a column for it, which those of an heir are ordered by.
        if (at !== model && metaOption(project, at, 'order_with_respect_to')) return undefined;
        const own = metaSources(project, at).find(source => isOrdered(source));
        if (own) return own;
        const first: DjangoModel | undefined = linearized(project, at)?.[1];
        at = first?.kind === 'abstract' ? undefined : first;
    }
    return undefined;
}

/** Of what was not understood nothing is generated. */
const isOrdered = ({ ordering }: DjangoModel): boolean => ordering?.items.some(isKnownItem) ?? false;

const namesOf = ({ segments, transforms }: Path): string[] => [...segments.map(({ name }) => name), ...transforms];

/** Django takes a name apart where it finds two underscores, whatever the fields are called. */
function canBeOrderedBy(project: Project, model: DjangoModel, names: readonly string[]): boolean {
    const [only = '', ...others] = names.join('__').split('__');
    return others.length > 0
        ? canBeOrderedAlong(project, model, [only, ...others])
        : isColumnName(project, model, only);
}

/** A proxy whose rows are ordered among others has no column for it, and what extends it is ordered by that all the same. */
function isOrderedAsProxy(project: Project, model: DjangoModel): boolean {
    const seen = new Set<DjangoModel>();
    let at = model;
    while (!seen.has(at)) {
        seen.add(at);
        const [, first] = linearized(project, at) ?? [];
        if (!first || first.kind === 'abstract') return false;
        if (metaSources(project, at).some(source => isOrdered(source))) return false;
        if (metaOption(project, first, 'order_with_respect_to')) return !hasOrderColumn(project, model);
        at = first;
    }
    return false;
}

const hasOrderColumn = (project: Project, model: DjangoModel): boolean =>
    tablesOf(project, model).some(table => metaOption(project, table, 'order_with_respect_to'));

/** Whether rows can be ordered by it without following a relation. */
function isColumnName(project: Project, model: DjangoModel, name: string): boolean {
    if (name === 'pk') return true;
    const made = classOf(project, model);
    const isColumn = forwardFields(project, made).some(
        field => field.kind === 'column' && (field.name === name || field.attribute === name),
    );
    if (isColumn || isOpen(project, model)) return true;
    return waysBackOf(project, model).some(({ isHidden, queryName }) => !isHidden && queryName === name);
}

function* withRespectTo(project: Project, model: DjangoModel): Iterable<Finding> {
    const option = model.meta.find(({ name }) => name === 'order_with_respect_to');
    if (option?.value.kind !== 'field') return;
    const field = findField(project, option.value.field);
    // A generic relation orders rows as well.
    const isFit = !field || isForeignKey(field) || /^(generic-foreign-key|custom)$/.test(field.type.kind);
    if (isFit) return;
    const { name } = partsOfFieldId(option.value.field);
    yield finding('order-with-respect-to-no-relation', option.value.span, { field: name });
}

/** The field is looked up before Django has added an `id`; and what lends the order must be a table. */
function* amongRowsOf(project: Project, model: DjangoModel): Iterable<Finding> {
    const option = metaOption(project, model, 'order_with_respect_to');
    const name = nameIn(option?.value);
    if (!option || name === undefined) return;
    const span = model.meta.includes(option) ? option.value.span : model.span;
    const made = classOf(project, model);
    const isAdded = ({ field, addedTo, isPrimaryKey }: ClassField): boolean => !field && !addedTo && isPrimaryKey;
    const known = forwardFields(project, made).filter(field => !(made.columns.includes(field) && isAdded(field)));
    const found = known.find(field => field.name === name || field.attribute === name);
    if (!found) yield finding('order-with-respect-to-key', span, { field: name, model: model.name });
    else {
        const target = targetOf(project, found);
        if (target?.kind !== 'abstract') return;
        yield finding('models.E022', span, { field: name, through: target.name, isMissing: false });
    }
}
