import type { Expectation, Request } from '../../model/backend.js';
import type { Project } from '../../model/project.js';
import { settingOf } from '../../model/route-settings.js';
import { type Finding, finding } from '../finding.js';
import { nearestNames } from '../nearest-names.js';
import { type AskedRoute, askedRoute } from './asked-route.js';
import { serializerKeys } from './serializer-keys.js';

/** What no answer can ever be: a status that HTTP does not have, a key that the route's JSON does not have. */
export function* requestExpectations(project: Project): Iterable<Finding> {
    for (const request of project.requests) {
        for (const expectation of request.expectations) {
            if (expectation.kind === 'status' && !(expectation.status >= 100 && expectation.status <= 599)) {
                yield finding('expected-status', expectation.span, { status: expectation.status });
            }
        }
        const asked = askedRoute(project, request);
        if (asked?.group.kind !== 'api' || expectsFailure(request)) continue;
        for (const expectation of request.expectations) {
            if (expectation.kind === 'json') yield* keyFindings(project, asked, expectation);
        }
    }
}

/** Where a request is meant to fail, the answer is about the failure. */
const expectsFailure = ({ expectations }: Request): boolean =>
    expectations.some(each => each.kind === 'status' && each.status >= 300);

function* keyFindings(
    project: Project,
    { group, route, action }: AskedRoute,
    { path, span }: Extract<Expectation, { kind: 'json' }>,
): Iterable<Finding> {
    if (action === undefined || !/^(list|retrieve|create|update|partial_update)$/.test(action)) return;
    const keys = serializerKeys(project, group, route, action)?.readable;
    const [first, second, third] = path;
    if (action !== 'list') {
        if (keys && typeof first === 'string' && !keys.has(first)) yield unknown(span, first, keys);
        return;
    }
    const setting = settingOf(group, route, 'pagination', 'list');
    const style = setting?.pagination?.style ?? '';
    if (style.includes('.') || typeof first !== 'string') return;
    if (style === '') {
        yield finding('expected-page', span, { key: first });
        return;
    }
    const ofPage = new Set(['next', 'previous', 'results', ...(/^c/i.test(style) ? [] : ['count'])]);
    if (!ofPage.has(first)) yield unknown(span, first, ofPage);
    else if (
        first === 'results' &&
        typeof second === 'number' &&
        typeof third === 'string' &&
        keys &&
        !keys.has(third)
    ) {
        yield unknown(span, third, keys);
    }
}

const unknown = (span: Expectation['span'], key: string, known: ReadonlySet<string>): Finding =>
    finding('expected-key', span, { key, known: [...known], suggestions: nearestNames(key, known) });
