import { isCompositeKey } from '../../../model/composite-key.js';
import type { DjangoModel, Field } from '../../../model/django-model.js';
import { labelOf, type ModelId, partsOfModelId } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import { indexOf, optionOf, relatedModel } from '../../../model/queries.js';
import { nameIn } from '../../../model/value-name.js';
import { type Finding, finding, findingOfName } from '../../finding.js';
import { checkedFields, checkedModels, heirsOf, madeFields } from '../checked-models.js';
import { type ClassField, targetOf } from '../class-fields.js';
import { allParents, classOf, concreteOf, forwardField, primaryKeyOf } from '../django-class.js';
import { installed } from '../installed-apps.js';
import { isGiven, optionSpan } from '../option-values.js';
import { pythonNameOf } from '../python-class.js';
import { isSwapped } from '../swapped.js';
import { isConstrained, isUnique } from '../unique-fields.js';
import { isForeignKey, isManyToMany } from '../written-fields.js';

/** A relation needs a table with a unique column at its other end. */
export function* relationTargets(project: Project): Iterable<Finding> {
    for (const { model, field } of checkedFields(project)) {
        const target = installed(project, relatedModel(project, field));
        if (!target || target.kind === 'abstract') yield* missingTable(project, model, field, target);
        else if (isForeignKey(field)) yield* targetColumn(project, field, target);
    }
    // A class that waits for a model which never comes is found apart from what is checked of it.
    for (const { model, field } of madeFields(project)) {
        const target = installed(project, relatedModel(project, field));
        if (!target || target.kind === 'abstract') yield* waiting(project, model, field, target);
    }
    yield* compositeTargets(project);
}

/** A relation to an abstract model, or to one that is not there. */
function* missingTable(
    project: Project,
    owner: DjangoModel,
    field: Field,
    target: DjangoModel | undefined,
): Iterable<Finding> {
    const { type, typeSpan } = field;
    if (type.kind !== 'relation') return;
    const isMissing = target === undefined && relatedModel(project, field) === undefined;
    const model = target?.name ?? nameSeenFrom(owner, type.to);
    const heirs = (target ? heirsOf(project, target) : []).filter(
        heir => heir.kind === 'concrete' && !isSwapped(project, heir),
    );
    const leftOut = !isMissing && !target ? { app: partsOfModelId(type.to).app } : {};
    const params = {
        field: field.name,
        isMissing,
        model,
        heirs: heirs.slice(0, 3).map(({ name }) => name),
        ...leftOut,
    };
    yield findingOfName('fields.E300', typeSpan, params, isMissing);
}

function* waiting(
    project: Project,
    owner: DjangoModel,
    field: Field,
    target: DjangoModel | undefined,
): Iterable<Finding> {
    const { type, typeSpan } = field;
    if (type.kind !== 'relation' && type.kind !== 'generic-relation') return;
    const isMissing = target === undefined && relatedModel(project, field) === undefined;
    const model = target?.name ?? nameSeenFrom(owner, type.to);
    if (type.kind === 'generic-relation') {
        yield findingOfName('models.E022', typeSpan, { field: field.name, isMissing, through: model }, isMissing);
    }
    yield findingOfName('fields.E307', typeSpan, { field: field.name, model }, isMissing);
}

/** As it is written there: with its app, if that is another one. */
export const nameSeenFrom = ({ app }: DjangoModel, id: ModelId): string =>
    partsOfModelId(id).app === app ? partsOfModelId(id).name : labelOf(id);

function* compositeTargets(project: Project): Iterable<Finding> {
    for (const model of checkedModels(project)) {
        const { columns, manyToMany } = classOf(project, model);
        for (const from of [...columns, ...manyToMany]) {
            const to = targetOf(project, from);
            if (!to || to.kind === 'abstract') continue;
            const { field, name } = from;
            if (!field) {
                if (hasCompositeKey(project, to)) {
                    yield finding('fields.E347', model.span, { field: name, model: to.name });
                }
                continue;
            }
            const composite = isManyToMany(field)
                ? endsOf(project, model, field, to).find(end => hasCompositeKey(project, end))
                : leadsToCompositeKey(project, field, to) && to;
            if (!composite) continue;
            const params = { field: field.name, model: composite.name };
            const isOwn = model.fields.includes(field);
            yield finding('fields.E347', isOwn ? field.typeSpan : model.span, params);
        }
    }
}

/** By the column that it names, or by the key. */
function leadsToCompositeKey(project: Project, field: Field, to: DjangoModel): boolean {
    const name = nameIn(optionOf(field, 'to_field'));
    if (name === undefined) return hasCompositeKey(project, to);
    const column = forwardField(project, classOf(project, to), name)?.field;
    return column !== undefined && isCompositeKey(column);
}

/** Where the columns between the ends are named, or a model without a table is between them, Django does not ask. */
function endsOf(project: Project, model: DjangoModel, field: Field, to: DjangoModel): DjangoModel[] {
    if (isGiven(optionOf(field, 'through_fields'))) return [];
    const through = optionOf(field, 'through');
    if (!isGiven(through)) return [to, model];
    const middle = through.kind === 'model' ? indexOf(project).models.get(through.model) : undefined;
    return middle && middle.kind !== 'abstract' && !isSwapped(project, middle) ? [to, model] : [];
}

const hasCompositeKey = (project: Project, model: DjangoModel): boolean => {
    const key = primaryKeyOf(project, model)?.field;
    return key !== undefined && isCompositeKey(key);
};

function* targetColumn(project: Project, field: Field, target: DjangoModel): Iterable<Finding> {
    const written = optionOf(field, 'to_field');
    const name = nameIn(written);
    if (name === undefined) return;
    const isMissing = written?.kind === 'missing';
    const span = isMissing ? written.span : optionSpan(field, 'to_field');
    const column = forwardField(project, classOf(project, target), name);
    const params = { field: field.name, target: name, model: target.name };
    const made = classOf(project, concreteOf(project, target));
    const parent = column && allParents(project, made).find(of => classOf(project, of).columns.includes(column));
    if (!column) yield findingOfName('fields.E312', span, params, isMissing);
    else if (parent) yield finding('to-field-of-parent', span, { ...params, parent: parent.name });
    else if (!isUniqueTarget(project, target, column.field, isKey(project, target, column), name)) {
        yield finding('fields.E311', span, params);
    }
}

/** Django compares names: what is called as the key counts as it, even if it stands in its place. */
const isKey = (project: Project, model: DjangoModel, { name, isPrimaryKey, isParentLink }: ClassField): boolean =>
    isPrimaryKey || isParentLink || primaryKeyOf(project, model)?.name === name;

function isUniqueTarget(
    project: Project,
    model: DjangoModel,
    field: Field | undefined,
    isOfKey: boolean,
    name: string,
): boolean {
    if (isOfKey || (field && maySayMore(project, field))) return true;
    return field ? isUnique(project, model, field) : isConstrained(project, model, name);
}

/** What a class in Python says of its columns, only Python knows; of Django's own none but a relation is unique by itself. */
function maySayMore(project: Project, field: Field): boolean {
    const python = pythonNameOf(project, field);
    return python !== undefined && !/^django\.(?!.*OneToOne)/.test(python);
}
