import type { DjangoModel, Field } from '../../../model/django-model.js';
import { labelOf, type ModelId, partsOfModelId } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import { optionOf, relatedModel } from '../../../model/queries.js';
import { nameIn } from '../../../model/value-name.js';
import { type Finding, finding, findingOfName } from '../../finding.js';
import { checkedFields, checkedModels, heirsOf, madeFields } from '../checked-models.js';
import { targetOf } from '../class-fields.js';
import { allParents, classOf, concreteOf, forwardField } from '../django-class.js';
import { isGiven, optionSpan } from '../option-values.js';
import { isSwapped } from '../swapped.js';
import { isConstrained, isUnique } from '../unique-fields.js';
import { isCompositeKey, isForeignKey, isManyToMany } from '../written-fields.js';

/** A relation needs a table with a unique column at its other end. */
export function* relationTargets(project: Project): Iterable<Finding> {
    for (const { model, field } of checkedFields(project)) {
        const target = relatedModel(project, field);
        if (!target || target.kind === 'abstract') yield* missingTable(project, model, field, target);
        else if (isForeignKey(field)) yield* targetColumn(project, field, target);
    }
    // A class that waits for a model which never comes is found apart from what is checked of it.
    for (const { model, field } of madeFields(project)) {
        const target = relatedModel(project, field);
        if (!target || target.kind === 'abstract') yield* waiting(model, field, target);
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
    const isMissing = target === undefined;
    const model = target?.name ?? nameSeenFrom(owner, type.to);
    const heirs = (target ? heirsOf(project, target) : []).filter(
        heir => heir.kind === 'concrete' && !isSwapped(project, heir),
    );
    const params = { field: field.name, isMissing, model, heirs: heirs.slice(0, 3).map(({ name }) => name) };
    yield findingOfName('fields.E300', typeSpan, params, isMissing);
}

function* waiting(owner: DjangoModel, field: Field, target: DjangoModel | undefined): Iterable<Finding> {
    const { type, typeSpan } = field;
    if (type.kind !== 'relation' && type.kind !== 'generic-relation') return;
    const isMissing = target === undefined;
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
            // One that names its column leads to that.
            if (nameIn(optionOf(field, 'to_field')) !== undefined || optionOf(field, 'to_field')?.kind === 'field')
                continue;
            // Where the columns between the ends are named, Django leaves them to whoever named them.
            const isNamed = isManyToMany(field) && isGiven(optionOf(field, 'through_fields'));
            const ends = isNamed ? [] : isManyToMany(field) ? [to, model] : [to];
            const composite = ends.find(end => hasCompositeKey(project, end));
            if (!composite) continue;
            const params = { field: field.name, model: composite.name };
            const isOwn = model.fields.includes(field);
            yield finding('fields.E347', isOwn ? field.typeSpan : model.span, params);
        }
    }
}

const hasCompositeKey = (project: Project, model: DjangoModel): boolean => {
    const key = keyOf(project, model);
    return key !== undefined && isCompositeKey(key);
};

function keyOf(project: Project, model: DjangoModel): Field | undefined {
    const { primaryKey, parents } = classOf(project, model);
    if (primaryKey) return primaryKey.field;
    const [of] = model.kind === 'proxy' ? parents.keys() : [];
    return of && keyOf(project, of);
}

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
    else if (!isUniqueTarget(project, target, column.field, column.isPrimaryKey || column.isParentLink, name)) {
        yield finding('fields.E311', span, params);
    }
}

function isUniqueTarget(
    project: Project,
    model: DjangoModel,
    field: Field | undefined,
    isKey: boolean,
    name: string,
): boolean {
    if (isKey || field?.type.kind === 'custom' || field?.type.kind === 'python') return true;
    return field ? isUnique(project, model, field) : isConstrained(project, model, name);
}
