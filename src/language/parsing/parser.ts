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
    type Lexer,
    type ParseResult,
    type ParserOptions,
} from 'langium';
import { createItemRules, type ItemRules } from './item-rules.js';
import { parseError } from './parse-error.js';
import { assembleFile, type ParseSlice } from './region-assembly.js';
import type { Region } from './regions.js';
import { isStructurizr } from './structurizr.js';
import { TokenFeed } from './token-feed.js';

/** What parsing a whole file yields; its regions are where parsing it again after an edit would start. */
export interface RegionParseResult<T extends AstNode = AstNode> extends ParseResult<T> {
    readonly regions?: readonly Region[];
}

export class RegionParser extends LangiumParser {
    /** The parser's own runs read from here what `fileLexer` has read. */
    protected override readonly lexer: TokenFeed;
    private readonly fileLexer: Lexer;
    private readonly rules: ItemRules;

    constructor(services: LangiumCoreServices) {
        super(services);
        this.fileLexer = services.parser.Lexer;
        this.lexer = new TokenFeed(this.fileLexer.definition);
        this.rules = createItemRules(services.Grammar);
    }

    /** With `options.rule`, the text is parsed by that rule in one piece. */
    override parse<T extends AstNode = AstNode>(text: string, options: ParserOptions = {}): RegionParseResult<T> {
        const ours = options.rule !== undefined || !isStructurizr(text);
        const { tokens, hidden, errors, report } = this.fileLexer.tokenize(ours ? text : '');
        const lexed = { lexerErrors: errors, ...(report ? { lexerReport: report } : {}) };
        if (options.rule !== undefined) {
            this.lexer.feed(tokens, hidden);
            return { ...super.parse<T>(text, options), ...lexed };
        }
        const parseSlice: ParseSlice = (rule, slice, comments) => {
            this.lexer.feed(slice, comments);
            const { value, parserErrors } = super.parse(text, { rule });
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
        const content = { text, tokens, hidden, tokenTypes: this.fileLexer.definition };
        const { root, regions, errors: parserErrors } = assembleFile(content, this.rules, parseSlice);
        if (!isAstNode(root)) throw new Error('Parsing a file must yield a node.');
        return { value: root as T, parserErrors: [...parserErrors], ...lexed, regions };
    }
}

export function createRegionParser(services: LangiumCoreServices): RegionParser {
    const parser = createParser(services.Grammar, new RegionParser(services), services.parser.Lexer.definition);
    parser.finalize();
    return parser;
}
