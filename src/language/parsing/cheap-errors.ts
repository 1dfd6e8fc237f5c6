/**
 * Errors of Chevrotain's that cost what they are worth: each half-typed line raises some, of which at most one is shown, and
 * nobody reads where in the parser they were thrown or by which paths of tokens the rule could have gone on.
 */
import { type IParserErrorMessageProvider, type IToken, NoViableAltException } from 'chevrotain';

/** What Chevrotain's parser has, and its types do not show. */
interface Raising {
    LA(distance: number): IToken;
    getCurrRuleFullName(): string;
    SAVE_ERROR(error: Error): Error;
    raiseNoAltException(occurrence: number, description: string | undefined): never;
}

/** Leaves out the paths that were expected, which take a search through the grammar; `messages` must not need them. */
export function raiseWithoutPaths(parser: object, messages: IParserErrorMessageProvider): void {
    const raising = parser as Raising;
    raising.raiseNoAltException = (_occurrence, description): never => {
        const [previous, actual] = [raising.LA(0), raising.LA(1)];
        const message = messages.buildNoViableAltMessage({
            expectedPathsPerAlt: [],
            actual: [actual],
            previous,
            customUserDescription: description,
            ruleName: raising.getCurrRuleFullName(),
        });
        throw raising.SAVE_ERROR(new NoViableAltException(message, actual, previous));
    };
}

/** Errors made during `work` have no stack trace. */
export function withoutStackTraces<T>(work: () => T): T {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
        return work();
    } finally {
        Error.stackTraceLimit = limit;
    }
}
