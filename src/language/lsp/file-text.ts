/** A document as the parser has cut it, for who asks what stands around a cursor. */
import type { IToken } from 'chevrotain';
import type { LangiumDocument, LangiumParser } from 'langium';
import type { ParsedFile } from '../parsing/parsed-file.js';
import { RegionParser } from '../parsing/parser.js';

export function fileOf({ parseResult }: LangiumDocument, parser: LangiumParser): ParsedFile {
    const file = parser instanceof RegionParser ? parser.fileOf(parseResult) : undefined;
    if (!file) throw new Error('A document holds what its text was parsed to last.');
    return file;
}

/** The last token that starts before an offset. */
export function tokenBefore({ tokens }: ParsedFile, offset: number): IToken | undefined {
    const index = tokens.tokens.countBefore(offset) - 1;
    return index < 0 ? undefined : tokens.token(index);
}

export function commentBefore({ tokens }: ParsedFile, offset: number): IToken | undefined {
    const index = tokens.comments.countBefore(offset) - 1;
    return index < 0 ? undefined : tokens.comment(index);
}
