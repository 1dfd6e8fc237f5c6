import type { DjangoModel, Field } from '../../../model/django-model.js';
import { partsOfFieldId } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import { optionOf, relatedModel } from '../../../model/queries.js';
import { nameIn } from '../../../model/value-name.js';
import { type Finding, finding } from '../../finding.js';
import { checkedFields, checkedModels, heirsOf } from '../checked-models.js';
import { allParents, classOf, concreteOf, forwardField } from '../django-class.js';
import { isGiven, optionSpan } from '../option-values.js';
import { isConstrained, isUnique } from '../unique-fields.js';
import { isForeignKey, isManyToMany, isOfClass } from '../written-fields.js';

/** A relation needs a table with a unique column at its other end. */
export function* relationTargets(project: Project): Iterable<Finding> {
    for (const { field } of checkedFields(project)) {
        const target = relatedModel(project, field);
        if (!target) continue;
        if (target.kind === 'abstract') {
            const heirs = heirsOf(project, target).filter(({ kind }) => kind === 'concrete');
            const names = heirs.slice(0, 3).map(({ name }) => name);
            if (field.type.kind === 'relation') {
                yield finding('fields.E300', field.typeSpan, { field: field.name, model: target.name, heirs: names });
            } else yield finding('models.E022', field.typeSpan, { field: field.name, through: target.name });
            yield finding('fields.E307', field.typeSpan, { field: field.name, model: target.name });
        } else if (isForeignKey(field)) yield* targetColumn(project, field, target);
    }
    yield* compositeTargets(project);
}

function* compositeTargets(project: Project): Iterable<Finding> {
    for (const model of checkedModels(project)) {
        const { columns, manyToMany } = classOf(project, model);
        for (const { field, to, name } of [...columns, ...manyToMany]) {
            if (!to || to.kind === 'abstract') continue;
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
    return key !== undefined && isOfClass(project, key, 'CompositePrimaryKey');
};

function keyOf(project: Project, model: DjangoModel): Field | undefined {
    const { primaryKey, parents } = classOf(project, model);
    if (primaryKey) return primaryKey.field;
    const [of] = model.kind === 'proxy' ? parents.keys() : [];
    return of && keyOf(project, of);
}

function* targetColumn(project: Project, field: Field, target: DjangoModel): Iterable<Finding> {
    const written = optionOf(field, 'to_field');
    const name = written?.kind === 'field' ? partsOfFieldId(written.field).name : nameIn(written);
    if (name === undefined) return;
    const span = optionSpan(field, 'to_field');
    const column = forwardField(project, classOf(project, target), name);
    const params = { field: field.name, target: name, model: target.name };
    const made = classOf(project, concreteOf(project, target));
    const parent = column && allParents(project, made).find(of => classOf(project, of).columns.includes(column));
    if (!column) yield finding('fields.E312', span, params);
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
