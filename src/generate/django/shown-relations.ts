/** Which relations are followed where a row is shown: they are read along with it, or each row would cost a query. */
import type { AdminValue, DjangoModel } from '../../model/django-model.js';
import type { Path, PathSegment } from '../../model/expression.js';
import type { Project } from '../../model/project.js';
import { ancestorsOf, findField, indexOf, relatedModel } from '../../model/queries.js';
import { nameOfValue } from './value-name.js';

/** Those that the name of a row follows, with those that the names of its related rows do, as `select_related` takes them. */
export const strRelations = (project: Project, model: DjangoModel): string[] =>
    longest(inStr(project, model, new Set()));

/**
 * Those that the columns of a list follow in the admin.
 * @param columns what `list_display` says; undefined where it says nothing, and a row is shown by its name
 */
export function listRelations(
    project: Project,
    model: DjangoModel,
    columns: readonly AdminValue[] | undefined,
): string[] {
    if (!columns) return strRelations(project, model);
    const followed = columns.flatMap(column => {
        if (column.kind === 'path') return column.path.kind === 'path' ? inPath(project, column.path, new Set()) : [];
        return nameOfValue(column.value) === '__str__' ? inStr(project, model, new Set()) : [];
    });
    return longest(followed);
}

/** `around`: models whose names are being read already. */
function inStr(project: Project, model: DjangoModel, around: ReadonlySet<DjangoModel>): string[] {
    if (around.has(model)) return [];
    const { str } = [model, ...ancestorsOf(project, model)].find(each => each.str) ?? {};
    const inside = new Set([...around, model]);
    return (str?.parts ?? []).flatMap(part =>
        part.kind === 'path' && part.path.kind === 'path' ? inPath(project, part.path, inside) : [],
    );
}

function inPath(project: Project, { segments }: Path, around: ReadonlySet<DjangoModel>): string[] {
    const targets = segments.map(segment => singleTarget(project, segment));
    const last = targets.at(-1);
    const joined = last ? segments : segments.slice(0, -1);
    if (joined.length === 0 || targets.slice(0, joined.length).includes(undefined)) return [];
    const path = joined.map(({ name }) => name).join('__');
    const behind = last && last !== 'unknown' ? inStr(project, last, around) : [];
    return [path, ...behind.map(name => `${path}__${name}`)];
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
