/**
 * Where an element was written. Offsets count from the start of the top-level declaration that holds the element
 * (its anchor), so that text typed above a declaration changes one number and no element of it.
 */
export interface SourceSpan {
    readonly anchor: SourceAnchor;
    /** UTF-16 offset of the first character, from `anchor.offset`. */
    readonly start: number;
    /** UTF-16 offset behind the last character, from `anchor.offset`. */
    readonly end: number;
}

/** One top-level declaration's place. Shared by all spans inside it; only the language keeps `offset` up to date. */
export interface SourceAnchor {
    readonly uri: string;
    /** UTF-16 offset of the declaration in its document. */
    readonly offset: number;
    /** The declaration's, where a part of it counts from its own start. */
    readonly within?: SourceAnchor;
}

/** The place of the top-level declaration that holds a span. */
export const declarationAnchorOf = ({ anchor }: SourceSpan): SourceAnchor => anchor.within ?? anchor;

/** UTF-16 offsets in the document at `uri`; `end` is exclusive. */
export interface DocumentRange {
    readonly uri: string;
    readonly start: number;
    readonly end: number;
}

export function documentRangeOf({ anchor, start, end }: SourceSpan): DocumentRange {
    return { uri: anchor.uri, start: anchor.offset + start, end: anchor.offset + end };
}
