import type { DrawingElement } from '../diagram/drawing.js';
import type { PreviewAnswer } from '../protocol/server-messages.js';
import type { PreviewMemory, ToWebview } from '../protocol/webview-messages.js';

/** All that the preview shows. The page is drawn from it; nothing else is remembered anywhere. */
export interface PreviewState {
    /** The newest answer; undefined before the first. */
    readonly answer: PreviewAnswer | undefined;
    /** What is drawn: the answer's picture, or the last one of its view where the answer has none. */
    readonly picture: Picture | undefined;
    /** Why the picture is not what the text says, or why there is none. */
    readonly notice: Notice | undefined;
    /** The view that was asked for, until its answer is there. */
    readonly wanted: string | undefined;
    /** What the user chose; undefined: the view's own engine. */
    readonly engine: string | undefined;
    /** The elements under the text's cursor, innermost first. */
    readonly highlighted: readonly string[];
}

export interface Picture {
    readonly uri: string;
    readonly view: string;
    readonly drawing: DrawingElement;
    readonly width: number;
    readonly height: number;
}

export interface Notice {
    readonly kind: 'stale' | 'failed' | 'empty' | 'note';
    readonly lines: readonly string[];
}

export type PreviewEvent =
    | ToWebview
    | { readonly type: 'engineChosen'; readonly engine: string | undefined }
    | { readonly type: 'viewChosen'; readonly view: string };

export const initialState: PreviewState = {
    answer: undefined,
    picture: undefined,
    notice: undefined,
    wanted: undefined,
    engine: undefined,
    highlighted: [],
};

export function nextState(state: PreviewState, event: PreviewEvent): PreviewState {
    switch (event.type) {
        case 'picture':
            return withAnswer({ ...state, wanted: undefined }, event.answer);
        case 'highlight':
            return { ...state, highlighted: event.elementIds };
        case 'message':
            return { ...state, picture: undefined, notice: { kind: 'empty', lines: [event.text] } };
        case 'engineChosen':
            return { ...state, engine: event.engine };
        case 'viewChosen':
            // Another view has an engine of its own.
            return { ...state, wanted: event.view, engine: undefined };
        default:
            return event satisfies never;
    }
}

function withAnswer(state: PreviewState, answer: PreviewAnswer): PreviewState {
    const { uri, view, drawing, width, height, notes } = answer;
    const own = drawing && { uri, view, drawing, width, height };
    const isSame = state.picture?.uri === uri && state.picture.view === view;
    switch (answer.state) {
        case 'fresh':
            return {
                ...state,
                answer,
                picture: own,
                notice: notes.length > 0 ? { kind: 'note', lines: notes } : undefined,
            };
        case 'stale':
            return {
                ...state,
                answer,
                picture: own,
                notice: { kind: 'stale', lines: ['The text has errors: this picture is out of date.', ...notes] },
            };
        case 'failed':
            return {
                ...state,
                answer,
                picture: isSame ? state.picture : undefined,
                notice: { kind: 'failed', lines: notes },
            };
        case 'empty':
            return { ...state, answer, picture: undefined, notice: { kind: 'empty', lines: notes } };
        default:
            return answer.state satisfies never;
    }
}

/** What the panel needs to come back after a restart; undefined while nothing is known. */
export const memoryOf = ({ answer, engine }: PreviewState): PreviewMemory | undefined =>
    answer && { uri: answer.uri, view: answer.view, engine };
