/**
 * Langium's concrete syntax tree, made of what the regions know when somebody asks for a part of it, and for as long as somebody
 * holds one: most of a file is never asked for.
 */
import type { TokenType } from 'chevrotain';
import type { AstNode, CompositeCstNode, CstNode, GrammarAST, LeafCstNode, RootCstNode } from 'langium';
import { isAstNode } from 'langium';
import type { Position, Range } from 'vscode-languageserver-types';
import type { FileTokens } from './file-tokens.js';
import { type Item, ParsedFile, type Region } from './parsed-file.js';
import { type CompositePart, type LeafPart, pathTo } from './syntax-parts.js';
import { sourceOf } from './syntax-source.js';

/** The tree of a file. */
export function fileSyntax(file: ParsedFile): RootCstNode {
    const known = file.syntax?.deref();
    if (known) return known;
    const made = new FileSyntax(file);
    file.syntax = new WeakRef(made);
    return made;
}

/** What was read for a region's node, or for one in it, by the number of its part. */
export function regionSyntax(region: Region, ordinal = 0): CompositeCstNode | undefined {
    if (!region.part) return undefined;
    const root = rootSyntax(region, region.part);
    return ordinal === 0 ? root : root.find(ordinal);
}

function rootSyntax(region: Region, part: CompositePart): RegionSyntax {
    const known = region.syntax?.deref();
    if (known instanceof RegionSyntax) return known;
    const made = new RegionSyntax(region, part);
    region.syntax = new WeakRef(made);
    return made;
}

/** What leaves count their places from. */
interface Origin {
    readonly file: ParsedFile;
    readonly firstToken: number;
    readonly firstComment: number;
}

abstract class SyntaxNode implements CstNode {
    abstract readonly container: CompositeCstNode | undefined;
    abstract readonly grammarSource: GrammarAST.AbstractElement | undefined;
    abstract readonly astNode: AstNode;
    abstract readonly hidden: boolean;
    abstract readonly offset: number;
    abstract readonly end: number;
    protected abstract readonly origin: Origin;

    get length(): number {
        return this.end - this.offset;
    }

    get range(): Range {
        const { offset, end } = this;
        const { tokens } = this.origin.file;
        const start = positionAt(tokens, offset);
        if (end <= offset) return { start, end: start };
        // What ends with its line does not end on the next.
        const last = positionAt(tokens, end - 1);
        return { start, end: { line: last.line, character: last.character + 1 } };
    }

    get text(): string {
        return this.origin.file.text.slice(this.offset, this.end);
    }

    get root(): RootCstNode {
        return fileSyntax(this.origin.file);
    }
}

function positionAt({ lines }: FileTokens, offset: number): Position {
    const line = lines.lineAt(offset);
    return { line, character: offset - lines.start(line) };
}

interface LeafSource extends Omit<LeafPart, 'ordinal'> {}

class SyntaxLeaf extends SyntaxNode implements LeafCstNode {
    readonly container: CompositeCstNode;
    protected readonly origin: Origin;
    private readonly source: LeafSource;

    constructor(container: CompositeCstNode, origin: Origin, source: LeafSource) {
        super();
        this.container = container;
        this.origin = origin;
        this.source = source;
    }

    get grammarSource(): GrammarAST.AbstractElement | undefined {
        return this.source.element;
    }

    get astNode(): AstNode {
        return this.container.astNode;
    }

    get hidden(): boolean {
        return this.source.kind === 'comment';
    }

    get tokenType(): TokenType {
        const { tokens } = this.origin.file;
        const { source } = this;
        if (source.kind === 'token') return source.type ?? tokens.type(this.origin.firstToken + source.index);
        return tokens.vocabulary.type(tokens.comments.type(this.origin.firstComment + source.index));
    }

    get offset(): number {
        return leafStart(this.origin, this.source);
    }

    get end(): number {
        return leafEnd(this.origin, this.source);
    }
}

function leafStart({ file, firstToken, firstComment }: Origin, { kind, index, half }: LeafSource): number {
    const { tokens } = file;
    return kind === 'token'
        ? tokens.start(firstToken + index) + (half ?? 0)
        : tokens.comments.start(firstComment + index);
}

function leafEnd({ file, firstToken, firstComment }: Origin, { kind, index, half }: LeafSource): number {
    const { tokens } = file;
    return kind === 'token'
        ? tokens.end(firstToken + index) - (half === 0 ? 1 : 0)
        : tokens.comments.end(firstComment + index);
}

abstract class SyntaxComposite extends SyntaxNode implements CompositeCstNode {
    readonly hidden = false;
    private made: readonly CstNode[] | undefined = undefined;

    get content(): readonly CstNode[] {
        this.made ??= this.makeContent();
        return this.made;
    }

    get offset(): number {
        return (this.content.find(isVisible) ?? this.content[0])?.offset ?? 0;
    }

    get end(): number {
        return (this.content.findLast(isVisible) ?? this.content.at(-1))?.end ?? 0;
    }

    protected abstract makeContent(): CstNode[];
}

const isVisible = ({ hidden }: CstNode): boolean => !hidden;

class FileSyntax extends SyntaxComposite implements RootCstNode {
    readonly container = undefined;
    readonly grammarSource = undefined;
    protected readonly origin: Origin;

    constructor(file: ParsedFile) {
        super();
        this.origin = { file, firstToken: 0, firstComment: 0 };
    }

    get fullText(): string {
        return this.origin.file.text.toString();
    }

    get astNode(): AstNode {
        return this.origin.file.root;
    }

    override get root(): RootCstNode {
        return this;
    }

    protected makeContent(): CstNode[] {
        const { file } = this.origin;
        return contentOfItems(this, this.origin, file.items, 0, file.text.length);
    }
}

/** What was read as one part of a region. */
abstract class PartSyntax extends SyntaxComposite {
    readonly part: CompositePart;

    constructor(part: CompositePart) {
        super();
        this.part = part;
    }

    protected abstract readonly tree: RegionSyntax;

    protected get origin(): Origin {
        return this.tree;
    }

    get astNode(): AstNode {
        if (this.part.hasNode) return this.tree.nodeOf(this.part.ordinal);
        if (!this.container) throw new Error('This part of the text has made no node.');
        return this.container.astNode;
    }

    override get offset(): number {
        const { first, startsWithBlock } = this.part;
        return startsWithBlock || !first ? super.offset : leafStart(this.tree.run, first);
    }

    override get end(): number {
        const { last, endsWithBlock } = this.part;
        if (!endsWithBlock && last) return leafEnd(this.tree.run, last);
        return (endsWithBlock ? this.tree.closeEnd : undefined) ?? super.end;
    }

    protected makeContent(): CstNode[] {
        const { tree } = this;
        const own = this.part.content.map(part =>
            part.kind === 'composite' ? new InnerSyntax(part, tree, this) : new SyntaxLeaf(this, tree.run, part),
        );
        return this.part.holdsBlock ? [...own, ...tree.blockContent(this)] : own;
    }
}

class InnerSyntax extends PartSyntax {
    readonly container: CompositeCstNode;
    protected readonly tree: RegionSyntax;

    constructor(part: CompositePart, tree: RegionSyntax, container: CompositeCstNode) {
        super(part);
        this.tree = tree;
        this.container = container;
    }

    get grammarSource(): GrammarAST.AbstractElement | undefined {
        return this.part.element;
    }
}

class RegionSyntax extends PartSyntax implements Origin {
    readonly region: Region;
    /** What the parts of the region count their leaves from. */
    readonly run: Origin;
    private nodes: Map<number, AstNode> | undefined = undefined;

    constructor(region: Region, part: CompositePart) {
        super(part);
        this.region = region;
        this.run = region.skipped === 0 ? this : new SkippedOrigin(this, region.skipped);
    }

    get file(): ParsedFile {
        return this.region.file;
    }

    get firstToken(): number {
        return this.region.index;
    }

    get firstComment(): number {
        const { tokens } = this.file;
        return tokens.comments.countBefore(tokens.start(this.firstToken));
    }

    protected get tree(): RegionSyntax {
        return this;
    }

    get grammarSource(): GrammarAST.AbstractElement | undefined {
        const around = this.region.outer;
        return around instanceof ParsedFile ? around.call : around?.block?.rule.call;
    }

    get container(): CompositeCstNode | undefined {
        const around = this.region.outer;
        if (around instanceof ParsedFile) return fileSyntax(around);
        return around?.part && rootSyntax(around, around.part).findBlock();
    }

    find(ordinal: number): PartSyntax {
        return this.follow(pathTo(this.part, ordinal));
    }

    /** The part that the items of the region's block stand in. */
    findBlock(): PartSyntax {
        const path = [this.part];
        for (let part = this.part; !part.holdsBlock; ) {
            const next = part.content.find(inner => inner.kind === 'composite');
            if (!next) throw new Error('A region with a block must have a place for it.');
            path.push(next);
            part = next;
        }
        return this.follow(path);
    }

    private follow(path: readonly CompositePart[]): PartSyntax {
        let at: PartSyntax = this;
        for (const part of path.slice(1)) {
            at = at.content.find(node => node instanceof PartSyntax && node.part === part) as PartSyntax;
        }
        return at;
    }

    nodeOf(ordinal: number): AstNode {
        const { node } = this.region;
        if (!node) throw new Error('What has made no node has no concrete syntax.');
        if (ordinal === 0) return node;
        this.nodes ??= new Map(nodesIn(node, this.region.block?.rule.property));
        return this.nodes.get(ordinal) ?? node;
    }

    /** Behind the closing brace, if there is one. */
    get closeEnd(): number | undefined {
        const { region } = this;
        return region.block?.hasClose ? region.end : undefined;
    }

    blockContent(container: CompositeCstNode): CstNode[] {
        const { block, length } = this.region;
        if (!block) return [];
        const { tokens } = this.file;
        const { firstToken } = this;
        const brace = (element: GrammarAST.Keyword, index: number) =>
            new SyntaxLeaf(container, this, { kind: 'token', element, index, type: undefined, half: undefined });
        const { start, items, hasOpen, hasClose, rule } = block;
        const from = hasOpen ? tokens.start(firstToken + start - 1) : tokens.end(firstToken + start - 1);
        const to = hasClose ? tokens.start(firstToken + length - 1) : tokens.end(firstToken + length - 1);
        return [
            ...(hasOpen ? [brace(rule.open, start - 1)] : []),
            ...contentOfItems(container, this, items, from, to),
            ...(hasClose ? [brace(rule.close, length - 1)] : []),
        ];
    }
}

/** From where a region was read whose first tokens mean nothing. */
class SkippedOrigin implements Origin {
    private readonly tree: RegionSyntax;
    private readonly skipped: number;

    constructor(tree: RegionSyntax, skipped: number) {
        this.tree = tree;
        this.skipped = skipped;
    }

    get file(): ParsedFile {
        return this.tree.file;
    }

    get firstToken(): number {
        return this.tree.firstToken + this.skipped;
    }

    get firstComment(): number {
        const { tokens } = this.file;
        return tokens.comments.countBefore(tokens.start(this.firstToken));
    }
}

/** The nodes of the regions between two offsets, and of the comments between them. */
function contentOfItems(
    container: CompositeCstNode,
    origin: Origin,
    items: readonly Item[],
    from: number,
    to: number,
): CstNode[] {
    const { tokens } = origin.file;
    const content: CstNode[] = [];
    let offset = from;
    const addComments = (until: number) => {
        const { first, end } = tokens.commentsBetween(offset, until);
        for (let comment = first; comment < end; comment++) {
            content.push(new SyntaxLeaf(container, origin, commentAt(comment - origin.firstComment)));
        }
    };
    for (const { regions } of items) {
        for (const region of regions) {
            const cst = region.node && regionSyntax(region);
            if (!cst) continue;
            addComments(region.offset);
            content.push(cst);
            offset = region.end;
        }
    }
    addComments(to);
    return content;
}

const commentAt = (index: number): LeafSource => ({
    kind: 'comment',
    element: undefined,
    index,
    type: undefined,
    half: undefined,
});

/** The nodes below `node` that come from the same region, by the numbers of their parts. */
function* nodesIn(node: AstNode, blockProperty: string | undefined): Iterable<[number, AstNode]> {
    for (const [name, value] of Object.entries(node)) {
        if (name.startsWith('$') || name === blockProperty) continue;
        for (const child of Array.isArray(value) ? value : [value]) {
            if (!isAstNode(child)) continue;
            const source = sourceOf(child);
            if (typeof source !== 'number') continue;
            yield [source, child];
            yield* nodesIn(child, undefined);
        }
    }
}
