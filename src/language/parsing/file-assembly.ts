/**
 * A whole file, parsed for the first time or after an edit: as much of it as the edit can reach.
 *
 * An edit that leaves blocks as they are reaches the items that it touches, the one before them, which their first line may come
 * to continue, and the heads of the declarations around. So all others are not even looked at, but for telling them which node
 * they are in now. Blocks stay what they are where all braces balance, and as many in the text that is put in as in what it replaces
 * belong to others around; and where they don't, so that lines tell where blocks end, if the edit is in one line without braces, which begins
 * as before. Any other edit may move the end of any block, and is looked for in the whole file.
 */
import type { AstNode, Mutable } from 'langium';
import { BalancedBlocks, type BlockStructure, findBlocks, matchBraces } from './block-structure.js';
import type { SourceText } from './chunked-text.js';
import { EarlierItems } from './earlier-items.js';
import { reachOf, type Surrounding } from './edit-reach.js';
import type { FileTokens } from './file-tokens.js';
import type { KeptTokens } from './incremental-lexing.js';
import type { ItemRule, ItemRules } from './item-rules.js';
import { anchored, itemOf, type ParseError } from './parse-error.js';
import { Item, type ItemList, ParsedFile, Region, RegionBlock, unitsOf } from './parsed-file.js';
import {
    Assembly,
    contain,
    nodesOf,
    notClosed,
    ofItsNode,
    type ParseRun,
    type SliceResult,
} from './region-assembly.js';
import { cutItems, type Margin } from './regions.js';
import { createNode } from './syntax-node.js';
import { withBlock } from './syntax-parts.js';
import { setSource } from './syntax-source.js';
import type { TextChange } from './text-change.js';

/** What an edit has made of an earlier file. */
export interface Edit {
    readonly file: ParsedFile;
    readonly kept: KeptTokens;
}

/** Which units, that is declarations of a file or of an app, were made anew, and which are gone. */
export interface UnitChanges {
    readonly added: ReadonlySet<AstNode>;
    readonly removed: ReadonlySet<AstNode>;
    /** Units that are still the same stand before this part of the text, where they stood, or behind it. */
    readonly lines: TextChange;
}

export interface FileAssembly {
    readonly file: ParsedFile;
    /** Against the earlier file. */
    readonly changes: UnitChanges | undefined;
}

export class FileAssembler {
    readonly rules: ItemRules;
    readonly parseRun: ParseRun;

    constructor(rules: ItemRules, parseRun: ParseRun) {
        this.rules = rules;
        this.parseRun = parseRun;
    }

    /** `text`: the whole one, of which `tokens` may be none. The earlier file is used up. */
    assemble(text: SourceText, tokens: FileTokens, edit?: Edit): FileAssembly {
        return (edit && this.update(text, tokens, edit)) ?? this.assembleAll(text, tokens, edit);
    }

    private assembleAll(text: SourceText, tokens: FileTokens, edit: Edit | undefined): FileAssembly {
        const blocks = findBlocks(tokens);
        const earlier =
            edit && new EarlierItems({ items: edit.file.items, start: 0, blocks: edit.file.blocks }, tokens, edit.kept);
        const assembly = new Assembly(tokens, blocks, this, earlier);
        const list = assembly.parseList(this.itemRule(undefined), { start: 0, end: tokens.length }, 0);
        const file = this.fileOf(text, tokens, blocks, list, assembly.errors, nodesOf(list.items));
        return { file, changes: edit && earlier && changesOf(edit.kept, assembly.added, earlier.droppedUnits()) };
    }

    /** As `assembleAll`, if it is certain how far the edit reaches. */
    private update(text: SourceText, tokens: FileTokens, { file, kept }: Edit): FileAssembly | undefined {
        const { balanced } = file.blocks;
        if (balanced ? !kept.sameBraces : !kept.sameOutline) return undefined;
        const { around, list, from, to, start, end } = reachOf(file, kept);
        const grown = kept.newLength - kept.oldLength;
        const heads = around.map(one => this.parseHead(tokens, one, grown));
        if (!heads.every(head => head !== undefined)) return undefined;

        const moved = file.blocks.moved(kept.oldLength - kept.back, grown);
        const blocks = balanced ? matchBraces(tokens, start, end + grown) : moved;
        if (!blocks) return undefined;
        const rule = this.itemRule(around.at(-1)?.block);
        const margin: Margin = { column: from === 0 ? undefined : list.margin.column };
        const ranges =
            start < end + grown ? [...cutItems(tokens, blocks, { start, end: end + grown }, rule, margin)] : [];
        const isWhole = to - from === list.items.length;
        if (!isWhole && margin.column !== list.margin.column) return undefined;

        const touched = list.items.slice(from, to);
        const firstNode = countNodesBefore(list, from);
        const earlier = new EarlierItems({ items: touched, start, blocks: file.blocks }, tokens, kept);
        const assembly = new Assembly(tokens, blocks, this, earlier, around.length);
        const items = assembly.parseItems(rule, ranges);
        const added = new Set(assembly.added);
        const removed = new Set(earlier.droppedUnits());

        // From here on the earlier file is taken apart.
        list.margin = margin;
        let change: ListChange = { list, from, to, items, firstNode, nodeCount: nodesOf(touched).length };
        for (let depth = around.length - 1; depth >= 0; depth--) {
            const one = around[depth] as Surrounding;
            const { node, part } = heads[depth] as SliceResult;
            const item = remake(tokens, one, { node, part }, grown, change);
            for (const unit of unitsOf(one.item)) removed.add(unit);
            for (const unit of unitsOf(item)) added.add(unit);
            const at = one.node.$containerIndex ?? 0;
            change = {
                list: one.list,
                from: one.position,
                to: one.position + 1,
                items: [item],
                firstNode: at,
                nodeCount: 1,
            };
        }
        const nodes = nodesAfter(file.root, this.rules.entryProperty, change);
        const errors = errorsAfter(file.errors, change);
        replaceItems(change);
        const made = this.fileOf(text, tokens, moved, change.list, errors, nodes, nodesOf(change.items));
        return { file: made, changes: changesOf(kept, added, removed) };
    }

    private parseHead(tokens: FileTokens, { item, block, start }: Surrounding, grown: number): SliceResult | undefined {
        const open = start + block.start - 1;
        const close = block.hasClose ? start + item.length + grown - 1 : 'missing';
        const assembly = new Assembly(tokens, new BalancedBlocks(tokens), this, undefined);
        return assembly.parseHead(this.rules.itemRule(item.rule), { start, end: open, open, close }, block.rule);
    }

    private itemRule(block: RegionBlock | undefined): ItemRule {
        return this.rules.itemRule(block ? block.rule.itemRule : this.rules.entryCall.rule.$refText);
    }

    private fileOf(
        text: SourceText,
        tokens: FileTokens,
        blocks: BlockStructure,
        list: ItemList,
        errors: readonly ParseError[],
        nodes: readonly AstNode[],
        added = nodes,
    ): ParsedFile {
        const { entry, entryCall, entryProperty } = this.rules;
        const root: Mutable<AstNode> = createNode(entry);
        root.$type = entry;
        contain(root, entryProperty, nodes, added);
        const kept = blocks.balanced ? new BalancedBlocks(tokens) : blocks;
        const file = new ParsedFile(text, tokens, kept, { root, list, call: entryCall, errors });
        setSource(root, file);
        return file;
    }
}

const changesOf = ({ lines }: KeptTokens, added: ReadonlySet<AstNode>, removed: ReadonlySet<AstNode>): UnitChanges => ({
    added,
    removed,
    lines,
});

/** Items that take the place of others, and the nodes of those among the nodes of the list. */
interface ListChange {
    readonly list: ItemList;
    readonly from: number;
    readonly to: number;
    readonly items: readonly Item[];
    readonly firstNode: number;
    readonly nodeCount: number;
}

/** A declaration in whose block something has changed. */
function remake(
    tokens: FileTokens,
    { item, region, block, node: before, start }: Surrounding,
    { node, part }: Pick<SliceResult, 'node' | 'part'>,
    grown: number,
    change: ListChange,
): Item {
    const { rule, list, hasClose } = block;
    contain(node, rule.property, nodesAfter(before, rule.property, change), nodesOf(change.items));
    const errors = errorsAfter(hasClose ? item.errors : item.errors.slice(1), change);
    replaceItems(change);
    const length = region.length + grown;
    const own = part && withBlock(part, rule);
    const made = ofItsNode(new Region(length, node, own, 0, !hasClose, new RegionBlock(rule, list, true, hasClose)));
    const all = new Item(item.rule, item.depth, length, [made]);
    const open = tokens.token(start + block.start - 1);
    all.errors = hasClose ? errors : [anchored(notClosed(open), all, start), ...errors];
    return all;
}

function nodesAfter(owner: AstNode, property: string, { items, firstNode, nodeCount }: ListChange): AstNode[] {
    const nodes = (owner as unknown as Record<string, readonly AstNode[]>)[property] ?? [];
    return nodes.toSpliced(firstNode, nodeCount, ...nodesOf(items));
}

/** `before`: those of all items of the list, in their order. */
function errorsAfter(before: readonly ParseError[], { list, from, to, items }: ListChange): readonly ParseError[] {
    const made = items.flatMap(item => item.errors);
    if (before.length === 0) return made;
    const front = countErrorsBefore(before, list, from);
    const gone = list.items.slice(from, to).reduce((sum, { errors }) => sum + errors.length, 0);
    return before.toSpliced(front, gone, ...made);
}

/** `errors`: those of all items of the list, in their order. */
function countErrorsBefore(errors: readonly ParseError[], list: ItemList, position: number): number {
    const end = list.startOf(position);
    const first = errors.findIndex(error => {
        const place = placeIn(list, itemOf(error));
        return place === undefined || place >= end;
    });
    return first < 0 ? errors.length : first;
}

/** Where the item of a list starts that holds another one; undefined where that is in none, as when it has been replaced. */
function placeIn(list: ItemList, item: Item | undefined): number | undefined {
    for (let at = item; at; ) {
        const place = list.placeOf(at);
        if (place !== undefined) return place;
        const outer: Region | ParsedFile | undefined = at.list?.around;
        at = outer instanceof Region ? outer.around : undefined;
    }
    return undefined;
}

const replaceItems = ({ list, from, to, items }: ListChange): void => list.replace(from, to, items);

/** How many nodes the items before one have. */
function countNodesBefore({ items }: ItemList, position: number): number {
    for (let at = position - 1; at >= 0; at--) {
        const last = nodesOf([items[at] as Item]).at(-1);
        if (last) return (last.$containerIndex ?? 0) + 1;
    }
    return 0;
}
