import type { Project } from '../../model/project.js';
import { indexOf } from '../../model/queries.js';
import type { Route } from '../../model/route.js';
import { type Finding, finding } from '../finding.js';
import { routesOf } from './routes-of.js';

/** A page that shows the API's description loads it from a route of its own. */
export function* schemaPages(project: Project): Iterable<Finding> {
    for (const { route } of routesOf(project)) {
        if (!isSchema(route) || isPlain(route)) continue;
        const all = [...indexOf(project).routes.values()];
        if (all.some(other => isSchema(other.route) && isPlain(other.route))) continue;
        yield finding('schema-page-without-schema', route.span, { route: route.name });
    }
}

const isSchema = ({ view }: Route): boolean => view.kind === 'schema';

const isPlain = ({ view }: Route): boolean => view.kind === 'schema' && (view.style ?? 'json') === 'json';
