/** The places where Chevrotain asks for the wording of an error; the wording is in syntax-messages.ts. */
import { EOF, type IToken, type TokenType } from 'chevrotain';
import { AbstractParserErrorMessageProvider, DefaultLexerErrorMessageProvider } from 'langium';
import { lexingMessages, parsingMessages } from './syntax-messages.js';

export class DjagramParserErrorMessageProvider extends AbstractParserErrorMessageProvider {
    override buildMismatchTokenMessage(options: { expected: TokenType; actual: IToken; ruleName: string }): string {
        return parsingMessages.mismatch(options.expected.name, grammarRule(options.ruleName), found(options.actual));
    }

    override buildNotAllInputParsedMessage(options: { firstRedundant: IToken; ruleName: string }): string {
        return parsingMessages.unexpected(options.firstRedundant.image, grammarRule(options.ruleName));
    }

    override buildNoViableAltMessage(options: { actual: IToken[]; previous: IToken; ruleName: string }): string {
        return parsingMessages.noAlternative(
            grammarRule(options.ruleName),
            found(options.actual[0]),
            found(options.previous) === undefined,
        );
    }

    override buildEarlyExitMessage(options: { actual: IToken[]; ruleName: string }): string {
        return parsingMessages.noAlternative(grammarRule(options.ruleName), found(options.actual[0]), false);
    }
}

export class DjagramLexerErrorMessageProvider extends DefaultLexerErrorMessageProvider {
    override buildUnexpectedCharactersMessage(text: string, offset: number, length: number): string {
        return lexingMessages.unexpectedCharacters(text.slice(offset, offset + length));
    }
}

/** Langium marks the names of its rules with an invisible character. */
const grammarRule = (name: string) => name.replace(/\u200B$/, '');

const found = (token: IToken | undefined) =>
    !token || token.tokenType === EOF || token.image === '' ? undefined : token.image;
