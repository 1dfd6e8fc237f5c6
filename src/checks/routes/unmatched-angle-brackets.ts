import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { writtenPaths } from './written-paths.js';

/** A bracket without its other half is no parameter: Django takes it for text, which no address has. */
export function* unmatchedAngleBrackets(project: Project): Iterable<Finding> {
    for (const { text, span, regex } of writtenPaths(project)) {
        if (regex) continue;
        const bracket = /[<>]/.exec(text.replaceAll(/<[^<>]*>/g, ''))?.[0];
        if (bracket) yield finding('urls.W010', span, { path: text, bracket });
    }
}
