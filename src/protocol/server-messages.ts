/**
 * What the editor's extension and the language server say to each other beyond LSP. Ranges and positions are LSP's:
 * lines and UTF-16 characters from 0. No message holds a secret or a token.
 */
import type { DrawingElement } from '../diagram/drawing.js';

/** Client → server requests, by their method. */
export const serverRequests = {
    preview: 'djagram/preview',
    svg: 'djagram/svg',
    elementAt: 'djagram/elementAt',
    locationOf: 'djagram/locationOf',
    generate: 'djagram/generate',
    requestPlan: 'djagram/requestPlan',
    tokenPlan: 'djagram/tokenPlan',
} as const;

/** Server → client notifications. */
export const serverNotifications = {
    /** The project of documents was built anew of which pictures were asked for: these may have changed. */
    projectChanged: 'djagram/projectChanged',
} as const;

export interface ProjectChanged {
    /** Of the documents whose pictures may have changed. */
    readonly uris: readonly string[];
}

export interface PreviewParams {
    readonly uri: string;
    /** `models`, `routes` or `graph:NAME`; a graph that is not there falls back to what is, and the answer says so. */
    readonly view: string;
    /** Undefined: the graph's own engine, or the view's. */
    readonly engine?: string;
}

/** A newer question overtook this one where the answer is null. */
export interface PreviewAnswer {
    readonly uri: string;
    readonly view: string;
    readonly engine: string;
    /** Views there are to choose from, and engines that can draw this one. */
    readonly views: readonly ViewChoice[];
    readonly engines: readonly string[];
    /** The document's version that the picture shows. */
    readonly version: number;
    /** `stale`: the text does not parse now, so this is the last picture that did. */
    readonly state: 'fresh' | 'stale' | 'empty' | 'failed';
    /** Undefined for `empty` and `failed`. */
    readonly drawing?: DrawingElement;
    /** In points. */
    readonly width: number;
    readonly height: number;
    /** Why there is no picture, or what it leaves out. */
    readonly notes: readonly string[];
}
export interface ViewChoice {
    readonly name: string;
    readonly title: string;
}

/** The picture as a file of its own; `message` says why there is none. */
export type SvgAnswer =
    | { readonly kind: 'svg'; readonly text: string; readonly fileName: string }
    | { readonly kind: 'failed'; readonly message: string };

export interface ElementAtParams {
    readonly uri: string;
    readonly position: Position;
}
export interface ElementAtAnswer {
    /** Innermost first; the picture highlights the first that it shows. */
    readonly elementIds: readonly string[];
}

export interface LocationOfParams {
    readonly uri: string;
    readonly elementId: string;
}
export type LocationOfAnswer = Location | null;

export interface GenerateParams {
    readonly uri: string;
    /** The folder to write to: absolute, or relative to the folder of the file that holds `project`. */
    readonly out: string;
    readonly dryRun: boolean;
    readonly force: boolean;
}
export type GenerateAnswer =
    | {
          readonly kind: 'done';
          /** Absolute. */
          readonly folder: string;
          readonly written: number;
          readonly merged: readonly string[];
          readonly removed: readonly string[];
          readonly unchanged: number;
          /** Paths below `out` whose markers a person must resolve, or that Djagram must not touch, with the reason. */
          readonly conflicts: readonly { readonly path: string; readonly why: string }[];
          /** What the changes do to rows that are there, with places; they stop nothing. */
          readonly rowWarnings: readonly string[];
          /** For a dry run: the plan as a unified diff. */
          readonly diff?: string;
      }
    | { readonly kind: 'refused'; readonly message: string };

export interface RequestPlanParams {
    readonly uri: string;
    readonly request: string;
    readonly backend?: string;
}
export interface TokenPlanParams {
    readonly uri: string;
    readonly backend: string;
}
/** `plan` is `RequestPlan` or `TokenPlan` of `requests/`; `message` says why there is none, and where. */
export type PlanAnswer<Plan> =
    | { readonly kind: 'plan'; readonly plan: Plan }
    | { readonly kind: 'problem'; readonly message: string; readonly location?: Location };

export interface Position {
    readonly line: number;
    readonly character: number;
}
export interface Range {
    readonly start: Position;
    readonly end: Position;
}
export interface Location {
    readonly uri: string;
    readonly range: Range;
}
