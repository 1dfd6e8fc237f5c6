import { askedInPath } from '../../model/asked-column.js';
import type { Request } from '../../model/backend.js';
import type { Project } from '../../model/project.js';
import type { RequestProblem } from '../../model/request-problem.js';
import { fillPattern, lookupOf } from '../../model/route-pattern.js';
import { textsOf } from '../../model/wire-value.js';
import { type Finding, finding } from '../finding.js';
import { askedRoute } from './asked-route.js';

/** The same that planning a request refuses: an address that cannot be worked out from what the request says. */
export function* requestAddresses(project: Project): Iterable<Finding> {
    for (const request of project.requests) {
        const asked = askedRoute(project, request);
        const lookup = asked?.route.view.kind === 'viewset' ? lookupOf(asked.group, asked.route) : undefined;
        for (const problem of problemsOf(project, request)) yield* worded(request, problem, lookup);
    }
}

function problemsOf(project: Project, request: Request): readonly RequestProblem[] {
    const { target } = request;
    const asked = askedRoute(project, request);
    if (asked && 'problem' in asked.pattern) return [asked.pattern.problem];
    if (!asked && target.kind !== 'url') return [];
    const pattern =
        asked && !('problem' in asked.pattern)
            ? asked.pattern
            : { pattern: target.kind === 'url' ? target.path : '', regex: false, aliases: new Map<string, string>() };
    const values = new Map<string, { readonly text: string; readonly span: Request['span'] }>();
    const unknown = new Set<string>();
    for (const { name, value, span } of request.pathValues) {
        const texts = textsOf(project, value, name, askedInPath(project, request, name));
        const place = pattern.aliases.get(name) ?? name;
        // What cannot be sent is another rule's, and may stand for any text here.
        if ('problem' in texts) unknown.add(place);
        values.set(place, { text: 'texts' in texts ? (texts.texts[0] ?? '') : '', span });
    }
    const filled = fillPattern(pattern, values, target.span);
    if ('path' in filled) return [];
    return filled.problems.filter(problem => problem.kind !== 'wrong-path-value' || !unknown.has(problem.name));
}

/** @param lookup the name by which a viewset's address tells its rows apart */
function* worded(request: Request, problem: RequestProblem, lookup: string | undefined): Iterable<Finding> {
    const span = problem.span ?? request.target.span;
    switch (problem.kind) {
        case 'no-url':
            yield finding('request-without-url', span, { why: problem.why });
            break;
        case 'unknown-action':
            yield finding('unknown-request-action', span, { action: problem.action, known: problem.known });
            break;
        case 'missing-path-value':
            yield finding('missing-path-value', span, { name: problem.name });
            break;
        case 'surplus-path-value':
            yield finding('surplus-path-value', span, {
                name: problem.name,
                known: problem.known.length > 0 || lookup === undefined ? problem.known : [lookup],
            });
            break;
        case 'wrong-path-value':
            yield finding('wrong-path-value', span, {
                name: problem.name,
                value: problem.value,
                converter: problem.converter,
            });
            break;
    }
}
