/**
 * Token types for a language without reserved words.
 *
 * A keyword that is a word is never matched by the lexer itself: words are lexed as ID, and lexer.ts then gives the
 * keyword's type to those that stand where a keyword can. That type has the category ID, so the parser still takes it for
 * a name wherever only a name fits, and looks one token further where both do. It also keeps the lexer quick: one pattern
 * instead of a few hundred.
 */
import { Lexer as ChevrotainLexer, type TokenType } from 'chevrotain';
import { DefaultTokenBuilder, type GrammarAST, type Stream } from 'langium';

const isWord = /^[A-Za-z_]\w*$/;

export class SoftKeywordTokenBuilder extends DefaultTokenBuilder {
    /** A KEY is a word that lexer.ts found before a colon or an arrow, a WORD one that is no keyword where it stands. */
    protected override buildTerminalTokens(rules: Stream<GrammarAST.AbstractRule>): TokenType[] {
        const types = super.buildTerminalTokens(rules);
        const named = (name: string) => types.find(type => type.name === name);
        const [id, key, word] = [named('ID'), named('KEY'), named('WORD')];
        if (!id || !key || !word) throw new Error('The grammar must have the terminals ID, KEY and WORD.');
        key.PATTERN = ChevrotainLexer.NA;
        word.PATTERN = ChevrotainLexer.NA;
        word.CATEGORIES = [id];
        const comment = named('BLOCK_COMMENT');
        if (comment) comment.PATTERN = commentToTheEnd;
        return types;
    }

    protected override buildKeywordToken(
        keyword: GrammarAST.Keyword,
        terminalTokens: TokenType[],
        caseInsensitive: boolean,
    ): TokenType {
        if (!isWord.test(keyword.value)) return super.buildKeywordToken(keyword, terminalTokens, caseInsensitive);
        const name = terminalTokens.find(token => token.name === 'ID');
        return { name: keyword.value, PATTERN: ChevrotainLexer.NA, CATEGORIES: name ? [name] : [] };
    }
}

/** A comment that nothing closes ends with the file. In the grammar, Langium needs to see how comments start and end. */
const commentToTheEnd = /\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?/;

const terminals = new Set(['KEY', 'WORD']);

/** Whether `type` is that of a keyword which may also be a name. */
export const isSoftKeyword = (type: TokenType): boolean =>
    type.PATTERN === ChevrotainLexer.NA && !terminals.has(type.name);
