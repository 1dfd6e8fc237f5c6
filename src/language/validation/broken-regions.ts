import type { AstNode, LangiumDocument } from 'langium';
import type { Region } from '../parsing/parsed-file.js';
import type { RegionParseResult } from '../parsing/parser.js';

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
    const broken = new Map<AstNode, boolean>();
    const incomplete = new Set<AstNode>();
    const visit = ({ node, hasErrors, block }: Region): boolean => {
        if (node) broken.set(node, hasErrors);
        let isIncomplete = hasErrors;
        for (const item of block?.items ?? []) {
            // What is in an item without errors need not be looked at: it all stands in nodes that are known to be intact.
            if (item.errors.length === 0)
                for (const inner of item.regions) if (inner.node) broken.set(inner.node, false);
            if (item.errors.length > 0) for (const inner of item.regions) isIncomplete = visit(inner) || isIncomplete;
        }
        if (node && isIncomplete) incomplete.add(node);
        return isIncomplete;
    };
    result.regions?.forEach(visit);
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
                const isBroken = broken.get(at);
                if (isBroken !== undefined) return isBroken;
            }
            return false;
        },
        incomplete,
        words,
    };
}
