/** What one run of the parser reads: some of a file's tokens, and braces or a keyword that are missing there. */
import type { IToken, TokenType } from 'chevrotain';
import { FileToken, type FileTokens } from './file-tokens.js';
import type { ItemRule } from './item-rules.js';
import type { TokenRange } from './regions.js';

/** A range of tokens, and the braces of a block that stands there or should. */
export interface Head extends TokenRange {
    readonly open?: Brace;
    readonly close?: Brace;
}

/** The index of a token, or that it is missing. */
export type Brace = number | 'missing';

const MISSING = -1;

export class Run {
    /** Of the tokens, as the parser is to see them. */
    readonly types: number[] = [];
    readonly rule: string;
    /** What is missing at places in the text that it should have; the parser accepts it, and it leaves no trace in the tree. */
    readonly hasMissing: boolean;
    readonly comments: { readonly first: number; readonly end: number };
    /** In the file: of the range's first token. */
    readonly start: number;
    private readonly file: FileTokens;
    /** Of the tokens, in the file. */
    private readonly indices: number[] = [];

    constructor(file: FileTokens, rule: ItemRule, head: Head, keyword?: string) {
        const { vocabulary } = file;
        this.file = file;
        this.rule = rule.name;
        if (keyword !== undefined) this.add(vocabulary.numberOf(keyword), MISSING);
        const readsDashes = rule.keywords.has('--');
        for (let index = head.start; index < head.end; index++) {
            const type = file.typeNumber(index);
            if (readsDashes) this.add(type, index);
            else if (type === vocabulary.doubleDash) {
                this.add(vocabulary.dash, index);
                this.add(vocabulary.dash, index);
            } else this.add(type === vocabulary.key ? this.typeBeforeDashes(index, head.end, rule) : type, index);
        }
        if (head.open !== undefined) {
            this.add(vocabulary.open, head.open === 'missing' ? MISSING : head.open);
            this.add(vocabulary.close, typeof head.close === 'number' ? head.close : MISSING);
        }
        this.hasMissing = this.indices.includes(MISSING);
        const lastStart = typeof head.open === 'number' ? head.open : Math.max(head.start, head.end - 1);
        this.comments = file.commentsBetween(file.start(head.start), file.start(lastStart));
        this.start = head.start;
    }

    get length(): number {
        return this.types.length;
    }

    /** Of the token at a place in the run, counted from the first of the range; undefined for one that is missing. */
    fileIndex(at: number): number | undefined {
        const index = this.indices[at] as number;
        return index === MISSING ? undefined : index - this.start;
    }

    /** Whether the token at a place in the run stands behind a comment of the file. */
    isBehindComment(at: number, comment: number): boolean {
        return this.file.comments.start(comment) < this.file.start(this.indices[at] as number);
    }

    /** Which half of its token stands at a place in the run, if it is one. */
    half(at: number): 0 | 1 | undefined {
        const index = this.indices[at] as number;
        if (index === MISSING) return undefined;
        if (this.indices[at + 1] === index) return 0;
        return at > 0 && this.indices[at - 1] === index ? 1 : undefined;
    }

    /** The type of a token that is to be seen as another than it is in the file. */
    otherType(at: number): TokenType | undefined {
        const { vocabulary } = this.file;
        const type = this.types[at] as number;
        const index = this.indices[at] as number;
        return index === MISSING || this.file.typeNumber(index) === type ? undefined : vocabulary.type(type);
    }

    image(at: number): string {
        const index = this.indices[at] as number;
        return (
            this.file.vocabulary.image(this.types[at] as number) ?? (index === MISSING ? '' : this.file.image(index))
        );
    }

    token(at: number): IToken {
        const index = this.indices[at] as number;
        const type = this.file.vocabulary.type(this.types[at] as number);
        if (index === MISSING) return missingToken(type);
        return new FileToken(this.file, index, this.image(at), type, this.file.start(index) + (this.half(at) ?? 0));
    }

    /** For Langium's parser, which consumes them. */
    toTokens(): IToken[] {
        return this.types.map((_type, at) => this.token(at));
    }

    commentTokens(): IToken[] {
        const tokens: IToken[] = [];
        for (let index = this.comments.first; index < this.comments.end; index++) tokens.push(this.file.comment(index));
        return tokens;
    }

    private add(type: number, index: number): void {
        this.types.push(type);
        this.indices.push(index);
    }

    /** `--` is one token in graphs; elsewhere it is two minus signs, and the word before it need not be a node. */
    private typeBeforeDashes(index: number, end: number, rule: ItemRule): number {
        const { vocabulary } = this.file;
        if (index + 1 >= end || this.file.typeNumber(index + 1) !== vocabulary.doubleDash) return vocabulary.key;
        const image = this.file.image(index);
        return (rule.keywords.has(image) ? vocabulary.numberOfKeyword(image) : undefined) ?? vocabulary.word;
    }
}

const missingToken = (tokenType: TokenType): IToken => ({
    image: tokenType.name,
    startOffset: Number.NaN,
    endOffset: Number.NaN,
    tokenType,
    tokenTypeIdx: tokenType.tokenTypeIdx as number,
    isInsertedInRecovery: true,
});
