import type { DjangoModel } from '../../../model/django-model.js';
import { type ModelId, partsOfModelId } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import { type AppHead, indexOf, isOptionTrue, namesOfModel, optionOf, usersOf } from '../../../model/queries.js';
import type { SourceSpan } from '../../../model/source-span.js';
import { nameIn } from '../../../model/value-name.js';
import { heirsOf } from '../checked-models.js';
import { type ClassField, targetOf } from '../class-fields.js';
import { allParents, classOf, concreteOf } from '../django-class.js';
import { isLeftOut } from '../installed-apps.js';
import { metaOption } from '../meta/meta-sources.js';
import { optionSpan } from '../option-values.js';
import { isSwapped } from '../swapped.js';

/** A relation of a model with a table, and how the other model calls the way back. */
export interface ReverseRelation extends NamedRelation {
    /** The model that it names: a proxy, perhaps. */
    readonly target: DjangoModel;
    /** The model with the table that it leads to. */
    readonly to: DjangoModel;
}

/** A relation wherever it leads: perhaps to an abstract model, or to one that is not there. */
export interface NamedRelation {
    /** The model whose table has the relation; what an abstract one declares counts for each that extends it. */
    readonly model: DjangoModel;
    /** `Line.product`, as a reader calls it; the link to a parent has the parent's name. */
    readonly label: string;
    readonly from: ClassField;
    /** As written, or as the model says for all its relations; with its placeholders filled. */
    readonly relatedName: string | undefined;
    /** The name in Python; undefined where there is none. */
    readonly accessor: string | undefined;
    /** The name in queries, whether or not there is a way back. */
    readonly queryName: string;
    /** Whether there is no way back in Python. */
    readonly isHidden: boolean;
    /** Whether one row may be led back to several. */
    readonly isMultiple: boolean;
    /** Whether it is that of what extends the target, of which other heirs of the target know nothing. */
    readonly isLinkToParent: boolean;
    readonly declared: 'here' | 'abstract' | 'elsewhere';
    /** Where it is written in the project's own files; undefined for what is not. */
    readonly span: SourceSpan | undefined;
}

/** All relations that lead to a model with a table, by Django's rules (`django.db.models.fields.reverse_related`). */
export const relationsTo = (project: Project, table: DjangoModel): ReverseRelation[] =>
    relatedModels(project, table)
        .filter(model => {
            const app = indexOf(project).apps.get(model.app);
            return app !== undefined && isInstalled(project, app) && hasWayBack(project, model);
        })
        .flatMap(model => relationsOf(project, model))
        .filter(({ to }) => to === table);

/** The ways back from a class: to those of its own table, and to those of the tables that it extends but their other heirs. */
export const waysBackOf = (project: Project, model: DjangoModel): ReverseRelation[] =>
    tablesOf(project, model).flatMap((table, index) =>
        (hasWaysBack(project, table) ? relationsTo(project, table) : []).filter(
            way => !way.isLinkToParent || (index === 0 && isKnownTo(model, way)),
        ),
    );

/** One that another stands in for has no ways back; what it extends may have some. */
export const hasWaysBack = (project: Project, table: DjangoModel): boolean => !isSwapped(project, table);

/** Of the links of its heirs, a proxy knows those to the model that it stands for, not those to a proxy. */
export const isKnownTo = (model: DjangoModel, { target, to }: ReverseRelation): boolean =>
    model.kind !== 'proxy' || target === to;

/** The tables that hold a row of a class, its own first. */
export const tablesOf = (project: Project, model: DjangoModel): DjangoModel[] => [
    ...new Set([concreteOf(project, model), ...allParents(project, classOf(project, model))]),
];

/** The models that have a relation to a table, perhaps: by their own text, by what they inherit, or to a proxy of it. */
function relatedModels(project: Project, table: DjangoModel): DjangoModel[] {
    const ends = new Set<ModelId>(namesOfModel(project, table.id));
    const found = new Set<DjangoModel>();
    for (const end of ends) {
        for (const user of usersOf(project, end)) {
            if (user.kind === 'proxy') ends.add(user.id);
            for (const model of user.kind === 'abstract' ? heirsOf(project, user) : [user]) found.add(model);
        }
    }
    return [...found];
}

/** Those of the declarations that are gone through. */
export const reverseRelations = (project: Project): ReverseRelation[] =>
    project.apps
        .filter(app => isInstalled(project, app))
        .flatMap(app => app.models)
        .filter(model => hasWayBack(project, model))
        .flatMap(model => relationsOf(project, model));

const hasWayBack = (project: Project, model: DjangoModel): boolean =>
    model.kind !== 'abstract' && !isSwapped(project, model);

/** Of the library's apps those that each project has. */
const alwaysInstalled = new Set(['auth', 'contenttypes', 'sessions', 'admin']);

const isInstalled = (project: Project, app: AppHead): boolean =>
    app.origin !== 'library' || (isGenerated(project, app) && !isLeftOut(project, app));

const isGenerated = (project: Project, { name }: AppHead): boolean =>
    alwaysInstalled.has(name) || (name === 'oauth2_provider' && project.oauth2 !== undefined);

/** Those of one model, with the links to what it extends. */
export const relationsOf = (project: Project, model: DjangoModel): ReverseRelation[] =>
    fieldsOf(project, model).flatMap(from => {
        const target = targetOf(project, from);
        if (!target || target.kind === 'abstract') return [];
        return [{ ...relationOf(project, model, from), target, to: concreteOf(project, target) }];
    });

/** With those that have no way back, since they lead to no table. */
export const namedRelationsOf = (project: Project, model: DjangoModel): NamedRelation[] =>
    fieldsOf(project, model)
        .filter(from => from.field?.type.kind === 'relation' || targetOf(project, from) !== undefined)
        .map(from => relationOf(project, model, from));

function fieldsOf(project: Project, model: DjangoModel): ClassField[] {
    const { columns, manyToMany } = classOf(project, model);
    return [...columns, ...manyToMany];
}

function relationOf(project: Project, model: DjangoModel, from: ClassField): NamedRelation {
    const { field } = from;
    const isSymmetrical = isSymmetricalToItself(project, model, from);
    const relatedName = isSymmetrical ? undefined : relatedNameOf(project, model, from);
    const query = filledName(model, nameIn(field && optionOf(field, 'related_query_name')));
    const lower = model.name.toLowerCase();
    const isSingle = from.isParentLink || (field?.type.kind === 'relation' && field.type.relation === 'OneToOneField');
    // Django asks a relation to many whether it is hidden before it has the name that the model says for all.
    const isNamed = from.kind !== 'many-to-many' || nameIn(field && optionOf(field, 'related_name'));
    const isHidden = isSymmetrical || (isNamed && relatedName?.endsWith('+')) || false;
    const isOwn = isOwnModel(project, model);
    const isDeclaredHere = from.declaredBy === model;
    return {
        model,
        label: `${model.name}.${from.name}`,
        from,
        relatedName,
        accessor: isHidden ? undefined : (relatedName ?? (isSingle ? lower : `${lower}_set`)),
        queryName: query ?? (isHidden ? hiddenName(model, from, relatedName) : (relatedName ?? lower)),
        isHidden,
        isMultiple: !isSingle,
        isLinkToParent: from.isParentLink || (field !== undefined && isOptionTrue(field, 'parent_link')),
        declared: isDeclaredHere ? 'here' : isOwnModel(project, from.declaredBy) ? 'abstract' : 'elsewhere',
        span: isOwn ? placeOf(model, from) : undefined,
    };
}

/** A relation to many that is hidden has a name of its own, which no other can be called (`ManyToManyField.contribute_to_class`). */
const hiddenName = ({ app, name }: DjangoModel, from: ClassField, relatedName: string | undefined): string =>
    from.kind === 'many-to-many' ? `_${app}_${name.toLowerCase()}_${from.name}_+` : (relatedName ?? '+');

function placeOf(model: DjangoModel, { field, declaredBy }: ClassField): SourceSpan {
    if (!field || declaredBy !== model) return model.span;
    return optionOf(field, 'related_name') ? optionSpan(field, 'related_name') : field.span;
}

export const isOwnModel = (project: Project, { id }: DjangoModel): boolean =>
    indexOf(project).apps.get(partsOfModelId(id).app)?.origin === 'project';

/** A relation to many of a model to itself, which holds both ways and so has no other way back. */
export function isSymmetricalToItself(project: Project, model: DjangoModel, from: ClassField): boolean {
    const { kind, field, declaredBy } = from;
    if (kind !== 'many-to-many' || !field || declaredBy !== model || targetOf(project, from) !== model) return false;
    const written = optionOf(field, 'symmetrical');
    return written?.kind === 'boolean' ? isOptionTrue(field, 'symmetrical') : true;
}

function relatedNameOf(project: Project, model: DjangoModel, { field }: ClassField): string | undefined {
    const written = nameIn(field && optionOf(field, 'related_name'));
    return filledName(model, written || nameIn(metaOption(project, model, 'default_related_name')?.value)) || undefined;
}

export const filledName = (model: DjangoModel, name: string | undefined): string | undefined =>
    name
        ?.replaceAll(/%\((class|model_name)\)s/g, model.name.toLowerCase())
        .replaceAll('%(app_label)s', model.app.toLowerCase());
