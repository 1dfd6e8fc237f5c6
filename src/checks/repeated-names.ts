import type { SourceSpan } from '../model/source-span.js';
import { type Finding, finding } from './finding.js';

interface Named {
    readonly name: string;
    readonly span: SourceSpan;
}

/** A name where it is declared; `where`: what it has to be the only one in, "app 'shop'". */
export interface DeclaredName {
    readonly kind: string;
    readonly element: Named;
    readonly where: string;
}

/** By what a name is met by others. A name that is still missing is no name. */
export function* declaredNames(
    scope: string,
    where: string,
    elements: Iterable<readonly [kind: string, element: Named]>,
): Iterable<readonly [string, DeclaredName]> {
    for (const [kind, element] of elements) {
        if (element.name !== '') yield [`${scope} ${element.name}`, { kind, element, where }];
    }
}

/** A finding at each name but the first. */
export function* repeatedAmong([first, ...others]: readonly DeclaredName[]): Iterable<Finding> {
    for (const { kind, element, where } of others) {
        const { name, span } = element;
        yield finding('duplicate-name', span, { kind, name, where }, [
            { span: first?.element.span ?? span, message: `'${name}' is declared here first.` },
        ]);
    }
}

/** A finding at each of `elements` that has the name of one before it. */
export function* repeatedNames(
    elements: readonly (readonly [kind: string, element: Named])[],
    where: string,
): Iterable<Finding> {
    const names = Array.from(elements, ([, { name }]) => name);
    if (new Set(names).size === names.length) return;
    const groups = Map.groupBy(declaredNames('', where, elements), ([key]) => key);
    for (const group of groups.values()) yield* repeatedAmong(group.map(([, name]) => name));
}
