/**
 * What the parser has made of some tokens says what it would make of others of the same types. It decides by types alone: only
 * names and values come from the text. So it is asked about each sequence of types twice, and from then on its answer is built
 * again around other tokens, which takes a fraction of the time: most lines of a file have one of a few dozen shapes.
 */
import type { AstNode, LangiumCoreServices, Linker, Mutable, ValueConverter } from 'langium';
import type { Run } from './run.js';
import {
    type Element,
    type NodePlan,
    type Parsed,
    planOf,
    type ShapePlan,
    textMaker,
    type ValuePlan,
} from './shape-plan.js';
import { createNode, createOutermostNode } from './syntax-node.js';
import { setSource } from './syntax-source.js';

/** Longer runs hardly ever come again. */
const MAX_TOKENS = 256;
/** More than a project has; what a text has beyond them is parsed. */
const MAX_SHAPES = 4000;

/** Stands in a key behind the type of a token that is one half of a token of the file. */
export const HALF = '\uffff';
/** Stands in a key before the type of the token behind a comment. */
export const COMMENT = '\ufffe';

/** Builds what the parser would make of a run. */
export type Shape = (run: Run) => Parsed;

export class Shapes {
    private readonly services: LangiumCoreServices;
    /** Of a key that has come up once, nothing is known yet; null is for what cannot be told from the types. */
    private readonly known = new Map<string, Shape | null | undefined>();

    constructor(services: LangiumCoreServices, prepared: Iterable<readonly [key: string, shape: Shape]> = []) {
        this.services = services;
        for (const [key, shape] of prepared) this.known.set(key, shape);
    }

    /** The rule, the types of the tokens, and where there are comments; undefined for a run that has no shape. */
    keyOf(run: Run): string | undefined {
        if (run.length > MAX_TOKENS || run.hasMissing) return undefined;
        let key = `${run.rule}\0`;
        let comment = run.comments.first;
        for (let at = 0; at < run.length; at++) {
            for (; comment < run.comments.end && run.isBehindComment(at, comment); comment++) key += COMMENT;
            // The types of one grammar are numbered one after the other, so no two of them become the same character.
            key += String.fromCharCode(run.types[at] as number);
            if (run.half(at) !== undefined) key += HALF;
        }
        return comment === run.comments.end ? key : undefined;
    }

    /** What the parser would make of the run, if that is known. */
    build(key: string, run: Run): Parsed | undefined {
        return this.known.get(key)?.(run);
    }

    /** `parsed`: what the parser has made of all of the run, without an error. */
    learn(key: string, run: Run, parsed: Parsed): void {
        if (this.known.get(key) === null) return;
        if (this.known.has(key)) {
            const plan = planOf(parsed, run, this.services.parser.ValueConverter);
            this.known.set(key, plan ? this.learned(key, plan) : null);
        } else if (this.known.size < MAX_SHAPES) this.known.set(key, undefined);
    }

    protected learned(_key: string, plan: ShapePlan): Shape {
        return shapeFrom(plan, this.services, element => element);
    }
}

export function shapeFrom<E>(
    { part, node }: ShapePlan<E>,
    { parser, references }: LangiumCoreServices,
    elementOf: (element: E) => Element,
): Shape {
    const make = new Making(parser.ValueConverter, references.Linker, elementOf).node(node);
    return run => ({ node: make(run, undefined), part });
}

/**
 * The same text as V8 keeps names of properties, each once: such texts are compared and looked up at a glance. Those of longer
 * values in JSON are not kept like that, and a node's type is looked up at every question about it.
 */
const asName = (text: string): string => Object.keys({ [text]: undefined })[0] as string;

/** Makes the value of a property of `owner`. */
type Make = (run: Run, owner: AstNode) => unknown;

class Making<E> {
    private readonly converter: ValueConverter;
    private readonly linker: Linker;
    private readonly elementOf: (element: E) => Element;

    constructor(converter: ValueConverter, linker: Linker, elementOf: (element: E) => Element) {
        this.converter = converter;
        this.linker = linker;
        this.elementOf = elementOf;
    }

    /** `property` and `index`: of the container, where the node is to stand in one. */
    node(
        { type: written, ordinal, properties }: NodePlan<E>,
        property?: string,
        index?: number,
    ): (run: Run, container: AstNode | undefined) => AstNode {
        const type = asName(written);
        const names = properties.map(([name]) => asName(name));
        const makers = properties.map(([, value], at) => this.value(value, names[at] as string));
        const create = property === undefined ? createOutermostNode : createNode;
        return (run, container) => {
            const made = create(type) as Mutable<AstNode> & Record<string, unknown>;
            made.$type = type;
            for (let at = 0; at < names.length; at++) made[names[at] as string] = (makers[at] as Make)(run, made);
            if (container) made.$container = container;
            if (property !== undefined) made.$containerProperty = property;
            if (index !== undefined) made.$containerIndex = index;
            setSource(made, ordinal);
            return made;
        };
    }

    private value(plan: ValuePlan<E>, property: string, index?: number): Make {
        switch (plan.kind) {
            case 'constant': {
                const { value } = plan;
                return () => value;
            }
            case 'list': {
                const makers = plan.elements.map((element, at) => this.value(element, property, at));
                return (run, owner) => makers.map(make => make(run, owner));
            }
            case 'node':
                return this.node(plan.node, property, index);
            case 'reference': {
                const text = textMaker(plan.text, this.converter, this.elementOf);
                return (run, owner) => this.linker.buildReference(owner, property, undefined, text(run) as string);
            }
            case 'text':
                return textMaker(plan.text, this.converter, this.elementOf);
        }
    }
}
