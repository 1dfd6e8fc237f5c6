import type { DjangoModel, QuerySetMethod } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { ancestorsOf, ownModels } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';

/** A queryset that calls itself, be it through others, calls without end: none of them says when to stop. */
export function* querysetCircles(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        for (const method of model.querysets) {
            for (const { method: name, span } of method.calls) {
                const called = methodCalled(project, model, name);
                if (!called || !leadsTo(project, model, called, method)) continue;
                yield finding('queryset-circle', span, { queryset: method.name, through: name });
                break;
            }
        }
    }
}

/** As Python finds it: the model's own before those of what it extends. */
export function methodCalled(project: Project, model: DjangoModel, name: string): QuerySetMethod | undefined {
    for (const { querysets } of [model, ...ancestorsOf(project, model)]) {
        const found = querysets.find(method => method.name === name);
        if (found) return found;
    }
    return undefined;
}

function leadsTo(project: Project, model: DjangoModel, from: QuerySetMethod, to: QuerySetMethod): boolean {
    const seen = new Set<QuerySetMethod>();
    const waiting = [from];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
        if (at === to) return true;
        if (seen.has(at)) continue;
        seen.add(at);
        waiting.push(...at.calls.flatMap(({ method }) => methodCalled(project, model, method) ?? []));
    }
    return false;
}
