import { type AstNode, AstUtils, type CstNode, GrammarUtils, type Reference } from 'langium';
import type { SourceAnchor, SourceSpan } from '../../model/source-span.js';

/** The spans of one declaration's parts: all share its anchor, so that text typed above it changes one number. */
export class Spans {
    readonly anchor: SourceAnchor;

    constructor(anchor: SourceAnchor) {
        this.anchor = anchor;
    }

    /** Counting from a declaration, or from the start of a file. */
    static from(declaration: AstNode): Spans {
        const uri = AstUtils.getDocument(declaration).uri.toString();
        return new Spans({ uri, offset: declaration.$cstNode?.offset ?? 0 });
    }

    ofRange(offset: number, end: number): SourceSpan {
        return { anchor: this.anchor, start: offset - this.anchor.offset, end: end - this.anchor.offset };
    }

    ofCst(cst: CstNode | undefined): SourceSpan {
        return cst ? this.ofRange(cst.offset, cst.end) : { anchor: this.anchor, start: 0, end: 0 };
    }

    of(node: AstNode): SourceSpan {
        return this.ofCst(nearestCst(node));
    }

    ofReference(reference: Reference, within: AstNode): SourceSpan {
        return this.ofCst(reference.$refNode ?? nearestCst(within));
    }

    /** Where a property is written; the whole node where it is missing, as in half-typed text. */
    ofProperty(node: AstNode, property: string, index?: number): SourceSpan {
        return this.ofCst(GrammarUtils.findNodeForProperty(node.$cstNode, property, index) ?? nearestCst(node));
    }

    /** From the start of one node to the end of another. */
    between(first: AstNode, last: AstNode): SourceSpan {
        const from = nearestCst(first);
        const to = nearestCst(last);
        return from && to ? this.ofRange(from.offset, to.end) : this.ofCst(from ?? to);
    }
}

/** A node that error recovery made up has no text: what holds it has. */
function nearestCst(node: AstNode): CstNode | undefined {
    for (let at: AstNode | undefined = node; at; at = at.$container) if (at.$cstNode) return at.$cstNode;
    return undefined;
}
