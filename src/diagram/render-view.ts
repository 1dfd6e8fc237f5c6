import type { Project } from '../model/project.js';
import { drawSvg } from './draw-svg.js';
import { graphJson } from './graph-json.js';
import { exportDot } from './graphviz/export-dot.js';
import { engineNames, LayoutError, type Layouter, layoutFailureText, parseEngineName } from './layout-engine.js';
import { viewNames, viewOf } from './view-of.js';

export const renderFormats = ['svg', 'dot', 'json'] as const;
export type RenderFormat = (typeof renderFormats)[number];

export interface RenderOptions {
    readonly format: RenderFormat;
    /** Undefined: the graph's own, or the view's. */
    readonly engine?: string;
    readonly theme?: 'light' | 'dark' | 'system';
}

/** `notes` say what the picture leaves out. */
export type Rendering = { readonly text: string; readonly notes: readonly string[] } | { readonly error: string };

/** One view of a project as text, for the command line and for export. What can go wrong is told, not thrown. */
export async function renderView(
    project: Project,
    viewName: string,
    { format, engine, theme = 'light' }: RenderOptions,
    layouter: Layouter,
    signal: AbortSignal = new AbortController().signal,
): Promise<Rendering> {
    const view = viewOf(project, viewName);
    if (!view) return { error: `There is no view '${viewName}'. Known are ${viewNames(project).join(', ')}.` };
    const chosen = engine ?? view.engine;
    if (!parseEngineName(chosen)) {
        return { error: `There is no layout engine '${chosen}'. Known are ${engineNames.join(', ')}.` };
    }
    // A DOT file that nothing is added to is its own answer.
    if (format === 'dot' && view.dotFile !== undefined && view.nodes.length === 0)
        return { text: view.dotFile, notes: view.notes };
    if (format === 'dot') return { text: exportDot(view, chosen), notes: view.notes };
    try {
        const placed = await layouter.layout(view, chosen, signal);
        return { text: format === 'svg' ? drawSvg(placed, { theme }) : graphJson(placed), notes: placed.graph.notes };
    } catch (error) {
        if (error instanceof LayoutError) return { error: layoutFailureText(error.failure) };
        throw error;
    }
}
