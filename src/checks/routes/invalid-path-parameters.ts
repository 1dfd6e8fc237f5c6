import type { Project } from '../../model/project.js';
import { converters } from '../../model/route-pattern.js';
import { type Finding, finding } from '../finding.js';
import { nearestNames } from '../nearest-names.js';
import { writtenPaths } from './written-paths.js';

/** What Django refuses when it reads the pattern `<converter:name>` (django.urls.resolvers). */
export function* invalidPathParameters(project: Project): Iterable<Finding> {
    const known = Object.keys(converters);
    for (const { text, span, regex } of writtenPaths(project)) {
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

/** A view takes its parameters as keyword arguments, and these words can be none. */
const pythonKeywords = new Set(
    'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
        ' ',
    ),
);
