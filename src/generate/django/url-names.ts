import type { DjangoModel } from '../../model/django-model.js';
import type { Project } from '../../model/project.js';
import type { Route, RouteGroup } from '../../model/route.js';
import { fieldNamed, modelOfRoute, pathParameters } from '../../model/route-path.js';
import { urlName } from '../../model/url-names.js';
import type { Value } from '../../model/value.js';
import { pagesOf } from './model-pages.js';

/** A URL of a row: its name, and for each parameter the row's attribute that fills it. */
export interface RowUrl {
    readonly group: RouteGroup;
    readonly name: string;
    readonly parameters: readonly { readonly name: string; readonly attribute: string }[];
}

/** The URL of a model's row at this route; undefined where the row does not know what the URL asks for. */
export function rowUrl(project: Project, group: RouteGroup, route: Route): RowUrl | undefined {
    const model = modelOfRoute(project, route);
    if (!model) return undefined;
    const parameters: { name: string; attribute: string }[] = [];
    for (const { name } of pathParameters(route)) {
        const attribute = attributeFor(project, model, name);
        if (attribute === undefined) return undefined;
        parameters.push({ name, attribute });
    }
    return parameters.length > 0 ? { group, name: urlName(group, route), parameters } : undefined;
}

function attributeFor(project: Project, model: DjangoModel, name: string): string | undefined {
    if (name === 'pk') return 'pk';
    const field = fieldNamed(project, model, name);
    if (!field) return name === 'id' ? 'pk' : undefined;
    return field.type.kind === 'relation' ? `${name}_id` : name;
}

/** What the model itself says of where a row is shown: a text with fields in braces, or a function of Python's. */
export const ownAbsoluteUrl = (model: DjangoModel): Value | undefined =>
    model.meta.find(({ name }) => name === 'get_absolute_url')?.value;

/** Whether rows have `get_absolute_url()`. */
export const hasAbsoluteUrl = (project: Project, model: DjangoModel): boolean =>
    ownAbsoluteUrl(model) !== undefined || absoluteUrl(project, model) !== undefined;

/** Where a row has its own page, for `get_absolute_url()`: the first detail page that it can fill the URL of. */
export function absoluteUrl(project: Project, model: DjangoModel): RowUrl | undefined {
    const urls = rowUrls(project, model, 'detail');
    // What every host knows comes first.
    return urls.find(({ group }) => group.host === undefined) ?? urls[0];
}

/** The URLs of a model's rows among the pages, for one kind of page. */
export const rowUrls = (project: Project, model: DjangoModel, kind: 'detail' | 'update' | 'delete'): RowUrl[] =>
    pagesOf(project, model, kind).flatMap(({ group, route }) => rowUrl(project, group, route) ?? []);
