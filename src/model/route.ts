import type { FieldOption, OrderItem, QuerySetCall } from './django-model.js';
import type { Expression, Path } from './expression.js';
import type { GraphId, ModelId, RouteGroupId, RouteId, SerializerId } from './names.js';
import type { SourceSpan } from './source-span.js';
import type { Value } from './value.js';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';

/** A `routes` block. */
export interface RouteGroup {
    readonly id: RouteGroupId;
    readonly name: string;
    readonly span: SourceSpan;
    readonly extent: SourceSpan;
    readonly documentation?: string;
    /** As written: `api/v1/`. */
    readonly prefix: string;
    readonly prefixSpan: SourceSpan;
    /** The host that alone answers these routes. */
    readonly host?: string;
    /** The app whose files hold the views. */
    readonly app?: string;
    /** `api`: the views are DRF's, since the block has one of DRF's settings or a viewset; `pages`: Django's own. */
    readonly kind: 'api' | 'pages';
    /** What holds for each route of the block until the route says otherwise. */
    readonly settings: readonly RouteSetting[];
    readonly routes: readonly Route[];
}

/** A URL pattern and what answers it. */
export interface Route {
    readonly id: RouteId;
    readonly group: string;
    /** From `as`, or derived as the manual says; unique in the group in a valid project. */
    readonly name: string;
    /** The `as` name's place, or the path's. */
    readonly span: SourceSpan;
    readonly extent: SourceSpan;
    readonly documentation?: string;
    /** As written, below the group's prefix. */
    readonly path: string;
    readonly pathSpan: SourceSpan;
    /** Whether `path` is a regular expression (`re_path`). */
    readonly regex: boolean;
    readonly view: RouteView;
    /** A route nested below another one: its rows belong to the row that the parent's path names. */
    readonly under?: { readonly route: RouteId; readonly by: string | undefined; readonly span: SourceSpan };
    /** The route's own settings. queries' `settingsFor` adds the group's. */
    readonly settings: readonly RouteSetting[];
    /** Django's or DRF's actions that a viewset answers; undefined: all of them. */
    readonly actions?: readonly { readonly name: string; readonly span: SourceSpan }[];
    readonly extraActions: readonly ExtraAction[];
    readonly set: readonly SetField[];
}

export type RouteView =
    | { readonly kind: 'viewset'; readonly model: ModelId | undefined }
    | {
          readonly kind: 'list' | 'create' | 'detail' | 'update' | 'delete' | 'search';
          readonly model: ModelId | undefined;
      }
    | { readonly kind: 'function' | 'class'; readonly name: string; readonly methods: readonly HttpMethod[] }
    | { readonly kind: 'graph'; readonly graph: GraphId | undefined }
    | { readonly kind: 'template'; readonly file: string }
    | { readonly kind: 'redirect'; readonly to: RouteTarget; readonly permanent: boolean }
    /** A module of Python, or another `routes` block: then `python` is empty. */
    | { readonly kind: 'include'; readonly python: string; readonly group?: RouteGroupId }
    | { readonly kind: 'python'; readonly name: string; readonly methods?: readonly HttpMethod[] }
    /** `swagger` and `redoc` are pages that show it. */
    | { readonly kind: 'schema'; readonly style?: 'json' | 'swagger' | 'redoc' }
    | { readonly kind: 'unresolved'; readonly text: string };

export type RouteTarget =
    | { readonly kind: 'route'; readonly route: RouteId }
    | { readonly kind: 'url'; readonly url: string }
    | { readonly kind: 'unresolved'; readonly text: string };

/** `for` holds actions or methods to which a setting is narrowed; empty: all. */
interface SettingBase {
    readonly span: SourceSpan;
    readonly for: readonly string[];
}
/** `user 1000/day`. */
export interface Throttle {
    readonly scope: string;
    readonly rate: string;
}

export type RouteSetting =
    | (SettingBase & { readonly kind: 'authentication' | 'permission_classes'; readonly classes: readonly ClassName[] })
    | (SettingBase & {
          readonly kind: 'required_scopes';
          readonly scopes: readonly { readonly name: string; readonly span: SourceSpan }[];
      })
    | (SettingBase & { readonly kind: 'versioning'; readonly scheme: string })
    /** `undefined` is `none`. */
    | (SettingBase & {
          readonly kind: 'throttle';
          readonly throttle: Throttle | undefined;
          /** With those in front of it in its block that are for the same: all of them count. None for `none`. */
          readonly throttles: readonly Throttle[];
      })
    | (SettingBase & {
          readonly kind: 'pagination';
          readonly pagination: { readonly style: string; readonly size: number | undefined } | undefined;
      })
    /** `python` is a class of Python's in its place. */
    | (SettingBase & {
          readonly kind: 'serializer';
          readonly serializer: SerializerId | undefined;
          readonly python?: string;
      })
    | (SettingBase & { readonly kind: 'lookup_field'; readonly field: Path })
    | (SettingBase & {
          readonly kind: 'search_fields' | 'fields';
          readonly paths: readonly SearchPath[];
      })
    /** `all` for `ordering_fields *`: each column of the model. */
    | (SettingBase & { readonly kind: 'ordering_fields'; readonly paths: readonly SearchPath[]; readonly all?: true })
    | (SettingBase & { readonly kind: 'filterset_fields'; readonly filters: readonly FilterField[] })
    | (SettingBase & { readonly kind: 'ordering'; readonly items: readonly OrderItem[] })
    | (SettingBase & { readonly kind: 'where'; readonly condition: Expression })
    | (SettingBase & { readonly kind: 'queryset'; readonly calls: readonly QuerySetCall[] })
    | (SettingBase & { readonly kind: 'paginate_by'; readonly size: number })
    | (SettingBase & { readonly kind: 'login_required' })
    /** Any other setting of DRF's or attribute of Django's generic views, under its own name. */
    | (SettingBase & { readonly kind: 'other'; readonly name: string; readonly values: readonly Value[] });

/** A word of DRF's or the toolkit's (`oauth2`, `TokenHasScope`), or a dotted Python name. */
export type ClassName =
    /** `python` is the class behind the word, where the library knows it. */
    | { readonly kind: 'word'; readonly word: string; readonly span: SourceSpan; readonly python?: string }
    | { readonly kind: 'python'; readonly name: string; readonly span: SourceSpan };

/** `searchPrefix` is one of DRF's: `^` starts with, `=` equals, `@` full text, `$` regular expression. */
export type SearchPath = Path & { readonly searchPrefix?: '^' | '=' | '@' | '$' };

export interface FilterField {
    readonly path: Path;
    /** Django's lookups; `['exact']` where none is written. */
    readonly lookups: readonly string[];
}

/** `action publish POST detail { set status = live }`. */
export interface ExtraAction {
    readonly name: string;
    readonly span: SourceSpan;
    readonly documentation?: string;
    readonly methods: readonly HttpMethod[];
    readonly detail: boolean;
    /** The end of its URL; its name unless written. */
    readonly path?: string;
    /** Empty: a person writes the body. */
    readonly set: readonly SetField[];
    readonly settings: readonly RouteSetting[];
}

export interface SetField {
    readonly field: Path;
    readonly value: Value;
    /** Actions or methods to which it is narrowed; absent: all that save a row. */
    readonly for?: readonly string[];
    readonly span: SourceSpan;
}

/** An option of a view or a class, as Python keyword. */
export type ViewOption = FieldOption;
