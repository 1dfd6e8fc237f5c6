/** What arrives is `unknown` until it is decoded here; what does not fit is `undefined`, and ignored. */
import type { FromWebview, PreviewMemory, ToWebview } from './webview-messages.js';

export function decodeFromWebview(message: unknown): FromWebview | undefined {
    if (!isObject(message)) return undefined;
    switch (message.type) {
        case 'ready':
        case 'exportSvg':
            return { type: message.type };
        case 'reveal':
            return isText(message.elementId) ? { type: 'reveal', elementId: message.elementId } : undefined;
        case 'chooseView':
            return isText(message.view) ? { type: 'chooseView', view: message.view } : undefined;
        case 'chooseEngine':
            if (message.engine !== undefined && !isText(message.engine)) return undefined;
            return { type: 'chooseEngine', engine: message.engine };
        default:
            return undefined;
    }
}

/** The picture itself comes from our own server through our own extension: its frame is checked, not each stroke. */
export function decodeToWebview(message: unknown): ToWebview | undefined {
    if (!isObject(message)) return undefined;
    switch (message.type) {
        case 'picture': {
            const { answer } = message;
            const fits = isObject(answer) && isText(answer.view) && isText(answer.state) && Array.isArray(answer.views);
            return fits ? (message as unknown as ToWebview) : undefined;
        }
        case 'highlight':
            return isTexts(message.elementIds) ? { type: 'highlight', elementIds: message.elementIds } : undefined;
        case 'message':
            return isText(message.text) ? { type: 'message', text: message.text } : undefined;
        default:
            return undefined;
    }
}

export function decodePreviewMemory(state: unknown): PreviewMemory | undefined {
    if (!isObject(state) || !isText(state.uri) || !isText(state.view)) return undefined;
    return { uri: state.uri, view: state.view, engine: isText(state.engine) ? state.engine : undefined };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
