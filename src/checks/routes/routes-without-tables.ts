import type { Project } from '../../model/project.js';
import { modelOfRoute } from '../../model/route-path.js';
import { type Finding, finding } from '../finding.js';
import { isSwapped } from '../models/swapped.js';
import { routesOf } from './routes-of.js';

/** A route answers with rows, which a model without a table has none of. */
export function* routesWithoutTables(project: Project): Iterable<Finding> {
    for (const { route } of routesOf(project)) {
        const model = modelOfRoute(project, route);
        if (!model || (model.kind !== 'abstract' && !isSwapped(project, model))) continue;
        yield finding('route-without-table', route.span, { route: route.name, model: model.name });
    }
}
