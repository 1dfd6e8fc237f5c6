/**
 * What Django's metaclass makes of a model: which fields become the class's own, which it has from the classes that it
 * extends, and what Django adds by itself. Rules about more than one field ask here, so that they agree with
 * `django.db.models.base.ModelBase` on what a class has.
 */
import type { DjangoModel, Field } from '../../model/django-model.js';
import type { ModelId } from '../../model/names.js';
import { perProject } from '../../model/per-project.js';
import type { Project } from '../../model/project.js';
import { indexOf, isOptionTrue, optionOf, relatedModel } from '../../model/queries.js';
import { linearized, parentsOf } from './linearized.js';
import { nameIn } from './option-values.js';
import { attributeOf, isForeignKey, isManyToMany, isOfClass } from './written-fields.js';

export interface ClassField {
    readonly name: string;
    /** The attribute with the column's value: `owner_id`. */
    readonly attribute: string;
    readonly kind: 'column' | 'many-to-many' | 'private';
    /** Undefined for what Django, or the generated code, adds. */
    readonly field: Field | undefined;
    /** The model whose text it comes from: an abstract one, or the class itself. */
    readonly declaredBy: DjangoModel;
    /** The other end of a relation, unless it leads to nothing. */
    readonly to: DjangoModel | undefined;
    readonly isPrimaryKey: boolean;
    readonly isParentLink: boolean;
}

export interface DjangoClass {
    readonly model: DjangoModel;
    /** Columns of its own table; those that a proxy declares in spite of having none. */
    readonly columns: readonly ClassField[];
    readonly manyToMany: readonly ClassField[];
    /** Generic relations, in both directions. */
    readonly privateFields: readonly ClassField[];
    /** The models with tables that it extends, and the links to them; without a link for what a proxy stands for. */
    readonly parents: ReadonlyMap<DjangoModel, ClassField | undefined>;
    readonly primaryKey: ClassField | undefined;
    /** Fields that a class that it extends has already: Django refuses to make the class. */
    readonly refused: readonly { readonly field: ClassField; readonly by: DjangoModel }[];
}

const classes = perProject(() => new Map<DjangoModel, DjangoClass>());

export function classOf(project: Project, model: DjangoModel): DjangoClass {
    const ofProject = classes(project);
    let found = ofProject.get(model);
    if (!found) {
        // Of a circle each class is made as if it extended nothing; the circle is reported as such.
        ofProject.set(model, withoutBases(project, model));
        found = madeClass(project, model);
        ofProject.set(model, found);
    }
    return found;
}

function withoutBases(project: Project, model: DjangoModel): DjangoClass {
    const own = ownFields(project, model);
    return {
        model,
        columns: own.filter(({ kind }) => kind === 'column'),
        manyToMany: own.filter(({ kind }) => kind === 'many-to-many'),
        privateFields: own.filter(({ kind }) => kind === 'private'),
        parents: new Map(),
        primaryKey: undefined,
        refused: [],
    };
}

function madeClass(project: Project, model: DjangoModel): DjangoClass {
    const own = ownFields(project, model);
    const names = new Set(own.map(({ name }) => name));
    const fields = [...own];
    const has = new Set(names);
    const parents = new Map<DjangoModel, ClassField | undefined>();
    const refused: { field: ClassField; by: DjangoModel }[] = [];
    const inherited = new Set<string>();
    const direct = new Set(parentsOf(project, model));
    const add = (field: ClassField): void => {
        fields.push(field);
        has.add(field.name);
    };
    const links = new Map(
        [...direct]
            .filter(({ kind }) => kind === 'abstract')
            .toReversed()
            .flatMap(base => classOf(project, base).columns)
            .concat(own)
            .flatMap(field => (field.isParentLink && field.to ? [[field.to, field] as const] : [])),
    );
    for (const base of linearized(project, model) ?? [model, ...direct]) {
        if (base === model) continue;
        const { columns, manyToMany, privateFields, parents: theirs } = classOf(project, base);
        if (!direct.has(base)) {
            for (const { name } of withoutImplied(base)) inherited.add(name);
            continue;
        }
        if (base.kind === 'abstract') {
            for (const field of [...columns, ...manyToMany]) {
                if (!has.has(field.name) && !inherited.has(field.name)) add(field);
            }
            for (const [parent, link] of theirs) if (!parents.has(parent)) parents.set(parent, link);
        } else {
            for (const field of [...columns, ...manyToMany]) {
                const clash = own.find(({ name }) => name === field.name);
                if (clash) refused.push({ field: clash, by: base });
                else inherited.add(field.name);
            }
            const table = concreteOf(project, base);
            const link = linkTo(model, table);
            const written = links.get(table);
            if (model.kind === 'proxy' || written) parents.set(table, written);
            else {
                const clash = own.find(({ name }) => name === link.name);
                if (clash) refused.push({ field: clash, by: table });
                else if (!has.has(link.name)) add(link);
                parents.set(
                    table,
                    fields.find(({ name }) => name === link.name),
                );
            }
            for (const [parent, theirLink] of theirs) if (!parents.has(parent)) parents.set(parent, theirLink);
        }
        for (const field of privateFields) {
            const clash = own.find(({ name }) => name === field.name);
            if (clash && base.kind !== 'abstract') refused.push({ field: clash, by: base });
            else if (!clash && !has.has(field.name)) add(field);
        }
    }
    const columns = fields.filter(({ kind }) => kind === 'column');
    let primaryKey =
        columns.findLast(({ field }) => field && isOfClass(project, field, 'CompositePrimaryKey')) ??
        columns.find(field => field.isPrimaryKey);
    if (!primaryKey && model.kind === 'concrete' && !model.bases.some(({ kind }) => kind === 'python')) {
        primaryKey = parents.size > 0 ? [...parents.values()].find(Boolean) : impliedId(model);
        if (primaryKey && parents.size === 0) columns.push(primaryKey);
    }
    return {
        model,
        columns,
        manyToMany: fields.filter(({ kind }) => kind === 'many-to-many'),
        privateFields: fields.filter(({ kind }) => kind === 'private'),
        parents,
        primaryKey,
        refused,
    };
}

/** What stands in the body of a class. */
const withoutImplied = (model: DjangoModel): readonly { readonly name: string }[] => [
    ...model.fields,
    ...model.managers,
];

/** The fields that the generated class declares. Of two of one name the later counts. */
function ownFields(project: Project, model: DjangoModel): ClassField[] {
    const found = new Map<string, ClassField>();
    for (const field of model.fields) {
        if (field.type.kind === 'generic-foreign-key') {
            for (const column of genericColumnsOf(project, model, field)) found.set(column.name, column);
        }
        found.set(field.name, classField(project, model, field));
    }
    return [...found.values()];
}

function classField(project: Project, model: DjangoModel, field: Field): ClassField {
    const isPrivate = field.type.kind === 'generic-foreign-key' || field.type.kind === 'generic-relation';
    const isOneToOne = field.type.kind === 'relation' && field.type.relation === 'OneToOneField';
    return {
        name: field.name,
        attribute: attributeOf(field),
        kind: isPrivate ? 'private' : isManyToMany(field) ? 'many-to-many' : 'column',
        field,
        declaredBy: model,
        // Looked up when it is asked for: who asks for names only does not depend on it.
        get to() {
            return relatedModel(project, field);
        },
        isPrimaryKey: isOptionTrue(field, 'primary_key') || isOfClass(project, field, 'CompositePrimaryKey'),
        isParentLink: isOneToOne && isOptionTrue(field, 'parent_link'),
    };
}

/** The columns of a generic relation that the class does not declare are added to it. */
function genericColumnsOf(project: Project, model: DjangoModel, field: Field): ClassField[] {
    const { contentType, objectId } = genericColumnNames(project, model, field);
    const isDeclared = (name: string): boolean => model.fields.some(each => each.name === name);
    const added = (name: string, attribute: string, to: DjangoModel | undefined): ClassField[] =>
        isDeclared(name) ? [] : [{ ...addedColumn(model, name, attribute), to }];
    const target = indexOf(project).models.get('model:contenttypes.ContentType' as ModelId);
    return [...added(contentType, `${contentType}_id`, target), ...added(objectId, objectId, undefined)];
}

/** As its options say; else Django's usual names for the first of a model, and names with its own in front for others. */
export function genericColumnNames(
    project: Project,
    model: DjangoModel,
    field: Field,
): { contentType: string; objectId: string } {
    const inherited = (linearized(project, model) ?? [model]).toReversed().flatMap(({ fields }) => fields);
    const first = inherited.find(({ type }) => type.kind === 'generic-foreign-key');
    const prefix = first === undefined || first.id === field.id ? '' : `${field.name}_`;
    return {
        contentType: nameIn(optionOf(field, 'ct_field')) ?? `${prefix}content_type`,
        objectId: nameIn(optionOf(field, 'fk_field')) ?? `${prefix}object_id`,
    };
}

const addedColumn = (model: DjangoModel, name: string, attribute: string): ClassField => ({
    name,
    attribute,
    kind: 'column',
    field: undefined,
    declaredBy: model,
    to: undefined,
    isPrimaryKey: false,
    isParentLink: false,
});

const impliedId = (model: DjangoModel): ClassField => ({ ...addedColumn(model, 'id', 'id'), isPrimaryKey: true });

function linkTo(model: DjangoModel, parent: DjangoModel): ClassField {
    const name = `${parent.name.toLowerCase()}_ptr`;
    return { ...addedColumn(model, name, `${name}_id`), to: parent, isParentLink: true };
}

/** The model with the table: what a proxy stands for, any other model itself. */
export function concreteOf(project: Project, model: DjangoModel): DjangoModel {
    let at = model;
    for (const seen = new Set<DjangoModel>(); at.kind === 'proxy' && !seen.has(at); ) {
        seen.add(at);
        at = parentsOf(project, at).find(({ kind }) => kind !== 'abstract') ?? at;
    }
    return at;
}

/** The models with tables that a class extends, and those that these extend. */
export function allParents(project: Project, { parents }: DjangoClass, seen = new Set<DjangoModel>()): DjangoModel[] {
    for (const parent of parents.keys()) {
        if (seen.has(parent)) continue;
        seen.add(parent);
        allParents(project, classOf(project, parent), seen);
    }
    return [...seen];
}

/** Its fields with those of its parents, without what leads back to it. A name may occur twice: Django reports that. */
export function forwardFields(project: Project, made: DjangoClass): ClassField[] {
    return [made, ...allParents(project, made).map(parent => classOf(project, parent))].flatMap(each => [
        ...each.columns,
        ...each.manyToMany,
        ...each.privateFields,
    ]);
}

/** Django's `_meta.get_field`, of what leads away from the class: by the name of a field, or of its column's attribute. */
export function forwardField(project: Project, made: DjangoClass, name: string): ClassField | undefined {
    const fields = forwardFields(project, made);
    return fields.find(field => field.name === name) ?? fields.find(field => field.attribute === name);
}

/** Whether the field is a relation that the metaclass keeps in a column. */
export const isColumnRelation = ({ field, isParentLink }: ClassField): boolean =>
    isParentLink || (field !== undefined && isForeignKey(field));
