/** A syntax error in the form that Langium reports: Chevrotain's exception as plain data. */
import type { IRecognitionException, IToken } from 'chevrotain';

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
