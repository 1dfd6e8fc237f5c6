/** Which relations are followed where a row is shown: they are read along with it, or each row would cost a query. */
import type { AdminValue, DjangoModel } from '../../model/django-model.js';
import type { Path, PathSegment } from '../../model/expression.js';
import type { FieldId } from '../../model/names.js';
import type { Project } from '../../model/project.js';
import { allFields, ancestorsOf, findField, indexOf, ownModels, relatedModel } from '../../model/queries.js';
import { quoteString } from '../python/quote-string.js';
import type { PythonFile } from './python-file.js';
import { nameOfValue } from './value-name.js';

/** What is read along with rows. */
export interface ShownRelations {
    /** As `select_related` takes them. */
    readonly selected: readonly string[];
    /** Paths to generic relations, which `prefetch_related` takes. */
    readonly generic: readonly GenericRelationPath[];
}

export interface GenericRelationPath {
    readonly path: string;
    /** The models whose rows it may lead to, so far as is known, and what their names follow. */
    readonly targets: readonly { readonly model: DjangoModel; readonly selected: readonly string[] }[];
}

/** Those that the name of a row follows, with those that the names of its related rows do. */
export const nameRelations = (project: Project, model: DjangoModel): ShownRelations =>
    gathered(project, inStr(project, model, new Set()));

/** As `nameRelations`, of those that `select_related` takes. */
export const strRelations = (project: Project, model: DjangoModel): readonly string[] =>
    nameRelations(project, model).selected;

/**
 * Those that the columns of a list follow in the admin.
 * @param columns what `list_display` says; undefined where it says nothing, and a row is shown by its name
 */
export function listRelations(
    project: Project,
    model: DjangoModel,
    columns: readonly AdminValue[] | undefined,
): ShownRelations {
    if (!columns) return nameRelations(project, model);
    const followed = columns.flatMap(column => {
        if (column.kind === 'path') return column.path.kind === 'path' ? inPath(project, column.path, new Set()) : [];
        return nameOfValue(column.value) === '__str__' ? inStr(project, model, new Set()) : [];
    });
    return gathered(project, followed);
}

/** Arguments of `prefetch_related`. */
export const genericPrefetches = (file: PythonFile, generic: readonly GenericRelationPath[]): string[] =>
    generic.map(({ path, targets }) => {
        const joined = targets.filter(({ selected }) => selected.length > 0);
        if (joined.length === 0) return quoteString(path);
        const rows = joined.map(
            ({ model, selected }) =>
                `${file.model(model)}.objects.select_related(${selected.map(quoteString).join(', ')})`,
        );
        return `${file.from('django.contrib.contenttypes.prefetch', 'GenericPrefetch')}(${quoteString(path)}, [${rows.join(', ')}])`;
    });

/** A relation that is followed: to a row that can be joined, or to one of any model. */
interface Followed {
    readonly path: string;
    /** The generic relation that it is. */
    readonly generic?: FieldId;
}

function gathered(project: Project, followed: readonly Followed[]): ShownRelations {
    const generic = new Map(followed.flatMap(({ path, generic: of }) => (of ? [[path, of]] : [])));
    return {
        selected: longest(followed.filter(each => !each.generic).map(({ path }) => path)),
        generic: [...generic].map(([path, of]) => ({ path, targets: targetsOf(project, of) })),
    };
}

/** Those that name the generic relation as the way back from their rows. */
function targetsOf(project: Project, generic: FieldId): GenericRelationPath['targets'] {
    const leadsBack = (model: DjangoModel): boolean =>
        allFields(project, model).some(({ type }) => type.kind === 'generic-relation' && type.by === generic);
    return ownModels(project)
        .filter(model => model.kind === 'concrete' && leadsBack(model))
        .map(model => ({ model, selected: strRelations(project, model) }));
}

/** `around`: models whose names are being read already. */
function inStr(project: Project, model: DjangoModel, around: ReadonlySet<DjangoModel>): Followed[] {
    if (around.has(model)) return [];
    const { str } = [model, ...ancestorsOf(project, model)].find(each => each.str) ?? {};
    const inside = new Set([...around, model]);
    return (str?.parts ?? []).flatMap(part =>
        part.kind === 'path' && part.path.kind === 'path' ? inPath(project, part.path, inside) : [],
    );
}

function inPath(project: Project, { segments }: Path, around: ReadonlySet<DjangoModel>): Followed[] {
    const targets = segments.map(segment => singleTarget(project, segment));
    const last = targets.at(-1);
    const joined = last ? segments : segments.slice(0, -1);
    const path = joined.map(({ name }) => name).join('__');
    if (targets.slice(0, joined.length).includes(undefined)) return [];
    const own: Followed[] = path === '' ? [] : [{ path }];
    const generic = genericAt(project, segments.at(-1));
    if (generic) own.push({ path: [...joined, segments.at(-1)].map(each => each?.name).join('__'), generic });
    const behind = last && last !== 'unknown' ? inStr(project, last, around) : [];
    return [...own, ...behind.map(each => ({ ...each, path: `${path}__${each.path}` }))];
}

function genericAt(project: Project, segment: PathSegment | undefined): FieldId | undefined {
    const { target } = segment ?? {};
    const field = target?.kind === 'field' ? findField(project, target.field) : undefined;
    return field?.type.kind === 'generic-foreign-key' ? field.id : undefined;
}

/** The model of the one row that a step leads to; undefined where it leads to none, to many, or to rows of any model. */
function singleTarget(project: Project, { target, toMany }: PathSegment): DjangoModel | 'unknown' | undefined {
    if (toMany) return undefined;
    if (target.kind === 'reverse') return indexOf(project).models.get(target.model) ?? 'unknown';
    const field = target.kind === 'field' ? findField(project, target.field) : undefined;
    return field?.type.kind === 'relation' ? (relatedModel(project, field) ?? 'unknown') : undefined;
}

/** A relation is joined with all those on the way to it. */
function longest(relations: readonly string[]): string[] {
    const distinct = [...new Set(relations)];
    return distinct.filter(name => !distinct.some(other => other.startsWith(`${name}__`)));
}
