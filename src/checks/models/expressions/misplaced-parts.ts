import type { Expression } from '../../../model/expression.js';
import { partsOf } from '../../../model/expression-parts.js';
import type { Project } from '../../../model/project.js';
import { type Finding, finding } from '../../finding.js';
import { writtenFields } from '../written-fields.js';
import { modelExpressions } from './model-expressions.js';

/** What stands where the database, or Django, cannot know it: sums, the request, other rows. */
export function* misplacedParts(project: Project): Iterable<Finding> {
    for (const { expression, where, ofOneRow, mayAskRequest } of modelExpressions(project)) {
        for (const part of partsOf(expression)) {
            if (ofOneRow && part.kind === 'call' && part.django?.aggregate) {
                yield finding('aggregate-in-condition', part.span, { function: part.function, where });
            }
            if (!mayAskRequest && part.kind === 'request') yield finding('request-outside-rule', part.span, { where });
        }
    }
    for (const { field } of writtenFields(project)) {
        if (!field.computed) continue;
        for (const part of partsOf(field.computed.expression)) yield* inComputed(field.id, field.name, part);
    }
}

function* inComputed(id: string, field: string, part: Expression): Iterable<Finding> {
    if (part.kind === 'call' && changing.has(part.function)) {
        yield finding('computed-not-constant', part.span, { function: part.function });
    }
    if (part.kind !== 'path') return;
    const [first] = part.segments;
    if (part.segments.length > 1 || first?.target.kind === 'reverse' || first?.toMany) {
        const path = part.segments.map(({ name }) => name).join('.');
        yield finding('computed-through-relation', part.span, { path });
    } else if (first?.target.kind === 'field' && first.target.field === id) {
        yield finding('computed-from-itself', part.span, { field });
    }
}

const changing = new Set(['now', 'random', 'uuid4', 'uuid7']);
