/**
 * Words become keywords where one can stand, by what is next to them on their line; literals that are not closed are reported.
 *
 * That is all the context the lexer knows. Where a declaration starts and ends is for block-structure.ts and regions.ts.
 */
import type { ILexingError, IToken, TokenType } from 'chevrotain';
import { DefaultLexer, type LangiumCoreServices, type LexerResult, type TokenizeOptions } from 'langium';
import { durationMilliseconds } from './duration.js';
import { findBadEscape } from './string-escapes.js';
import { lexingMessages } from './syntax-messages.js';
import { isSoftKeyword } from './token-builder.js';
import { Vocabulary } from './vocabulary.js';

/**
 * Keywords that something has to follow on the same line, or they are names: `where not`, `label html "<b>x</b>"`,
 * `fillcolor by status { ... }`.
 */
const needsOperand = new Set(['not', 'one', 'by', 'html']);

export class DjagramLexer extends DefaultLexer {
    readonly vocabulary: Vocabulary;
    private readonly keywords = new Map<string, TokenType>();
    private readonly id: TokenType;
    private readonly key: TokenType;
    private readonly word: TokenType;

    constructor(services: LangiumCoreServices) {
        super(services);
        this.vocabulary = new Vocabulary(this.definition, services.Grammar);
        for (const type of Object.values(this.definition)) {
            if (isSoftKeyword(type)) this.keywords.set(type.name, type);
        }
        this.id = this.tokenType('ID');
        this.key = this.tokenType('KEY');
        this.word = this.tokenType('WORD');
    }

    /** Errors come in the order of the text. */
    override tokenize(text: string, options?: TokenizeOptions): LexerResult {
        const result = super.tokenize(text, options);
        this.classifyWords(result.tokens, options?.mode === 'partial');
        const errors = [...result.errors, ...this.unfinishedLiterals(result)];
        return { ...result, errors: errors.sort((one, other) => one.offset - other.offset) };
    }

    /** `begun`: more is to come behind the last token, so that a keyword there may still get its operand. */
    private classifyWords(tokens: IToken[], begun: boolean): void {
        for (let index = 0; index < tokens.length; index++) {
            const token = tokens[index] as IToken;
            if (token.tokenType !== this.id) continue;
            const type = this.typeOfWord(tokens, index, begun && index === tokens.length - 1);
            token.tokenType = type;
            token.tokenTypeIdx = type.tokenTypeIdx as number;
        }
    }

    private typeOfWord(tokens: readonly IToken[], index: number, begun: boolean): TokenType {
        if (isKey(tokens, index)) return this.key;
        const keyword = this.keywords.get((tokens[index] as IToken).image);
        return keyword && (begun ? !isBehindDot(tokens, index) : !isName(tokens, index)) ? keyword : this.word;
    }

    private unfinishedLiterals(result: LexerResult): ILexingError[] {
        const errors: ILexingError[] = [];
        const string = this.tokenType('STRING');
        const python = this.tokenType('PYTHON');
        const duration = this.tokenType('DURATION');
        for (const token of result.tokens) {
            const { tokenType, image } = token;
            if (tokenType === string) {
                if (!isClosedString(image)) errors.push(errorAt(token, lexingMessages.unclosedString()));
                else if (image.includes('\\')) {
                    const bad = findBadEscape(image);
                    if (bad) errors.push(errorAt(token, lexingMessages.badEscape(bad.text), bad));
                }
            } else if (tokenType === python) {
                if (image.length < 2 || !image.endsWith('`')) {
                    errors.push(errorAt(token, lexingMessages.unclosedPython()));
                } else if (!/^`[A-Za-z_]\w*(\.[A-Za-z_]\w*)*`$/.test(image)) {
                    errors.push(errorAt(token, lexingMessages.badPythonName(image)));
                }
            } else if (tokenType === duration && !Number.isSafeInteger(durationMilliseconds(image))) {
                errors.push(errorAt(token, lexingMessages.durationTooLong(image)));
            }
        }
        for (const comment of result.hidden) {
            if (comment.image.startsWith('/*') && (comment.image.length < 4 || !comment.image.endsWith('*/'))) {
                errors.push(errorAt(comment, lexingMessages.unclosedComment(), { offset: 0, text: '/*' }));
            }
        }
        return errors;
    }

    private tokenType(name: string): TokenType {
        const type = this.definition[name];
        if (!type) throw new Error(`The grammar has no token '${name}'.`);
        return type;
    }
}

/** A word before `:` names a field or a port, one before an arrow a node (or a signal); neither is ever a keyword. */
function isKey(tokens: readonly IToken[], index: number): boolean {
    const next = tokens[index + 1];
    const token = tokens[index] as IToken;
    if (!next || next.startLine !== token.startLine) return false;
    // In `country: de : 3` it is the name before the second colon that is missing.
    const apart = next.startOffset > (token.endOffset as number) + 1;
    const previous = tokens[index - 1];
    if (apart && next.image === ':' && previous?.image === ':' && previous.startLine === token.startLine) return false;
    return next.image === ':' || next.image === '->' || next.image === '--';
}

/** Methods of a chain whose arguments are named, `.annotate(n = count(items))`: keywords behind a dot too. */
const naming = new Set(['annotate', 'alias', 'aggregate']);

/** Whether a word that is a keyword elsewhere is a name here: as part of a path, or where its keyword would lack an operand. */
function isName(tokens: readonly IToken[], index: number): boolean {
    const token = tokens[index] as IToken;
    const next = tokens[index + 1];
    const follows = next !== undefined && next.startLine === token.startLine;
    if (follows && next.image === '.' && next.startOffset === (token.endOffset as number) + 1) return true;
    if (isBehindDot(tokens, index)) return !(naming.has(token.image) && follows && next.image === '(');
    return needsOperand.has(token.image) && (!follows || /^[),\]}?=:]/.test(next.image));
}

function isBehindDot(tokens: readonly IToken[], index: number): boolean {
    const previous = tokens[index - 1];
    return previous?.image === '.' && (previous.endOffset as number) + 1 === tokens[index]?.startOffset;
}

/** The closing quote must not be an escaped one. */
function isClosedString(image: string): boolean {
    if (image.length < 2 || !image.endsWith('"')) return false;
    let backslashes = 0;
    for (let index = image.length - 2; image[index] === '\\'; index--) backslashes++;
    return backslashes % 2 === 0;
}

function errorAt(
    token: IToken,
    message: string,
    part?: { readonly offset: number; readonly text: string },
): ILexingError {
    const from = part?.offset ?? 0;
    return {
        offset: token.startOffset + from,
        line: token.startLine,
        column: (token.startColumn ?? 1) + from,
        length: part?.text.length ?? token.image.length,
        message,
    };
}
