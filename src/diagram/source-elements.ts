import type { Graph, GraphBody } from '../model/graph.js';
import { appId, type ElementId } from '../model/names.js';
import type { Project } from '../model/project.js';
import type { SourceSpan } from '../model/source-span.js';

/** Something a picture can show, and where it was written. */
export interface SourceElement {
    readonly id: ElementId;
    /** What a click selects. */
    readonly span: SourceSpan;
    /** Where the cursor stands on it; the innermost one counts. */
    readonly extent: SourceSpan;
}

/** An edge of a graph has no name: it is known by its place among the graph's edges, clusters' edges included. */
export const elementOfEdge = (graph: Graph, index: number): ElementId => `${graph.id}/edge:${index}`;

/** All elements of a project, each with its place. */
export function* sourceElements(project: Project): Iterable<SourceElement> {
    for (const app of project.apps) {
        if (app.span && app.origin !== 'library') yield at(appId(app.name), app.span);
        if (app.origin === 'library') continue;
        for (const model of app.models) {
            yield { id: model.id, span: model.span, extent: model.extent };
            for (const field of model.fields) yield { id: field.id, span: field.span, extent: field.extent };
        }
    }
    for (const group of project.routeGroups) {
        yield { id: group.id, span: group.span, extent: group.extent };
        for (const route of group.routes) yield { id: route.id, span: route.span, extent: route.extent };
    }
    for (const graph of project.graphs) {
        yield { id: graph.id, span: graph.span, extent: graph.extent };
        yield* elementsOfBody(graph, graph.body, { next: 0 });
    }
    for (const fixture of project.fixtures) for (const row of fixture.rows) yield at(row.id, row.span);
}

function* elementsOfBody(graph: Graph, body: GraphBody, edges: { next: number }): Iterable<SourceElement> {
    for (const item of body.items) {
        switch (item.kind) {
            case 'node':
                yield at(item.id, item.span);
                break;
            case 'edge':
                yield at(elementOfEdge(graph, edges.next++), item.span);
                break;
            case 'cluster':
                yield at(item.id, item.span);
                yield* elementsOfBody(graph, item.body, edges);
                break;
            default:
        }
    }
}

const at = (id: ElementId, span: SourceSpan): SourceElement => ({ id, span, extent: span });
