/**
 * A parsed file, as the parts of it that are parsed on their own; see regions.ts for how they are cut. An edit inside one makes
 * anew what it stands in, and leaves all others the objects that they are.
 */
import type { AstNode, CompositeCstNode, GrammarAST, RootCstNode } from 'langium';
import type { BlockStructure } from './block-structure.js';
import type { FileTokens } from './file-tokens.js';
import type { BlockRule } from './item-rules.js';
import type { ParseError } from './parse-error.js';
import type { CompositePart } from './syntax-parts.js';

/** Something with a place among the tokens, told by what it stands in: edits elsewhere need not touch it. */
export abstract class Place {
    /** What it stands in; nothing for a file. */
    abstract readonly around: Place | undefined;
    /** Its first token, counted from the first token of what it stands in. */
    start = 0;

    /** Of its first token, among those of the file. */
    get index(): number {
        let index = this.start;
        for (let place = this.around; place; place = place.around) index += place.start;
        return index;
    }

    get file(): ParsedFile {
        let place: Place = this;
        while (place.around) place = place.around;
        if (!(place instanceof ParsedFile)) throw new Error('This is no part of a file any more.');
        return place;
    }
}

export class ParsedFile extends Place {
    readonly around = undefined;
    readonly text: string;
    readonly tokens: FileTokens;
    readonly blocks: BlockStructure;
    readonly root: AstNode;
    readonly items: readonly Item[];
    /** By which the grammar comes to the items. */
    readonly call: GrammarAST.RuleCall;
    /** What syntax-tree.ts has made of it, while somebody holds it. */
    syntax: WeakRef<RootCstNode> | undefined = undefined;

    constructor(
        text: string,
        tokens: FileTokens,
        blocks: BlockStructure,
        root: AstNode,
        items: readonly Item[],
        call: GrammarAST.RuleCall,
    ) {
        super();
        this.text = text;
        this.tokens = tokens;
        this.blocks = blocks;
        this.root = root;
        this.items = items;
        this.call = call;
    }
}

/** What stands on the lines that `cutItems` takes for one item: one region, or several if somebody wrote them side by side. */
export class Item extends Place {
    override around: Region | ParsedFile | undefined = undefined;
    /** The rule it was parsed with: `ModelItem`. */
    readonly rule: string;
    /** In how many blocks it stands. */
    readonly depth: number;
    /** In tokens. */
    readonly length: number;
    readonly regions: readonly Region[];
    errors: readonly ParseError[] = noErrors;

    constructor(rule: string, depth: number, length: number, regions: readonly Region[]) {
        super();
        this.rule = rule;
        this.depth = depth;
        this.length = length;
        this.regions = regions;
        for (const region of regions) region.around = this;
    }
}

const noErrors: readonly ParseError[] = [];

/** A declaration, or a line of a body. */
export class Region extends Place {
    override around: Item | undefined = undefined;
    /** In tokens. */
    readonly length: number;
    /** Absent where not even its kind could be recognized. */
    readonly node: AstNode | undefined;
    readonly hasErrors: boolean;
    readonly block: RegionBlock | undefined;
    readonly part: CompositePart | undefined;
    /** How many of its tokens stand before those that its concrete syntax was read from. */
    readonly skipped: number;
    /** What syntax-tree.ts has made of it, while somebody holds it. */
    syntax: WeakRef<CompositeCstNode> | undefined = undefined;

    constructor(
        length: number,
        node: AstNode | undefined,
        part: CompositePart | undefined,
        skipped: number,
        hasErrors: boolean,
        block: RegionBlock | undefined,
    ) {
        super();
        this.length = length;
        this.node = node;
        this.part = part;
        this.skipped = skipped;
        this.hasErrors = hasErrors;
        this.block = block;
        if (block) placeItems(block.items, this, block.start);
    }

    /** Where it stands in the text, in UTF-16 units. */
    get offset(): number {
        return this.file.tokens.start(this.index);
    }

    get end(): number {
        return this.file.tokens.end(this.index + this.length - 1);
    }

    /** The rule it was parsed with: `ModelItem`. */
    get rule(): string | undefined {
        return this.around?.rule;
    }
}

export interface RegionBlock {
    readonly rule: BlockRule;
    /** How many tokens of the region stand before its first item. */
    readonly start: number;
    readonly items: readonly Item[];
    /** Whether the braces are there. */
    readonly hasOpen: boolean;
    readonly hasClose: boolean;
}

/** Says of items that follow each other where they stand now. */
export function placeItems(items: readonly Item[], around: Region | ParsedFile, first: number): void {
    let start = first;
    for (const item of items) {
        item.around = around;
        item.start = start;
        start += item.length;
    }
}

/** The regions in a block of their own. */
export const childrenOf = ({ block }: Region): Region[] => block?.items.flatMap(item => item.regions) ?? [];

/** The rules whose items are declarations of a file or of an app: the units that other stages keep their results by. */
const unitRules: ReadonlySet<string> = new Set(['FileItem', 'AppItem']);

/** The units that an item is, without those in its block. */
export const unitsOf = ({ rule, regions }: Item): AstNode[] =>
    unitRules.has(rule) ? regions.flatMap(({ node }) => node ?? []) : [];

/** The units that an item is, and those in its block. */
export const unitsIn = (item: Item): AstNode[] =>
    unitRules.has(item.rule)
        ? [...unitsOf(item), ...item.regions.flatMap(({ block }) => block?.items.flatMap(unitsIn) ?? [])]
        : [];
