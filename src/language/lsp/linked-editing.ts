import { type AstNode, AstUtils, type LangiumDocument, type References } from 'langium';
import type { LinkedEditingRanges, Position } from 'vscode-languageserver-protocol';
import * as ast from '../generated/ast.js';
import type { NamesAtCursor } from './names-at-cursor.js';

/**
 * Names that nothing outside their declaration can mention, so that all mentions may change together while one is typed: the nodes
 * of a graph, the parameters of a method, what an `annotate` adds. Others are renamed, which asks for the new name first.
 */
export class LinkedEditing {
    private readonly cursor: NamesAtCursor;
    private readonly references: References;

    constructor(cursor: NamesAtCursor, references: References) {
        this.cursor = cursor;
        this.references = references;
    }

    rangesAt(document: LangiumDocument, position: Position): LinkedEditingRanges | undefined {
        const [target, second] = this.cursor.at(document, position)?.targets ?? [];
        if (!target || second || !isLocal(target)) return undefined;
        const isHere = AstUtils.getDocument(target) === document;
        if (!isHere) return undefined;
        const ranges = this.references
            .findReferences(target, { documentUri: document.uri, includeDeclaration: true })
            .map(({ segment }) => segment.range)
            .toArray();
        const texts = new Set(ranges.map(range => document.textDocument.getText(range)));
        return ranges.length > 1 && texts.size === 1 ? { ranges, wordPattern: '[_a-zA-Z0-9]+' } : undefined;
    }
}

const isLocal = (node: AstNode): boolean =>
    ast.isNodeDeclaration(node) ||
    ast.isNodeUse(node) ||
    ast.isClusterDeclaration(node) ||
    ast.isAnnotation(node) ||
    (ast.isParameter(node) && ast.isQuerySetMethod(node.$container));
