/** A syntax error in the form that Langium reports: Chevrotain's exception as plain data. */
import type { IRecognitionException, IToken, TokenType } from 'chevrotain';
import { FileToken } from './file-tokens.js';
import type { Item } from './parsed-file.js';

export interface ParseError extends IRecognitionException {
    /** Where the error is if `token` is the end of the region, which has no place of its own. */
    readonly previousToken?: IToken;
}

export function parseError(message: string, token: IToken, previousToken?: IToken): ParseError {
    return {
        name: 'ParseError',
        message,
        token,
        resyncedTokens: [],
        context: { ruleStack: [], ruleOccurrenceStack: [] },
        ...(previousToken ? { previousToken } : {}),
    };
}

/** The error with tokens that move with `item`, whose first token has the index `start` now. */
export function anchored(error: ParseError, item: Item, start: number): ParseError {
    const { token, previousToken } = error;
    if (!(token instanceof FileToken) && !(previousToken instanceof FileToken)) return error;
    const anchor = (one: IToken): IToken => (one instanceof FileToken ? new ItemToken(one, item, start) : one);
    return { ...error, token: anchor(token), ...(previousToken ? { previousToken: anchor(previousToken) } : {}) };
}

/** What a syntax error stands in: the innermost item around it. */
export function itemOf({
    token,
    previousToken,
}: IRecognitionException & Pick<ParseError, 'previousToken'>): Item | undefined {
    if (token instanceof ItemToken) return token.item;
    return previousToken instanceof ItemToken ? previousToken.item : undefined;
}

/** A token that is where its item has been moved to. */
class ItemToken implements IToken {
    readonly image: string;
    readonly tokenType: TokenType;
    readonly item: Item;
    private readonly index: number;
    /** Behind the start of the file's token, of which it may be the second half. */
    private readonly offset: number;

    constructor(token: FileToken, item: Item, start: number) {
        this.image = token.image;
        this.tokenType = token.tokenType;
        this.item = item;
        this.index = token.index - start;
        this.offset = token.startOffset - token.tokenStart;
    }

    get tokenTypeIdx(): number {
        return this.tokenType.tokenTypeIdx as number;
    }

    get startOffset(): number {
        return this.now.startOffset + this.offset;
    }

    get endOffset(): number {
        return this.startOffset + this.image.length - 1;
    }

    get startLine(): number {
        return this.now.startLine;
    }

    get endLine(): number {
        return this.startLine;
    }

    get startColumn(): number {
        return this.now.startColumn + this.offset;
    }

    get endColumn(): number {
        return this.startColumn + this.image.length - 1;
    }

    private get now(): FileToken {
        return this.item.file.tokens.token(this.item.index + this.index);
    }
}
