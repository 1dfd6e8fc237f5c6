import type { Project } from '../../model/project.js';
import { isSendableHeader, isSendableHeaderText } from '../../model/request-headers.js';
import { textsOf } from '../../model/wire-value.js';
import { type Finding, finding } from '../finding.js';

/** Headers that HTTP says itself, or that would break a message apart. */
export function* requestHeaders(project: Project): Iterable<Finding> {
    const headers = [...project.backends, ...project.requests].flatMap(each => each.headers ?? []);
    for (const { name, value, span } of headers) {
        if (name === '') continue;
        const texts = textsOf(project, value, name);
        const isSendable = 'problem' in texts || texts.texts.every(isSendableHeaderText);
        if (!isSendableHeader(name) || !isSendable) yield finding('invalid-header', span, { name });
    }
}
