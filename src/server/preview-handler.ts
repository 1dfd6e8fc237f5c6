import { drawGraph } from '../diagram/draw-graph.js';
import { enginesFor, LayoutError, type Layouter } from '../diagram/layout-engine.js';
import { renderView } from '../diagram/render-view.js';
import { sourceElements } from '../diagram/source-elements.js';
import type { ViewGraph } from '../diagram/view-graph.js';
import { viewNames, viewOf } from '../diagram/view-of.js';
import type { Project } from '../model/project.js';
import { type DocumentRange, documentRangeOf } from '../model/source-span.js';
import type {
    ElementAtAnswer,
    PreviewAnswer,
    PreviewParams,
    SvgAnswer,
    ViewChoice,
} from '../protocol/server-messages.js';
import { newestOnly } from './newest-only.js';

/** A document's project as it stands now. */
export interface PreviewedProject {
    readonly project: Project;
    /** The asking document's version. */
    readonly version: number;
    /** False while some text of the project has a syntax error: what it says then is a guess. */
    readonly parses: boolean;
}

export interface PreviewContext {
    /** Undefined for a document that is not, or no longer, ours. Waits until the newest text is read. */
    projectOf(uri: string): Promise<PreviewedProject | undefined>;
    readonly layouter: Layouter;
}

/** Pictures of open documents, and the way between a picture and its text. Knows offsets only: main.ts makes positions. */
export interface PreviewHandler {
    /** Null where a newer question overtook this one. @throws what is a bug. */
    preview(params: PreviewParams): Promise<PreviewAnswer | null>;
    svg(params: PreviewParams): Promise<SvgAnswer>;
    /** @param offset in UTF-16 units. */
    elementAt(params: { readonly uri: string; readonly offset: number }): Promise<ElementAtAnswer>;
    locationOf(params: { readonly uri: string; readonly elementId: string }): Promise<DocumentRange | undefined>;
    /** Documents of which pictures were asked for. */
    readonly pictured: ReadonlySet<string>;
    /** Forgets a document's pictures. */
    closed(uri: string): void;
}

export function createPreviewHandler({ projectOf, layouter }: PreviewContext): PreviewHandler {
    /** The last picture of a text that parsed, by document and view; of each view, one engine's. */
    const lastGood = new Map<string, Map<string, PreviewAnswer>>();
    const questions = new Map<string, (params: PreviewParams) => Promise<PreviewAnswer | undefined>>();
    const pictured = new Set<string>();

    const answer = async (params: PreviewParams, signal: AbortSignal): Promise<PreviewAnswer> => {
        const { uri } = params;
        const found = await projectOf(uri);
        signal.throwIfAborted();
        if (!found) return unknownDocument(params);
        const { project, version, parses } = found;
        const wanted = parses ? undefined : lastGood.get(uri)?.get(params.view);
        if (wanted && (params.engine === undefined || params.engine === wanted.engine)) {
            return { ...wanted, state: 'stale' };
        }
        const { view, isOther } = viewFor(project, params.view);
        const engine = isOther ? view.engine : (params.engine ?? view.engine);
        const frame = {
            uri,
            view: view.view,
            engine,
            views: choices(project),
            engines: enginesFor(view.look),
            version,
            notes: isOther ? [`There is no view '${params.view}' any more.`, ...view.notes] : view.notes,
        };
        if (view.nodes.length === 0 && view.dotFile === undefined) {
            return {
                ...frame,
                state: 'empty',
                width: 0,
                height: 0,
                notes: [view.emptyText ?? 'Nothing to show', ...frame.notes],
            };
        }
        try {
            const placed = await layouter.layout(view, engine, signal);
            const { root, width, height } = drawGraph({ ...placed, graph: { ...placed.graph, notes: [] } });
            const notes = isOther ? frame.notes : placed.graph.notes;
            const state = parses ? 'fresh' : 'stale';
            const fresh: PreviewAnswer = { ...frame, notes, state, drawing: root, width, height };
            if (parses) remember(params, fresh);
            return fresh;
        } catch (error) {
            if (!(error instanceof LayoutError)) throw error;
            return { ...frame, state: 'failed', width: 0, height: 0, notes: [error.message, ...frame.notes] };
        }
    };

    const remember = ({ uri, view }: PreviewParams, fresh: PreviewAnswer): void => {
        let views = lastGood.get(uri);
        if (!views) {
            views = new Map();
            lastGood.set(uri, views);
        }
        views.set(view, fresh);
    };

    return {
        pictured,
        async preview(params) {
            pictured.add(params.uri);
            let ask = questions.get(params.uri);
            if (!ask) {
                ask = newestOnly(answer);
                questions.set(params.uri, ask);
            }
            return (await ask(params)) ?? null;
        },
        async svg({ uri, view, engine }) {
            const found = await projectOf(uri);
            if (!found) return { kind: 'failed', message: 'The document is not open any more.' };
            const rendering = await renderView(
                found.project,
                view,
                { format: 'svg', ...(engine !== undefined && { engine }) },
                layouter,
            );
            if ('error' in rendering) return { kind: 'failed', message: rendering.error };
            return { kind: 'svg', text: rendering.text, fileName: `${view.replace(/^graph:/, '')}.svg` };
        },
        async elementAt({ uri, offset }) {
            const found = await projectOf(uri);
            if (!found) return { elementIds: [] };
            const around: { readonly id: string; readonly length: number }[] = [];
            for (const { id, extent } of sourceElements(found.project)) {
                const range = documentRangeOf(extent);
                if (range.uri === uri && range.start <= offset && offset <= range.end) {
                    around.push({ id, length: range.end - range.start });
                }
            }
            return { elementIds: around.sort((a, b) => a.length - b.length).map(({ id }) => id) };
        },
        async locationOf({ uri, elementId }) {
            const found = await projectOf(uri);
            if (!found) return undefined;
            for (const { id, span } of sourceElements(found.project)) {
                if (id === elementId) return documentRangeOf(span);
            }
            return undefined;
        },
        closed(uri) {
            lastGood.delete(uri);
            questions.delete(uri);
        },
    };
}

/** The wanted view; where the project has no such view, its models. */
function viewFor(project: Project, name: string): { readonly view: ViewGraph; readonly isOther: boolean } {
    const view = viewOf(project, name);
    if (view) return { view, isOther: false };
    const models = viewOf(project, 'models');
    if (!models) throw new Error('every project has a view of its models');
    return { view: models, isOther: true };
}

const choices = (project: Project): ViewChoice[] =>
    viewNames(project).map(name => ({
        name,
        title: name.startsWith('graph:')
            ? `Graph ${name.slice('graph:'.length)}`
            : name === 'models'
              ? 'Models'
              : 'Routes',
    }));

const unknownDocument = ({ uri, view, engine }: PreviewParams): PreviewAnswer => ({
    uri,
    view,
    engine: engine ?? 'dot',
    views: [],
    engines: [],
    version: 0,
    state: 'empty',
    width: 0,
    height: 0,
    notes: ['There is no picture of this document.'],
});
