/**
 * The concrete syntax of a run of the parser without its places: which elements of the grammar were read, from the how manieth
 * token. Lines of one shape share theirs, so that a file keeps a few dozen, and makes nodes of them when somebody asks.
 */
import type { TokenType } from 'chevrotain';
import { AstUtils, GrammarAST } from 'langium';
import type { BlockRule } from './item-rules.js';

export type Part = CompositePart | LeafPart;

export interface CompositePart {
    readonly kind: 'composite';
    /** Counts the parts of a run from its root on, each before those in it. */
    readonly ordinal: number;
    readonly element: GrammarAST.AbstractElement | undefined;
    /** Whether a node of the AST was made of it. */
    readonly hasNode: boolean;
    readonly content: readonly Part[];
    /** Whether the braces and the items of the region's block come behind the content. */
    readonly holdsBlock: boolean;
    /** Where it starts and ends without that block: of what is in it, the first and the last leaf, a comment only if there is no token. */
    readonly first: LeafPart | undefined;
    readonly last: LeafPart | undefined;
    /** Whether it starts or ends with that block. */
    readonly startsWithBlock: boolean;
    readonly endsWithBlock: boolean;
}

export interface LeafPart {
    readonly kind: 'token' | 'comment';
    readonly ordinal: number;
    readonly element: GrammarAST.AbstractElement | undefined;
    /** Counts the file's tokens from the first one of the run, or the comments from its first one. */
    readonly index: number;
    /** If it is another than the token's own. */
    readonly type: TokenType | undefined;
    /** Of a token that was read as two. */
    readonly half: 0 | 1 | undefined;
}

export function compositePart(
    { ordinal, element, hasNode }: Pick<CompositePart, 'ordinal' | 'element' | 'hasNode'>,
    content: readonly Part[],
    holdsBlock = false,
): CompositePart {
    const first = content.find(isVisible) ?? content[0];
    const last = content.findLast(isVisible) ?? content.at(-1);
    return {
        kind: 'composite',
        ordinal,
        element,
        hasNode,
        content,
        holdsBlock,
        first: first?.kind === 'composite' ? first.first : first,
        last: last?.kind === 'composite' ? last.last : last,
        startsWithBlock: first?.kind === 'composite' ? first.startsWithBlock : holdsBlock && !content.some(isVisible),
        endsWithBlock: holdsBlock || (last?.kind === 'composite' && last.endsWithBlock),
    };
}

const isVisible = ({ kind }: Part): boolean => kind !== 'comment';

/** The last token that was read, however deep it stands. */
export function lastToken(part: CompositePart): LeafPart | undefined {
    const last = part.content.findLast(isVisible);
    return last?.kind === 'composite' ? lastToken(last) : last;
}

/** From `root` to the part with the given ordinal. */
export function pathTo(root: CompositePart, ordinal: number): CompositePart[] {
    const path = [root];
    for (let part = root; part.ordinal !== ordinal; ) {
        const next = part.content.findLast(inner => inner.ordinal <= ordinal);
        if (next?.kind !== 'composite') throw new Error('A node must be made of a part.');
        path.push(next);
        part = next;
    }
    return path;
}

const withBlocks = new WeakMap<CompositePart, Map<BlockRule, CompositePart>>();

/** The same with a place for the block of the declaration, and without the braces, for which it was read. */
export function withBlock(root: CompositePart, block: BlockRule): CompositePart {
    const known = withBlocks.get(root) ?? new Map<BlockRule, CompositePart>();
    withBlocks.set(root, known);
    const made = known.get(block) ?? putBlock(root, block);
    known.set(block, made);
    return made;
}

/** Into the part of the declaration's own rule, below those of the rules that merely lead to it. */
function putBlock(part: CompositePart, { open, close }: Pick<BlockRule, 'open' | 'close'>): CompositePart {
    const first = part.content.find(isVisible);
    if (first?.kind === 'composite' && !isAssigned(first)) {
        const content = part.content.map(inner => (inner === first ? putBlock(first, { open, close }) : inner));
        return compositePart(part, content);
    }
    const content = part.content.filter(({ element }) => element !== open && element !== close);
    return compositePart(part, content, true);
}

const isAssigned = ({ element }: CompositePart): boolean =>
    element !== undefined && AstUtils.getContainerOfType(element, GrammarAST.isAssignment) !== undefined;
