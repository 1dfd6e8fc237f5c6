import type { Project } from '../../model/project.js';
import { converters, type PrefixPart } from '../../model/route-pattern.js';
import type { SourceSpan } from '../../model/source-span.js';
import { isOpenOnRows } from '../../model/view-set-actions.js';
import { type Finding, finding } from '../finding.js';
import { nearestNames } from '../nearest-names.js';
import { pythonKeywords } from '../python-keywords.js';
import { isAnswered, mountedPrefixes } from './written-paths.js';

/** What Django refuses when it reads the pattern `<converter:name>` (django.urls.resolvers). */
export function* invalidPathParameters(project: Project): Iterable<Finding> {
    for (const group of project.routeGroups) {
        const [own = [], ...ofPython] = mountedPrefixes(project, group);
        // The path at which another block includes this one belongs to it.
        yield* ofPrefix(own, 2);
        for (const parts of ofPython) yield* ofPrefix(parts, 1);
        for (const route of group.routes) {
            const { path, pathSpan, regex } = route;
            if (regex || !isAnswered(route)) continue;
            // The router puts the key of a single row behind the path, and a bracket that is left open ends there.
            const key = isOpenOnRows(group, route) ? `${path.endsWith('/') ? '' : '/'}<str:key>` : '';
            for (const { found } of unreadable(path + key)) yield found(pathSpan);
        }
    }
}

/** Only what its last parts, so many, have a share in: the rest is said of what includes them. */
function* ofPrefix(parts: readonly PrefixPart[], count: number): Iterable<Finding> {
    if (parts.some(({ regex }) => regex)) {
        for (const { text, regex, span } of parts.slice(-count)) {
            if (!regex) for (const { found } of unreadable(text)) yield found(span);
        }
        return;
    }
    const before = textOf(parts.slice(0, -count)).length;
    for (const { start, end, found } of unreadable(textOf(parts))) {
        const part = end > before && partAt(parts, start);
        if (part) yield found(part.span);
    }
}

const textOf = (parts: readonly PrefixPart[]): string => parts.map(({ text }) => text).join('');

function partAt(parts: readonly PrefixPart[], place: number): PrefixPart | undefined {
    let end = 0;
    return parts.find(({ text }) => {
        end += text.length;
        return place < end;
    });
}

/** A parameter that Django cannot read. */
interface Unreadable {
    readonly start: number;
    readonly end: number;
    readonly found: (span: SourceSpan) => Finding;
}

function* unreadable(text: string): Iterable<Unreadable> {
    for (const { 0: whole, 1: converter, 2: inside = '', index: start } of text.matchAll(/<(?:([^>:]+):)?([^>]*)>/g)) {
        const name = inside.replace(/^.*:$/, '');
        const place = { start, end: start + whole.length };
        // A view takes its parameters as keyword arguments, which Python's own words cannot be.
        if (!/^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name) || pythonKeywords.has(name)) {
            yield { ...place, found: span => finding('invalid-path-parameter', span, { parameter: whole, name }) };
        } else if (converter !== undefined && !known.includes(converter)) {
            const suggestions = nearestNames(converter, known);
            const params = { converter, parameter: whole, known, suggestions };
            yield { ...place, found: span => finding('unknown-path-converter', span, params) };
        }
    }
}

const known = Object.keys(converters);
