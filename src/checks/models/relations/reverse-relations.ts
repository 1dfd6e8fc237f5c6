import type { DjangoModel, Field } from '../../../model/django-model.js';
import { type ModelId, partsOfFieldId, partsOfModelId } from '../../../model/names.js';
import type { App, Project } from '../../../model/project.js';
import {
    abstractBasesOf,
    indexOf,
    isOptionTrue,
    localFields,
    optionOf,
    parentTablesOf,
    relatedModel,
    tableModelOf,
} from '../../../model/queries.js';
import type { SourceSpan } from '../../../model/source-span.js';
import { nameIn, optionSpan } from '../option-values.js';
import { isManyToMany } from '../written-fields.js';

/** A relation of a model with a table, and how the other model calls the way back. */
export interface ReverseRelation {
    /** The model whose table has the relation; what an abstract one declares counts for each that extends it. */
    readonly model: DjangoModel;
    /** `shop.Line.product`, as a reader calls it; the link to a parent has the parent's name. */
    readonly label: string;
    /** Undefined for the link of a model to the one that it extends. */
    readonly field: Field | undefined;
    /** The model with the table that it leads to. */
    readonly to: DjangoModel;
    /** The name in Python; undefined where there is none. */
    readonly accessor: string | undefined;
    /** The name in queries; undefined where there is none. */
    readonly queryName: string | undefined;
    readonly declared: 'here' | 'abstract' | 'elsewhere';
    /** Where it is written in the project's own files; undefined for what is not. */
    readonly span: SourceSpan | undefined;
}

/** All relations between tables of the project, by Django's rules (`django.db.models.fields.reverse_related`). */
export function reverseRelations(project: Project): ReverseRelation[] {
    return installedApps(project).flatMap(app =>
        app.models
            .filter(model => model.kind === 'concrete' && !isSwapped(project, model))
            .flatMap(model => relationsOf(project, app, model)),
    );
}

/** Of the library's apps those that each project has. */
const alwaysInstalled = new Set(['auth', 'contenttypes', 'sessions', 'admin']);

const installedApps = (project: Project): App[] =>
    project.apps.filter(
        ({ origin, name }) =>
            origin !== 'library' || alwaysInstalled.has(name) || (name === 'oauth2_provider' && project.oauth2),
    );

/** Django's own user has no table where the project has one. */
const isSwapped = (project: Project, model: DjangoModel): boolean =>
    model.app === 'auth' && model.name === 'User' && project.declaration?.userModel !== undefined;

function relationsOf(project: Project, app: App, model: DjangoModel): ReverseRelation[] {
    const isOwn = app.origin === 'project';
    const relations = localFields(project, model).flatMap(field => {
        const to = field.type.kind === 'relation' ? relatedModel(project, field) : undefined;
        if (!to || to.kind === 'abstract') return [];
        return [relationOf(project, model, field, tableModelOf(project, to), isOwn)];
    });
    const linked = new Set(
        relations.filter(({ field }) => field && isOptionTrue(field, 'parent_link')).map(({ to }) => to),
    );
    const name = model.name.toLowerCase();
    const links = parentTablesOf(project, model)
        .filter(parent => !linked.has(parent))
        .map(parent => ({
            model,
            label: `${model.name}.${parent.name.toLowerCase()}_ptr`,
            field: undefined,
            to: parent,
            accessor: name,
            queryName: name,
            declared: 'here' as const,
            span: isOwn ? model.span : undefined,
        }));
    return [...relations, ...links];
}

function relationOf(
    project: Project,
    model: DjangoModel,
    field: Field,
    to: DjangoModel,
    isOwn: boolean,
): ReverseRelation {
    const related = relatedNameOf(project, model, field);
    const query = filledName(model, nameIn(optionOf(field, 'related_query_name')));
    const lower = model.name.toLowerCase();
    const isSymmetrical = isManyToMany(field) && to === model && !isFalse(field, 'symmetrical');
    const isHidden = related?.endsWith('+') || isSymmetrical;
    const isSingle = field.type.kind === 'relation' && field.type.relation === 'OneToOneField';
    const isDeclaredHere = model.fields.includes(field);
    const option = optionOf(field, 'related_name') ? optionSpan(field, 'related_name') : field.span;
    return {
        model,
        label: `${model.name}.${field.name}`,
        field,
        to,
        accessor: isHidden ? undefined : (related ?? (isSingle ? lower : `${lower}_set`)),
        queryName: query ?? (isHidden ? undefined : (related ?? lower)),
        declared: isDeclaredHere ? 'here' : isOwnModel(project, ownerOf(field)) ? 'abstract' : 'elsewhere',
        span: isOwn ? (isDeclaredHere ? option : model.span) : undefined,
    };
}

const isOwnModel = (project: Project, id: ModelId): boolean =>
    indexOf(project).apps.get(partsOfModelId(id).app)?.origin === 'project';

const ownerOf = ({ id }: Field): ModelId => partsOfFieldId(id).model;

/** As written, or as the model says for all its relations; with its placeholders filled. */
export function relatedNameOf(project: Project, model: DjangoModel, field: Field): string | undefined {
    const written = nameIn(optionOf(field, 'related_name'));
    const ofModel = [model, ...abstractBasesOf(project, model)]
        .flatMap(({ meta }) => meta)
        .find(({ name }) => name === 'default_related_name');
    return filledName(model, written ?? nameIn(ofModel?.value));
}

export const filledName = (model: DjangoModel, name: string | undefined): string | undefined =>
    name
        ?.replaceAll(/%\((class|model_name)\)s/g, model.name.toLowerCase())
        .replaceAll('%(app_label)s', model.app.toLowerCase());

function isFalse(field: Field, option: string): boolean {
    const value = optionOf(field, option);
    return value?.kind === 'boolean' && !value.value;
}
