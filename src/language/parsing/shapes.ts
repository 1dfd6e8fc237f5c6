/**
 * What the parser has made of some tokens says what it would make of others of the same types. It decides by types alone: only
 * names and values come from the text. So it is asked about each sequence of types twice, and from then on its answer is built
 * again around other tokens, which takes a fraction of the time: most lines of a file have one of a few dozen shapes.
 */
import type { IToken } from 'chevrotain';
import {
    type AstNode,
    AstUtils,
    type CompositeCstNode,
    type CompositeCstNodeImpl,
    type CstNode,
    GrammarAST,
    isAstNode,
    isCompositeCstNode,
    isReference,
    type LangiumCoreServices,
    type Linker,
    type Mutable,
    type Reference,
    type ValueConverter,
} from 'langium';
import { MovableCstNode, TokenLeaf } from './cst-nodes.js';

/** Longer runs hardly ever come again. */
const MAX_TOKENS = 64;
/** More than a project has; what a text has beyond them is parsed. */
const MAX_SHAPES = 4000;

export class Shapes {
    private readonly converter: ValueConverter;
    private readonly linker: Linker;
    /** Of a key that has come up once, nothing is known yet; null is for what cannot be told from the types. */
    private readonly known = new Map<string, Shape | null | undefined>();

    constructor(services: LangiumCoreServices) {
        this.converter = services.parser.ValueConverter;
        this.linker = services.references.Linker;
    }

    /** The rule and the types of the tokens; undefined for a run that has no shape. */
    keyOf(rule: string, tokens: readonly IToken[]): string | undefined {
        if (tokens.length > MAX_TOKENS) return undefined;
        let key = `${rule}\0`;
        for (const { tokenTypeIdx, isInsertedInRecovery } of tokens) {
            if (isInsertedInRecovery) return undefined;
            // The types of one grammar are numbered one after the other, so no two of them become the same character.
            key += String.fromCharCode(tokenTypeIdx);
        }
        return key;
    }

    /** What the parser would make of `tokens`, if that is known. */
    build(key: string, tokens: readonly IToken[]): AstNode | undefined {
        return this.known.get(key)?.(tokens);
    }

    /** `parsed`: what the parser has made of all of `tokens`, without an error and without comments. */
    learn(key: string, tokens: readonly IToken[], parsed: AstNode): void {
        if (this.known.get(key) === null) return;
        if (this.known.has(key)) this.known.set(key, shapeOf(parsed, tokens, this.converter, this.linker) ?? null);
        else if (this.known.size < MAX_SHAPES) this.known.set(key, undefined);
    }
}

type Shape = (tokens: readonly IToken[]) => AstNode;

/** A tree under construction: its tokens, and the nodes of its concrete syntax, each before those that it consists of. */
interface Tree {
    readonly tokens: readonly IToken[];
    readonly cst: CstNode[];
}

type MakeCst = (tree: Tree, container: CompositeCstNodeImpl | undefined) => CstNode;

/** Makes the value of a property of `owner`, whose own container is given for the one property that leads there. */
type Make = (tree: Tree, owner: AstNode, container: AstNode | undefined) => unknown;

/** Undefined where it is not known of a value what it comes from. */
function shapeOf(
    parsed: AstNode,
    tokens: readonly IToken[],
    converter: ValueConverter,
    linker: Linker,
): Shape | undefined {
    if (!isCompositeCstNode(parsed.$cstNode)) return undefined;
    const reading = new ShapeReading(parsed.$cstNode, tokens, converter, linker);
    const makeCst = reading.cst(parsed.$cstNode);
    const makeNode = reading.node(parsed);
    if (!reading.isComplete) return undefined;
    return others => {
        const tree: Tree = { tokens: others, cst: [] };
        makeCst(tree, undefined);
        return makeNode(tree, undefined);
    };
}

/** Takes a tree apart into what makes it. */
class ShapeReading {
    /** Whether it is known of everything where it comes from. */
    isComplete: boolean;
    private readonly sample: Tree;
    private readonly converter: ValueConverter;
    private readonly linker: Linker;
    private readonly indices = new Map<CstNode, number>();
    private readonly tokenIndices = new Map<CstNode, number>();
    /** By node and property: what was read for it, in order. */
    private readonly sources = new Map<AstNode, Map<string, CstNode[]>>();

    constructor(root: CompositeCstNode, tokens: readonly IToken[], converter: ValueConverter, linker: Linker) {
        this.sample = { tokens, cst: [] };
        this.converter = converter;
        this.linker = linker;
        this.collect(root, undefined);
        this.isComplete = this.tokenIndices.size === tokens.length;
    }

    private collect(cst: CstNode, owner: AstNode | undefined): void {
        this.indices.set(cst, this.sample.cst.length);
        this.sample.cst.push(cst);
        const assignment = cst.grammarSource && AstUtils.getContainerOfType(cst.grammarSource, GrammarAST.isAssignment);
        if (owner && assignment) {
            const properties = this.sources.get(owner) ?? new Map<string, CstNode[]>();
            this.sources.set(owner, properties);
            properties.set(assignment.feature, [...(properties.get(assignment.feature) ?? []), cst]);
        }
        if (isCompositeCstNode(cst)) for (const part of cst.content) this.collect(part, cst.astNode);
        else this.tokenIndices.set(cst, this.tokenIndices.size);
    }

    cst(sample: CstNode): MakeCst {
        const { grammarSource } = sample;
        if (isCompositeCstNode(sample)) {
            const parts = sample.content.map(part => this.cst(part));
            return (tree, container) => {
                const made = new MovableCstNode();
                made.container = container;
                made.grammarSource = grammarSource;
                tree.cst.push(made);
                made.content = parts.map(make => make(tree, made));
                return made;
            };
        }
        const index = this.tokenIndices.get(sample) as number;
        return (tree, container) => {
            const made = new TokenLeaf(tree.tokens[index] as IToken, false);
            made.container = container;
            made.grammarSource = grammarSource;
            tree.cst.push(made);
            return made;
        };
    }

    node(sample: AstNode): (tree: Tree, container: AstNode | undefined) => AstNode {
        const index = sample.$cstNode && this.indices.get(sample.$cstNode);
        if (index === undefined || sample.$cstNode?.astNode !== sample) this.isComplete = false;
        const names = Object.keys(sample);
        const makers = Object.entries(sample).map(([name, value]) => this.property(sample, name, value));
        return (tree, container) => {
            const made = {} as Mutable<AstNode> & Record<string, unknown>;
            for (let at = 0; at < names.length; at++) {
                made[names[at] as string] = (makers[at] as Make)(tree, made, container);
            }
            (tree.cst[index as number] as CompositeCstNodeImpl).astNode = made;
            return made;
        };
    }

    private property(owner: AstNode, name: string, value: unknown): Make {
        if (name === '$container') return (_tree, _owner, container) => container;
        if (name === '$cstNode') {
            const index = this.indices.get(value as CstNode) as number;
            return ({ cst }) => cst[index];
        }
        const sources = this.sources.get(owner)?.get(name) ?? [];
        if (!Array.isArray(value)) return this.value(name, value, sources.at(-1));
        const makers = value.map((element, index) => this.value(name, element, sources[index]));
        return (tree, made) => makers.map(make => make(tree, made, undefined));
    }

    /** `source`: what the value comes from if it is no node, which has its own. */
    private value(property: string, value: unknown, source: CstNode | undefined): Make {
        if (isAstNode(value)) {
            const make = this.node(value);
            return (tree, owner) => make(tree, owner);
        }
        if (isReference(value)) return this.reference(property, value);
        // What nothing was read for is there for every node of the type.
        if (!source || typeof value === 'boolean') return () => value;
        const make = this.text(source);
        if (make(this.sample) !== value) this.isComplete = false;
        return make;
    }

    private reference(property: string, { $refNode, $refText }: Reference): Make {
        const index = $refNode && this.indices.get($refNode);
        const text = $refNode && this.text($refNode);
        if (index === undefined || !text || text(this.sample) !== $refText) {
            this.isComplete = false;
            return () => undefined;
        }
        return (tree, owner) => this.linker.buildReference(owner, property, tree.cst[index], text(tree) as string);
    }

    /** What is read from a token, or from all those of a rule that makes no node, as Langium's parser does. */
    private text(source: CstNode): (tree: Tree) => unknown {
        const index = this.indices.get(source) as number;
        if (isCompositeCstNode(source)) {
            const parts = source.content.map(part => this.text(part));
            return tree =>
                this.converter.convert(parts.map(part => String(part(tree))).join(''), tree.cst[index] as CstNode);
        }
        const token = this.tokenIndices.get(source) as number;
        if (GrammarAST.isKeyword(source.grammarSource)) return ({ tokens }) => tokens[token]?.image;
        return tree => this.converter.convert((tree.tokens[token] as IToken).image, tree.cst[index] as CstNode);
    }
}
