import type { Header, RequestPlan } from '../requests/request-plan.js';
import { checkExpectations, type ExpectationOutcome } from './expectations.js';
import { headerOf } from './headers.js';
import { redact, redactHeader, redactTokens } from './redact.js';
import type { HttpResponse } from './transport.js';

/** What a backend answered, as it may be shown: without tokens and secrets, wherever they stood. */
export interface BackendResponse {
    readonly method: string;
    readonly url: string;
    readonly status: number;
    readonly statusText: string;
    readonly milliseconds: number;
    readonly headers: readonly Header[];
    readonly body: ResponseBody;
    readonly expectations: readonly ExpectationOutcome[];
    readonly notes: readonly string[];
}

export type ResponseBody =
    | { readonly kind: 'empty' }
    /** `text` is laid out anew, a value a line. */
    | { readonly kind: 'json'; readonly text: string; readonly bytes: number }
    | { readonly kind: 'text'; readonly text: string; readonly bytes: number; readonly mediaType: string }
    | { readonly kind: 'binary'; readonly bytes: number; readonly mediaType: string };

/** @param secrets what must not be seen, should the backend answer with it */
export function readResponse(plan: RequestPlan, response: HttpResponse, secrets: readonly string[]): BackendResponse {
    const contentType = headerOf(response.headers, 'content-type') ?? '';
    const text = decodeText(response.body, contentType);
    const clean = text === undefined ? undefined : redactTokens(redact(text, secrets));
    const json = clean === undefined ? undefined : parseJson(clean, contentType);
    const answer = { status: response.status, header: (name: string) => headerOf(response.headers, name), json };
    const expectations = checkExpectations(plan.expectations, answer);
    return {
        method: plan.method,
        url: plan.url,
        status: response.status,
        statusText: response.statusText,
        milliseconds: response.milliseconds,
        headers: response.headers.map(({ name, value }) => ({
            name,
            value: redact(redactHeader(name, value), secrets),
        })),
        body: bodyOf(response.body.byteLength, contentType, clean, json),
        expectations: expectations.map(outcome => ({ ...outcome, actual: redact(outcome.actual, secrets) })),
        notes: plan.notes,
    };
}

const mediaTypeOf = (contentType: string): string => (contentType.split(';')[0] ?? '').trim().toLowerCase();

/** Undefined for what is no text. */
function decodeText(body: Uint8Array, contentType: string): string | undefined {
    const charset = /;\s*charset="?([\w-]+)"?/i.exec(contentType)?.[1] ?? 'utf-8';
    try {
        const text = new TextDecoder(charset, { fatal: true }).decode(body);
        return text.includes('\0') ? undefined : text;
    } catch {
        // Not of this charset, or of one that nobody knows.
        return undefined;
    }
}

function parseJson(text: string, contentType: string): { readonly value: unknown } | undefined {
    if (!/^(application|text)\/([\w.-]+\+)?json$/.test(mediaTypeOf(contentType))) return undefined;
    try {
        return { value: JSON.parse(text) };
    } catch {
        return undefined;
    }
}

function bodyOf(
    bytes: number,
    contentType: string,
    text: string | undefined,
    json: { readonly value: unknown } | undefined,
): ResponseBody {
    if (bytes === 0) return { kind: 'empty' };
    const mediaType = mediaTypeOf(contentType);
    if (text === undefined) return { kind: 'binary', bytes, mediaType };
    return json ? { kind: 'json', text: layOut(text), bytes } : { kind: 'text', text, bytes, mediaType };
}

/** Numbers stay as they came: parsing and printing would round long ones. */
function layOut(json: string): string {
    const indent = (depth: number): string => `\n${'  '.repeat(depth)}`;
    let depth = 0;
    let laidOut = '';
    for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{[]\s*[}\]]|[[\]{},:]|[^\s[\]{},:"]+/g)) {
        if (token === '{' || token === '[') laidOut += token + indent(++depth);
        else if (token === '}' || token === ']') laidOut += indent(--depth) + token;
        else if (token === ',') laidOut += token + indent(depth);
        else if (token === ':') laidOut += ': ';
        else laidOut += token.replace(/^([{[])\s+/, '$1');
    }
    return laidOut;
}

export const allMet = ({ expectations }: BackendResponse): boolean => expectations.every(({ met }) => met);

/** The answer as text, the same in a terminal and in an editor. */
export function renderResponse(response: BackendResponse): string {
    const { method, url, status, statusText, milliseconds, headers, body, expectations, notes } = response;
    const lines = [
        `${method} ${url}`,
        `${status}${statusText ? ` ${printable(statusText)}` : ''} in ${timeText(milliseconds)}${sizeText(body)}`,
        ...notes.map(note => `Note: ${note}`),
        '',
        ...headers.map(({ name, value }) => `${name}: ${printable(value)}`),
        '',
        bodyText(body),
    ];
    if (expectations.length > 0) lines.push('', ...expectations.map(outcomeText));
    return `${lines.join('\n').trimEnd()}\n`;
}

const timeText = (milliseconds: number): string =>
    milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;

function sizeText(body: ResponseBody): string {
    if (body.kind === 'empty') return '';
    const { bytes } = body;
    if (bytes < 1024) return `, ${bytes} bytes`;
    return bytes < 1_048_576 ? `, ${(bytes / 1024).toFixed(1)} kB` : `, ${(bytes / 1_048_576).toFixed(1)} MB`;
}

function bodyText(body: ResponseBody): string {
    switch (body.kind) {
        case 'empty':
            return '(no body)';
        case 'json':
        case 'text':
            return printable(body.text);
        case 'binary':
            return `(${body.bytes} bytes of ${body.mediaType || 'no known type'})`;
    }
}

const outcomeText = ({ text, met, actual }: ExpectationOutcome): string =>
    met ? `✓ expect ${text}` : `✗ expect ${text}, but it is ${printable(actual)}`;

/** Without the characters by which an answer could steer a terminal. */
const printable = (text: string): string =>
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
    text.replace(/\r\n/g, '\n').replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, '\uFFFD');
