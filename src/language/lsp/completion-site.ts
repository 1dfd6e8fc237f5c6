/**
 * What the name at the cursor would be a reference to: found by writing one there and parsing the excerpt around it. The parser
 * that reads the user's text thus decides about half of it, too; nothing is guessed from a tree in which the name is missing.
 */
import type { IToken } from 'chevrotain';
import {
    type AstNode,
    CstUtils,
    type LangiumDocument,
    type LangiumParser,
    type Lexer,
    type Mutable,
    type ReferenceInfo,
} from 'langium';
import { infoOf, referencesBelow } from '../scoping/references-below.js';
import type { Excerpt } from './completion-excerpt.js';

/** What is written behind the name, to make enough of an item for it to be read. */
export type Behind = '' | ': 0' | ' -> `x`' | ' -- x' | ' -> x' | ' { }' | ' x { }' | '=0' | ' 0';

/** `request` is told from a field of that name by what stands behind it. */
const standInFor = (text: string): string => (/\brequest\.$/.test(text) ? 'user' : 'x');

export interface Site {
    /** The node that is being written around the cursor; its ancestors are the document's own. */
    readonly node: AstNode;
    /** The name at the cursor, if it is a reference. */
    readonly reference: ReferenceInfo | undefined;
}

export class SiteFinder {
    private readonly parser: LangiumParser;
    private readonly lexer: Lexer;

    constructor(parser: LangiumParser, lexer: Lexer) {
        this.parser = parser;
        this.lexer = lexer;
    }

    /** @param behind what stands behind the name */
    find(document: LangiumDocument, excerpt: Excerpt, behind: Behind): Site | undefined {
        const offset = excerpt.text.length;
        const begun = `${excerpt.text}${standInFor(excerpt.text)}${behind}`;
        const root = this.parser.parse(`${begun}${closing(this.lexer.tokenize(begun).tokens)}`).value;
        const cst = root.$cstNode;
        const leaf = cst && CstUtils.findLeafNodeAtOffset(cst, offset);
        if (!leaf) return undefined;
        const reference = referencesBelow(root).find(({ $refNode: at }) => {
            return at !== undefined && at.offset <= offset && offset < at.end;
        });
        const node = reference?.container ?? leaf.astNode;
        transplant(node, root, document, excerpt);
        return { node, reference: reference && infoOf(reference) };
    }
}

/** The brackets and braces that are still to be closed. */
function closing(tokens: readonly IToken[]): string {
    const open: string[] = [];
    for (const { image } of tokens) {
        if (image === '(') open.push(')');
        else if (image === '[') open.push(']');
        else if (image === '{') open.push('}');
        else if (image === open.at(-1)) open.pop();
    }
    return open.reverse().join('');
}

/**
 * Puts the item that holds `node` into the block of the document that it stands in. Where the document's own tree has no such
 * block, because the text is too broken, the excerpt's headers have to do.
 */
function transplant(node: AstNode, root: AstNode, document: LangiumDocument, { braces }: Excerpt): void {
    const ownRoot = document.parseResult.value.$cstNode;
    (root as Mutable<AstNode>).$document = document;
    if (!ownRoot || !root.$cstNode) return;
    for (const { inFile, inExcerpt } of [...braces].reverse()) {
        const own = CstUtils.findLeafNodeAtOffset(ownRoot, inFile)?.astNode;
        const made = CstUtils.findLeafNodeAtOffset(root.$cstNode, inExcerpt)?.astNode;
        if (!own || own.$type !== made?.$type) continue;
        for (let at: AstNode | undefined = node; at; at = at.$container) {
            if (at.$container !== made) continue;
            (at as Mutable<AstNode>).$container = own;
            return;
        }
    }
    for (let at: AstNode | undefined = node; at; at = at.$container) {
        if (at.$container !== root) continue;
        (at as Mutable<AstNode>).$container = document.parseResult.value;
        return;
    }
}
