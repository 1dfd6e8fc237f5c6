/** A file's tokens and comments, as the parts of it need them. */
import type { ILexingError, IToken, TokenType } from 'chevrotain';
import type { LexingReport } from 'langium';
import type { TokenRow } from './block-structure.js';
import type { SourceText } from './chunked-text.js';
import { LineStarts } from './line-starts.js';
import { TokenStore } from './token-store.js';
import type { Vocabulary } from './vocabulary.js';

export class FileTokens implements TokenRow {
    /** In which the tokens stand. */
    text: SourceText = '';
    readonly vocabulary: Vocabulary;
    readonly tokens = new TokenStore();
    readonly comments = new TokenStore();
    readonly lines = new LineStarts();
    /** In the order of the text. */
    errors: readonly ILexingError[] = [];
    report: LexingReport | undefined = undefined;

    constructor(vocabulary: Vocabulary) {
        this.vocabulary = vocabulary;
    }

    get length(): number {
        return this.tokens.length;
    }

    start(index: number): number {
        return index < this.tokens.length ? this.tokens.start(index) : this.text.length;
    }

    end(index: number): number {
        return this.tokens.end(index);
    }

    typeNumber(index: number): number {
        return this.tokens.type(index);
    }

    type(index: number): TokenType {
        return this.vocabulary.type(this.tokens.type(index));
    }

    /** The empty text where there is no token. */
    image(index: number): string {
        if (index < 0 || index >= this.tokens.length) return '';
        const known = this.vocabulary.image(this.tokens.type(index));
        return known ?? this.vocabulary.share(this.text.slice(this.start(index), this.end(index)));
    }

    firstCharacter(index: number): string {
        return this.text.charAt(this.start(index));
    }

    isOpen(index: number): boolean {
        return this.tokens.type(index) === this.vocabulary.open;
    }

    isClose(index: number): boolean {
        return this.tokens.type(index) === this.vocabulary.close;
    }

    findBrace(from: number, orLine: boolean): number {
        return this.tokens.findNext(from, this.vocabulary.open, this.vocabulary.close, orLine);
    }

    isWord(index: number): boolean {
        return isWordCharacter(this.text.charCodeAt(this.start(index)));
    }

    startsLine(index: number): boolean {
        return index < this.tokens.length && this.tokens.startsLine(index);
    }

    line(index: number): number {
        return this.lines.lineAt(this.start(index));
    }

    column(index: number): number {
        const start = this.start(index);
        return start - this.lines.start(this.lines.lineAt(start)) + 1;
    }

    /** The comments that start in a part of the text: the first one, and the one behind them. */
    commentsBetween(from: number, to: number): { readonly first: number; readonly end: number } {
        if (this.comments.length === 0) return none;
        const first = this.comments.countBefore(from);
        return { first, end: Math.max(first, this.comments.countBefore(to)) };
    }

    /** The index of the token that stands at `offset`, or around it; `otherwise`, and nothing beyond it, where none does. */
    indexAt(offset: number, otherwise: number): number {
        return Math.min(Math.max(this.tokens.countBefore(offset + 1) - 1, 0), otherwise);
    }

    token(index: number): FileToken {
        return new FileToken(this, index, this.image(index), this.type(index), this.start(index));
    }

    comment(index: number): FileToken {
        const { comments } = this;
        const start = comments.start(index);
        const type = this.vocabulary.type(comments.type(index));
        return new FileToken(this, index, this.text.slice(start, comments.end(index)), type, start);
    }
}

const none = { first: 0, end: 0 };

const isWordCharacter = (code: number): boolean =>
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || (code >= 48 && code <= 57);

/** Whether a token stands in the text: the end of the input does not, nor do tokens that are missing there. */
export const isReal = (token: IToken): boolean => Number.isFinite(token.startOffset) && token.startOffset >= 0;

/** A token for one run of the parser. */
export class FileToken implements IToken {
    readonly image: string;
    readonly tokenType: TokenType;
    readonly tokenTypeIdx: number;
    readonly startOffset: number;
    /** Among the file's tokens, or among its comments. */
    readonly index: number;
    private readonly file: FileTokens;

    constructor(file: FileTokens, index: number, image: string, tokenType: TokenType, startOffset: number) {
        this.file = file;
        this.index = index;
        this.image = image;
        this.tokenType = tokenType;
        this.tokenTypeIdx = tokenType.tokenTypeIdx as number;
        this.startOffset = startOffset;
    }

    /** Where the whole token starts of which this may be a half. */
    get tokenStart(): number {
        return this.file.start(this.index);
    }

    get endOffset(): number {
        return this.startOffset + this.image.length - 1;
    }

    get startLine(): number {
        return this.file.lines.lineAt(this.startOffset) + 1;
    }

    get endLine(): number {
        return this.file.lines.lineAt(this.endOffset) + 1;
    }

    get startColumn(): number {
        return columnAt(this.file, this.startOffset);
    }

    get endColumn(): number {
        return columnAt(this.file, this.endOffset);
    }
}

/** One-based. */
export function columnAt({ lines }: FileTokens, offset: number): number {
    return offset - lines.start(lines.lineAt(offset)) + 1;
}
