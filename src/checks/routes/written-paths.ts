import type { Project } from '../../model/project.js';
import type { SourceSpan } from '../../model/source-span.js';

/** A text that is a URL pattern, or the beginning of some. */
export interface WrittenPath {
    readonly text: string;
    readonly span: SourceSpan;
    readonly regex: boolean;
}

/** The prefixes of blocks and the paths of their routes. */
export function* writtenPaths(project: Project): Iterable<WrittenPath> {
    for (const { prefix, prefixSpan, routes } of project.routeGroups) {
        yield { text: prefix, span: prefixSpan, regex: false };
        for (const { path, pathSpan, regex } of routes) yield { text: path, span: pathSpan, regex };
    }
}
