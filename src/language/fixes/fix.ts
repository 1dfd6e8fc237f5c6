/** What a fix is, what it may look at, and what is written the same way in all of them. */
import { type AstNode, AstUtils, CstUtils, isAstNode, type LangiumDocument } from 'langium';
import { type Position, type Range, TextEdit } from 'vscode-languageserver-types';
import type { ProjectNames } from '../scoping/project-names.js';

/** A way to mend a finding, as changes of `.dsl` texts. */
export interface Fix {
    /** An imperative sentence without a full stop. */
    readonly title: string;
    /** They do not overlap. */
    readonly edits: readonly FileEdit[];
}

export interface FileEdit extends TextEdit {
    readonly uri: string;
}

export interface FixContext {
    readonly document: LangiumDocument;
    /** Where it was found. */
    readonly range: Range;
    /** The finding's parameters, which may have been to an editor and back. */
    readonly params: unknown;
    readonly around: Surroundings;
}

/** What a fix may ask of the rest of the project. */
export interface Surroundings {
    /** All names of the project that a document belongs to. */
    namesAround(document: LangiumDocument): ProjectNames;
    /** The changes that rename a declaration, everywhere. */
    rename(declaration: AstNode, newName: string): readonly FileEdit[];
}

/** Yields the best fix first; none where there is nothing obvious to do. */
export type Fixer = (context: FixContext) => Iterable<Fix>;

/** A fix in the file in which it was found. */
export const fixHere = ({ document }: FixContext, title: string, ...edits: readonly TextEdit[]): Fix => ({
    title,
    edits: edits.map(edit => ({ ...edit, uri: document.uri.toString() })),
});

/** A fix at another declaration, perhaps in another file. */
export const fixAt = (node: AstNode, title: string, ...edits: readonly TextEdit[]): Fix => ({
    title,
    edits: edits.map(edit => ({ ...edit, uri: AstUtils.getDocument(node).uri.toString() })),
});

/** The fixes of the first fixer that has any. */
export const firstOf = (...fixers: readonly Fixer[]): Fixer =>
    function* (context) {
        for (const fixer of fixers) {
            const fixes = [...fixer(context)];
            yield* fixes;
            if (fixes.length > 0) return;
        }
    };

/** The fixes of all of them, in this order. */
export const allOf = (...fixers: readonly Fixer[]): Fixer =>
    function* (context) {
        for (const fixer of fixers) yield* fixer(context);
    };

export const param = ({ params }: FixContext, name: string): unknown =>
    typeof params === 'object' && params !== null ? (params as Record<string, unknown>)[name] : undefined;

/** A parameter that is a text, if it is one and not empty. */
export function word(context: FixContext, name: string): string | undefined {
    const value = param(context, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A parameter that is a list of texts; empty if it is none. */
export function words(context: FixContext, name: string): readonly string[] {
    const value = param(context, name);
    return Array.isArray(value) ? value.filter(each => typeof each === 'string') : [];
}

/** A parameter that is a number, if it is one. */
export function count(context: FixContext, name: string): number | undefined {
    const value = param(context, name);
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** What stands where it was found. */
export const foundText = ({ document, range }: FixContext): string => document.textDocument.getText(range);

/** Writes another text in the place of what was found. */
export const replaced = ({ range }: Pick<FixContext, 'range'>, text: string): TextEdit => TextEdit.replace(range, text);

/** The innermost node of a kind at the start of the finding. */
export function nodeAt<N extends AstNode>(
    { document, range }: Pick<FixContext, 'document' | 'range'>,
    is: (node: AstNode) => node is N,
): N | undefined {
    const root = document.parseResult.value.$cstNode;
    const leaf = root && CstUtils.findLeafNodeAtOffset(root, document.textDocument.offsetAt(range.start));
    return AstUtils.getContainerOfType(leaf?.astNode, is);
}

/** The node of a kind that is all of what was found: the outermost, where several are. */
export function wholeNodeAt<N extends AstNode>(
    { document, range }: Pick<FixContext, 'document' | 'range'>,
    is: (node: AstNode) => node is N,
): N | undefined {
    let whole: N | undefined;
    let node: AstNode | undefined = nodeAt({ document, range }, isAstNode);
    for (; node; node = node.$container) {
        const own = rangeOf(node);
        if (own && isWithin(range, own) && !sameRange(range, own)) return whole;
        if (own && sameRange(range, own) && is(node)) whole = node;
    }
    return whole;
}

const isWithin = (inner: Range, outer: Range): boolean =>
    !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);

export const isBefore = (one: Position, other: Position): boolean =>
    one.line < other.line || (one.line === other.line && one.character < other.character);

export const rangeOf = (node: AstNode | undefined): Range | undefined => node?.$cstNode?.range;

/** As it is written. */
export const textOf = (node: AstNode | undefined): string => node?.$cstNode?.text ?? '';

/** Where both begin and end at the same characters. */
export const sameRange = (one: Range, other: Range): boolean =>
    one.start.line === other.start.line &&
    one.start.character === other.start.character &&
    one.end.line === other.end.line &&
    one.end.character === other.end.character;
