import type { LangiumDocument } from 'langium';
import { textOf } from '../edited-text-document.js';
import type { DslFile } from '../generated/ast.js';
import { Spans } from '../lowering/span-of.js';
import { languageFinding, type WordedFinding } from './language-findings.js';

interface Place {
    readonly startOffset: number;
    readonly endOffset?: number;
}

/** What the lexer and the parser could not read. */
export function* syntaxErrorFindings(document: LangiumDocument<DslFile>): Iterable<WordedFinding> {
    const { value, lexerErrors, parserErrors } = document.parseResult;
    const spans = Spans.from(value);
    const { length } = textOf(document.textDocument);
    for (const { message, offset, length: characters } of lexerErrors) {
        yield languageFinding('syntax-error', spans.ofRange(offset, offset + characters), { problem: message });
    }
    for (const error of parserErrors) {
        const previous = 'previousToken' in error ? (error.previousToken as Place | undefined) : undefined;
        const [from, to] = placeOf(error.token, previous, length);
        yield languageFinding('syntax-error', spans.ofRange(from, to), { problem: error.message });
    }
}

/** The end of a region or of the file has no place of its own: it is behind the token before it. */
function placeOf(token: Place, previous: Place | undefined, length: number): [number, number] {
    if (isPlace(token)) return [token.startOffset, (token.endOffset ?? token.startOffset) + 1];
    if (previous && isPlace(previous)) {
        const end = Math.min((previous.endOffset ?? previous.startOffset) + 1, length);
        return [end, end];
    }
    return [length, length];
}

const isPlace = ({ startOffset }: Place): boolean => Number.isFinite(startOffset) && startOffset >= 0;
