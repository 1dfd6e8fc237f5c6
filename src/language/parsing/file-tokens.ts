/** A file's tokens and comments, as the parts of it need them. */
import type { IToken, TokenType, TokenTypeDictionary } from 'chevrotain';
import type { ItemRule } from './item-rules.js';
import type { TokenRange } from './regions.js';

export interface FileContent {
    readonly text: string;
    readonly tokens: readonly IToken[];
    readonly hidden: readonly IToken[];
    readonly tokenTypes: TokenTypeDictionary;
}

/** Whether a token stands in the text: the end of the input does not, nor do tokens that are missing there. */
export const isReal = (token: IToken): boolean => Number.isFinite(token.startOffset) && token.startOffset >= 0;

export class FileTokens {
    private readonly tokens: readonly IToken[];
    private readonly hidden: readonly IToken[];
    private readonly textLength: number;
    private readonly tokenTypes: TokenTypeDictionary;

    constructor({ text, tokens, hidden, tokenTypes }: FileContent) {
        this.textLength = text.length;
        this.tokens = tokens;
        this.hidden = hidden;
        this.tokenTypes = tokenTypes;
    }

    /** A copy of some tokens for a run of the parser, which consumes them. */
    slice({ start, end }: TokenRange, rule: ItemRule): IToken[] {
        const tokens = this.tokens.slice(start, end);
        const hasMinusSigns = !rule.keywords.has('--') && tokens.some(token => token.image === '--');
        return hasMinusSigns ? this.withMinusSigns(tokens, rule) : tokens;
    }

    startOffset(index: number): number {
        return this.tokens[index]?.startOffset ?? this.textLength;
    }

    endOffset(index: number): number {
        const token = this.tokens[index];
        return token ? token.startOffset + token.image.length : 0;
    }

    /** The comments that start in a part of the text. */
    hiddenBetween(from: number, to: number): IToken[] {
        if (this.hidden.length === 0) return [];
        let low = 0;
        let high = this.hidden.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((this.hidden[middle] as IToken).startOffset < from) low = middle + 1;
            else high = middle;
        }
        const between: IToken[] = [];
        for (; low < this.hidden.length && (this.hidden[low] as IToken).startOffset < to; low++)
            between.push(this.hidden[low] as IToken);
        return between;
    }

    /** The index of a token by its place; `otherwise`, and nothing beyond it, for one that has none. */
    indexOf(token: IToken, otherwise: number): number {
        if (!isReal(token)) return otherwise;
        let low = 0;
        let high = this.tokens.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if ((this.tokens[middle] as IToken).startOffset <= token.startOffset) low = middle;
            else high = middle - 1;
        }
        return Math.min(low, otherwise);
    }

    /**
     * `--` is one token in graphs; elsewhere it is two minus signs, and the word before it need not be a node. What stands in
     * for a token follows it wherever it is moved.
     */
    private withMinusSigns(tokens: readonly IToken[], rule: ItemRule): IToken[] {
        const minus = this.tokenType('-');
        const name = this.tokenType('WORD');
        return tokens.flatMap((token, index) => {
            if (token.image === '--') return [new MinusSign(token, 0, minus), new MinusSign(token, 1, minus)];
            if (tokens[index + 1]?.image !== '--' || token.tokenType.name !== 'KEY') return [token];
            const keyword = this.tokenTypes[token.image];
            const tokenType = keyword && rule.keywords.has(token.image) ? keyword : name;
            const retyped = Object.create(token) as IToken;
            return [Object.assign(retyped, { tokenType, tokenTypeIdx: tokenType.tokenTypeIdx as number })];
        });
    }

    /** A token that should be there and is not. The parser accepts it, and it leaves no trace in the tree. */
    missing(image: string): IToken {
        const tokenType = this.tokenType(image);
        return {
            image,
            startOffset: Number.NaN,
            endOffset: Number.NaN,
            tokenType,
            tokenTypeIdx: tokenType.tokenTypeIdx as number,
            isInsertedInRecovery: true,
        };
    }

    private tokenType(name: string): TokenType {
        const type = this.tokenTypes[name];
        if (!type) throw new Error(`The grammar has no token '${name}'.`);
        return type;
    }
}

/** One half of `--`, wherever the two of them are moved. */
class MinusSign implements IToken {
    readonly image = '-';
    readonly tokenType: TokenType;
    readonly tokenTypeIdx: number;
    private readonly dashes: IToken;
    private readonly index: 0 | 1;

    constructor(dashes: IToken, index: 0 | 1, tokenType: TokenType) {
        this.dashes = dashes;
        this.index = index;
        this.tokenType = tokenType;
        this.tokenTypeIdx = tokenType.tokenTypeIdx as number;
    }

    get startOffset(): number {
        return this.dashes.startOffset + this.index;
    }

    get endOffset(): number {
        return this.startOffset;
    }

    get startLine(): number {
        return this.dashes.startLine as number;
    }

    get endLine(): number {
        return this.dashes.endLine as number;
    }

    get startColumn(): number {
        return (this.dashes.startColumn as number) + this.index;
    }

    get endColumn(): number {
        return this.startColumn;
    }
}
