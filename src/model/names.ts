/**
 * Ids of elements. They are the only place where a qualified name is joined or split. An id names the same element
 * after an edit elsewhere, so selection, caches and merges survive; it is unique within a project.
 */
declare const brand: unique symbol;
type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type AppId = Id<'app'>;
export type ModelId = Id<'model'>;
export type EnumId = Id<'enum'>;
export type EnumMemberId = Id<'enum member'>;
export type FieldId = Id<'field'>;
export type CustomFieldId = Id<'custom field'>;
export type SerializerId = Id<'serializer'>;
export type RouteGroupId = Id<'route group'>;
export type RouteId = Id<'route'>;
export type GraphId = Id<'graph'>;
export type GraphNodeId = Id<'graph node'>;
export type ScopeId = Id<'scope'>;
export type ClientId = Id<'client'>;
export type BackendId = Id<'backend'>;
export type RequestId = Id<'request'>;
export type FixtureRowId = Id<'fixture row'>;

/** Any element that a picture can show and a click can find. */
export type ElementId = string;

export const appId = (app: string): AppId => `app:${app}` as AppId;
export const modelId = (app: string, model: string): ModelId => `model:${app}.${model}` as ModelId;
/** Django's own user, which stands for the project's where it has one. */
export const djangoUser = modelId('auth', 'User');
export const enumId = (app: string, name: string): EnumId => `enum:${app}.${name}` as EnumId;
export const enumMemberId = (owner: EnumId, member: string): EnumMemberId => `${owner}#${member}` as EnumMemberId;
export const fieldId = (owner: ModelId, field: string): FieldId => `${owner}#${field}` as FieldId;
export const customFieldId = (app: string, name: string): CustomFieldId => `field:${app}.${name}` as CustomFieldId;
export const serializerId = (app: string, name: string): SerializerId => `serializer:${app}.${name}` as SerializerId;
export const routeGroupId = (group: string): RouteGroupId => `routes:${group}` as RouteGroupId;
export const routeId = (group: string, route: string): RouteId => `route:${group}.${route}` as RouteId;
export const graphId = (graph: string): GraphId => `graph:${graph}` as GraphId;
export const graphNodeId = (graph: GraphId, node: string): GraphNodeId => `${graph}#${node}` as GraphNodeId;
export const scopeId = (scope: string): ScopeId => `scope:${scope}` as ScopeId;
export const clientId = (client: string): ClientId => `client:${client}` as ClientId;
export const backendId = (backend: string): BackendId => `backend:${backend}` as BackendId;
export const requestId = (request: string): RequestId => `request:${request}` as RequestId;
export const fixtureRowId = (fixture: string, row: string): FixtureRowId => `row:${fixture}.${row}` as FixtureRowId;

/** `model:catalog.Product` → `{ app: 'catalog', name: 'Product' }`. A lone model's app is `''`. */
export function partsOfModelId(id: ModelId | EnumId | CustomFieldId | SerializerId): { app: string; name: string } {
    const label = id.slice(id.indexOf(':') + 1);
    const dot = label.indexOf('.');
    return { app: label.slice(0, dot), name: label.slice(dot + 1) };
}

/** Django's label notation, `catalog.Product`; without the dot for a model outside any app. */
export function labelOf(id: ModelId | EnumId | CustomFieldId | SerializerId): string {
    const { app, name } = partsOfModelId(id);
    return app ? `${app}.${name}` : name;
}

/** `model:catalog.Product#price` → `{ model: 'model:catalog.Product', name: 'price' }`. */
export function partsOfFieldId(id: FieldId): { model: ModelId; name: string } {
    const hash = id.lastIndexOf('#');
    return { model: id.slice(0, hash) as ModelId, name: id.slice(hash + 1) };
}
