import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { type AnsweredPattern, answeredPatterns, covers, isWide } from './answered-patterns.js';

/** A route all of whose addresses an earlier pattern takes is never reached. */
export function* shadowedRoutes(project: Project): Iterable<Finding> {
    const earlier = new Map<number, AnsweredPattern[]>();
    const wide: AnsweredPattern[] = [];
    for (const pattern of answeredPatterns(project)) {
        const before = earlier.get(pattern.segments.length) ?? [];
        earlier.set(pattern.segments.length, before);
        const taker = [...before, ...wide].find(one => takes(one, pattern));
        if (isWide(pattern)) wide.push(pattern);
        else if (pattern.text.includes('<')) before.push(pattern);
        if (!taker) continue;
        const { route, text } = pattern;
        const by = `${taker.group.name}.${taker.route.name}`;
        yield finding('shadowed-route', route.pathSpan, { path: text, by }, [
            { span: taker.route.pathSpan, message: `'${by}' takes its addresses.` },
        ]);
    }
}

/** The same pattern twice is another rule's; a viewset's rows at another viewset's are its own doing. */
const takes = (one: AnsweredPattern, other: AnsweredPattern): boolean =>
    one.route !== other.route &&
    (one.group.host ?? '') === (other.group.host ?? '') &&
    (one.text !== other.text || one.of !== other.of) &&
    covers(one, other);
