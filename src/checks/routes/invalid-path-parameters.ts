import type { Project } from '../../model/project.js';
import { converters } from '../../model/route-pattern.js';
import { isOpenOnRows } from '../../model/view-set-actions.js';
import { type Finding, finding } from '../finding.js';
import { nearestNames } from '../nearest-names.js';
import { type WrittenPath, writtenPaths } from './written-paths.js';

/** What Django refuses when it reads the pattern `<converter:name>` (django.urls.resolvers). */
export function* invalidPathParameters(project: Project): Iterable<Finding> {
    const known = Object.keys(converters);
    for (const { text, span, regex } of [...writtenPaths(project), ...openPathsOfRows(project)]) {
        if (regex) continue;
        for (const [whole, converter, inside = ''] of text.matchAll(/<(?:([^>:]+):)?([^>]*)>/g)) {
            const name = inside.replace(/^.*:$/, '');
            if (!/^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name) || pythonKeywords.has(name)) {
                yield finding('invalid-path-parameter', span, { parameter: whole, name });
            } else if (converter !== undefined && !known.includes(converter)) {
                const suggestions = nearestNames(converter, known);
                yield finding('unknown-path-converter', span, { converter, parameter: whole, known, suggestions });
            }
        }
    }
}

/**
 * The addresses of a viewset's single rows, where a bracket of its path is left open: the router puts the row's key behind
 * the path, and so the bracket ends there.
 */
function* openPathsOfRows({ routeGroups }: Project): Iterable<WrittenPath> {
    for (const group of routeGroups) {
        for (const route of group.routes) {
            if (!isOpenOnRows(group, route)) continue;
            const { path, pathSpan, regex } = route;
            // What stands before is read as one of the paths that are written.
            const open = path.slice(path.lastIndexOf('>') + 1).replace(/\/$/, '');
            yield { text: `${open}/<str:key>`, span: pathSpan, regex };
        }
    }
}

/** A view takes its parameters as keyword arguments, and these words can be none. */
const pythonKeywords = new Set(
    'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
        ' ',
    ),
);
