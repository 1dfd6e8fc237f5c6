/**
 * Langium's parser, run once per region instead of once per file; see regions.ts for what a region is.
 *
 * To everybody else it is the service `parser.LangiumParser` as usual: one text in, one syntax tree out.
 */
import {
    type AstNode,
    createParser,
    isAstNode,
    type LangiumCoreServices,
    LangiumParser,
    type ParseResult,
    type ParserOptions,
} from 'langium';
import { raiseWithoutPaths, withoutStackTraces } from './cheap-errors.js';
import { MovableCstNodeBuilder } from './cst-nodes.js';
import { type EarlierFile, EarlierItems } from './earlier-items.js';
import { type KeptTokens, type LexedText, lexText, relexText } from './incremental-lexing.js';
import { createItemRules, type ItemRules } from './item-rules.js';
import { DjagramLexer } from './lexer.js';
import { parseError } from './parse-error.js';
import { assembleFile, type ParseSlice } from './region-assembly.js';
import type { Region } from './regions.js';
import { Shapes } from './shapes.js';
import { isStructurizr } from './structurizr.js';
import { TokenFeed } from './token-feed.js';

/** What parsing a whole file yields; its regions are where parsing it again after an edit would start. */
export interface RegionParseResult<T extends AstNode = AstNode> extends ParseResult<T> {
    readonly regions?: readonly Region[];
    /** Against the result that this one was made from; absent where it was made from none, so that everything is new. */
    readonly changes?: UnitChanges;
}

/**
 * Which units, that is declarations of a file or of an app, an edit made anew and did away with. All others are the same nodes
 * with the same content, though they may stand elsewhere, also in a new app. A unit around something new is new itself.
 */
export interface UnitChanges {
    readonly added: ReadonlySet<AstNode>;
    readonly removed: ReadonlySet<AstNode>;
}

/** What a file's next version is parsed from. */
interface ParsedFile extends EarlierFile {
    readonly lexed: LexedText;
}

export class RegionParser extends LangiumParser {
    /** The parser's own runs read from here what `fileLexer` has read. */
    protected override readonly lexer: TokenFeed;
    private readonly fileLexer: DjagramLexer;
    private readonly rules: ItemRules;
    private readonly shapes: Shapes;
    private readonly files = new WeakMap<ParseResult, ParsedFile>();

    constructor(services: LangiumCoreServices, shapes: Shapes) {
        super(services);
        this.shapes = shapes;
        if (!(services.parser.Lexer instanceof DjagramLexer)) throw new Error('Words must be told from keywords.');
        this.fileLexer = services.parser.Lexer;
        this.lexer = new TokenFeed(this.fileLexer.definition);
        this.rules = createItemRules(services.Grammar);
        raiseWithoutPaths(this.wrapper, services.parser.ParserErrorMessageProvider);
        // Langium offers no other way to have nodes of a class of one's own.
        Object.defineProperty(this, 'nodeBuilder', { value: new MovableCstNodeBuilder() });
    }

    /** With `options.rule`, the text is parsed by that rule in one piece. */
    override parse<T extends AstNode = AstNode>(text: string, options: ParserOptions = {}): RegionParseResult<T> {
        if (options.rule === undefined) return this.assemble(text, lexText(this.fileLexer, readable(text)));
        const { tokens, hidden, errors, report } = this.fileLexer.tokenize(text);
        this.lexer.feed(tokens, hidden);
        return { ...super.parse<T>(text, options), lexerErrors: errors, ...(report ? { lexerReport: report } : {}) };
    }

    /**
     * What `parse` would make of `text`, with as many of the earlier text's nodes as are still the same. They are taken out of
     * `previous`, which is no tree any more and must not be used again.
     */
    reparse<T extends AstNode = AstNode>(previous: ParseResult, text: string): RegionParseResult<T> {
        const earlier = this.files.get(previous);
        if (!earlier) return this.parse(text);
        this.files.delete(previous);
        const { lexed, kept } = relexText(this.fileLexer, earlier.lexed, readable(text));
        return this.assemble(text, lexed, { ...earlier, kept });
    }

    private assemble<T extends AstNode>(
        text: string,
        lexed: LexedText,
        earlier?: EarlierFile & { readonly kept: KeptTokens },
    ): RegionParseResult<T> {
        const { tokens, hidden, errors: lexerErrors, report } = lexed;
        const content = { text, tokens, hidden, tokenTypes: this.fileLexer.definition };
        const earlierItems = earlier && new EarlierItems(earlier, tokens, earlier.kept);
        const { root, items, blocks, errors, added } = withoutStackTraces(() =>
            assembleFile(content, this.rules, this.parserOf(text), earlierItems),
        );
        if (!isAstNode(root)) throw new Error('Parsing a file must yield a node.');
        const result: RegionParseResult<T> = {
            value: root as T,
            parserErrors: [...errors],
            lexerErrors,
            ...(report ? { lexerReport: report } : {}),
            regions: items.flatMap(item => item.regions),
            ...(earlierItems ? { changes: { added, removed: earlierItems.droppedUnits() } } : {}),
        };
        this.files.set(result, { lexed, items, blocks });
        return result;
    }

    private parserOf(text: string): ParseSlice {
        return (rule, slice, comments) => {
            const shape = comments.length === 0 ? this.shapes.keyOf(rule, slice) : undefined;
            const built = shape === undefined ? undefined : this.shapes.build(shape, slice);
            if (built) return { node: built, error: undefined, leftOver: undefined };
            this.lexer.feed(slice, comments);
            const { value, parserErrors } = super.parse(text, { rule });
            if (shape !== undefined && parserErrors.length === 0) this.shapes.learn(shape, slice, value);
            const error = parserErrors.find(one => one.name !== 'NotAllInputParsedException');
            return {
                node: value,
                error:
                    error &&
                    parseError(
                        error.message,
                        error.token,
                        'previousToken' in error ? (error.previousToken as typeof error.token) : undefined,
                    ),
                leftOver: error ? undefined : parserErrors[0]?.token,
            };
        };
    }
}

/** Of a text in another language, nothing is read. */
const readable = (text: string): string => (isStructurizr(text) ? '' : text);

export function createRegionParser(services: LangiumCoreServices, shapes = new Shapes(services)): RegionParser {
    const parser = createParser(services.Grammar, new RegionParser(services, shapes), services.parser.Lexer.definition);
    parser.finalize();
    return parser;
}
