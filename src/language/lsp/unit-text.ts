import { type AstNode, AstUtils, type LangiumDocument } from 'langium';
import type { Position, Range } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import type { FileTokens } from '../parsing/file-tokens.js';
import { ParsedFile, Region } from '../parsing/parsed-file.js';
import { rangeOfNode, type TextRange } from '../parsing/syntax-ranges.js';
import { sourceOf } from '../parsing/syntax-source.js';
import type { DeclarationNode } from '../scoping/declaration.js';
import { fileOf } from '../scoping/project-files.js';

/** The declarations of a file, and behind each app's block those in it: in the order of the text. */
export function unitsOf(document: LangiumDocument): DeclarationNode[] {
    const items = fileOf(document)?.items ?? [];
    return items.flatMap((item): DeclarationNode[] => (ast.isAppDeclaration(item) ? [item, ...item.items] : [item]));
}

/** The text that a declaration was parsed from, which may be older than what the editor has sent since. */
export class UnitText {
    /** Counts from zero. */
    readonly firstLine: number;
    private readonly tokens: FileTokens;

    constructor(unit: AstNode) {
        const file = sourceOf(AstUtils.findRootNode(unit));
        if (!(file instanceof ParsedFile)) throw new Error('A declaration stands in a file.');
        this.tokens = file.tokens;
        const source = sourceOf(unit);
        this.firstLine =
            source instanceof Region
                ? file.tokens.line(source.index)
                : this.position(rangeOfNode(unit)?.offset ?? 0).line;
    }

    position(offset: number): Position {
        const { lines } = this.tokens;
        const line = lines.lineAt(offset);
        return { line, character: offset - lines.start(line) };
    }

    slice({ offset, end }: TextRange): string {
        return this.tokens.text.slice(offset, end);
    }

    /** What ends with its line does not end on the next. */
    range({ offset, end }: TextRange): Range {
        const start = this.position(offset);
        if (end <= offset) return { start, end: start };
        const last = this.position(end - 1);
        return { start, end: { line: last.line, character: last.character + 1 } };
    }
}

/** Of declarations in the order of the text, those that may have something on some lines; both ends inclusive. */
export function linesOf<T extends { readonly current: DeclarationNode }>(
    declarations: readonly T[],
    { first, last }: { readonly first: number; readonly last: number },
): T[] {
    const starts = declarations.map(({ current }) => new UnitText(current).firstLine);
    // One goes on until the next begins.
    return declarations.filter(
        (_, index) => (starts[index] as number) <= last && (starts[index + 1] ?? Number.POSITIVE_INFINITY) >= first,
    );
}

export function movedRange({ start, end }: Range, lines: number): Range {
    return {
        start: { line: start.line + lines, character: start.character },
        end: { line: end.line + lines, character: end.character },
    };
}
