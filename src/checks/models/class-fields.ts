/**
 * The fields of a class as Django's metaclass knows them, and those that Django or the generated code adds to a model's own:
 * its key, the link to what it extends, the columns of generic relations.
 */

import { isCompositeKey } from '../../model/composite-key.js';
import type { DjangoModel, Field } from '../../model/django-model.js';
import { genericColumns } from '../../model/generic-columns.js';
import type { ModelId } from '../../model/names.js';
import type { Project } from '../../model/project.js';
import { indexOf, isNullable, isOptionTrue, optionOf, relatedModel } from '../../model/queries.js';
import { managersInBody } from '../../model/query-set-classes.js';
import { installed } from './installed-apps.js';
import { attributeOf, isManyToMany } from './written-fields.js';

export interface ClassField {
    readonly name: string;
    /** The attribute with the column's value: `owner_id`. */
    readonly attribute: string;
    readonly kind: 'column' | 'many-to-many' | 'private';
    /** Undefined for what Django, or the generated code, adds. */
    readonly field: Field | undefined;
    /** The model whose text it comes from: an abstract one, or the class itself. */
    readonly declaredBy: DjangoModel;
    /** Where what Django adds leads. Where a field leads that the text declares, the project says: `targetOf`. */
    readonly addedTo: DjangoModel | undefined;
    readonly isPrimaryKey: boolean;
    readonly isParentLink: boolean;
}

/** The fields that the generated class declares. Of two of one name the later counts. */
export function ownFields(project: Project, model: DjangoModel): ClassField[] {
    const found = new Map<string, ClassField>();
    for (const field of model.fields) {
        if (field.type.kind === 'generic-foreign-key') {
            for (const column of genericColumnsOf(project, model, field)) found.set(column.name, column);
        }
        found.set(field.name, new WrittenField(model, field));
    }
    // They stand behind the fields in the class's body.
    for (const name of managersInBody(project, model)) found.delete(name);
    return [...found.values()];
}

/**
 * Whether the class's own fields depend on nothing but its model's text, so that the same class is that of each project that the
 * model is seen in. A generic relation's columns may be named after what the model extends.
 */
export const isMadeOfItself = ({ bases, proxyOf, fields }: DjangoModel): boolean =>
    !proxyOf &&
    bases.every(({ kind }) => kind === 'python') &&
    fields.every(({ type }) => type.kind !== 'generic-foreign-key');

/** The model at the other end of a relation, unless it leads to nothing. */
export const targetOf = (project: Project, { field, addedTo }: ClassField): DjangoModel | undefined =>
    field ? installed(project, relatedModel(project, field)) : addedTo;

/** A class, since there are many. */
class WrittenField implements ClassField {
    readonly name: string;
    readonly attribute: string;
    readonly kind: ClassField['kind'];
    readonly field: Field;
    readonly declaredBy: DjangoModel;
    readonly isPrimaryKey: boolean;
    readonly isParentLink: boolean;
    readonly addedTo: undefined;

    constructor(model: DjangoModel, field: Field) {
        const { type } = field;
        const isPrivate = type.kind === 'generic-foreign-key' || type.kind === 'generic-relation';
        const isOneToOne = type.kind === 'relation' && type.relation === 'OneToOneField';
        this.name = field.name;
        this.attribute = attributeOf(field);
        this.kind = isPrivate ? 'private' : isManyToMany(field) ? 'many-to-many' : 'column';
        this.field = field;
        this.declaredBy = model;
        this.isPrimaryKey = isOptionTrue(field, 'primary_key') || isCompositeKey(field);
        this.isParentLink = isOneToOne && isOptionTrue(field, 'parent_link');
    }
}

/** What of its class a field becomes (`contribute_to_class`): itself, its column's value, and methods that are named after it. */
export function attributesMadeBy(project: Project, { name, attribute, kind, field }: ClassField): string[] {
    const own = attribute === name ? [name] : [name, attribute];
    if (kind !== 'column' || !field) return own;
    if (field.type.kind === 'enum' || optionOf(field, 'choices')) own.push(`get_${name}_display`);
    const isDay = field.type.kind === 'library' && /^Date(Time)?$/.test(field.type.name);
    if (isDay && !isNullable(project, field)) own.push(`get_next_by_${name}`, `get_previous_by_${name}`);
    return own;
}

/** The columns of a generic relation that the class does not declare are added to it. */
function genericColumnsOf(project: Project, model: DjangoModel, field: Field): ClassField[] {
    const { contentType, objectId } = genericColumns(project, model, field);
    // One that is named, and is not there, is not added either.
    const isDeclared = (name: string): boolean =>
        model.fields.some(each => each.name === name) || isNamedInVain(field, name);
    const added = (name: string, attribute: string, to: DjangoModel | undefined): ClassField[] =>
        isDeclared(name) ? [] : [{ ...addedColumn(model, name, attribute), addedTo: to }];
    const target = indexOf(project).models.get('model:contenttypes.ContentType' as ModelId);
    return [...added(contentType, `${contentType}_id`, target), ...added(objectId, objectId, undefined)];
}

const isNamedInVain = ({ options }: Field, name: string): boolean =>
    options.some(({ value }) => value.kind === 'missing' && value.name === name);

const addedColumn = (model: DjangoModel, name: string, attribute: string): ClassField => ({
    name,
    attribute,
    kind: 'column',
    field: undefined,
    declaredBy: model,
    addedTo: undefined,
    isPrimaryKey: false,
    isParentLink: false,
});

/** The key that Django adds where a model declares none. */
export const impliedId = (model: DjangoModel): ClassField => ({
    ...addedColumn(model, 'id', 'id'),
    isPrimaryKey: true,
});

/** The place of a row among those that belong to the same one. */
export const orderColumn = (model: DjangoModel): ClassField => addedColumn(model, '_order', '_order');

/** The column that leads from a row to that of the model that its own extends. */
export function linkTo(model: DjangoModel, parent: DjangoModel): ClassField {
    const name = `${parent.name.toLowerCase()}_ptr`;
    return { ...addedColumn(model, name, `${name}_id`), addedTo: parent, isParentLink: true };
}
