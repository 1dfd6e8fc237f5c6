/**
 * Langium's parser, run once per region instead of once per file; see regions.ts for what a region is.
 *
 * To everybody else it is the service `parser.LangiumParser` as usual: one text in, one syntax tree out.
 */
import {
    type AstNode,
    createParser,
    type GrammarAST,
    type LangiumCoreServices,
    LangiumParser,
    type ParseResult,
    type ParserOptions,
} from 'langium';
import { raiseWithoutPaths, withoutStackTraces } from './cheap-errors.js';
import type { SourceText } from './chunked-text.js';
import { PartStore, RunCstBuilder } from './cst-builder.js';
import { type Edit, FileAssembler, type UnitChanges } from './file-assembly.js';
import type { FileTokens } from './file-tokens.js';
import { lexText, relexText } from './incremental-lexing.js';
import { createItemRules } from './item-rules.js';
import { DjagramLexer } from './lexer.js';
import { parseError } from './parse-error.js';
import type { ParsedFile, Region } from './parsed-file.js';
import { prepared } from './prepared.js';
import { readPreparedShapes } from './prepared-shapes.js';
import type { SliceResult } from './region-assembly.js';
import type { Run } from './run.js';
import { Shapes } from './shapes.js';
import { isStructurizr } from './structurizr.js';
import { TokenFeed } from './token-feed.js';

/** What parsing a whole file yields; its regions are where parsing it again after an edit would start. */
export interface RegionParseResult<T extends AstNode = AstNode> extends ParseResult<T> {
    readonly regions?: readonly Region[];
    /** What was parsed. */
    readonly text?: SourceText;
    /** Another number for each result of one parser. */
    readonly version?: number;
    /**
     * Against the result that this one was made from; absent where it was made from none, so that everything is new. Units that it
     * does not name are the same nodes with the same content, though they may stand elsewhere, also in a new app. A unit around
     * something new is new itself.
     */
    readonly changes?: ResultChanges;
}

export interface ResultChanges extends UnitChanges {
    /** The version of the result that this one was made from. */
    readonly since: number | undefined;
}

export class RegionParser extends LangiumParser {
    /** The parser's own runs read from here what `fileLexer` has read. */
    protected override readonly lexer: TokenFeed;
    private readonly fileLexer: DjagramLexer;
    private readonly assembler: FileAssembler;
    private readonly shapes: Shapes;
    private readonly builder = new RunCstBuilder();
    private readonly parts = new PartStore();
    private readonly grammar: () => GrammarAST.Grammar;
    private hasRules = false;
    private version = 0;
    /** What a file's next version is parsed from. */
    private readonly files = new WeakMap<ParseResult, ParsedFile>();

    constructor(services: LangiumCoreServices, shapes: Shapes) {
        super(services);
        this.grammar = () => services.Grammar;
        this.shapes = shapes;
        if (!(services.parser.Lexer instanceof DjagramLexer)) throw new Error('Words must be told from keywords.');
        this.fileLexer = services.parser.Lexer;
        this.lexer = new TokenFeed(this.fileLexer.definition);
        this.assembler = new FileAssembler(createItemRules(services.Grammar), run => this.parseRun(run));
        raiseWithoutPaths(this.wrapper, services.parser.ParserErrorMessageProvider);
        // Langium offers no other way to have nodes of a class of one's own.
        Object.defineProperty(this, 'nodeBuilder', { value: this.builder });
    }

    /** With `options.rule`, the text is parsed by that rule in one piece. */
    override parse<T extends AstNode = AstNode>(text: string, options: ParserOptions = {}): RegionParseResult<T> {
        if (options.rule === undefined) return this.parseText(text);
        const { tokens, hidden, errors, report } = this.fileLexer.tokenize(text);
        this.lexer.feed(tokens, hidden);
        this.makeRules();
        const parsed = super.parse<T>(text, options);
        this.forget();
        return { ...parsed, lexerErrors: errors, ...(report ? { lexerReport: report } : {}) };
    }

    private parseText<T extends AstNode>(text: SourceText): RegionParseResult<T> {
        return this.assemble(text, lexText(this.fileLexer, readable(text)));
    }

    /**
     * What `parse` would make of `text`, with as many of the earlier text's nodes as are still the same. They are taken out of
     * `previous`, which is no tree any more and must not be used again.
     */
    reparse<T extends AstNode = AstNode>(previous: ParseResult, text: SourceText): RegionParseResult<T> {
        const earlier = this.files.get(previous);
        if (!earlier) return this.parseText(text);
        this.files.delete(previous);
        const kept = relexText(this.fileLexer, earlier.tokens, readable(text));
        const { version }: RegionParseResult = previous;
        return this.assemble(text, earlier.tokens, { file: earlier, kept, version });
    }

    /** What a whole file was parsed to; nothing for a result that a later one was made from. */
    fileOf(result: ParseResult): ParsedFile | undefined {
        return this.files.get(result);
    }

    private assemble<T extends AstNode>(
        text: SourceText,
        tokens: FileTokens,
        edit?: Edit & { readonly version: number | undefined },
    ): RegionParseResult<T> {
        const { file, changes } = withoutStackTraces(() => this.assembler.assemble(text, tokens, edit));
        this.forget();
        const { report } = tokens;
        const result: RegionParseResult<T> = {
            value: file.root as T,
            parserErrors: [...file.errors],
            lexerErrors: [...tokens.errors],
            ...(report ? { lexerReport: report } : {}),
            get regions() {
                return file.items.flatMap(item => item.regions);
            },
            text,
            version: ++this.version,
            ...(changes ? { changes: { ...changes, since: edit?.version } } : {}),
        };
        this.files.set(result, file);
        return result;
    }

    private parseRun(run: Run): SliceResult {
        const shape = this.shapes.keyOf(run);
        const built = shape === undefined ? undefined : this.shapes.build(shape, run);
        if (built) return { ...built, error: undefined, leftOver: undefined };
        this.lexer.feed(run.toTokens(), run.commentTokens());
        this.makeRules();
        const { value: node, parserErrors } = super.parse('', { rule: run.rule });
        const part = this.parts.read(this.builder.root, run, this.builder.takeNodes());
        if (shape !== undefined && parserErrors.length === 0) this.shapes.learn(shape, run, { node, part });
        const error = parserErrors.find(one => one.name !== 'NotAllInputParsedException');
        return {
            node,
            part,
            error:
                error &&
                parseError(
                    error.message,
                    error.token,
                    'previousToken' in error ? (error.previousToken as typeof error.token) : undefined,
                ),
            leftOver: error ? undefined : parserErrors[0]?.token,
        };
    }

    /** Langium's parser can do nothing without its rules, and where all shapes are known nobody asks it. */
    private makeRules(): void {
        if (this.hasRules) return;
        this.hasRules = true;
        createParser(this.grammar(), this, this.lexer.definition);
        this.finalize();
    }

    /** Lets go of what was read last, and of the file that it is from. */
    private forget(): void {
        if (!this.hasRules) return;
        this.builder.takeNodes();
        this.builder.buildRootNode('');
        this.wrapper.input = [];
    }
}

/** Of a text in another language, nothing is read. */
const readable = (text: SourceText): SourceText => (isStructurizr(text) ? '' : text);

export const createRegionParser = (
    services: LangiumCoreServices,
    shapes = new Shapes(services, prepared === undefined ? [] : readPreparedShapes(prepared, services)),
): RegionParser => new RegionParser(services, shapes);
