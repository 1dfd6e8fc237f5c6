import type { SourceSpan } from '../model/source-span.js';
import { type Finding, finding } from './finding.js';

interface Named {
    readonly name: string;
    readonly span: SourceSpan;
}

/** A finding at each of `elements` that has the name of one before it. A name that is still missing is no name. */
export function* repeatedNames(
    elements: Iterable<readonly [kind: string, element: Named]>,
    where: string,
): Iterable<Finding> {
    const firsts = new Map<string, Named>();
    for (const [kind, element] of elements) {
        const first = firsts.get(element.name);
        if (!first) {
            if (element.name !== '') firsts.set(element.name, element);
            continue;
        }
        const { name, span } = element;
        yield finding('duplicate-name', span, { kind, name, where }, [
            { span: first.span, message: `'${name}' is declared here first.` },
        ]);
    }
}
