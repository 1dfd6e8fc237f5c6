import type { Project } from '../../model/project.js';
import { indexOf } from '../../model/queries.js';
import type { Finding } from '../finding.js';
import { annotationsOverFields } from '../models/expressions/annotation-names.js';
import { settingsOf } from './settings-of.js';

/** What the rows of a route are annotated with has other names than their fields. */
export function* annotationsInRoutes(project: Project): Iterable<Finding> {
    for (const { route, setting } of settingsOf(project)) {
        const view = route?.view;
        if (setting.kind !== 'queryset' || !view || !('model' in view) || view.model === undefined) continue;
        const model = indexOf(project).models.get(view.model);
        if (model) yield* annotationsOverFields(project, model, setting.calls);
    }
}
