import type { Backend } from './backend.js';
import type { RequestProblem } from './request-problem.js';
import type { SourceSpan } from './source-span.js';

type Resolved = { readonly url: URL } | { readonly problem: RequestProblem };

/** A backend's root, which ends in a slash. Secrets may go there: it is encrypted, or on this machine. */
export function resolveBaseUrl(backend: Backend): Resolved {
    if (!backend.baseUrl) return { problem: { kind: 'no-base-url', backend: backend.name, span: backend.span } };
    const { url: text, span } = backend.baseUrl;
    const url = parseUrl(text);
    const invalid = (why: string): Resolved => ({
        problem: { kind: 'invalid-base-url', url: withoutCredentials(text), why, span },
    });
    if (!url) return invalid('it is no absolute URL');
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return invalid('it is neither http nor https');
    if (url.username || url.password) return invalid('a name or password in it would be readable by everyone');
    if (url.search || url.hash) return invalid('it has a query or a fragment');
    if (!isSecure(url)) return { problem: { kind: 'insecure-url', url: url.href, span } };
    if (!url.pathname.endsWith('/')) url.pathname += '/';
    return { url };
}

function parseUrl(text: string, base?: string): URL | undefined {
    return URL.canParse(text, base) ? new URL(text, base) : undefined;
}

const withoutCredentials = (text: string): string => text.replace(/\/\/[^/@]*@/, '//…@');

/** Whether what is sent there cannot be read on the way. */
export const isSecure = (url: URL): boolean => url.protocol === 'https:' || isLoopback(url.hostname);

/** The names and addresses that stand for this machine (RFC 6761, section 6.3; RFC 1122; RFC 4291). */
const isLoopback = (host: string): boolean =>
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);

/** `path` below the backend's root; `/` at its beginning is the root too. An absolute URL must be on the same origin. */
export function resolveTarget(base: URL, path: string, span: SourceSpan): Resolved {
    const absolute = /^[a-z][a-z0-9+.-]*:|^[/\\]{2}/i.test(path);
    const url = absolute ? parseUrl(path, base.href) : parseUrl(base.href + path.replace(/^\//, ''));
    if (!url || url.origin !== base.origin || url.username || url.password) {
        return {
            problem: { kind: 'foreign-origin', url: withoutCredentials(path), origin: base.origin, span },
        };
    }
    url.hash = '';
    return { url };
}
