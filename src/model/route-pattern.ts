import type { RouteGroupId } from './names.js';
import type { RequestProblem } from './request-problem.js';
import type { HttpMethod, Route, RouteGroup } from './route.js';
import type { SourceSpan } from './source-span.js';

export interface Pattern {
    /** Django's, from the site's root: `api/v1/products/<slug:sku>/`. */
    readonly pattern: string;
    readonly regex: boolean;
    /** The viewset's action that answers; undefined for other views. */
    readonly action: string | undefined;
    /** Other names that a place of the pattern goes by: `id` for `pk`. */
    readonly aliases: ReadonlyMap<string, string>;
}

const collectionActions: Readonly<Partial<Record<HttpMethod, string>>> = { GET: 'list', HEAD: 'list', POST: 'create' };
const detailActions: Readonly<Partial<Record<HttpMethod, string>>> = {
    GET: 'retrieve',
    HEAD: 'retrieve',
    PUT: 'update',
    PATCH: 'partial_update',
    DELETE: 'destroy',
};
const onOneRow = new Set(Object.values(detailActions));

/** What stands before the paths of a block's routes: its own prefix, behind the path at which another block includes it. */
export const prefixOf = (groups: readonly RouteGroup[], group: RouteGroup): string =>
    prefixParts(groups, group)
        .map(({ text }) => text)
        .join('');

/** A part of a prefix as it is written, for a `path()` or as a regular expression. */
export interface PrefixPart {
    readonly text: string;
    readonly regex: boolean;
    readonly span: SourceSpan;
}

/** What a prefix is made of, from the outside in. */
export function prefixParts(
    groups: readonly RouteGroup[],
    group: RouteGroup,
    seen: readonly RouteGroup[] = [],
): readonly PrefixPart[] {
    // Blocks that include each other in a circle: a rule reports it.
    if (seen.includes(group)) return [];
    const own = { text: group.prefix, regex: false, span: group.prefixSpan };
    const included = inclusionsIn(groups).get(group.id);
    if (!included) return [own];
    const { path, regex, pathSpan } = included.route;
    return [...prefixParts(groups, included.outer, [...seen, group]), { text: path, regex, span: pathSpan }, own];
}

/** By the id of a block, where another includes it first. */
function inclusionsIn(groups: readonly RouteGroup[]): ReadonlyMap<RouteGroupId, Inclusion> {
    let found = inclusions.get(groups);
    if (!found) {
        found = new Map();
        for (const outer of groups) {
            for (const route of outer.routes) {
                const { view } = route;
                if (view.kind !== 'include' || view.group === undefined || found.has(view.group)) continue;
                found.set(view.group, { outer, route });
            }
        }
        inclusions.set(groups, found);
    }
    return found;
}

interface Inclusion {
    readonly outer: RouteGroup;
    readonly route: Route;
}

/** Of a project's blocks, which never change. */
const inclusions = new WeakMap<readonly RouteGroup[], Map<RouteGroupId, Inclusion>>();

/**
 * The pattern under which a route, or one action of it, answers.
 * @param prefix of the route's block
 * @param given names of the path's values: where the request names no action, one for the lookup means one row
 */
export function patternOf(
    prefix: string,
    group: RouteGroup,
    route: Route,
    method: HttpMethod,
    action: string | undefined,
    given: readonly string[],
): Pattern | { readonly problem: RequestProblem } {
    const name = `${group.name}.${route.name}`;
    const pattern = prefix + route.path;
    if (route.view.kind === 'include' && action === undefined) {
        return { problem: { kind: 'no-url', route: name, why: 'it stands for all that it includes' } };
    }
    if (route.view.kind !== 'viewset') {
        if (action !== undefined) return { problem: { kind: 'unknown-action', route: name, action, known: [] } };
        return { pattern, regex: route.regex, action, aliases: new Map() };
    }
    if (route.regex)
        return { problem: { kind: 'no-url', route: name, why: 'a viewset stands at a regular expression' } };

    const lookup = lookupOf(group, route);
    const extra = route.extraActions.find(each => each.name === action);
    const known = [
        ...(route.actions?.map(each => each.name) ?? [...new Set(Object.values(collectionActions)), ...onOneRow]),
        ...route.extraActions.map(each => each.name),
    ];
    if (action !== undefined && !extra && !known.includes(action)) {
        return { problem: { kind: 'unknown-action', route: name, action, known } };
    }
    const aliases = new Map(lookup === 'pk' ? [['id', 'pk']] : []);
    const names = given.map(each => aliases.get(each) ?? each);
    const detail = extra?.detail ?? (action === undefined ? names.includes(lookup) : onOneRow.has(action));
    const implied = (detail ? detailActions : collectionActions)[method];
    return {
        pattern: `${pattern}${detail ? `<${lookup}>/` : ''}${extra ? `${(extra.path ?? extra.name).replace(/\/$/, '')}/` : ''}`,
        regex: false,
        action: action ?? implied,
        aliases,
    };
}

/** The name of the field by which a viewset finds one row. */
export function lookupOf(group: RouteGroup, route: Route): string {
    for (const setting of [...group.settings, ...route.settings].reverse()) {
        if (setting.kind === 'lookup_field') return setting.field.segments.map(segment => segment.name).join('__');
    }
    return 'pk';
}

/** What Django's own converters take; a converter of the project's own may take anything. */
export const converters: Readonly<Record<string, RegExp>> = {
    int: /^[0-9]+$/,
    slug: /^[-a-zA-Z0-9_]+$/,
    uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
    path: /^.+$/s,
    str: /^[^/]+$/,
};

export type Filled = { readonly path: string } | { readonly problems: readonly RequestProblem[] };

/**
 * The path that a pattern matches with these values in its places, percent-encoded. `literal`: what stands between the
 * places is a part of a URL already.
 */
export function fillPattern(
    { pattern, regex, literal }: { readonly pattern: string; readonly regex: boolean; readonly literal?: boolean },
    values: ReadonlyMap<string, { readonly text: string; readonly span: SourceSpan }>,
    span: SourceSpan,
): Filled {
    const parts = regex ? regexParts(pattern) : patternParts(pattern);
    if (!parts) {
        const why = 'its regular expression matches more than one text';
        return { problems: [{ kind: 'no-url', route: pattern, why, span }] };
    }
    const problems: RequestProblem[] = [];
    let path = '';
    for (const part of parts) {
        if ('text' in part) {
            path += literal ? part.text : encodeURI(part.text).replace(/[?#]/g, encodeURIComponent);
            continue;
        }
        const value = values.get(part.name);
        if (!value) {
            problems.push({ kind: 'missing-path-value', name: part.name, span });
        } else if (!part.fits(value.text) || value.text.split('/').some(segment => /^\.\.?$/.test(segment))) {
            // A segment of dots would be resolved away before it reaches the backend.
            problems.push({
                kind: 'wrong-path-value',
                name: part.name,
                value: value.text,
                converter: part.converter,
                span: value.span,
            });
        } else {
            path += value.text.split('/').map(encodeURIComponent).join('/');
        }
    }
    const places = parts.flatMap(part => ('name' in part ? [part.name] : []));
    for (const [name, { span: at }] of values) {
        if (!places.includes(name)) problems.push({ kind: 'surplus-path-value', name, known: places, span: at });
    }
    return problems.length > 0 ? { problems } : { path };
}

/** What stands in a pattern: text as it is, or a place for a value. */
export type Part =
    | { readonly text: string }
    | { readonly name: string; readonly converter: string; readonly fits: (text: string) => boolean };

export function patternParts(pattern: string): Part[] {
    const parts: Part[] = [];
    let end = 0;
    for (const match of pattern.matchAll(/<(?:(\w+):)?(\w+)>/g)) {
        const [whole, converter = 'str', name = ''] = match;
        parts.push({ text: pattern.slice(end, match.index) });
        const fits = converters[converter] ?? /^.+$/s;
        parts.push({ name, converter, fits: text => fits.test(text) });
        end = match.index + whole.length;
    }
    parts.push({ text: pattern.slice(end) });
    return parts;
}

/** Of a regular expression that is plain text but for its named groups; undefined for any other. */
export function regexParts(regex: string): Part[] | undefined {
    const parts: Part[] = [];
    let at = 0;
    while (at < regex.length) {
        const rest = regex.slice(at);
        const group = /^\(\?P<(\w+)>/.exec(rest);
        if (group) {
            const end = closingParenthesis(rest);
            const inner = end === undefined ? undefined : rest.slice(group[0].length, end);
            const fits = inner === undefined ? undefined : compile(inner);
            if (end === undefined || !fits) return undefined;
            parts.push({ name: group[1] ?? '', converter: inner ?? '', fits: text => fits.test(text) });
            at += end + 1;
        } else if (/^[$^]/.test(rest)) {
            at += 1;
        } else if (/^\/\?/.test(rest)) {
            parts.push({ text: '/' });
            at += 2;
        } else {
            const literal = /^\\([^\w\s])|^[^\\()[\]{}?*+|.]/.exec(rest);
            if (!literal) return undefined;
            parts.push({ text: literal[1] ?? literal[0] });
            at += literal[0].length;
        }
    }
    return parts;
}

/** Where the group ends that the text begins with. */
export function closingParenthesis(text: string): number | undefined {
    let depth = 0;
    let inClass = false;
    for (let at = 0; at < text.length; at++) {
        const character = text[at];
        if (character === '\\') at++;
        else if (inClass) inClass = character !== ']';
        else if (character === '[') inClass = true;
        else if (character === '(') depth++;
        else if (character === ')' && --depth === 0) return at;
    }
    return undefined;
}

/** Python's named groups apart, simple expressions read the same in both languages. */
function compile(expression: string): RegExp | undefined {
    try {
        return new RegExp(`^(?:${expression.replaceAll('(?P<', '(?<')})$`, 'u');
    } catch {
        return undefined;
    }
}
