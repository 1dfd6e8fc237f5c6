import type { Project } from '../../model/project.js';
import type { Value } from '../../model/value.js';
import { jsonOf } from '../../model/wire-value.js';
import { type Finding, finding } from '../finding.js';

/** Values that only the backend or Python knows, where a request would have to send them. */
export function* unsendableValues(project: Project): Iterable<Finding> {
    for (const { pathValues, query, headers, body, expectations } of project.requests) {
        const named = [...pathValues, ...query, ...headers];
        const values = [
            ...named.map(({ name, value }) => [name, value] as const),
            ...(body ? [['body', body] as const] : []),
            ...expectations.flatMap(each =>
                each.kind === 'status'
                    ? []
                    : ([[each.kind === 'header' ? each.name : each.path.join('.'), each.value]] as const),
            ),
        ];
        for (const [name, value] of values) {
            if (holdsUnresolved(value)) continue;
            const json = jsonOf(project, value, name);
            if (!('problem' in json) || json.problem.kind !== 'unsendable-value') continue;
            yield finding('unsendable-value', json.problem.span ?? value.span, {
                name: json.problem.name,
                why: json.problem.why,
            });
        }
    }
}

function holdsUnresolved(value: Value): boolean {
    if (value.kind === 'list') return value.items.some(holdsUnresolved);
    if (value.kind === 'object') return value.entries.some(entry => holdsUnresolved(entry.value));
    return value.kind === 'unresolved';
}
