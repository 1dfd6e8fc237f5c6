/**
 * What a `request` block means on the wire, before anything is sent: a value that a test can look at, a server can
 * hand to an editor, and a client sends as it is. It names the client whose token is needed; it never holds a secret.
 */
import { askedInAnswer, askedInPath, askedInQuery } from '../model/asked-column.js';
import type { Backend, NamedValue, Request } from '../model/backend.js';
import { resolveBaseUrl, resolveTarget } from '../model/backend-url.js';
import type { Project } from '../model/project.js';
import { indexOf, settingsFor } from '../model/queries.js';
import { isSendableHeader, isSendableHeaderText } from '../model/request-headers.js';
import type { RequestProblem } from '../model/request-problem.js';
import type { HttpMethod, Route, RouteGroup } from '../model/route.js';
import { fillPattern, type Pattern, patternOf, prefixOf } from '../model/route-pattern.js';
import type { SourceSpan } from '../model/source-span.js';
import { bodyJson, type JsonValue, jsonOf, jsonText, textsOf } from '../model/wire-value.js';

export interface RequestPlan {
    readonly name: string;
    readonly backend: string;
    readonly method: HttpMethod;
    /** Absolute, on the backend's origin. */
    readonly url: string;
    readonly headers: readonly Header[];
    /** JSON. */
    readonly body?: string;
    readonly timeoutMs: number;
    /** Undefined: the request goes without a token. */
    readonly token?: TokenPlan;
    readonly expectations: readonly PlannedExpectation[];
    /** What a reader should know though it does not keep the request from being sent. */
    readonly notes: readonly string[];
}

export interface Header {
    readonly name: string;
    readonly value: string;
}

/** Where and as whom to get a token (RFC 6749, section 4.4). */
export interface TokenPlan {
    /** On the backend's origin. */
    readonly url: string;
    readonly client: string;
    /** Empty: the backend's default for the client. */
    readonly scopes: readonly string[];
    readonly timeoutMs: number;
}

/** An expectation whose value is JSON. `text` is how it reads. */
export type PlannedExpectation = { readonly text: string } & (
    | { readonly kind: 'status'; readonly status: number }
    | { readonly kind: 'header'; readonly name: string; readonly operator: Operator; readonly value: string }
    | {
          readonly kind: 'json';
          readonly path: readonly (string | number)[];
          readonly operator: Operator;
          readonly value: JsonValue;
      }
);
export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'contains';

export type Planning<Plan = RequestPlan> =
    | { readonly kind: 'ready'; readonly plan: Plan }
    | { readonly kind: 'impossible'; readonly problems: readonly RequestProblem[] };

const defaultTimeoutMs = 30_000;

/**
 * @param name the request's
 * @param backendName instead of the one that the request names
 */
export function planRequest(project: Project, name: string, backendName?: string): Planning {
    const problems: RequestProblem[] = [];
    const request = project.requests.find(candidate => candidate.name === name);
    if (!request) return impossible({ kind: 'unknown-request', name, known: project.requests.map(each => each.name) });
    const backend = chooseBackend(project, request.name, request.backend, backendName);
    if ('problem' in backend) return impossible(backend.problem);
    const base = resolveBaseUrl(backend.found);
    if ('problem' in base) return impossible(base.problem);

    const target = targetOf(project, request, problems);
    const url = target && resolveTarget(base.url, target.path, request.target.span);
    if (url && 'problem' in url) problems.push(url.problem);
    const headers = headersOf(project, backend.found, request, problems);
    const body = request.body ? bodyJson(project, request, request.body) : undefined;
    if (body && 'problem' in body) problems.push(body.problem);
    const expectations = expectationsOf(project, request, problems);
    if (!url || 'problem' in url || problems.length > 0) return { kind: 'impossible', problems };
    for (const { name: parameter, value } of request.query) {
        const texts = textsOf(project, value, parameter, askedInQuery(project, request, parameter));
        if ('problem' in texts) problems.push(texts.problem);
        else appendQuery(url.url, parameter, texts.texts);
    }
    if (problems.length > 0) return { kind: 'impossible', problems };

    const notes: string[] = [];
    const token = tokenPlan(project, backend.found, base.url, request, target, headers, notes);
    return {
        kind: 'ready',
        plan: {
            name,
            backend: backend.found.name,
            method: request.method,
            url: url.url.href,
            headers,
            ...(body && 'json' in body ? { body: jsonText(body.json) } : {}),
            timeoutMs: backend.found.timeoutMs ?? defaultTimeoutMs,
            ...(token ? { token } : {}),
            expectations,
            notes,
        },
    };
}

/** What a token of a backend's own client is asked for with, apart from any request. */
export function planToken(project: Project, backendName?: string): Planning<TokenPlan> {
    const backend = chooseBackend(project, undefined, undefined, backendName);
    if ('problem' in backend) return impossible(backend.problem);
    const base = resolveBaseUrl(backend.found);
    if ('problem' in base) return impossible(base.problem);
    const { client, span, name } = backend.found;
    if (!client) return impossible({ kind: 'no-client', backend: name, span });
    return { kind: 'ready', plan: tokenPlanOf(project, backend.found, base.url, client.name, []) };
}

const impossible = (problem: RequestProblem): { readonly kind: 'impossible'; readonly problems: RequestProblem[] } => ({
    kind: 'impossible',
    problems: [problem],
});

function chooseBackend(
    project: Project,
    request: string | undefined,
    written: Request['backend'],
    wanted: string | undefined,
): { readonly found: Backend } | { readonly problem: RequestProblem } {
    const { backends } = project;
    const known = backends.map(backend => backend.name);
    const name = wanted ?? written?.name;
    if (name === undefined) {
        const [only, another] = backends;
        return only && !another
            ? { found: only }
            : { problem: { kind: 'no-backend', ...(request === undefined ? {} : { request }), known } };
    }
    const found = backends.find(backend => backend.name === name);
    if (found) return { found };
    const span = wanted === undefined ? written?.span : undefined;
    return { problem: { kind: 'unknown-backend', name, known, ...(span ? { span } : {}) } };
}

/** The path below the backend's root, and where it leads if that is a route. */
interface Target {
    readonly path: string;
    readonly route?: { readonly route: Route; readonly group: RouteGroup; readonly action: string | undefined };
}

function targetOf(project: Project, request: Request, problems: RequestProblem[]): Target | undefined {
    const { target } = request;
    switch (target.kind) {
        case 'unresolved':
            problems.push({ kind: 'unresolved-route', text: target.text, span: target.span });
            return undefined;
        case 'url': {
            const path = fill(
                project,
                request,
                { pattern: target.path, regex: false, literal: true },
                problems,
                target.span,
            );
            return path === undefined ? undefined : { path };
        }
        case 'route': {
            const found = indexOf(project).routes.get(target.route);
            if (!found) {
                problems.push({ kind: 'unresolved-route', text: target.route, span: target.span });
                return undefined;
            }
            const names = request.pathValues.map(value => value.name);
            const prefix = prefixOf(project.routeGroups, found.group);
            const pattern = patternOf(prefix, found.group, found.route, request.method, target.action, names);
            if ('problem' in pattern) {
                problems.push({ ...pattern.problem, span: target.span });
                return undefined;
            }
            const path = fill(project, request, pattern, problems, target.span);
            return path === undefined ? undefined : { path, route: { ...found, action: pattern.action } };
        }
    }
}

function fill(
    project: Project,
    request: Request,
    pattern: Pick<Pattern, 'pattern' | 'regex'> & Partial<Pick<Pattern, 'aliases'>> & { readonly literal?: boolean },
    problems: RequestProblem[],
    span: SourceSpan,
): string | undefined {
    const values = new Map<string, { readonly text: string; readonly span: SourceSpan }>();
    for (const { name, value, span: at } of request.pathValues) {
        const texts = textsOf(project, value, name, askedInPath(project, request, name));
        const [text] = 'texts' in texts ? texts.texts : [];
        if ('problem' in texts) problems.push(texts.problem);
        else if (text === undefined) problems.push({ kind: 'unsendable-value', name, why: 'it is empty', span: at });
        else values.set(pattern.aliases?.get(name) ?? name, { text, span: at });
    }
    if (problems.length > 0) return undefined;
    const filled = fillPattern(pattern, values, span);
    if ('path' in filled) return filled.path;
    problems.push(...filled.problems);
    return undefined;
}

function headersOf(project: Project, backend: Backend, request: Request, problems: RequestProblem[]): Header[] {
    const headers = new Map<string, Header>();
    const add = ({ name, value, span }: NamedValue): void => {
        const texts = textsOf(project, value, name);
        if ('problem' in texts) problems.push(texts.problem);
        else if (!isSendableHeader(name) || !texts.texts.every(isSendableHeaderText)) {
            problems.push({ kind: 'invalid-header', name, span });
        } else headers.set(name.toLowerCase(), { name, value: texts.texts.join(', ') });
    };
    for (const header of [...(backend.headers ?? []), ...request.headers]) add(header);
    if (!headers.has('accept')) headers.set('accept', { name: 'Accept', value: acceptOf(project, request) });
    if (request.body && !headers.has('content-type')) {
        headers.set('content-type', { name: 'Content-Type', value: 'application/json' });
    }
    return [...headers.values()];
}

/** An API is asked for JSON, a page for whatever it has. */
function acceptOf(project: Project, { target }: Request): string {
    const group = target.kind === 'route' ? indexOf(project).routes.get(target.route)?.group : undefined;
    return group?.kind === 'pages' ? 'text/html, */*;q=0.8' : 'application/json, */*;q=0.5';
}

function appendQuery(url: URL, name: string, texts: readonly string[]): void {
    // Filters that take several values in one parameter take them with commas between; others repeat the parameter.
    const values = /__(in|range)$/.test(name) ? [texts.join(',')] : texts;
    for (const value of values) url.searchParams.append(name, value);
}

function expectationsOf(project: Project, request: Request, problems: RequestProblem[]): PlannedExpectation[] {
    return request.expectations.flatMap((expectation): PlannedExpectation[] => {
        if (expectation.kind === 'status') {
            return [{ kind: 'status', status: expectation.status, text: `status ${expectation.status}` }];
        }
        const { operator = '=' } = expectation;
        const label = expectation.kind === 'header' ? expectation.name : jsonPathText(expectation.path);
        const asked = expectation.kind === 'json' ? askedInAnswer(project, request, expectation.path) : undefined;
        const json = jsonOf(project, expectation.value, label, asked);
        if ('problem' in json) {
            problems.push(json.problem);
            return [];
        }
        const text = `${expectation.kind} ${label} ${operator} ${jsonText(json.json)}`;
        if (expectation.kind === 'json') {
            return [{ kind: 'json', path: expectation.path, operator, value: json.json, text }];
        }
        const value = typeof json.json === 'string' ? json.json : jsonText(json.json);
        return [{ kind: 'header', name: expectation.name, operator, value, text }];
    });
}

export const jsonPathText = (path: readonly (string | number)[]): string =>
    path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index > 0 ? `.${step}` : step)).join('');

/**
 * A token is fetched where one may be asked for: not for pages, not for what anyone may see, and not where the request
 * brings an Authorization header of its own.
 */
function tokenPlan(
    project: Project,
    backend: Backend,
    base: URL,
    request: Request,
    target: Target | undefined,
    headers: readonly Header[],
    notes: string[],
): TokenPlan | undefined {
    if (!backend.client || headers.some(header => header.name.toLowerCase() === 'authorization')) return undefined;
    const client = backend.client.name;
    const plan = (scopes: readonly string[]): TokenPlan => tokenPlanOf(project, backend, base, client, scopes);
    if (!target?.route) return plan([]);

    const { route, group, action } = target.route;
    if (group.kind === 'pages') return undefined;
    const settings = new Map([
        ...settingsFor(group, route, request.method),
        ...(action === undefined ? [] : settingsFor(group, route, action)),
    ]);
    const authentication = settings.get('authentication');
    if (authentication?.kind === 'authentication' && !authentication.classes.some(usesOAuth)) return undefined;
    const permissions = settings.get('permission_classes');
    if (permissions?.kind === 'permission_classes' && permissions.classes.some(isForAnyone)) return undefined;

    const required = settings.get('required_scopes');
    const needed = required?.kind === 'required_scopes' ? required.scopes.map(scope => scope.name) : [];
    const granted = project.oauth2?.clients.find(each => each.name === client)?.scopes.map(scope => scope.name) ?? [];
    const missing = needed.filter(scope => !granted.includes(scope));
    if (missing.length > 0) {
        notes.push(
            `Client '${client}' is not given ${missing.map(scope => `'${scope}'`).join(', ')}, which this route requires: the backend will refuse.`,
        );
    }
    return plan(needed.filter(scope => granted.includes(scope)));
}

const tokenPlanOf = (
    project: Project,
    backend: Backend,
    base: URL,
    client: string,
    scopes: readonly string[],
): TokenPlan => ({
    // The path is ours to join: `new URL` would let an absolute one lead to another origin.
    url: new URL(`${base.href}${(project.oauth2?.path ?? 'o/').replace(/^\/+/, '')}token/`).href,
    client,
    scopes,
    timeoutMs: backend.timeoutMs ?? defaultTimeoutMs,
});

type ClassName = { readonly kind: 'word'; readonly word: string } | { readonly kind: 'python'; readonly name: string };
const nameOf = (each: ClassName): string => (each.kind === 'word' ? each.word : each.name);
const usesOAuth = (each: ClassName): boolean => /oauth2/i.test(nameOf(each));
const isForAnyone = (each: ClassName): boolean => /(^|\.)AllowAny$/.test(nameOf(each));
