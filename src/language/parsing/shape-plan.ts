/** A tree taken apart into what makes it: what is fixed for all runs of its shape, and from which token the rest comes. */
import {
    type AstNode,
    AstUtils,
    type CstNode,
    GrammarAST,
    isAstNode,
    isReference,
    type Reference,
    type ValueConverter,
} from 'langium';
import type { Run } from './run.js';
import type { CompositePart, LeafPart, Part } from './syntax-parts.js';
import { sourceOf } from './syntax-source.js';

/** A tree, and the parts of its concrete syntax that its nodes have the numbers of. */
export interface Parsed {
    readonly node: AstNode;
    readonly part: CompositePart;
}

/** `E` is how an element of the grammar is told. */
export interface ShapePlan<E = Element> {
    readonly part: CompositePart;
    readonly node: NodePlan<E>;
}

export type Element = GrammarAST.AbstractElement | undefined;

export interface NodePlan<E = Element> {
    readonly type: string;
    /** Of its part. */
    readonly ordinal: number;
    /** In their order: behind its type, before what leads to its container. */
    readonly properties: readonly (readonly [name: string, value: ValuePlan<E>])[];
}

export type ValuePlan<E = Element> =
    | { readonly kind: 'constant'; readonly value?: unknown }
    | { readonly kind: 'list'; readonly elements: readonly ValuePlan<E>[] }
    | { readonly kind: 'node'; readonly node: NodePlan<E> }
    | { readonly kind: 'reference'; readonly text: TextPlan<E> }
    | { readonly kind: 'text'; readonly text: TextPlan<E> };

/** What is read from a token, or from all those of a rule that makes no node, as Langium's parser does. */
export type TextPlan<E = Element> =
    | { readonly kind: 'keyword'; readonly at: number }
    | { readonly kind: 'token'; readonly at: number; readonly element: E }
    | { readonly kind: 'rule'; readonly parts: readonly TextPlan<E>[]; readonly element: E };

/** Undefined where it is not known of a value what it comes from. */
export function planOf({ node, part }: Parsed, run: Run, converter: ValueConverter): ShapePlan | undefined {
    const reading = new PlanReading(part, run, converter);
    const plan = reading.node(node);
    return reading.isComplete ? { part, node: plan } : undefined;
}

export function textMaker<E>(
    plan: TextPlan<E>,
    converter: ValueConverter,
    elementOf: (element: E) => Element,
): (run: Run) => unknown {
    if (plan.kind === 'keyword') return run => run.image(plan.at);
    // All that is asked of it is by which element it was read.
    const cst = { grammarSource: elementOf(plan.element) } as CstNode;
    if (plan.kind === 'token') return run => converter.convert(run.image(plan.at), cst);
    const parts = plan.parts.map(part => textMaker(part, converter, elementOf));
    return run => converter.convert(parts.map(part => String(part(run))).join(''), cst);
}

class PlanReading {
    /** Whether it is known of everything where it comes from. */
    isComplete: boolean;
    private readonly run: Run;
    private readonly converter: ValueConverter;
    private readonly places = new Map<LeafPart, number>();
    /** By the number of a node's part and by property: what was read for it, in order. */
    private readonly sources = new Map<number, Map<string, Part[]>>();

    constructor(root: CompositePart, run: Run, converter: ValueConverter) {
        this.run = run;
        this.converter = converter;
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
        } else if (part.kind === 'token') this.places.set(part, this.places.size);
    }

    node(sample: AstNode): NodePlan {
        const ordinal = sourceOf(sample);
        if (typeof ordinal !== 'number') throw new Error('A node of a run has the number of its part.');
        const properties = Object.entries(sample)
            .filter(([name]) => !name.startsWith('$'))
            .map(([name, value]) => [name, this.property(ordinal, name, value)] as const);
        return { type: sample.$type, ordinal, properties };
    }

    private property(owner: number, name: string, value: unknown): ValuePlan {
        const sources = this.sources.get(owner)?.get(name) ?? [];
        if (!Array.isArray(value)) return this.value(value, sources.at(-1));
        return { kind: 'list', elements: value.map((element, index) => this.value(element, sources[index])) };
    }

    /** `source`: what the value comes from if it is no node, which has its own. */
    private value(value: unknown, source: Part | undefined): ValuePlan {
        if (isAstNode(value)) return { kind: 'node', node: this.node(value) };
        if (isReference(value)) return this.reference(value, source);
        // What nothing was read for is there for every node of the type.
        if (!source || typeof value === 'boolean') return { kind: 'constant', value };
        return { kind: 'text', text: this.text(source, value) };
    }

    private reference({ $refText }: Reference, source: Part | undefined): ValuePlan {
        if (source) return { kind: 'reference', text: this.text(source, $refText) };
        this.isComplete = false;
        return { kind: 'constant' };
    }

    private text(source: Part, value: unknown): TextPlan {
        const plan = this.planOfText(source);
        if (textMaker(plan, this.converter, element => element)(this.run) !== value) this.isComplete = false;
        return plan;
    }

    private planOfText(source: Part): TextPlan {
        const { element } = source;
        if (source.kind === 'composite') {
            const parts = source.content.filter(({ kind }) => kind !== 'comment').map(part => this.planOfText(part));
            return { kind: 'rule', parts, element };
        }
        const at = this.places.get(source) as number;
        return GrammarAST.isKeyword(element) ? { kind: 'keyword', at } : { kind: 'token', at, element };
    }
}
