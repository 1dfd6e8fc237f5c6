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
        return this.hasDoubleDash && !rule.keywords.has('--') ? this.withMinusSigns(tokens, rule) : tokens;
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

    /** `--` is one token in graphs; elsewhere it is two minus signs, and the word before it need not be a node. */
    private withMinusSigns(tokens: readonly IToken[], rule: ItemRule): IToken[] {
        const minus = this.tokenType('-');
        const name = this.tokenType('WORD');
        return tokens.flatMap((token, index) => {
            if (token.image === '--') {
                const sign = { ...token, image: '-', tokenType: minus, tokenTypeIdx: minus.tokenTypeIdx as number };
                return [
                    { ...sign, endOffset: token.startOffset, endColumn: token.startColumn as number },
                    { ...sign, startOffset: token.startOffset + 1, startColumn: (token.startColumn as number) + 1 },
                ];
            }
            if (tokens[index + 1]?.image !== '--' || token.tokenType.name !== 'KEY') return [token];
            const keyword = this.tokenTypes[token.image];
            const tokenType = keyword && rule.keywords.has(token.image) ? keyword : name;
            return [{ ...token, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx as number }];
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

    private get hasDoubleDash(): boolean {
        this.doubleDash ??= this.tokens.some(token => token.image === '--');
        return this.doubleDash;
    }
    private doubleDash: boolean | undefined;
}
