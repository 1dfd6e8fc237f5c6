import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { nearestNames } from '../nearest-names.js';
import { askedRoute } from './asked-route.js';
import { serializerKeys } from './serializer-keys.js';

/** DRF passes over keys that its serializer does not write, and HTTP gives the body of a GET no meaning. */
export function* requestBodies(project: Project): Iterable<Finding> {
    for (const request of project.requests) {
        const { body, method } = request;
        if (!body) continue;
        if (method === 'GET' || method === 'HEAD') {
            yield finding('body-without-meaning', body.span, { method });
            continue;
        }
        const asked = askedRoute(project, request);
        if (!asked?.action || asked.group.kind !== 'api' || body.kind !== 'object') continue;
        if (!/^(create|update|partial_update)$/.test(asked.action)) continue;
        const keys = serializerKeys(project, asked.group, asked.route, asked.action);
        if (!keys) continue;
        for (const { key, value } of body.entries) {
            if (key === '' || keys.writable.has(key)) continue;
            const suggestions = nearestNames(key, keys.writable);
            yield finding('body-key-not-written', value.span, { key, isRead: keys.readable.has(key), suggestions });
        }
    }
}
