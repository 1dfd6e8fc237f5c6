/**
 * A parsed file, as the parts of it that are parsed on their own; see regions.ts for how they are cut. An edit inside one makes
 * anew what it stands in, and leaves all others the objects that they are.
 */
import type { AstNode, CompositeCstNode, GrammarAST, RootCstNode } from 'langium';
import type { BlockStructure } from './block-structure.js';
import type { SourceText } from './chunked-text.js';
import type { FileTokens } from './file-tokens.js';
import type { BlockRule } from './item-rules.js';
import type { ParseError } from './parse-error.js';
import type { Margin } from './regions.js';
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
    readonly text: SourceText;
    readonly tokens: FileTokens;
    readonly blocks: BlockStructure;
    readonly root: AstNode;
    readonly list: ItemList;
    /** By which the grammar comes to the items. */
    readonly call: GrammarAST.RuleCall;
    readonly errors: readonly ParseError[];
    /** What syntax-tree.ts has made of it, while somebody holds it. */
    syntax: WeakRef<RootCstNode> | undefined = undefined;

    constructor(
        text: SourceText,
        tokens: FileTokens,
        blocks: BlockStructure,
        { root, list, call, errors }: Pick<ParsedFile, 'root' | 'list' | 'call' | 'errors'>,
    ) {
        super();
        this.text = text;
        this.tokens = tokens;
        this.blocks = blocks;
        this.root = root;
        this.list = list;
        this.call = call;
        this.errors = errors;
        list.around = this;
    }

    get items(): readonly Item[] {
        return this.list.items;
    }
}

/** What stands in a block, or in a file. It is taken over by what an edit inside makes of the declaration around it. */
export class ItemList extends Place {
    override around: Region | ParsedFile | undefined = undefined;
    margin: Readonly<Margin>;
    items: readonly Item[];
    /** Of neighbouring items, where there are many: then they count from their groups. */
    private groups: readonly ItemGroup[] = [];

    constructor(start: number, margin: Readonly<Margin>, items: readonly Item[]) {
        super();
        this.start = start;
        this.margin = margin;
        this.items = items;
        this.placeAll();
    }

    /** Puts `items` in the place of those from index `from` to `to`. */
    replace(from: number, to: number, items: readonly Item[]): void {
        const before = this.items.length;
        this.items = this.items.toSpliced(from, to - from, ...items);
        const added = this.items.length - before;
        if (this.groups.length === 0 || this.items.length <= FEW) {
            this.placeAll();
            return;
        }
        const first = Math.max(
            0,
            this.groups.findLastIndex(group => group.first <= from),
        );
        const behind = this.groups.findIndex((group, index) => index > first && group.first >= to);
        const front = this.groups.slice(0, first);
        const back = behind < 0 ? [] : this.groups.slice(behind);
        const begin = this.groups[first];
        const made = this.grouped(begin?.first ?? 0, (back[0]?.first ?? before) + added, begin?.start ?? 0);
        for (const group of back) group.first += added;
        const start = made.at(-1)?.end ?? begin?.start ?? 0;
        const moved = start - (back[0]?.start ?? start);
        if (moved !== 0) for (const group of back) group.start += moved;
        this.groups = [...front, ...made, ...back];
    }

    /** How many of its tokens stand before an item, or altogether. */
    startOf(position: number): number {
        const item = this.items[position];
        if (!item) return this.length;
        return item.around instanceof ItemGroup ? item.around.start + item.start : item.start;
    }

    /** In tokens. */
    get length(): number {
        const last = this.items.at(-1);
        return last ? this.startOf(this.items.length - 1) + last.length : 0;
    }

    /** How many of its tokens stand before an item; undefined for one of another list. */
    placeOf(item: Item): number | undefined {
        if (item.list !== this) return undefined;
        return item.around instanceof ItemGroup ? item.around.start + item.start : item.start;
    }

    private placeAll(): void {
        const { items } = this;
        if (items.length > FEW) this.groups = this.grouped(0, items.length, 0);
        else {
            this.groups = [];
            placeItems(this, items);
        }
    }

    private grouped(from: number, to: number, start: number): ItemGroup[] {
        const groups: ItemGroup[] = [];
        const count = Math.ceil((to - from) / FEW);
        let at = start;
        for (let index = 0; index < count; index++) {
            const [first, next] = [index, index + 1].map(place => from + Math.ceil((place * (to - from)) / count));
            const group = new ItemGroup(this, first as number, at, this.items.slice(first, next));
            groups.push(group);
            at = group.end;
        }
        return groups;
    }
}

/** As many items are told where they stand when one of them becomes longer. */
const FEW = 64;

/** Neighbouring items of a long list. */
class ItemGroup extends Place {
    readonly around: ItemList;
    /** Its first item, among those of the list. */
    first: number;
    /** In tokens. */
    private readonly length: number;

    constructor(around: ItemList, first: number, start: number, items: readonly Item[]) {
        super();
        this.around = around;
        this.first = first;
        this.start = start;
        this.length = placeItems(this, items);
    }

    get end(): number {
        return this.start + this.length;
    }
}

/** Says of items where they stand in what is around them, and answers with how many tokens they have. */
function placeItems(around: ItemList | ItemGroup, items: readonly Item[]): number {
    let start = 0;
    for (const item of items) {
        item.around = around;
        item.start = start;
        start += item.length;
    }
    return start;
}

/** What stands on the lines that `cutItems` takes for one item: one region, or several if somebody wrote them side by side. */
export class Item extends Place {
    override around: ItemList | ItemGroup | undefined = undefined;
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

    get list(): ItemList | undefined {
        return this.around instanceof ItemGroup ? this.around.around : this.around;
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
        if (block) block.list.around = this;
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

    /** What it stands in. */
    get outer(): Region | ParsedFile | undefined {
        return this.around?.list?.around;
    }

    get outerNode(): AstNode | undefined {
        const { outer } = this;
        return outer instanceof Region ? outer.node : outer?.root;
    }
}

export class RegionBlock {
    readonly rule: BlockRule;
    readonly list: ItemList;
    /** Whether the braces are there. */
    readonly hasOpen: boolean;
    readonly hasClose: boolean;

    constructor(rule: BlockRule, list: ItemList, hasOpen: boolean, hasClose: boolean) {
        this.rule = rule;
        this.list = list;
        this.hasOpen = hasOpen;
        this.hasClose = hasClose;
    }

    get items(): readonly Item[] {
        return this.list.items;
    }

    /** How many tokens of the region stand before its first item. */
    get start(): number {
        return this.list.start;
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
