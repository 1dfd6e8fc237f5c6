/**
 * What the preview's webview and the extension say to each other. The page is an empty `<main id="preview">` with the
 * stylesheet and the script of the package; everything in it is built by the script.
 */
import type { PreviewAnswer } from './server-messages.js';

export type FromWebview =
    /** The script listens: send what there is to show. Also after the panel was hidden and shown again. */
    | { readonly type: 'ready' }
    | { readonly type: 'reveal'; readonly elementId: string }
    | { readonly type: 'chooseView'; readonly view: string }
    /** Undefined: back to the view's own engine. */
    | { readonly type: 'chooseEngine'; readonly engine: string | undefined }
    | { readonly type: 'exportSvg' };

export type ToWebview =
    | { readonly type: 'picture'; readonly answer: PreviewAnswer }
    /** The first of these that the picture shows; none: nothing is highlighted. */
    | { readonly type: 'highlight'; readonly elementIds: readonly string[] }
    /** There is nothing to show: no document, or the server is away. */
    | { readonly type: 'message'; readonly text: string };

/** What the webview keeps in `acquireVsCodeApi().setState`, for the panel's return after a restart. */
export interface PreviewMemory {
    readonly uri: string;
    readonly view: string;
    readonly engine: string | undefined;
}
