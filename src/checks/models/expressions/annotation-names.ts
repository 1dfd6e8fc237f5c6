import type { DjangoModel, QuerySetCall } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { ownModels } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { classOf, forwardFields } from '../django-class.js';
import { waysBackOf } from '../relations/reverse-relations.js';
import { methodCalled } from './queryset-circles.js';

/** What querysets annotate rows with has other names than the fields of these rows. */
export function* annotationNames(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        for (const { calls } of model.querysets) yield* annotationsOverFields(project, model, calls);
    }
}

/** Django refuses such a name when the queryset is made (`QuerySet._annotate`), for a viewset while its module is read. */
export function* annotationsOverFields(
    project: Project,
    model: DjangoModel,
    calls: readonly QuerySetCall[],
): Iterable<Finding> {
    const names = fieldNames(project, model);
    for (const { method, arguments: given } of calls) {
        // What is picked out has the place of the fields from here on.
        if (picks(method) || methodCalled(project, model, method)?.calls.some(call => picks(call.method))) return;
        if (method !== 'annotate' && method !== 'alias') continue;
        for (const { name, value } of given) {
            if (name !== undefined && names.has(name))
                yield finding('annotation-hides-field', value.span, { name, model: model.name });
        }
    }
}

const picks = (method: string): boolean => method === 'values' || method === 'values_list';

/** As Django's `_meta.get_fields()` names them, with the attributes of their columns. */
const fieldNames = (project: Project, model: DjangoModel): ReadonlySet<string> =>
    new Set([
        ...forwardFields(project, classOf(project, model)).flatMap(({ name, attribute }) => [name, attribute]),
        ...waysBackOf(project, model).flatMap(({ isHidden, queryName }) => (isHidden ? [] : [queryName])),
    ]);
