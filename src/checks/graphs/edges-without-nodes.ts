import type { ModelId } from '../../model/names.js';
import { labelOf } from '../../model/names.js';
import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { areOfOneFamily } from '../model-families.js';
import { itemsOf } from './graph-walk.js';

/** An edge is drawn where both of its rows are nodes, so a model of either end without `nodes` has no edge at all. */
export function* edgesWithoutNodes(project: Project): Iterable<Finding> {
    for (const graph of project.graphs) {
        const items = [...itemsOf(graph)];
        const blocks = items.filter(item => item.kind === 'data-nodes');
        // A block whose model leads nowhere may be of any.
        if (blocks.some(({ model }) => model === undefined)) continue;
        const hasNodes = (model: ModelId): boolean =>
            blocks.some(block => block.model !== undefined && areOfOneFamily(project, block.model, model));
        for (const item of items) {
            if (item.kind !== 'data-edges' || item.model === undefined || !item.path) continue;
            const { type, segments } = item.path;
            if (type.kind !== 'model') {
                const isKnown = type.kind !== 'unknown' && segments.at(-1)?.target.kind !== 'annotation';
                if (isKnown)
                    yield finding('edges-of-no-relation', item.span, {
                        field: segments.map(({ name }) => name).join('.'),
                    });
                continue;
            }
            const missing = [...new Set([item.model, type.model])].filter(model => !hasNodes(model));
            if (missing.length > 0) yield finding('edges-without-nodes', item.span, { models: missing.map(labelOf) });
        }
    }
}
