import type { AstNode, LangiumDocument } from 'langium';
import { itemOf } from '../parsing/parse-error.js';
import { Region } from '../parsing/parsed-file.js';
import type { RegionParseResult } from '../parsing/parser.js';
import { sourceOf } from '../parsing/syntax-source.js';

/** What is not to be trusted in a document because its syntax is broken. */
export interface BrokenParts {
    /** Whether the declaration or line that holds `node` has a syntax error. */
    holds(node: AstNode): boolean;
    /** Declarations with a syntax error in them or anywhere inside: what they declare is not all known. */
    readonly incomplete: ReadonlySet<AstNode>;
    /** Words on lines with a syntax error: each may be the name of a declaration that was lost. */
    readonly words: ReadonlySet<string>;
}

/** Of a document that nothing is wrong with. */
export const intact: BrokenParts = { holds: () => false, incomplete: new Set(), words: new Set() };

/** The same object for all documents that nothing is wrong with. */
export function brokenPartsOf(document: LangiumDocument): BrokenParts {
    const result: RegionParseResult = document.parseResult;
    const { parserErrors, lexerErrors } = result;
    if (parserErrors.length === 0 && lexerErrors.length === 0) return intact;
    const incomplete = new Set<AstNode>();
    for (const item of new Set(parserErrors.flatMap(error => itemOf(error) ?? []))) {
        for (const region of item.regions) {
            if (!region.hasErrors) continue;
            for (let at = region.outer; at instanceof Region; at = at.outer) if (at.node) incomplete.add(at.node);
            if (region.node) incomplete.add(region.node);
        }
    }
    const lines = new Set<number>();
    for (const { token } of parserErrors) if (token.startLine) lines.add(token.startLine);
    for (const { line } of lexerErrors) if (line) lines.add(line);
    for (const error of parserErrors) {
        const previous = 'previousToken' in error ? (error.previousToken as { endLine?: number }) : undefined;
        if (previous?.endLine) lines.add(previous.endLine);
    }
    const { textDocument } = document;
    const lineText = (line: number): string =>
        textDocument.getText({ start: { line: line - 1, character: 0 }, end: { line, character: 0 } });
    const words = new Set([...lines].flatMap(line => lineText(line).match(/\w+/g) ?? []));
    return {
        holds(node) {
            for (let at: AstNode | undefined = node; at; at = at.$container) {
                const region = sourceOf(at);
                if (region instanceof Region) return region.hasErrors;
            }
            return false;
        },
        incomplete,
        words,
    };
}
