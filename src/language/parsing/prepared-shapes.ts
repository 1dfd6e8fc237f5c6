/** Shapes that were learned beforehand, as text: for what is read at each start, so that no parser need be built for it. */
import type { AstNode, LangiumCoreServices } from 'langium';
import type { Element, NodePlan, ShapePlan } from './shape-plan.js';
import { COMMENT, HALF, type Shape, Shapes, shapeFrom } from './shapes.js';
import { type CompositePart, compositePart, type Part } from './syntax-parts.js';

/** As JSON: numbers stand for elements of the grammar and for types of tokens, which are named once. */
interface PreparedShapes {
    /** By their paths in the grammar. */
    readonly elements: readonly string[];
    readonly types: readonly string[];
    readonly shapes: readonly PreparedShape[];
}

interface PreparedShape {
    readonly rule: string;
    /** COMMENT_MARK where a comment stands. */
    readonly types: readonly number[];
    /** A `PreparedPlan` as JSON of its own, since most are not needed at once. */
    readonly plan: string;
}

interface PreparedPlan {
    readonly part: PreparedPart;
    /** In it, elements are numbers. */
    readonly node: NodePlan<unknown>;
}

/** A composite part, the number of a token's element, or null for a comment. */
type PreparedPart = PreparedComposite | number | null;

interface PreparedComposite {
    readonly by: number;
    readonly hasNode?: true;
    readonly content: readonly PreparedPart[];
}

const COMMENT_MARK = -1;
const NO_ELEMENT = -1;

/** Keeps what it learns. */
export class PreparingShapes extends Shapes {
    private readonly language: LangiumCoreServices;
    private readonly plans = new Map<string, ShapePlan>();

    constructor(services: LangiumCoreServices) {
        super(services);
        this.language = services;
    }

    protected override learned(key: string, plan: ShapePlan): Shape {
        if (!key.includes(HALF)) this.plans.set(key, plan);
        return super.learned(key, plan);
    }

    toText(): string {
        const elements = new Numbering<AstNode>(element =>
            this.language.workspace.AstNodeLocator.getAstNodePath(element),
        );
        const names = new Map(
            Object.values(this.language.parser.Lexer.definition).map(({ tokenTypeIdx, name }) => [tokenTypeIdx, name]),
        );
        const types = new Numbering<string>(code => {
            const name = names.get(code.charCodeAt(0));
            if (name === undefined) throw new Error('A key is made of types of tokens.');
            return name;
        });
        const elementOf = (element: AstNode | undefined) => (element ? elements.numberOf(element) : NO_ELEMENT);
        const shapes = [...this.plans].map(([key, { part, node }]): PreparedShape => {
            const end = key.indexOf('\0');
            const plan: PreparedPlan = { part: writePart(part, elementOf), node };
            return {
                rule: key.slice(0, end),
                types: [...key.slice(end + 1)].map(code => (code === COMMENT ? COMMENT_MARK : types.numberOf(code))),
                plan: JSON.stringify(plan, (name, value) =>
                    name === 'element' ? elementOf(value as AstNode | undefined) : value,
                ),
            };
        });
        const prepared: PreparedShapes = { elements: elements.names, types: types.names, shapes };
        return JSON.stringify(prepared);
    }
}

function writePart(part: Part, elementOf: (element: AstNode | undefined) => number): PreparedPart {
    if (part.kind === 'comment') return null;
    const by = elementOf(part.element);
    if (part.kind !== 'composite') return by;
    const content = part.content.map(inner => writePart(inner, elementOf));
    return { by, ...(part.hasNode ? { hasNode: true } : {}), content };
}

class Numbering<T> {
    readonly names: string[] = [];
    private readonly numbers = new Map<T, number>();
    private readonly nameOf: (one: T) => string;

    constructor(nameOf: (one: T) => string) {
        this.nameOf = nameOf;
    }

    numberOf(one: T): number {
        const known = this.numbers.get(one);
        if (known !== undefined) return known;
        this.numbers.set(one, this.names.length);
        return this.names.push(this.nameOf(one)) - 1;
    }
}

/** What `PreparingShapes` has written, of the very same grammar. */
export function* readPreparedShapes(
    text: string,
    services: LangiumCoreServices,
): Iterable<readonly [key: string, shape: Shape]> {
    const { elements, types, shapes }: PreparedShapes = JSON.parse(text);
    const found: Element[] = [];
    const elementOf = (number: unknown): Element => {
        if (typeof number !== 'number' || number === NO_ELEMENT) return undefined;
        found[number] ??= services.workspace.AstNodeLocator.getAstNode(services.Grammar, elements[number] as string);
        return found[number];
    };
    const { definition } = services.parser.Lexer;
    const codes = types.map(name => String.fromCharCode(definition[name]?.tokenTypeIdx as number));
    for (const { rule, types: keys, plan } of shapes) {
        const key = `${rule}\0${keys.map(number => (number === COMMENT_MARK ? COMMENT : codes[number])).join('')}`;
        yield [key, onFirstUse(() => shapeFrom(readPlan(plan, elementOf), services, elementOf))];
    }
}

function onFirstUse(make: () => Shape): Shape {
    let made: Shape | undefined;
    return run => {
        made ??= make();
        return made(run);
    };
}

type ElementOf = (number: unknown) => Element;

function readPlan(text: string, elementOf: ElementOf): ShapePlan<unknown> {
    const { part, node }: PreparedPlan = JSON.parse(text);
    return { part: new PartReading(elementOf).part(part) as CompositePart, node };
}

class PartReading {
    private readonly elementOf: ElementOf;
    private ordinal = 0;
    private tokens = 0;
    private comments = 0;

    constructor(elementOf: ElementOf) {
        this.elementOf = elementOf;
    }

    part(written: PreparedPart): Part {
        const ordinal = this.ordinal++;
        const plain = { type: undefined, half: undefined };
        if (written === null) return { kind: 'comment', ordinal, element: undefined, index: this.comments++, ...plain };
        if (typeof written === 'number')
            return { kind: 'token', ordinal, element: this.elementOf(written), index: this.tokens++, ...plain };
        const { by, hasNode = false, content } = written;
        return compositePart(
            { ordinal, element: this.elementOf(by), hasNode },
            content.map(inner => this.part(inner)),
        );
    }
}
