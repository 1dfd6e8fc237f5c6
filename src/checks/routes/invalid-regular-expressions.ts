import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { routesOf } from './routes-of.js';

/** Expressions that Python cannot compile. Where Python's and JavaScript's languages differ, the rule stays silent. */
export function* invalidRegularExpressions(project: Project): Iterable<Finding> {
    for (const { route } of routesOf(project)) {
        if (!route.regex) continue;
        const flaw = flawOf(route.path);
        if (flaw !== undefined) yield finding('invalid-route-regex', route.pathSpan, { regex: route.path, flaw });
    }
}

/** Flags, comments, conditions, possessive and atomic groups, and Python's names for the text's beginning and end. */
const pythonsOwn = /\(\?[#(>aiLmsux-]|\(\?P[=>]|[*+?}]\+|\\[AZ]/;

function flawOf(regex: string): string | undefined {
    if (pythonsOwn.test(regex)) return undefined;
    try {
        new RegExp(regex.replaceAll('(?P<', '(?<'));
        return undefined;
    } catch (error) {
        // The engine's words begin with the expression itself: `Invalid regular expression: /(/: Unterminated group`.
        const message = error instanceof Error ? error.message : '';
        return message.slice(message.lastIndexOf(': ') + 1).trim();
    }
}
