import type { DjangoModel, Field } from './django-model.js';
import type { Project } from './project.js';
import { allFields, ancestorsOf, fieldClassOf, indexOf } from './queries.js';
import type { Route } from './route.js';

/** A part of a URL that is handed to the view: `<slug:sku>`. */
export interface PathParameter {
    readonly name: string;
    /** Undefined where none is written. */
    readonly converter?: string;
}

export const parameterPattern = /<(?:([^<>:]+):)?([^<>:]+)>/g;
const namedGroup = /\(\?P<(\w+)>/g;

export function pathParameters(route: Pick<Route, 'path' | 'regex'>): PathParameter[] {
    if (route.regex) return [...route.path.matchAll(namedGroup)].map(match => ({ name: match[1] ?? '' }));
    return [...route.path.matchAll(parameterPattern)].map(([, converter, name = '']) => ({
        name: name.trim(),
        ...(converter !== undefined && { converter: converter.trim() }),
    }));
}

/** A path with the parameters filled in, as a request would have it. */
export const fillPath = (path: string, values: Readonly<Record<string, string>>): string =>
    path.replaceAll(parameterPattern, (_whole, _converter, name: string) => values[name.trim()] ?? '1');

/** Whether a page or an API is about one row, which its path names. */
export const isOfOneRow = ({ view }: Route): boolean => /^(detail|update|delete)$/.test(view.kind);

export function modelOfRoute(project: Project, route: Route): DjangoModel | undefined {
    const { view } = route;
    return 'model' in view && view.model !== undefined ? indexOf(project).models.get(view.model) : undefined;
}

/** The model's field of that name; its primary key for `pk`. */
export function fieldNamed(project: Project, model: DjangoModel, name: string): Field | undefined {
    if (name === 'pk') return primaryKeyOf(project, model);
    return allFields(project, model).find(field => field.name === name);
}

/** The primary key that the model declares; undefined for the number that Django gives it. */
export function primaryKeyOf(project: Project, model: DjangoModel): Field | undefined {
    return [model, ...ancestorsOf(project, model)]
        .flatMap(owner => owner.fields)
        .find(field => field.options.some(({ name, value }) => name === 'primary_key' && isTrue(value)));
}
const isTrue = (value: { readonly kind: string; readonly value?: unknown }): boolean =>
    value.kind === 'boolean' && value.value === true;

/**
 * The converter that matches what a field holds. A relation is known by the key of the row it leads to; of keys that lead
 * to each other in a circle, which rules report, it is the number that Django's own keys are.
 */
export function converterFor(project: Project, field: Field | undefined, seen: ReadonlySet<Field> = new Set()): string {
    if (!field || seen.has(field)) return 'int';
    if (field.type.kind === 'relation') {
        const to = indexOf(project).models.get(field.type.to);
        return to ? converterFor(project, primaryKeyOf(project, to), new Set([...seen, field])) : 'int';
    }
    const { className = '', valueType = 'text' } = fieldClassOf(project, field) ?? {};
    if (className === 'SlugField') return 'slug';
    if (valueType === 'uuid') return 'uuid';
    return /Integer|AutoField/.test(className) ? 'int' : 'str';
}
