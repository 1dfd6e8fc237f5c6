/** Names of HTTP headers (RFC 9110, and what Django and DRF read or write) that are offered; any other may be written. */
import { AstUtils, GrammarAST } from 'langium';
import type { CompletionValueItem, NextFeature } from 'langium/lsp';
import { CompletionItemKind } from 'vscode-languageserver-types';

/** Without `Authorization`: tokens are the clients'. */
const ofRequests = [
    ...['Accept', 'Accept-Encoding', 'Accept-Language', 'Cache-Control', 'Content-Type', 'Cookie', 'If-Match'],
    ...[
        'If-Modified-Since',
        'If-None-Match',
        'If-Unmodified-Since',
        'Origin',
        'Prefer',
        'Range',
        'Referer',
        'User-Agent',
    ],
    ...['X-CSRFToken', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'X-Requested-With'],
];

const ofAnswers = [
    ...['Access-Control-Allow-Origin', 'Allow', 'Cache-Control', 'Content-Disposition', 'Content-Encoding'],
    ...[
        'Content-Language',
        'Content-Length',
        'Content-Security-Policy',
        'Content-Type',
        'ETag',
        'Expires',
        'Last-Modified',
    ],
    ...['Link', 'Location', 'Referrer-Policy', 'Retry-After', 'Set-Cookie', 'Strict-Transport-Security', 'Vary'],
    ...['WWW-Authenticate', 'X-Content-Type-Options', 'X-Frame-Options'],
];

/** The names that may stand behind `text`: those of answers are expected, others are sent. None inside of a name. */
export function* headerNames(features: readonly NextFeature[], text: string): Iterable<CompletionValueItem> {
    const [, expected] = /(?:(\bexpect)\s+)?\bheader\s+$/.exec(text) ?? [];
    if (!/\bheader\s+$/.test(text) || !features.some(isHeaderName)) return;
    for (const label of expected ? ofAnswers : ofRequests) {
        yield { label, kind: CompletionItemKind.Property, sortText: '0' };
    }
}

const isHeaderName = ({ feature }: NextFeature): boolean =>
    AstUtils.getContainerOfType(feature, GrammarAST.isParserRule)?.name === 'HeaderName';
