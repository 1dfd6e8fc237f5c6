import type { DjangoModel, Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { indexOf, isOptionTrue, optionOf, ownModels, relatedModel } from '../../../model/queries.js';
import type { SourceSpan } from '../../../model/source-span.js';
import type { Value } from '../../../model/value.js';
import { nameIn } from '../../../model/value-name.js';
import { type Finding, finding, findingOfName } from '../../finding.js';
import { checkedFields, checkedModels, placeIn } from '../checked-models.js';
import { type ClassField, targetOf } from '../class-fields.js';
import { classOf, forwardField, forwardFields } from '../django-class.js';
import { keysInPlaceOfLinks } from '../fields/primary-keys.js';
import { isGiven, optionSpan } from '../option-values.js';
import { swappedBy } from '../swapped.js';
import { isManyToMany, writtenFields } from '../written-fields.js';
import { nameSeenFrom } from './relation-targets.js';
import { waysBackOf } from './reverse-relations.js';

/** Relations to many: the model between their ends, and options without effect. */
export function* manyToMany(project: Project): Iterable<Finding> {
    for (const { model, field } of writtenFields(project))
        if (isManyToMany(field)) yield* refused(project, model, field);
    for (const { model, field } of checkedFields(project)) {
        const params = { field: field.name };
        const isPlainKey = field.type.kind === 'relation' && field.type.relation === 'ForeignKey';
        const single = ['unique', 'primary_key'].find(option => isPlainKey && isOptionTrue(field, option));
        if (single !== undefined) {
            const target = relatedModel(project, field)?.name ?? '';
            yield finding('fields.W342', optionSpan(field, single), { ...params, model: target });
        }
        if (isManyToMany(field)) yield* options(model, field, relatedModel(project, field));
    }
    for (const key of keysInPlaceOfLinks(project)) {
        const { model, name, field } = key;
        const target = targetOf(project, key);
        const isPlainKey = !field || (field.type.kind === 'relation' && field.type.relation === 'ForeignKey');
        if (!target || !isPlainKey || (field && isOptionTrue(field, 'unique'))) continue;
        yield finding('fields.W342', model.span, { field: name, model: target.name });
    }
    const checked = new Set(checkedModels(project));
    for (const model of ownModels(project)) {
        if (model.kind === 'abstract') continue;
        const { manyToMany: relations } = classOf(project, model);
        for (const relation of relations) {
            for (const [code, params, option] of between(project, model, relation)) {
                const { field } = relation;
                // What waits for a model Django looks at in all models, whether it checks them or not.
                if (!field || (code !== 'models.E022' && !checked.has(model))) continue;
                const isOwn = relation.declaredBy === model;
                const [place, isMissing] =
                    typeof option === 'string'
                        ? placeOf(field, option, params)
                        : [option.span, option.kind === 'missing'];
                yield findingOfName(code, isOwn ? place : model.span, params, isOwn && isMissing);
            }
        }
        if (checked.has(model)) yield* sameRelation(project, model, relations);
    }
}

/** What Django refuses to make, before it checks anything. */
function* refused(project: Project, model: DjangoModel, field: Field): Iterable<Finding> {
    const params = { field: field.name };
    const hasThrough = isGiven(optionOf(field, 'through'));
    if (!hasThrough && isGiven(optionOf(field, 'through_fields'))) {
        yield finding('through-fields-without-through', optionSpan(field, 'through_fields'), params);
    }
    if (hasThrough && isGiven(optionOf(field, 'db_table'))) {
        yield finding('db-table-with-through', optionSpan(field, 'db_table'), params);
    }
    const constraint = optionOf(field, 'db_constraint');
    if (hasThrough && constraint?.kind === 'boolean' && !constraint.value) {
        yield finding('db-constraint-with-through', optionSpan(field, 'db_constraint'), params);
    }
    const target = relatedModel(project, field);
    if (isOptionTrue(field, 'symmetrical') && target && target !== model) {
        yield finding('symmetrical-not-to-itself', optionSpan(field, 'symmetrical'), params);
    }
}

function* options(model: DjangoModel, field: Field, target: DjangoModel | undefined): Iterable<Finding> {
    const params = { field: field.name };
    const unique = ['unique', 'primary_key'].find(option => isOptionTrue(field, option));
    if (unique !== undefined) yield finding('fields.E330', optionSpan(field, unique), params);
    if (optionOf(field, 'null')) yield finding('fields.W340', optionSpan(field, 'null'), params);
    const validators = optionOf(field, 'validators');
    if (isGiven(validators) && !(validators.kind === 'list' && validators.items.length === 0)) {
        yield finding('fields.W341', optionSpan(field, 'validators'), params);
    }
    if (nameIn(optionOf(field, 'db_comment'))) yield finding('fields.W346', optionSpan(field, 'db_comment'), params);
    const written = optionOf(field, 'symmetrical');
    const isSymmetrical = written?.kind === 'boolean' ? written.value : target === model && model.kind !== 'abstract';
    if (isSymmetrical && nameIn(optionOf(field, 'related_name'))) {
        yield finding('fields.W345', optionSpan(field, 'related_name'), params);
    }
}

/** With the option, or the place in it, that it is about. */
type Between =
    | readonly [
          'fields.E331' | 'models.E022',
          { field: string; through: string; isMissing: boolean; setting?: string },
          'through',
      ]
    | readonly [
          'fields.E333' | 'fields.E334' | 'fields.E335',
          { field: string; through: string; model: string },
          'through',
      ]
    | readonly ['fields.E336', { field: string; through: string; missing: readonly string[] }, 'through']
    | readonly ['through-lacks-an-end', { field: string; through: string; model: string; isNone: boolean }, 'through']
    | readonly ['fields.E337', { field: string }, 'through_fields']
    | readonly ['fields.E338', { field: string; through: string }, Value]
    | readonly [
          'fields.E339' | 'through-field-without-column',
          { field: string; through: string; model: string },
          Value,
      ];

/** Of an option, or of what it names in vain. */
function placeOf(field: Field, option: string, params: Between[1]): [SourceSpan, boolean] {
    const isMissing = 'isMissing' in params && params.isMissing;
    const value = isMissing ? optionOf(field, option) : undefined;
    return [value?.span ?? optionSpan(field, option), isMissing];
}

function* between(project: Project, model: DjangoModel, from: ClassField): Iterable<Between> {
    const { field, declaredBy } = from;
    const to = targetOf(project, from);
    const through = field && optionOf(field, 'through');
    if (!field || through?.kind !== 'model') return;
    const middle = indexOf(project).models.get(through.model);
    const named = namedEnds(field);
    const setting = middle && swappedBy(project, middle);
    const isWaitedFor = !middle || middle.kind === 'abstract';
    if (isWaitedFor || setting !== undefined) {
        const name = middle?.name ?? nameSeenFrom(declaredBy, through.model);
        const of = { field: field.name, through: name, isMissing: !middle };
        yield ['fields.E331', { ...of, ...(setting !== undefined && { setting }) }, 'through'];
        if (isWaitedFor) yield ['models.E022', of, 'through'];
    } else if (to) yield* ends(project, { model, to, field, middle, isNamed: (named ?? []).length > 0 });
    if (named && !areBoth(named)) yield ['fields.E337', { field: field.name }, 'through_fields'];
    else if (named && to && !isWaitedFor) yield* wrongNames(project, { model, to, middle, named });
}

interface Ends {
    readonly model: DjangoModel;
    readonly to: DjangoModel;
    readonly middle: DjangoModel;
}

/** Whether the model in between leads to both ends, and in one way to each unless it is said in which. */
function* ends(
    project: Project,
    { model, to, middle, field, isNamed }: Ends & { readonly field: Field; readonly isNamed: boolean },
): Iterable<Between> {
    const params = { field: field.name, through: middle.name };
    const relations = columnsOf(project, middle);
    const countTo = (end: DjangoModel): number =>
        relations.filter(relation => targetOf(project, relation) === end).length;
    // One that leads nowhere may have been meant.
    const isSure = !isOpen(middle) && !relations.some(relation => leadsNowhere(project, relation));
    if (model === to) {
        const count = countTo(model);
        if (count > 2 && !isNamed) yield ['fields.E333', { ...params, model: model.name }, 'through'];
        if (count < 2 && !isNamed && isSure) {
            yield ['through-lacks-an-end', { ...params, model: model.name, isNone: count === 0 }, 'through'];
        }
        return;
    }
    if (countTo(model) > 1 && !isNamed) yield ['fields.E334', { ...params, model: model.name }, 'through'];
    if (countTo(to) > 1 && !isNamed) yield ['fields.E335', { ...params, model: to.name }, 'through'];
    const missing = [model, to].filter(end => countTo(end) === 0).map(({ name }) => name);
    if (missing.length > 0 && isSure) yield ['fields.E336', { ...params, missing }, 'through'];
}

/** Whether the columns that are said to lead to the ends are there, and do. */
function* wrongNames(
    project: Project,
    { model, to, middle, named: [back, onwards] }: Ends & { readonly named: readonly [Value, Value] },
): Iterable<Between> {
    const made = classOf(project, middle);
    for (const [item, end] of [
        [back, model],
        [onwards, to],
    ] as const) {
        const name = nameIn(item) ?? '';
        const found = forwardField(project, made, name);
        // A way back is a field as well, of the model that has the relation.
        const back = found ? undefined : waysBackOf(project, middle).find(({ queryName }) => queryName === name);
        if (!found && !back) {
            if (!isOpen(middle)) yield ['fields.E338', { field: name, through: middle.name }, item];
        } else if (
            (found ? targetOf(project, found) : back?.model) !== end &&
            !(found && leadsNowhere(project, found))
        ) {
            yield ['fields.E339', { field: name, through: middle.name, model: end.name }, item];
        } else if (found?.kind !== 'column') {
            yield ['through-field-without-column', { field: name, through: middle.name, model: end.name }, item];
        }
    }
}

const columnsOf = (project: Project, middle: DjangoModel): ClassField[] =>
    forwardFields(project, classOf(project, middle)).filter(({ kind }) => kind === 'column');

/** What a model in Python brings along is not to be seen from here. */
const isOpen = ({ bases }: DjangoModel): boolean => bases.some(({ kind }) => kind === 'python');

const leadsNowhere = (project: Project, relation: ClassField): boolean =>
    relation.field?.type.kind === 'relation' && targetOf(project, relation) === undefined;

const areBoth = (ends: readonly Value[]): ends is readonly [Value, Value] =>
    [ends[0], ends[1]].every(end => end && nameIn(end));

/** What through_fields names; a name that leads nowhere is reported as such, and nothing is generated of it. */
export function namedEnds(field: Field): readonly Value[] | undefined {
    const written = optionOf(field, 'through_fields');
    if (written?.kind !== 'list' || written.items.some(({ kind }) => kind === 'unresolved')) return undefined;
    return written.items;
}

/** Two relations to the same model through the same rows. */
function* sameRelation(project: Project, model: DjangoModel, relations: readonly ClassField[]): Iterable<Finding> {
    const seen = new Map<string, Field>();
    for (const from of relations) {
        const { field } = from;
        const to = targetOf(project, from);
        const through = field && optionOf(field, 'through');
        const middle = through?.kind === 'model' ? indexOf(project).models.get(through.model) : undefined;
        if (!field || !middle || middle.kind === 'abstract' || !to || to.kind === 'abstract') continue;
        const ends = (namedEnds(field) ?? []).map(nameIn);
        const key = [to.id, middle.id, ...ends].join(' ');
        const first = seen.get(key);
        if (!first) {
            seen.set(key, field);
            continue;
        }
        yield finding('models.E003', placeIn(model, field), { field: field.name, other: first.name });
    }
}
