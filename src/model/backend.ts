import type { BackendId, ClientId, FixtureRowId, ModelId, RequestId, RouteId, ScopeId } from './names.js';
import type { HttpMethod } from './route.js';
import type { SourceSpan } from './source-span.js';
import type { Value } from './value.js';

export interface OAuth2 {
    readonly span: SourceSpan;
    readonly grants: readonly string[];
    /** Below the site's root, `o/` unless `path` says otherwise; ends in a slash. */
    readonly path: string;
    /** Other settings under the toolkit's names in lower case: `access_token_lifetime` in ms, … */
    readonly settings: readonly { readonly name: string; readonly value: Value; readonly span: SourceSpan }[];
    readonly scopes: readonly Scope[];
    readonly clients: readonly Client[];
}
export interface Scope {
    readonly id: ScopeId;
    readonly name: string;
    readonly span: SourceSpan;
    readonly description?: string;
}
export interface Client {
    readonly id: ClientId;
    readonly name: string;
    readonly span: SourceSpan;
    /** What people call it. */
    readonly title?: string;
    readonly scopes: readonly { readonly name: string; readonly span: SourceSpan }[];
}

/** A running backend. */
export interface Backend {
    readonly id: BackendId;
    readonly name: string;
    readonly span: SourceSpan;
    readonly extent: SourceSpan;
    readonly baseUrl?: { readonly url: string; readonly span: SourceSpan };
    readonly client?: { readonly name: string; readonly span: SourceSpan };
    readonly timeoutMs?: number;
    /** Sent with each request to it. */
    readonly headers?: readonly NamedValue[];
}

export interface Request {
    readonly id: RequestId;
    readonly name: string;
    readonly span: SourceSpan;
    readonly extent: SourceSpan;
    readonly documentation?: string;
    readonly method: HttpMethod;
    readonly target:
        | {
              readonly kind: 'route';
              readonly route: RouteId;
              readonly action: string | undefined;
              readonly span: SourceSpan;
          }
        | { readonly kind: 'url'; readonly path: string; readonly span: SourceSpan }
        | { readonly kind: 'unresolved'; readonly text: string; readonly span: SourceSpan };
    readonly backend?: { readonly name: string; readonly span: SourceSpan };
    /** Values for the path's converters: `path sku = "a1"`. */
    readonly pathValues: readonly NamedValue[];
    /** Under the parameter's name: `query price < 30` is `price__lt`. */
    readonly query: readonly NamedValue[];
    readonly headers: readonly NamedValue[];
    readonly body?: Value;
    readonly expectations: readonly Expectation[];
}
export interface NamedValue {
    readonly name: string;
    readonly value: Value;
    readonly span: SourceSpan;
}
export type Expectation =
    | { readonly kind: 'status'; readonly status: number; readonly span: SourceSpan }
    | {
          readonly kind: 'header';
          readonly name: string;
          readonly operator?: ExpectationOperator;
          readonly value: Value;
          readonly span: SourceSpan;
      }
    /** `results[0].sku` → `['results', 0, 'sku']`. */
    | {
          readonly kind: 'json';
          readonly path: readonly (string | number)[];
          readonly operator?: ExpectationOperator;
          readonly value: Value;
          readonly span: SourceSpan;
      };

/** `=` where none is given. A header knows `=`, `!=` and `contains`. */
export type ExpectationOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'contains';

export interface Fixture {
    readonly name: string;
    readonly span: SourceSpan;
    readonly extent: SourceSpan;
    readonly rows: readonly FixtureRow[];
}
export interface FixtureRow {
    readonly id: FixtureRowId;
    readonly model: ModelId | undefined;
    readonly name: string;
    readonly span: SourceSpan;
    readonly values: readonly { readonly field: string; readonly value: Value; readonly span: SourceSpan }[];
}
