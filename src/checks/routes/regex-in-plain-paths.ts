import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { writtenPaths } from './written-paths.js';

/** Signs of a regular expression, which a plain path takes for text. */
export function* regexInPlainPaths(project: Project): Iterable<Finding> {
    for (const { text, span, regex } of writtenPaths(project)) {
        if (!regex && /\(\?P<|^\^|\$$/.test(text)) yield finding('2_0.W001', span, { path: text });
    }
}
