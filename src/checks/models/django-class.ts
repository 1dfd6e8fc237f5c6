/**
 * What Django's metaclass makes of a model: which fields become the class's own, which it has from the classes that it
 * extends, and what Django adds by itself. Rules about more than one field ask here, so that they agree with
 * `django.db.models.base.ModelBase` on what a class has.
 */
import { isCompositeKey } from '../../model/composite-key.js';
import type { DjangoModel } from '../../model/django-model.js';
import { isDjangoAtLeast } from '../../model/django-version.js';
import { perProject } from '../../model/per-project.js';
import type { Project } from '../../model/project.js';
import { parentsOf } from '../../model/queries.js';
import { managersInBody } from '../../model/query-set-classes.js';
import {
    attributesMadeBy,
    type ClassField,
    impliedId,
    isMadeOfItself,
    linkTo,
    orderColumn,
    ownFields,
    targetOf,
} from './class-fields.js';
import { linearized } from './linearized.js';
import { metaOption } from './meta/meta-sources.js';
import { isForeignKey } from './written-fields.js';

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
/** Of models of which no project says anything else: each is asked for by the rules about all that leads to it. */
const ownClasses = new WeakMap<DjangoModel, DjangoClass>();

export function classOf(project: Project, model: DjangoModel): DjangoClass {
    const known = ownClasses.get(model);
    if (known) return known;
    if (isMadeOfItself(model)) {
        const made = new ClassInMaking(project, model, ownFields(project, model)).make();
        ownClasses.set(model, made);
        return made;
    }
    const ofProject = classes(project);
    let found = ofProject.get(model);
    if (!found) {
        // Of a circle each class is made as if it extended nothing; the circle is reported as such.
        const own = ownFields(project, model);
        ofProject.set(model, withoutBases(model, own));
        found = new ClassInMaking(project, model, own).make();
        ofProject.set(model, found);
    }
    return found;
}

function withoutBases(model: DjangoModel, own: readonly ClassField[]): DjangoClass {
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

/** Goes through what a class extends as the metaclass does, and collects what becomes its own. */
class ClassInMaking {
    private readonly fields: ClassField[];
    private readonly parents = new Map<DjangoModel, ClassField | undefined>();
    private readonly refused: { readonly field: ClassField; readonly by: DjangoModel }[] = [];
    /** Names that stand in its body and those of classes above, of which an abstract class's fields do not take the place. */
    private readonly inherited: Set<string>;
    private readonly own: ReadonlyMap<string, ClassField>;
    private readonly project: Project;
    private readonly model: DjangoModel;

    constructor(project: Project, model: DjangoModel, own: readonly ClassField[]) {
        this.project = project;
        this.model = model;
        this.fields = [...own];
        this.own = new Map(this.fields.map(field => [field.name, field]));
        this.inherited = new Set(managersInBody(project, model));
    }

    make(): DjangoClass {
        const { project, model } = this;
        const direct = parentsOf(project, model);
        const links = this.writtenLinks(direct);
        for (const base of linearized(project, model) ?? [model, ...direct]) {
            if (base === model) continue;
            if (!direct.includes(base)) for (const name of this.namesInBody(base)) this.inherited.add(name);
            else if (base.kind === 'abstract') this.takeAbstract(classOf(project, base));
            else this.takeConcrete(classOf(project, base), links);
        }
        return this.finished();
    }

    /** Fields that it has from abstract ones are its own. */
    private namesInBody = (base: DjangoModel): string[] => [
        ...base.fields.map(({ name }) => name),
        ...fieldsOf(classOf(this.project, base)).flatMap(field => attributesMadeBy(this.project, field)),
        ...managersInBody(this.project, base),
    ];

    /** The links to models with tables that the class declares itself, or that abstract ones bring along. */
    private writtenLinks(direct: readonly DjangoModel[]): Map<DjangoModel, ClassField> {
        const inherited = direct.filter(({ kind }) => kind === 'abstract').toReversed();
        const columns = inherited.flatMap(base => classOf(this.project, base).columns);
        return new Map(
            [...columns, ...this.own.values()].flatMap(field => {
                const target = field.isParentLink ? targetOf(this.project, field) : undefined;
                return target ? [[target, field] as const] : [];
            }),
        );
    }

    private takeAbstract({ columns, manyToMany, privateFields, parents }: DjangoClass): void {
        // Where one of the class's fields so far has made an attribute of the name, it stands in the place of the field.
        const made = new Set(this.fields.flatMap(field => attributesMadeBy(this.project, field)));
        for (const field of [...columns, ...manyToMany]) {
            if (this.inherited.has(field.name) || made.has(field.name)) continue;
            this.add(field);
            for (const name of attributesMadeBy(this.project, field)) made.add(name);
        }
        this.addParents(parents);
        this.addPrivate(privateFields);
    }

    private takeConcrete(
        { model: base, columns, manyToMany, privateFields }: DjangoClass,
        links: ReadonlyMap<DjangoModel, ClassField>,
    ): void {
        for (const field of [...columns, ...manyToMany]) {
            if (!this.refuse(field.name, base)) this.inherited.add(field.name);
        }
        this.link(concreteOf(this.project, base), links);
        this.addPrivate(privateFields.filter(({ name }) => !this.refuse(name, base)));
    }

    private link(table: DjangoModel, links: ReadonlyMap<DjangoModel, ClassField>): void {
        const written = links.get(table);
        if (this.model.kind === 'proxy' || written) {
            this.parents.set(table, written);
            return;
        }
        const link = linkTo(this.model, table);
        if (!this.refuse(link.name, table) && !this.hasAttribute(link.name)) this.add(link);
        this.parents.set(table, this.fieldNamed(link.name) ?? link);
    }

    /** Whether the class has something of the name already: one that extends the other base has the link to it, perhaps. */
    private hasAttribute(name: string): boolean {
        const [, ...above] = linearized(this.project, this.model) ?? [];
        const isNamed = (each: { readonly name: string }): boolean => each.name === name;
        return (
            [this.model, ...above].some(({ managers }) => managers.some(isNamed)) ||
            above.some(base => {
                const { columns, manyToMany, privateFields } = classOf(this.project, base);
                return columns.some(isNamed) || manyToMany.some(isNamed) || privateFields.some(isNamed);
            })
        );
    }

    private add(field: ClassField): void {
        if (!this.fieldNamed(field.name)) this.fields.push(field);
    }

    /** A class has those of all that it extends: up to Django 5.2 also beside what another brings along under the name. */
    private addPrivate(fields: readonly ClassField[]): void {
        for (const field of fields) {
            const isTaken = isDjangoAtLeast(this.project, 6, 0) && this.hasInherited(field.name);
            if (!isTaken && !this.own.has(field.name) && !this.fields.includes(field)) this.fields.push(field);
        }
    }

    private hasInherited(name: string): boolean {
        return (
            this.inherited.has(name) || this.fields.some(field => attributesMadeBy(this.project, field).includes(name))
        );
    }

    private fieldNamed = (name: string): ClassField | undefined => this.fields.find(field => field.name === name);

    private addParents(parents: DjangoClass['parents']): void {
        for (const [parent, link] of parents) if (!this.parents.has(parent)) this.parents.set(parent, link);
    }

    /** Whether the class declares the name itself, which Django does not allow beside what it has from a table. */
    private refuse(name: string, by: DjangoModel): boolean {
        const field = this.own.get(name);
        if (field) this.refused.push({ field, by });
        return field !== undefined;
    }

    private finished(): DjangoClass {
        const { model, parents, refused } = this;
        const made = this.ofKind('column');
        const found = this.primaryKeyAmong(made);
        // What stands in the place of a link is made the key, whatever it is.
        const isMadeKey = found && !found.isPrimaryKey && made.includes(found) && (found.field || !found.isParentLink);
        const primaryKey = isMadeKey ? { ...found, isPrimaryKey: true } : found;
        const columns = made.map(column => (column === found && primaryKey ? primaryKey : column));
        if (primaryKey && !columns.includes(primaryKey) && parents.size === 0) columns.push(primaryKey);
        if (model.kind !== 'abstract' && metaOption(this.project, model, 'order_with_respect_to')) {
            columns.push(orderColumn(model));
        }
        return {
            model,
            columns: kept(columns),
            manyToMany: kept(this.ofKind('many-to-many')),
            privateFields: kept(this.ofKind('private')),
            parents: parents.size > 0 ? parents : noParents,
            primaryKey,
            refused: kept(refused),
        };
    }

    private ofKind = (kind: ClassField['kind']): ClassField[] => this.fields.filter(field => field.kind === kind);

    private primaryKeyAmong(columns: readonly ClassField[]): ClassField | undefined {
        const { model, parents } = this;
        const written =
            columns.findLast(({ field }) => field && isCompositeKey(field)) ??
            columns.find(({ isPrimaryKey }) => isPrimaryKey);
        // What a class in Python brings along, only Python knows.
        if (written || model.kind !== 'concrete' || model.bases.some(({ kind }) => kind === 'python')) return written;
        if (parents.size === 0) return impliedId(model);
        const link = [...parents.values()].find(Boolean);
        return columns.find(({ name }) => name === link?.name) ?? link;
    }
}

const none: readonly never[] = [];
const noParents: DjangoClass['parents'] = new Map();

/** Without the room for more that a list has when it has grown: classes live as long as their models, and most have no lists. */
const kept = <T>(list: readonly T[]): readonly T[] => (list.length > 0 ? list.slice() : none);

/** What the class has of its own. */
export const fieldsOf = ({ columns, manyToMany, privateFields }: DjangoClass): ClassField[] => [
    ...columns,
    ...manyToMany,
    ...privateFields,
];

/** The model with the table: what a proxy stands for, any other model itself. */
export function concreteOf(project: Project, model: DjangoModel): DjangoModel {
    let at = model;
    for (const seen = new Set<DjangoModel>(); at.kind === 'proxy' && !seen.has(at); ) {
        seen.add(at);
        at = parentsOf(project, at).find(({ kind }) => kind !== 'abstract') ?? at;
    }
    return at;
}

/** Django's `_meta.pk`: a proxy has that of what it stands for, even if it declares one. */
export const primaryKeyOf = (project: Project, model: DjangoModel): ClassField | undefined =>
    classOf(project, concreteOf(project, model)).primaryKey;

/** The models with tables that a class extends, and those that these extend. */
export function allParents(project: Project, { parents }: DjangoClass, seen = new Set<DjangoModel>()): DjangoModel[] {
    for (const parent of parents.keys()) {
        if (seen.has(parent)) continue;
        seen.add(parent);
        allParents(project, classOf(project, parent), seen);
    }
    return [...seen];
}

/**
 * Its fields with those of its parents, without what leads back to it, in the order of Django's `_meta.get_fields()`: what
 * a class extends comes before it. A name may occur twice: Django reports that.
 */
export function forwardFields(project: Project, made: DjangoClass): ClassField[] {
    const levels = [...parentsFirst(project, made, new Set()), made];
    return levels.flatMap(level => [...byCreation(level), ...level.manyToMany]).concat(made.privateFields);
}

function* parentsFirst(project: Project, { parents }: DjangoClass, seen: Set<DjangoModel>): Iterable<DjangoClass> {
    for (const parent of parents.keys()) {
        if (seen.has(parent)) continue;
        seen.add(parent);
        const made = classOf(project, parent);
        yield* parentsFirst(project, made, seen);
        yield made;
    }
}

/** What Django adds itself stands in front of what is declared, and what an abstract class declares before its heir's own. */
const byCreation = ({ model, columns }: DjangoClass): ClassField[] => {
    const isAdded = ({ field, isParentLink, isPrimaryKey }: ClassField): boolean =>
        !field && (isParentLink || isPrimaryKey);
    const rank = (column: ClassField): number => (isAdded(column) ? 0 : column.declaredBy === model ? 2 : 1);
    return columns.toSorted((one, other) => rank(one) - rank(other));
};

/**
 * Django's `_meta.get_field`, of what leads away from the class: by the name of a field, or of its column's attribute. Of
 * several the last counts.
 */
export const forwardField = (project: Project, made: DjangoClass, name: string): ClassField | undefined =>
    forwardFields(project, made).findLast(field => field.name === name || field.attribute === name);

/** Whether the field is a relation that the metaclass keeps in a column. */
export const isColumnRelation = ({ field, isParentLink }: ClassField): boolean =>
    isParentLink || (field !== undefined && isForeignKey(field));
