/** The concrete syntax that Langium's parser builds while it runs, and the parts that are kept of it. */
import type { IToken, TokenType } from 'chevrotain';
import {
    AbstractCstNode,
    type AstNode,
    CompositeCstNodeImpl,
    type CstNode,
    CstNodeBuilder,
    CstUtils,
    type GrammarAST,
    isAstNode,
    isCompositeCstNode,
    type LeafCstNode,
    type LeafCstNodeImpl,
    type RootCstNode,
} from 'langium';
import type { Range } from 'vscode-languageserver-types';
import type { Run } from './run.js';
import { makeSourced } from './syntax-node.js';
import { type CompositePart, compositePart, type LeafPart, type Part } from './syntax-parts.js';
import { setSource, sourceOf } from './syntax-source.js';

/** Langium's has numbers for places, which take time to work out. */
class TokenLeaf extends AbstractCstNode implements LeafCstNode {
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

class RunComposite extends CompositeCstNodeImpl {
    hasNode = false;
    ordinal = 0;

    override get astNode(): AstNode {
        return super.astNode;
    }

    override set astNode(node: AstNode | undefined) {
        super.astNode = node;
        this.hasNode = true;
    }
}

export class RunCstBuilder extends CstNodeBuilder {
    /** Of what is being built, or was built last. */
    root: RootCstNode | undefined;
    private nodes: AstNode[] = [];

    override buildRootNode(input: string): RootCstNode {
        this.root = super.buildRootNode(input);
        return this.root;
    }

    override buildCompositeNode(feature: GrammarAST.AbstractElement): CompositeCstNodeImpl {
        const node = new RunComposite();
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

    override construct(item: Parameters<CstNodeBuilder['construct']>[0]): void {
        if (isAstNode(item)) {
            makeSourced(item);
            this.nodes.push(item);
        }
        super.construct(item);
    }

    /** The nodes that were made since this was asked last, some of which may be in no tree. */
    takeNodes(): AstNode[] {
        const { nodes } = this;
        this.nodes = [];
        return nodes;
    }
}

/** More than a project has; parts of others are not shared. */
const MAX_SHARED = 4000;
const MAX_KEY_LENGTH = 1000;

/** Keeps parts of runs, the same ones for runs that were read in the same way. */
export class PartStore {
    private readonly elements = new Map<GrammarAST.AbstractElement, number>();
    private readonly shared = new Map<string, CompositePart>();

    /** The parts of what a run has built, whose `nodes` keep their numbers from now on. */
    read(root: CstNode | undefined, run: Run, nodes: readonly AstNode[]): CompositePart {
        if (!root || !isCompositeCstNode(root)) throw new Error('A run of the parser makes a composite node.');
        const reading = new Reading(run, this.elements);
        const part = reading.composite(root);
        for (const node of nodes) {
            const source = sourceOf(node);
            // A node of a rule that leads to another has been made once for each.
            if (typeof source === 'number') continue;
            setSource(node, source instanceof RunComposite ? source.ordinal : 0);
            compactLists(node);
        }
        const { key } = reading;
        if (key.length > MAX_KEY_LENGTH) return part;
        const name = String.fromCharCode(...key);
        const known = this.shared.get(name);
        if (!known && this.shared.size < MAX_SHARED) this.shared.set(name, part);
        return known ?? part;
    }
}

/** Langium's parser fills lists by and by, for which V8 makes them room for sixteen. */
function compactLists(node: AstNode): void {
    const properties = node as unknown as Record<string, unknown>;
    for (const name of Object.keys(node)) {
        const value = properties[name];
        if (Array.isArray(value) && value.length > 0) properties[name] = value.slice();
    }
}

class Reading {
    /** What all is the same in runs that are read in the same way. */
    readonly key: number[] = [];
    private readonly run: Run;
    private readonly elements: Map<GrammarAST.AbstractElement, number>;
    private ordinal = 0;
    private tokens = 0;
    private comments = 0;

    constructor(run: Run, elements: Map<GrammarAST.AbstractElement, number>) {
        this.run = run;
        this.elements = elements;
    }

    composite(node: CstNode & { readonly content: readonly CstNode[] }): CompositePart {
        const ordinal = this.ordinal++;
        const element = node.grammarSource;
        const hasNode = !(node instanceof RunComposite) || node.hasNode;
        if (node instanceof RunComposite) node.ordinal = ordinal;
        this.key.push(hasNode ? 1 : 2, this.numberOf(element));
        const content: Part[] = [];
        for (const inner of node.content) {
            content.push(isCompositeCstNode(inner) ? this.composite(inner) : this.leaf(inner));
        }
        this.key.push(0);
        return compositePart({ ordinal, element, hasNode }, content);
    }

    private leaf(leaf: CstNode): LeafPart {
        const ordinal = this.ordinal++;
        if (leaf.hidden) {
            const index = this.comments++;
            this.key.push(3, index);
            return { kind: 'comment', ordinal, element: undefined, index, type: undefined, half: undefined };
        }
        while (this.run.fileIndex(this.tokens) === undefined) this.tokens++;
        const part = leafPart(this.run, this.tokens++, ordinal, leaf.grammarSource);
        this.key.push(4, this.numberOf(part.element), part.index, part.half ?? 2, part.type?.tokenTypeIdx ?? 0);
        return part;
    }

    private numberOf(element: GrammarAST.AbstractElement | undefined): number {
        if (!element) return 0;
        const number = this.elements.get(element) ?? this.elements.size + 1;
        this.elements.set(element, number);
        return number;
    }
}

/** Of the token at a place in the run. */
export function leafPart(
    run: Run,
    at: number,
    ordinal: number,
    element: GrammarAST.AbstractElement | undefined,
): LeafPart {
    const index = run.fileIndex(at);
    if (index === undefined) throw new Error('What is missing in the text has no part in its syntax.');
    return { kind: 'token', ordinal, element, index, type: run.otherType(at), half: run.half(at) };
}
