import { type AstNode, AstUtils, type Reference } from 'langium';
import type { SourceAnchor, SourceSpan } from '../../model/source-span.js';
import { offsetOfNode, rangeOfNode, rangeOfProperty, type TextRange } from '../parsing/syntax-ranges.js';
import { LinkedReference } from '../scoping/linked-reference.js';

/** The spans of one declaration's parts: all share its anchor, so that text typed above it changes one number. */
export class Spans {
    readonly anchor: SourceAnchor;
    /** Where that is now: spans are made for the text as it is. */
    private readonly offset: number;

    constructor(anchor: SourceAnchor) {
        this.anchor = anchor;
        this.offset = anchor.offset;
    }

    /** Counting from a declaration, or from the start of a file. */
    static from(declaration: AstNode): Spans {
        const uri = AstUtils.getDocument(declaration).uri.toString();
        return new Spans({ uri, offset: rangeOfNode(declaration)?.offset ?? 0 });
    }

    /** Of a part that keeps its node when others around it change: its spans change with it alone. */
    within(part: AstNode): Spans {
        const known = anchors.get(part);
        if (known?.within === this.anchor) return new Spans(known);
        const anchor = new PartAnchor(this.anchor, part);
        anchors.set(part, anchor);
        return new Spans(anchor);
    }

    ofRange(offset: number, end: number): SourceSpan {
        return { anchor: this.anchor, start: offset - this.offset, end: end - this.offset };
    }

    of(node: AstNode): SourceSpan {
        return this.ofText(nearestRange(node));
    }

    ofReference(reference: Reference, within: AstNode): SourceSpan {
        const range = reference instanceof LinkedReference ? reference.textRange : reference.$refNode;
        return this.ofText(range ?? nearestRange(within));
    }

    /** Where a property is written; the whole node where it is missing, as in half-typed text. */
    ofProperty(node: AstNode, property: string, index?: number): SourceSpan {
        return this.ofText(rangeOfProperty(node, property, index) ?? nearestRange(node));
    }

    /** From the start of one node to the end of another. */
    between(first: AstNode, last: AstNode): SourceSpan {
        const from = nearestRange(first);
        const to = nearestRange(last);
        return from && to ? this.ofRange(from.offset, to.end) : this.ofText(from ?? to);
    }

    private ofText(range: TextRange | undefined): SourceSpan {
        return range ? this.ofRange(range.offset, range.end) : { anchor: this.anchor, start: 0, end: 0 };
    }
}

const anchors = new WeakMap<AstNode, PartAnchor>();

/** Finds out where its part stands when it is asked, as the anchor of a declaration does. */
class PartAnchor implements SourceAnchor {
    readonly within: SourceAnchor;
    readonly #part: AstNode;

    constructor(within: SourceAnchor, part: AstNode) {
        this.within = within;
        this.#part = part;
    }

    get uri(): string {
        return this.within.uri;
    }

    /** At the start of the declaration for what error recovery has made up. */
    get offset(): number {
        return offsetOfNode(this.#part) ?? this.within.offset;
    }

    toJSON(): SourceAnchor {
        return { uri: this.uri, offset: this.offset };
    }
}

/** A node that error recovery made up has no text: what holds it has. */
function nearestRange(node: AstNode): TextRange | undefined {
    for (let at: AstNode | undefined = node; at; at = at.$container) {
        const range = rangeOfNode(at);
        if (range) return range;
    }
    return undefined;
}
