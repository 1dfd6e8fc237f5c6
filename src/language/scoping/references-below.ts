import { type AstNode, isAstNode, type ReferenceInfo } from 'langium';
import { LinkedReference } from './linked-reference.js';

const walked = new WeakMap<AstNode, readonly LinkedReference[]>();

/**
 * All references below a node, in the order of the text: found once. Langium's streams do the same at several times the
 * cost.
 */
export function referencesBelow(root: AstNode): readonly LinkedReference[] {
    let found = walked.get(root);
    if (!found) {
        // Not as it has grown, with room for more.
        found = collect(root).slice();
        walked.set(root, found);
    }
    return found;
}

/** To be called where nodes have come to stand in another declaration, on which depends where their names lead. */
export function resetReferencesBelow(node: AstNode): void {
    for (const reference of referencesBelow(node)) reference.invalidate();
}

/** Where a reference stands, as Langium says it. */
export function infoOf(reference: LinkedReference): ReferenceInfo {
    const { container, property } = reference;
    const isListed = Array.isArray(container[property as keyof AstNode]);
    return { reference, container, property, ...(isListed && { index: reference.index }) };
}

/** Without recursion, so that no nesting is too deep. */
function collect(root: AstNode): LinkedReference[] {
    const found: LinkedReference[] = [];
    const open: AstNode[] = [root];
    for (let node = open.pop(); node; node = open.pop()) {
        const firstChild = open.length;
        for (const property in node) {
            // What begins so is Langium's own: where the node stands, not what it holds.
            if (property.startsWith('$')) continue;
            const value = node[property as keyof typeof node] as unknown;
            if (typeof value !== 'object' || value === null) continue;
            if (!Array.isArray(value)) {
                if (value instanceof LinkedReference) found.push(value);
                else if (isAstNode(value)) open.push(value);
                continue;
            }
            for (let index = 0; index < value.length; index++) {
                const item: unknown = value[index];
                if (item instanceof LinkedReference) found.push(item);
                else if (isAstNode(item)) open.push(item);
            }
        }
        reverseFrom(open, firstChild);
    }
    return found;
}

/** What was pushed last is taken first: so the children stand the other way round. */
function reverseFrom(nodes: AstNode[], start: number): void {
    for (let low = start, high = nodes.length - 1; low < high; low++, high--) {
        const swapped = nodes[low] as AstNode;
        nodes[low] = nodes[high] as AstNode;
        nodes[high] = swapped;
    }
}
