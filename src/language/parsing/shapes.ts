/**
 * What the parser has made of some tokens says what it would make of others of the same types. It decides by types alone: only
 * names and values come from the text. So it is asked about each sequence of types twice, and from then on its answer is built
 * again around other tokens, which takes a fraction of the time: most lines of a file have one of a few dozen shapes.
 */
import {
    type AstNode,
    AstUtils,
    type CstNode,
    GrammarAST,
    isAstNode,
    isReference,
    type LangiumCoreServices,
    type Linker,
    type Mutable,
    type Reference,
    type ValueConverter,
} from 'langium';
import type { Run } from './run.js';
import { createNode } from './syntax-node.js';
import type { CompositePart, LeafPart, Part } from './syntax-parts.js';
import { setSource, sourceOf } from './syntax-source.js';

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
    keyOf(run: Run): string | undefined {
        if (run.length > MAX_TOKENS || run.hasMissing || run.comments.first < run.comments.end) return undefined;
        let key = `${run.rule}\0`;
        for (let at = 0; at < run.length; at++) {
            // The types of one grammar are numbered one after the other, so no two of them become the same character.
            key += String.fromCharCode(run.types[at] as number);
            if (run.half(at) !== undefined) key += HALF;
        }
        return key;
    }

    /** What the parser would make of the run, if that is known. */
    build(key: string, run: Run): Parsed | undefined {
        return this.known.get(key)?.(run);
    }

    /** `parsed`: what the parser has made of all of the run, without an error. */
    learn(key: string, run: Run, parsed: Parsed): void {
        if (this.known.get(key) === null) return;
        if (this.known.has(key)) this.known.set(key, shapeOf(parsed, run, this.converter, this.linker) ?? null);
        else if (this.known.size < MAX_SHAPES) this.known.set(key, undefined);
    }
}

/** Behind the type of a token that is one half of a token of the file. */
const HALF = '\uffff';

/** A tree, and the parts of its concrete syntax that its nodes have the numbers of. */
export interface Parsed {
    readonly node: AstNode;
    readonly part: CompositePart;
}

type Shape = (run: Run) => Parsed;

/** Makes the value of a property of `owner`, whose own container is given for the one property that leads there. */
type Make = (run: Run, owner: AstNode, container: AstNode | undefined) => unknown;

/** Undefined where it is not known of a value what it comes from. */
function shapeOf({ node, part }: Parsed, run: Run, converter: ValueConverter, linker: Linker): Shape | undefined {
    const reading = new ShapeReading(part, run, converter, linker);
    const make = reading.node(node);
    return reading.isComplete ? others => ({ node: make(others, undefined), part }) : undefined;
}

/** Takes a tree apart into what makes it. */
class ShapeReading {
    /** Whether it is known of everything where it comes from. */
    isComplete: boolean;
    private readonly sample: Run;
    private readonly converter: ValueConverter;
    private readonly linker: Linker;
    private readonly places = new Map<LeafPart, number>();
    /** By the number of a node's part and by property: what was read for it, in order. */
    private readonly sources = new Map<number, Map<string, Part[]>>();

    constructor(root: CompositePart, run: Run, converter: ValueConverter, linker: Linker) {
        this.sample = run;
        this.converter = converter;
        this.linker = linker;
        this.collect(root, undefined);
        this.isComplete = this.places.size === run.length;
    }

    private collect(part: Part, owner: number | undefined): void {
        const assignment = part.element && AstUtils.getContainerOfType(part.element, GrammarAST.isAssignment);
        if (owner !== undefined && assignment) {
            const properties = this.sources.get(owner) ?? new Map<string, Part[]>();
            this.sources.set(owner, properties);
            properties.set(assignment.feature, [...(properties.get(assignment.feature) ?? []), part]);
        }
        if (part.kind === 'composite') {
            const inner = part.hasNode ? part.ordinal : owner;
            for (const one of part.content) this.collect(one, inner);
        } else this.places.set(part, this.places.size);
    }

    node(sample: AstNode): (run: Run, container: AstNode | undefined) => AstNode {
        const ordinal = sourceOf(sample);
        if (typeof ordinal !== 'number') throw new Error('A node of a run has the number of its part.');
        const names = Object.keys(sample);
        const makers = Object.entries(sample).map(([name, value]) => this.property(ordinal, name, value));
        const { $type } = sample;
        return (run, container) => {
            const made = createNode($type) as Mutable<AstNode> & Record<string, unknown>;
            for (let at = 0; at < names.length; at++) {
                made[names[at] as string] = (makers[at] as Make)(run, made, container);
            }
            setSource(made, ordinal);
            return made;
        };
    }

    private property(owner: number, name: string, value: unknown): Make {
        if (name === '$container') return (_run, _owner, container) => container;
        const sources = this.sources.get(owner)?.get(name) ?? [];
        if (!Array.isArray(value)) return this.value(name, value, sources.at(-1));
        const makers = value.map((element, index) => this.value(name, element, sources[index]));
        return (run, made) => makers.map(make => make(run, made, undefined));
    }

    /** `source`: what the value comes from if it is no node, which has its own. */
    private value(property: string, value: unknown, source: Part | undefined): Make {
        if (isAstNode(value)) {
            const make = this.node(value);
            return (run, owner) => make(run, owner);
        }
        if (isReference(value)) return this.reference(property, value, source);
        // What nothing was read for is there for every node of the type.
        if (!source || typeof value === 'boolean') return () => value;
        const make = this.text(source);
        if (make(this.sample) !== value) this.isComplete = false;
        return make;
    }

    private reference(property: string, { $refText }: Reference, source: Part | undefined): Make {
        const text = source && this.text(source);
        if (!text || text(this.sample) !== $refText) {
            this.isComplete = false;
            return () => undefined;
        }
        return (run, owner) => this.linker.buildReference(owner, property, undefined, text(run) as string);
    }

    /** What is read from a token, or from all those of a rule that makes no node, as Langium's parser does. */
    private text(source: Part): (run: Run) => unknown {
        // All that is asked of it is by which element it was read.
        const cst = { grammarSource: source.element } as CstNode;
        if (source.kind === 'composite') {
            const parts = source.content.map(part => this.text(part));
            return run => this.converter.convert(parts.map(part => String(part(run))).join(''), cst);
        }
        const at = this.places.get(source) as number;
        if (GrammarAST.isKeyword(source.element)) return run => run.image(at);
        return run => this.converter.convert(run.image(at), cst);
    }
}
