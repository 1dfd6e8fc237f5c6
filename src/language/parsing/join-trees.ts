/** Joining the trees of regions: what Langium's parser does for a file that it parses in one piece. */
import type { IToken } from 'chevrotain';
import {
    type AstNode,
    AstUtils,
    CompositeCstNodeImpl,
    type CstNode,
    GrammarAST,
    isRootCstNode,
    type Mutable,
} from 'langium';
import { MovableCstNode, TokenLeaf } from './cst-nodes.js';
import type { Item } from './regions.js';

/** Turns the root of a region's tree into an inner node of the file's tree, unless it has become one for an earlier text. */
export function nest(node: AstNode, call: GrammarAST.RuleCall): CstNode | undefined {
    const cst = node.$cstNode as CompositeCstNodeImpl | undefined;
    if (!cst || !isRootCstNode(cst)) {
        if (cst) cst.grammarSource = call;
        return cst;
    }
    const inner = new MovableCstNode();
    inner.grammarSource = call;
    inner.astNode = node;
    adopt(inner, cst.content);
    (node as Mutable<AstNode>).$cstNode = inner;
    return inner;
}

export function adopt(parent: CompositeCstNodeImpl, content: CstNode[]): void {
    parent.content = content;
    for (const child of content) (child as Mutable<CstNode>).container = parent;
}

export function contain(
    parent: Mutable<AstNode> & Record<string, unknown>,
    property: string,
    items: readonly Item[],
): void {
    const nodes: AstNode[] = [];
    for (const { regions } of items) {
        for (const { node } of regions) {
            if (!node) continue;
            const child = node as Mutable<AstNode>;
            child.$container = parent;
            child.$containerProperty = property;
            child.$containerIndex = nodes.length;
            nodes.push(node);
        }
    }
    parent[property] = nodes;
}

/** The node of the declaration's own rule, below those of the rules that merely lead to it. */
export function declaringNode(node: AstNode): CompositeCstNodeImpl | undefined {
    let cst = node.$cstNode;
    while (cst instanceof CompositeCstNodeImpl) {
        const first: CstNode | undefined = cst.content.find(part => !part.hidden);
        if (
            !(first instanceof CompositeCstNodeImpl) ||
            AstUtils.getContainerOfType(first.grammarSource, GrammarAST.isAssignment)
        )
            return cst;
        cst = first;
    }
    return undefined;
}

export function lastLeaf(node: CstNode | undefined): CstNode | undefined {
    let last = node;
    while (last instanceof CompositeCstNodeImpl) last = last.content.findLast(part => !part.hidden);
    return last;
}

export function leafOf(token: IToken, grammarSource?: GrammarAST.Keyword): TokenLeaf {
    const leaf = new TokenLeaf(token, grammarSource === undefined);
    leaf.grammarSource = grammarSource;
    return leaf;
}
