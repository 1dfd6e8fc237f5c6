/** The lexer of a parser that is given its tokens, since the file was lexed as a whole before it was cut into regions. */
import type { IToken, TokenTypeDictionary } from 'chevrotain';
import type { Lexer, LexerResult } from 'langium';

export class TokenFeed implements Lexer {
    readonly definition: TokenTypeDictionary;
    private tokens: IToken[] = [];
    private hidden: IToken[] = [];

    constructor(definition: TokenTypeDictionary) {
        this.definition = definition;
    }

    /** What the next call of `tokenize` answers. The parser consumes the arrays. */
    feed(tokens: IToken[], hidden: IToken[]): void {
        this.tokens = tokens;
        this.hidden = hidden;
    }

    tokenize(): LexerResult {
        return { tokens: this.tokens, hidden: this.hidden, errors: [] };
    }
}
