import { type AskedColumn, askedValues } from '../../model/asked-column.js';
import type { Project } from '../../model/project.js';
import { areKin, indexOf } from '../../model/queries.js';
import type { Value } from '../../model/value.js';
import { jsonOf } from '../../model/wire-value.js';
import { type Finding, finding } from '../finding.js';

/** Values that only the backend or Python knows, where a request would have to send them, and rows of what is not asked for. */
export function* unsendableValues(project: Project): Iterable<Finding> {
    for (const request of project.requests) {
        for (const { name, value, asked } of askedValues(project, request)) {
            if (holdsUnresolved(value)) continue;
            const json = jsonOf(project, value, name, asked);
            if (!('problem' in json)) continue;
            const { problem } = json;
            const span = problem.span ?? value.span;
            if (problem.kind === 'unsendable-value') {
                yield finding('unsendable-value', span, { name: problem.name, why: problem.why });
            } else if (problem.kind === 'foreign-row') {
                const { kind: _, span: __, ...params } = problem;
                yield finding('request-row', span, { ...params, rows: rowsOf(project, asked) });
            }
        }
    }
}

/** A few rows that could be meant. */
function rowsOf(project: Project, asked: AskedColumn | undefined): string[] {
    const { models, rows } = indexOf(project);
    const fitting = [...rows.values()].filter(row => {
        const model = row.model && models.get(row.model);
        return asked && model && areKin(project, model, asked.model);
    });
    return fitting.slice(0, 3).map(({ name }) => name);
}

function holdsUnresolved(value: Value): boolean {
    if (value.kind === 'list') return value.items.some(holdsUnresolved);
    if (value.kind === 'object') return value.entries.some(entry => holdsUnresolved(entry.value));
    return value.kind === 'unresolved';
}
