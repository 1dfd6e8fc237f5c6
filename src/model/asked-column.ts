/** What a row of a fixture stands for in a request: its key, or what it has in the column that a parameter is about. */
import type { Request } from './backend.js';
import type { DjangoModel, Field } from './django-model.js';
import { parentOf } from './nested-route.js';
import type { Project } from './project.js';
import { allFields, indexOf, optionOf, relatedModel } from './queries.js';
import type { Route, RouteGroup } from './route.js';
import { modelOfRoute } from './route-path.js';
import { lookupOf } from './route-pattern.js';
import type { Value } from './value.js';

/** A column of the rows that are asked for. */
export interface AskedColumn {
    readonly model: DjangoModel;
    /** Undefined: the primary key. */
    readonly field?: Field;
}

/** A value that a request sends or expects, and which column it is about, where that is known. */
export interface AskedValue {
    /** As in a problem's words: `body.category`. */
    readonly name: string;
    readonly value: Value;
    readonly asked: AskedColumn | undefined;
}

export function* askedValues(project: Project, request: Request): Iterable<AskedValue> {
    const { pathValues, query, headers, body, expectations } = request;
    for (const { name, value } of pathValues) yield { name, value, asked: askedInPath(project, request, name) };
    for (const { name, value } of query) yield { name, value, asked: askedInQuery(project, request, name) };
    for (const { name, value } of headers) yield { name, value, asked: undefined };
    if (body?.kind === 'object') {
        for (const { key, value } of body.entries) {
            yield { name: `body.${key}`, value, asked: askedInBody(project, request, key) };
        }
    } else if (body) yield { name: 'body', value: body, asked: undefined };
    for (const expectation of expectations) {
        if (expectation.kind === 'status') continue;
        const { value } = expectation;
        if (expectation.kind === 'header') yield { name: expectation.name, value, asked: undefined };
        else {
            const asked = askedInAnswer(project, request, expectation.path);
            yield { name: expectation.path.join('.'), value, asked };
        }
    }
}

/** Of a URL: what lies before the last row's place is about the rows that it lies under. */
export function askedInPath(project: Project, request: Request, name: string): AskedColumn | undefined {
    const { route, group } = routeOf(project, request) ?? {};
    if (!route || !group) return undefined;
    for (let above = parentOf(project, route); above; above = above.parent) {
        if (above.parameter === name) return columnAt(project, above.model, above.lookup.split('__'));
    }
    const model = modelOfRoute(project, route);
    const lookup = name === 'id' && route.view.kind === 'viewset' ? lookupOf(group, route) : name;
    return model && columnAt(project, model, lookup.split('__'));
}

export function askedInQuery(project: Project, request: Request, name: string): AskedColumn | undefined {
    const model = modelOfRequest(project, request);
    return model && columnAt(project, model, name.split('__'));
}

/** Of a body's key: a relation, also one that a nested serializer writes by another column of the row. */
export function askedInBody(project: Project, request: Request, key: string): AskedColumn | undefined {
    const model = modelOfRequest(project, request);
    if (!model) return undefined;
    for (const { name, writeBy } of nestedIn(project, request)) {
        if (writeBy !== undefined && key === `${name}_${writeBy}`) return columnAt(project, model, [name, writeBy]);
    }
    return columnAt(project, model, [key]);
}

/** Of what an answer holds: `results[0].category`. */
export function askedInAnswer(
    project: Project,
    request: Request,
    path: readonly (string | number)[],
): AskedColumn | undefined {
    const model = modelOfRequest(project, request);
    const keys = path.filter(step => typeof step === 'string');
    return model && columnAt(project, model, keys[0] === 'results' ? keys.slice(1) : keys);
}

function routeOf(project: Project, { target }: Request): { route: Route; group: RouteGroup } | undefined {
    return target.kind === 'route' ? indexOf(project).routes.get(target.route) : undefined;
}

function modelOfRequest(project: Project, request: Request): DjangoModel | undefined {
    const found = routeOf(project, request);
    return found && modelOfRoute(project, found.route);
}

function nestedIn(project: Project, request: Request) {
    const { route, group } = routeOf(project, request) ?? {};
    const settings = [...(group?.settings ?? []), ...(route?.settings ?? [])];
    return settings.flatMap(setting => {
        const id = setting.kind === 'serializer' ? setting.serializer : undefined;
        return (id && indexOf(project).serializers.get(id)?.nested) || [];
    });
}

/** Where a path through fields leads; what stands behind a column is a lookup or a transform. Undefined where it leaves the columns. */
function columnAt(project: Project, start: DjangoModel, names: readonly string[]): AskedColumn | undefined {
    let found: AskedColumn | undefined;
    let model = start;
    for (const [index, name] of names.entries()) {
        const field: Field | 'key' | undefined = memberOf(project, model, name);
        if (field === undefined) return index === names.length - 1 ? found : undefined;
        if (field === 'key') return { model };
        if (field.type.kind !== 'relation') return { model, field };
        found = askedByRelation(project, field);
        if (!found) return undefined;
        model = found.model;
    }
    return found;
}

/** What a relation refers to its row by. */
export function askedByRelation(project: Project, field: Field): AskedColumn | undefined {
    const model = relatedModel(project, field);
    if (!model) return undefined;
    const to = columnNamed(project, model, optionOf(field, 'to_field'));
    return to ? { model, field: to } : { model };
}

function memberOf(project: Project, model: DjangoModel, name: string): Field | 'key' | undefined {
    const fields = allFields(project, model);
    const field = fields.find(each => each.name === name);
    if (field) return field;
    if (name === 'pk' || name === 'id') return 'key';
    return fields.find(each => each.type.kind === 'relation' && `${each.name}_id` === name);
}

function columnNamed(project: Project, model: DjangoModel, value: Value | undefined): Field | undefined {
    const name = value?.kind === 'field' ? value.field.slice(value.field.lastIndexOf('#') + 1) : undefined;
    return allFields(project, model).find(field => field.name === name);
}
