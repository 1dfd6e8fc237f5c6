/**
 * Formatting decides on white space only: which tokens stand on which line was the writer's choice, and in this
 * language a line end means something. So lines stay lines; what changes is indentation, the blanks between two tokens,
 * runs of empty lines, and `Char(30)?`, which becomes `Char?(30)`. Comments are tokens like any other.
 * Text with syntax errors is left alone: its tree does not say what its tokens are.
 */
import { AstUtils, type CstNode, CstUtils, GrammarAST, type LangiumDocument, type LeafCstNode } from 'langium';
import type { Formatter } from 'langium/lsp';
import type {
    DocumentFormattingParams,
    DocumentOnTypeFormattingOptions,
    DocumentOnTypeFormattingParams,
    DocumentRangeFormattingParams,
    FormattingOptions,
    Range,
    TextEdit,
} from 'vscode-languageserver-protocol';
import * as ast from '../generated/ast.js';
import { isArgumentName, isMisnamed, namedCallArgument } from '../scoping/call-arguments.js';

export class DjagramFormatter implements Formatter {
    /** A closing brace finds its place as soon as it is typed, a finished line when it ends. */
    readonly formatOnTypeOptions: DocumentOnTypeFormattingOptions = {
        firstTriggerCharacter: '}',
        moreTriggerCharacter: ['\n'],
    };

    formatDocument(document: LangiumDocument, params: DocumentFormattingParams): TextEdit[] {
        return formatEdits(document, params.options);
    }

    formatDocumentRange(document: LangiumDocument, params: DocumentRangeFormattingParams): TextEdit[] {
        return formatEdits(document, params.options).filter(edit => touches(edit.range, params.range));
    }

    formatDocumentOnType(document: LangiumDocument, params: DocumentOnTypeFormattingParams): TextEdit[] {
        const line = params.ch === '\n' ? params.position.line - 1 : params.position.line;
        return formatEdits(document, params.options).filter(
            ({ range }) => range.end.line === line && range.start.line >= line - 1,
        );
    }
}

const touches = (edit: Range, asked: Range): boolean =>
    edit.start.line >= asked.start.line && edit.end.line <= asked.end.line;

/** The edits that bring a document into form: none where it has syntax errors. They never overlap. */
export function formatEdits(document: LangiumDocument, options: FormattingOptions): TextEdit[] {
    const { parseResult, textDocument } = document;
    const root = parseResult.value.$cstNode;
    if (!root || parseResult.lexerErrors.length > 0 || parseResult.parserErrors.length > 0) return [];
    const text = textDocument.getText();
    const layout = new Layout(document, text, options);
    return layout
        .edits([...CstUtils.flattenCst(root)].filter(leaf => leaf.length > 0))
        .filter(({ start, end, newText }) => text.slice(start, end) !== newText)
        .map(({ start, end, newText }) => ({
            range: { start: textDocument.positionAt(start), end: textDocument.positionAt(end) },
            newText,
        }));
}

/** UTF-16 offsets. */
interface OffsetEdit {
    readonly start: number;
    readonly end: number;
    readonly newText: string;
}

interface Opener {
    readonly line: number;
}

/** Lists whose elements each start a line of their own, or stand two blanks apart on one. */
const ITEM_LISTS = new Set(['items', 'members', 'rows', 'values', 'cases', 'permissions', 'entries']);

class Layout {
    private readonly eol: string;
    private readonly indentUnit: string;
    private readonly itemStarts = new Set<number>();
    /** Offsets of a `?` that stands behind its arguments, and of the parenthesis before which it belongs. */
    private readonly misplacedMarks = new Map<number, number>();
    private readonly marksWanted = new Set<number>();

    private readonly text: string;

    constructor(document: LangiumDocument, text: string, options: FormattingOptions) {
        this.text = text;
        this.eol = text.includes('\r\n') ? '\r\n' : '\n';
        this.indentUnit = options.insertSpaces ? ' '.repeat(options.tabSize) : '\t';
        for (const node of AstUtils.streamAst(document.parseResult.value)) {
            const cst = node.$cstNode;
            if (!cst) continue;
            if (isBlockItem(node)) this.itemStarts.add(cst.offset);
            if (ast.isFieldType(node)) this.noteMisplacedMark(cst);
        }
    }

    private noteMisplacedMark(type: CstNode): void {
        const leaves = [...CstUtils.flattenCst(type)].filter(leaf => !leaf.hidden);
        const mark = leaves.findIndex(leaf => leaf.text === '?' && leaf.astNode === type.astNode);
        if (mark < 1 || leaves[mark - 1]?.text !== ')') return;
        const opener = leaves.find(leaf => leaf.text === '(' && leaf.astNode === type.astNode);
        if (!opener) return;
        this.misplacedMarks.set((leaves[mark] as LeafCstNode).offset, opener.offset);
        this.marksWanted.add(opener.offset);
    }

    edits(leaves: readonly LeafCstNode[]): OffsetEdit[] {
        const edits: OffsetEdit[] = [];
        const openers: Opener[] = [];
        let previous: LeafCstNode | undefined;
        for (const leaf of leaves) {
            const start = previous?.end ?? 0;
            const between = this.text.slice(start, leaf.offset);
            const newlines = countNewlines(between);
            const closed = !leaf.hidden && isCloser(leaf.text) ? openers.pop() : undefined;
            if (this.misplacedMarks.has(leaf.offset)) {
                edits.push({ start, end: leaf.end, newText: '' });
            } else if (!previous) {
                edits.push({ start: 0, end: leaf.offset, newText: bomOf(this.text) });
            } else {
                const mark = this.marksWanted.has(leaf.offset) ? '?' : '';
                const gap =
                    newlines > 0
                        ? this.lineBreak(previous, leaf, newlines, closed ? around(closed, openers) : openers)
                        : ' '.repeat(this.blanks(previous, leaf));
                edits.push({ start, end: leaf.offset, newText: mark ? mark : gap });
            }
            if (leaf.hidden && leaf.text.includes('\n')) edits.push(...this.commentLines(leaf, openers));
            if (!leaf.hidden && isOpener(leaf.text)) openers.push({ line: leaf.range.start.line });
            previous = leaf;
        }
        edits.push({ start: previous?.end ?? 0, end: this.text.length, newText: previous ? this.eol : '' });
        return edits;
    }

    private lineBreak(previous: LeafCstNode, next: LeafCstNode, newlines: number, openers: readonly Opener[]): string {
        const atBlockEdge = isOpener(previous.text) || (!next.hidden && isCloser(next.text));
        const breaks = atBlockEdge ? 1 : Math.min(newlines, 2);
        return this.eol.repeat(breaks) + this.indentUnit.repeat(this.depthOf(next, openers));
    }

    /** Several brackets opened on one line indent what follows once. */
    private depthOf(leaf: LeafCstNode, openers: readonly Opener[]): number {
        const depth = new Set(openers.map(opener => opener.line)).size;
        if (leaf.hidden || isCloser(leaf.text) || this.itemStarts.has(leaf.offset)) return depth;
        const inBrackets = isListElement(leaf);
        return inBrackets ? depth : depth + 1;
    }

    /** The lines of a block comment move with its first; the stars of a doc comment stand below its first star. */
    private commentLines(comment: LeafCstNode, openers: readonly Opener[]): OffsetEdit[] {
        const indent = this.indentUnit.repeat(this.depthOf(comment, openers));
        const column = comment.range.start.character;
        const edits: OffsetEdit[] = [];
        for (const match of comment.text.matchAll(/\n([ \t]*)(\*?)/g)) {
            const start = comment.offset + match.index + 1;
            const blanks = match[1] ?? '';
            const newText = match[2] ? `${indent} ` : indent + blanks.slice(Math.min(blanks.length, column));
            edits.push({ start, end: start + blanks.length, newText });
        }
        return edits;
    }

    /** How many blanks stand between two tokens of one line. */
    private blanks(a: LeafCstNode, b: LeafCstNode): number {
        if (a.hidden || b.hidden) return 1;
        if (a.text === '{' && b.text === '}') return 0;
        const dataType = CstUtils.getDatatypeNode(a);
        if (dataType && dataType === CstUtils.getDatatypeNode(b)) return 0;
        if (this.itemStarts.has(b.offset) && a.text !== '{' && a.text !== ',') return 2;
        return isTight(a, b) ? 0 : 1;
    }
}

function isBlockItem(node: { $containerProperty?: string; $container?: unknown; $type: string }): boolean {
    return (
        node.$containerProperty !== undefined &&
        ITEM_LISTS.has(node.$containerProperty) &&
        !INLINE_OWNERS.has((node.$container as { $type: string }).$type)
    );
}

/** Their `items` and `values` are elements of a list, not lines of a block. */
const INLINE_OWNERS = new Set<string>([
    'ListValue',
    'ProjectOption',
    'AdminOption',
    'MetaOption',
    'SerializerOption',
    'ViewOption',
]);

const isOpener = (text: string): boolean => text === '{' || text === '(' || text === '[';
const isCloser = (text: string): boolean => text === '}' || text === ')' || text === ']';
/** What stands open where a bracket's line begins, which a line that closes it begins like. */
const around = (closed: Opener, openers: readonly Opener[]): readonly Opener[] =>
    openers.filter(({ line }) => line < closed.line);
const countNewlines = (blank: string): number => blank.split('\n').length - 1;
const bomOf = (text: string): string => (text.startsWith('\uFEFF') ? '\uFEFF' : '');

/** Whether a token stands in brackets of its own node that were opened on an earlier line: the brackets indent it already. */
function isListElement(leaf: LeafCstNode): boolean {
    for (let node: CstNode | undefined = leaf; node; node = node.container) {
        const siblings = node.container?.content;
        if (!siblings) continue;
        let depth = 0;
        for (let i = siblings.indexOf(node) - 1; i >= 0; i--) {
            const text = siblings[i]?.length === 1 ? siblings[i]?.text : undefined;
            if (text === ')' || text === ']') depth++;
            if (text === '(' || text === '[') {
                if (depth === 0) return true;
                depth--;
            }
            if (text === '{') return false;
        }
    }
    return false;
}

const isKeyword = (leaf: LeafCstNode): boolean => GrammarAST.isKeyword(leaf.grammarSource) && /^\w/.test(leaf.text);

/** Keywords that are called like functions, or take their arguments directly: `any(...)`, `annotate(...)`. */
const CALLED = new Set(['any', 'method', 'annotate', 'alias', 'aggregate', 'tabular', 'stacked']);

function isTight(a: LeafCstNode, b: LeafCstNode): boolean {
    const owner = b.astNode.$type;
    if (a.text === '(' || a.text === '[' || a.text === '.' || b.text === '.') return true;
    if (b.text === ',' || b.text === ')' || b.text === ']' || b.text === ';' || b.text === ':') return true;
    if (a.text === ':') return a.astNode.$type === 'NodeUse';
    if (a.text === '{' || b.text === '}') return (a.text === '{' ? a : b).astNode.$type === 'NodeSet';
    if (b.text === '(' && a.text !== '=') {
        if (isKeyword(a)) return CALLED.has(a.text);
        return /^\w/.test(a.text) || a.text === ']' || a.text === '?' || a.text === '`' || a.text.endsWith('`');
    }
    if (b.text === '[' && a.text !== '=')
        return owner === 'FieldType' || owner === 'SerializerField' || owner === 'JsonPath';
    if (b.text === '?') return owner === 'FieldType' || owner === 'SerializerField';
    if (isSearchPrefix(a)) return true;
    if (a.text === '=' || (b.text === '=' && !isSearchPrefix(b))) {
        const { astNode } = a.text === '=' ? a : b;
        if (ast.isBinaryExpression(astNode)) return isGivenByName(astNode);
        return astNode.$type === 'NamedArgument' || (astNode.$type === 'Attribute' && !isStatement(astNode));
    }
    if (a.text === '-') return ['OrderBy', 'Negation', 'IndexedExpression'].includes(a.astNode.$type);
    if (a.text === '/' || b.text === '/') return (a.text === '/' ? a : b).astNode.$type === 'ThrottleSetting';
    return false;
}

/** `count(pk, distinct=true)`, `Array(Char(max_length=3))`. */
function isGivenByName(comparison: ast.BinaryExpression): boolean {
    const call = comparison.$container;
    if (!ast.isFunctionCall(call) || !ast.isPath(comparison.left) || !isArgumentName(comparison.left)) return false;
    return (
        namedCallArgument(comparison) !== undefined ||
        isMisnamed(comparison) ||
        ast.isFieldTypeDeclaration(call.function?.segments.at(-1)?.ref)
    );
}

/** `search_fields ^sku, =name`. */
const isSearchPrefix = ({ text, astNode }: LeafCstNode): boolean =>
    astNode.$type === 'OrderBy' && /^[\^=@$]$/.test(text);

const isStatement = (node: { $containerProperty?: string }): boolean => node.$containerProperty === 'items';
