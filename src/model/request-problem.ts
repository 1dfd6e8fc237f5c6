import type { SourceSpan } from './source-span.js';

/** Why a request cannot be sent. `span` is missing where the reason is not in the text but in what was asked. */
export type RequestProblem = { readonly span?: SourceSpan } & (
    | { readonly kind: 'unknown-request'; readonly name: string; readonly known: readonly string[] }
    | { readonly kind: 'no-backend'; readonly request?: string; readonly known: readonly string[] }
    | { readonly kind: 'unknown-backend'; readonly name: string; readonly known: readonly string[] }
    | { readonly kind: 'no-base-url'; readonly backend: string }
    | { readonly kind: 'no-client'; readonly backend: string }
    | { readonly kind: 'invalid-base-url'; readonly url: string; readonly why: string }
    | { readonly kind: 'insecure-url'; readonly url: string }
    | { readonly kind: 'foreign-origin'; readonly url: string; readonly origin: string }
    | { readonly kind: 'unresolved-route'; readonly text: string }
    | { readonly kind: 'no-url'; readonly route: string; readonly why: string }
    | {
          readonly kind: 'unknown-action';
          readonly route: string;
          readonly action: string;
          readonly known: readonly string[];
      }
    | { readonly kind: 'missing-path-value'; readonly name: string }
    | { readonly kind: 'surplus-path-value'; readonly name: string; readonly known: readonly string[] }
    | {
          readonly kind: 'wrong-path-value';
          readonly name: string;
          readonly value: string;
          readonly converter: string;
      }
    | { readonly kind: 'unsendable-value'; readonly name: string; readonly why: string }
    | {
          readonly kind: 'foreign-row';
          readonly name: string;
          readonly row: string;
          readonly model: string;
          readonly expected: string;
      }
    | { readonly kind: 'invalid-header'; readonly name: string }
);
