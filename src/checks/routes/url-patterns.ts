import type { Project } from '../../model/project.js';
import type { Route, RouteGroup } from '../../model/route.js';
import type { PrefixPart } from '../../model/route-pattern.js';
import type { SourceSpan } from '../../model/source-span.js';
import { isOpenOnRows } from '../../model/view-set-actions.js';
import { type Finding, finding } from '../finding.js';
import { isSettingFalse } from '../settings/stage-settings.js';
import { hasClassForFunction } from './views-of-two-kinds.js';
import { isAnswered, mountedPrefixes } from './written-paths.js';

/**
 * What Django's checks say of URL patterns (`django.urls.resolvers`). Of what is included at a prefix it says nothing of
 * the prefix where one of the included patterns has been found fault with; the patterns of a single host it does not look at.
 */
export function* urlPatterns(project: Project): Iterable<Finding> {
    const appendsSlash = !isSettingFalse(project, 'APPEND_SLASH');
    const { oauth2 } = project;
    if (oauth2) yield* ofPrefix([{ text: oauth2.path, regex: false, span: oauth2.span }], appendsSlash);
    for (const group of project.routeGroups) {
        if (group.host !== undefined) continue;
        const found = group.routes.filter(isAnswered).flatMap(route => [...ofRoute(group, route, appendsSlash)]);
        const [own = [], ...ofPython] = mountedPrefixes(project, group);
        yield* found.length > 0 || hasClassForFunction(group) ? found : ofPrefix(own, appendsSlash);
        for (const parts of ofPython) yield* ofPrefix(parts, appendsSlash);
    }
}

const beginsWithSlash = (text: string): boolean => /^\^?\\?\//.test(text);

/** The pattern of a view. A router writes those of a viewset, without what a regular expression begins and ends with. */
function* ofRoute(group: RouteGroup, route: Route, appendsSlash: boolean): Iterable<Finding> {
    const { path, regex, pathSpan, view } = route;
    const isRouted = view.kind === 'viewset';
    const text = isRouted ? path.replace(/^\^/, '').replace(/\/?\$?$/, '') : path;
    // The generated expression goes on behind the last slash.
    const isOpen = !regex || isRouted || !text.endsWith('/');
    if (appendsSlash && beginsWithSlash(text) && isOpen) yield finding('urls.W002', pathSpan, { path });
    if (!regex && !isOpenOnRows(group, route)) yield* ofText(text, pathSpan);
}

/** A prefix at which URLs are included. */
function* ofPrefix(parts: readonly PrefixPart[], appendsSlash: boolean): Iterable<Finding> {
    const text = parts.map(part => part.text).join('');
    const span = parts.find(part => part.text !== '')?.span ?? parts[0]?.span;
    if (!span) return;
    if (beginsWithSlash(text)) {
        // Django keeps still where the prefix ends with a slash too; it fits as little.
        const code = appendsSlash && !text.endsWith('/') ? 'urls.W002' : 'prefix-begins-with-slash';
        yield finding(code, span, { path: text });
    }
    const last = parts.findLast(part => part.text !== '');
    if (!parts.some(({ regex }) => regex)) yield* ofText(text, span);
    else if (last?.regex && text.endsWith('$') && !text.endsWith('\\$')) {
        yield finding('urls.W001', last.span, { regex: last.text });
    }
}

/** What a plain path takes for text: signs of a regular expression, and a bracket without its other half. */
function* ofText(text: string, span: SourceSpan): Iterable<Finding> {
    const bracket = lonelyBracket(text);
    if (bracket !== undefined) yield finding('urls.W010', span, { path: text, bracket });
    if (/\(\?P<|^\^|\$$/.test(text)) yield finding('2_0.W001', span, { path: text });
}

function lonelyBracket(text: string): string | undefined {
    let open = 0;
    for (const bracket of text.match(/[<>]/g) ?? []) {
        open += bracket === '<' ? 1 : -1;
        if (open < 0) return '>';
    }
    return open > 0 ? '<' : undefined;
}
