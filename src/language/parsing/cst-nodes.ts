/**
 * A concrete syntax tree that need not be touched when text above it is edited: its leaves ask their tokens where they are,
 * and the tokens are moved by the lexer.
 */
import type { IToken, TokenType } from 'chevrotain';
import {
    AbstractCstNode,
    type AstNode,
    CompositeCstNodeImpl,
    type CstNode,
    CstNodeBuilder,
    CstUtils,
    type GrammarAST,
    isCompositeCstNode,
    type LeafCstNode,
    type LeafCstNodeImpl,
} from 'langium';
import type { Range } from 'vscode-languageserver-types';

export class TokenLeaf extends AbstractCstNode implements LeafCstNode {
    private readonly token: IToken;
    readonly hidden: boolean;

    constructor(token: IToken, hidden: boolean) {
        super();
        this.token = token;
        this.hidden = hidden;
    }

    get offset(): number {
        return this.token.startOffset;
    }

    get length(): number {
        return this.token.image.length;
    }

    get end(): number {
        return this.token.startOffset + this.token.image.length;
    }

    override get text(): string {
        return this.token.image;
    }

    get tokenType(): TokenType {
        return this.token.tokenType;
    }

    get astNode(): AstNode {
        if (!this.container) throw new Error('This node has no associated AST element');
        return this.container.astNode;
    }

    get range(): Range {
        return CstUtils.tokenToRange(this.token);
    }
}

/** Langium's keeps the range that it was first asked for. */
export class MovableCstNode extends CompositeCstNodeImpl {
    override get range(): Range {
        const first = outermostLeaf(this, content => content.find(isVisible) ?? content[0]);
        const last = outermostLeaf(this, content => content.findLast(isVisible) ?? content.at(-1));
        if (!first || !last) return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
        return { start: first.range.start, end: last.range.end };
    }
}

const isVisible = (node: CstNode): boolean => !node.hidden;

function outermostLeaf(node: CstNode, pick: (content: readonly CstNode[]) => CstNode | undefined): CstNode | undefined {
    let at: CstNode | undefined = node;
    while (at && isCompositeCstNode(at)) at = pick(at.content);
    return at;
}

export class MovableCstNodeBuilder extends CstNodeBuilder {
    override buildCompositeNode(feature: GrammarAST.AbstractElement): CompositeCstNodeImpl {
        const node = new MovableCstNode();
        node.grammarSource = feature;
        this.appendChild(this.current, node);
        // Langium has no other way of telling it which node is the current one.
        (this as unknown as { readonly nodeStack: CompositeCstNodeImpl[] }).nodeStack.push(node);
        return node;
    }

    /** What Langium's type has besides is private to it, and nobody asks for it. */
    protected override createLeafNode(token: IToken, hidden: boolean): LeafCstNodeImpl {
        return new TokenLeaf(token, hidden) as CstNode as LeafCstNodeImpl;
    }
}
