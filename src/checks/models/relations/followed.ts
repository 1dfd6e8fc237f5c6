import { isCompositeKey } from '../../../model/composite-key.js';
import type { DjangoModel, Field } from '../../../model/django-model.js';
import { genericColumns } from '../../../model/generic-columns.js';
import type { Project } from '../../../model/project.js';
import { indexOf, optionOf } from '../../../model/queries.js';
import { nameIn } from '../../../model/value-name.js';
import { type ClassField, targetOf } from '../class-fields.js';
import { allParents, classOf, forwardField, forwardFields, primaryKeyOf } from '../django-class.js';
import { isGiven } from '../option-values.js';
import { isSwapped } from '../swapped.js';
import { namedEnds } from './many-to-many.js';

/**
 * Whether Django gets from a row of `model` to those at the other end (`path_infos`), or from these to it: not to a model
 * without a table, nor by columns that are not there.
 */
export function canBeFollowed(
    project: Project,
    model: DjangoModel,
    from: ClassField,
    direction: Direction = 'there',
): boolean {
    const { kind, field } = from;
    const to = targetOf(project, from);
    if (!to || to.kind === 'abstract') return false;
    if (!field) return true;
    if (field.type.kind === 'generic-relation') return hasKey(project, field, to);
    if (kind === 'many-to-many') return hasBothColumns(project, { model, from, to, direction });
    const written = optionOf(field, 'to_field');
    const name = nameIn(written);
    return name === undefined || forwardField(project, classOf(project, to), name) !== undefined;
}

type Direction = 'there' | 'back';

interface Way {
    readonly model: DjangoModel;
    readonly from: ClassField;
    readonly to: DjangoModel;
    readonly direction: Direction;
}

/** Whether a row at the other end says which row it belongs to. */
function hasKey(project: Project, { type }: Field, to: DjangoModel): boolean {
    const by = type.kind === 'generic-relation' ? to.fields.find(({ id }) => id === type.by) : undefined;
    const name = by ? genericColumns(project, to, by).objectId : 'object_id';
    return forwardField(project, classOf(project, to), name) !== undefined;
}

/** Whether the model between the ends leads to both, if one is named; what is swapped out gets none of Django's. */
function hasBothColumns(project: Project, { model, from, to, direction }: Way): boolean {
    const through = from.field && optionOf(from.field, 'through');
    const owner = ownerOf(project, model, from);
    if (!isGiven(through)) return !isSwapped(project, owner);
    if (through.kind !== 'model') return true;
    const middle = indexOf(project).models.get(through.model);
    if (!middle || middle.kind === 'abstract') return false;
    const [back, onwards] = ((from.field && namedEnds(from.field)) ?? []).map(nameIn);
    const columns = forwardFields(project, classOf(project, middle)).filter(({ kind }) => kind === 'column');
    const leadingTo = (end: DjangoModel, name: string | undefined): ClassField[] =>
        columns.filter(column => targetOf(project, column) === end && (name === undefined || column.name === name));
    // Where both ends are one model, the first column leads back and the second one onwards.
    const needed = to === owner && onwards === undefined ? 2 : 1;
    const [first] = leadingTo(owner, back);
    const second = leadingTo(to, onwards)[needed - 1];
    if (!first || !second) return false;
    const tables = [first, second].map(column => declaringTable(project, middle, column));
    const [start, end] = direction === 'there' ? tables : tables.toReversed();
    return !start || !end || canClimb(project, start, end);
}

/** The model in whose table a column of `model` is. */
const declaringTable = (project: Project, model: DjangoModel, column: ClassField): DjangoModel | undefined =>
    [model, ...allParents(project, classOf(project, model))].find(each =>
        classOf(project, each).columns.includes(column),
    );

/**
 * Whether Django gets from a class's rows to those of a table that it extends, if it does (`get_path_to_parent`): each link
 * on the way refers to the other's key, and none refers to one of several columns.
 */
function canClimb(project: Project, from: DjangoModel, to: DjangoModel): boolean {
    const seen = new Set<DjangoModel>();
    let at: DjangoModel | undefined = from;
    while (at && at !== to && !seen.has(at)) {
        seen.add(at);
        const parents: DjangoModel[] = [...classOf(project, at).parents.keys()];
        at = parents.find(each => each === to || allParents(project, classOf(project, each)).includes(to));
        const key = at && primaryKeyOf(project, at)?.field;
        if (key && isCompositeKey(key)) return false;
    }
    return true;
}

/** The model in whose table's class the relation is made. */
function ownerOf(project: Project, model: DjangoModel, from: ClassField): DjangoModel {
    const classes = [model, ...allParents(project, classOf(project, model))];
    return classes.find(each => classOf(project, each).manyToMany.includes(from)) ?? model;
}
