import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { settingsOf } from './settings-of.js';

/** A row ordered by what it has several of comes once for each of them (Django's documentation of `order_by`). */
export function* orderingByMany(project: Project): Iterable<Finding> {
    for (const { setting } of settingsOf(project)) {
        const paths =
            setting.kind === 'ordering_fields'
                ? setting.paths
                : setting.kind === 'ordering'
                  ? setting.items.flatMap(({ expression }) => (expression.kind === 'path' ? [expression] : []))
                  : [];
        for (const path of paths) {
            if (!path.segments.some(segment => segment.toMany)) continue;
            const field = path.segments.map(segment => segment.name).join('.');
            yield finding('ordering-by-many', path.span, { field });
        }
    }
}
