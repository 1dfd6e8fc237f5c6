/**
 * Where nodes and their properties stand in the text, as their concrete syntax says, without making that: what lines of one shape
 * have in common is found once for all of them.
 */
import { type AstNode, AstUtils, GrammarAST, GrammarUtils } from 'langium';
import { Region } from './parsed-file.js';
import type { CompositePart, LeafPart, Part } from './syntax-parts.js';
import { sourceOf } from './syntax-source.js';

/** UTF-16 offsets in the document; `end` is exclusive. */
export interface TextRange {
    readonly offset: number;
    readonly end: number;
}

/** Undefined for what error recovery has made up. */
export function rangeOfNode(node: AstNode): TextRange | undefined {
    const place = placeOf(node);
    const range = place && (rangeOfPart(place.region, place.part) ?? rangeToBlockEnd(place.region, place.part));
    if (range) return range;
    const cst = node.$cstNode;
    return cst && { offset: cst.offset, end: cst.end };
}

/** As `rangeOfNode`, where only the start is wanted. */
export function offsetOfNode(node: AstNode): number | undefined {
    const region = sourceOf(node);
    const first = region instanceof Region && !region.part?.startsWithBlock ? region.part?.first : undefined;
    if (!(region instanceof Region) || first?.kind !== 'token') return rangeOfNode(node)?.offset;
    return region.file.tokens.start(region.index + region.skipped + first.index) + (first.half ?? 0);
}

/** Undefined where the property is not written; of a list, the element at `index`, or the last one. */
export function rangeOfProperty(node: AstNode, property: string, index = 0): TextRange | undefined {
    const place = placeOf(node);
    const parts = place && partsOf(place.part);
    if (parts) {
        const written = parts.get(property) ?? [];
        const part = written[Math.max(0, Math.min(index, written.length - 1))];
        const range = part && rangeOfPart(place.region, part);
        const isInBlock = place.region.part === place.part && place.region.block?.rule.property === property;
        if (range || (!part && !isInBlock)) return range;
    }
    const cst = GrammarUtils.findNodeForProperty(node.$cstNode, property, index);
    return cst && { offset: cst.offset, end: cst.end };
}

/** The text of a node; empty for what error recovery has made up. */
export function textOfNode(node: AstNode | undefined): string {
    const place = node && placeOf(node);
    const range = place && rangeOfPart(place.region, place.part);
    return range ? place.region.file.text.slice(range.offset, range.end) : (node?.$cstNode?.text ?? '');
}

/** The comment directly before a declaration or a line; undefined for other nodes, where it is to be looked for in their syntax. */
export function commentBefore(node: AstNode): { readonly type: string; readonly text: string } | 'none' | undefined {
    const region = sourceOf(node);
    if (!(region instanceof Region) || !region.part) return undefined;
    const { tokens } = region.file;
    const first = region.index + region.skipped;
    const from = first === 0 ? 0 : tokens.end(first - 1);
    const { first: start, end } = tokens.commentsBetween(from, tokens.start(first));
    if (end <= start) return 'none';
    const { tokenType, image } = tokens.comment(end - 1);
    return { type: tokenType.name, text: image };
}

function placeOf(node: AstNode): { region: Region; part: CompositePart } | undefined {
    const source = sourceOf(node);
    if (source instanceof Region) return source.part && { region: source, part: source.part };
    if (typeof source !== 'number') return undefined;
    let outermost = node;
    while (typeof sourceOf(outermost) === 'number' && outermost.$container) outermost = outermost.$container;
    const region = sourceOf(outermost);
    if (!(region instanceof Region) || !region.part) return undefined;
    const part = source === 0 ? region.part : partsByOrdinal(region.part).get(source);
    return part && { region, part };
}

/** Of a declaration that ends with the brace that closes its block. */
function rangeToBlockEnd(
    region: Region,
    { first, startsWithBlock, endsWithBlock }: CompositePart,
): TextRange | undefined {
    if (startsWithBlock || !endsWithBlock || !region.block?.hasClose || first?.kind !== 'token') return undefined;
    const { tokens } = region.file;
    const offset = tokens.start(region.index + region.skipped + first.index) + (first.half ?? 0);
    return { offset, end: region.end };
}

/** Undefined for what the region's block is a part of, and for what is nothing. */
function rangeOfPart(region: Region, part: Part): TextRange | undefined {
    const first = part.kind === 'composite' ? part.first : part;
    const last = part.kind === 'composite' ? part.last : part;
    if (part.kind === 'composite' && (part.startsWithBlock || part.endsWithBlock)) return undefined;
    if (first?.kind !== 'token' || last?.kind !== 'token') return undefined;
    const { tokens } = region.file;
    const firstToken = region.index + region.skipped;
    return {
        offset: tokens.start(firstToken + first.index) + (first.half ?? 0),
        end: tokens.end(firstToken + last.index) - (last.half === 0 ? 1 : 0),
    };
}

const ordinals = new WeakMap<CompositePart, ReadonlyMap<number, CompositePart>>();

function partsByOrdinal(root: CompositePart): ReadonlyMap<number, CompositePart> {
    let found = ordinals.get(root);
    if (!found) {
        const parts = new Map<number, CompositePart>();
        const visit = (part: CompositePart): void => {
            parts.set(part.ordinal, part);
            for (const inner of part.content) if (inner.kind === 'composite') visit(inner);
        };
        visit(root);
        found = parts;
        ordinals.set(root, found);
    }
    return found;
}

type PartsByProperty = ReadonlyMap<string, readonly (CompositePart | LeafPart)[]>;

const properties = new WeakMap<CompositePart, PartsByProperty | null>();

/** What was read for each property of the part's node; undefined where parts do not tell which node they belong to. */
function partsOf(root: CompositePart): PartsByProperty | undefined {
    let found = properties.get(root);
    if (found === undefined) {
        found = readParts(root) ?? null;
        properties.set(root, found);
    }
    return found ?? undefined;
}

function readParts(root: CompositePart): PartsByProperty | undefined {
    const found = new Map<string, Part[]>();
    let isTold = true;
    const visit = (part: Part): void => {
        const assignment = part.element && AstUtils.getContainerOfType(part.element, GrammarAST.isAssignment);
        if (assignment) {
            const known = found.get(assignment.feature);
            if (known) known.push(part);
            else found.set(assignment.feature, [part]);
            return;
        }
        if (part.kind !== 'composite') return;
        // A rule that merely leads to another one makes no node of its own.
        if (part.hasNode) isTold = false;
        part.content.forEach(visit);
    };
    root.content.forEach(visit);
    return isTold ? found : undefined;
}
