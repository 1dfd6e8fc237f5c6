import { type AstNode, AstUtils, CstUtils, GrammarUtils, isAstNode, isReference } from 'langium';
import { describe, expect, test } from 'vitest';
import { DjagramCommentProvider } from '../../../src/language/parsing/comment-provider.js';
import { rangeOfNode, rangeOfProperty, textOfNode } from '../../../src/language/parsing/syntax-ranges.js';
import { openFiles } from '../../support/lsp.js';
import { exampleFiles } from '../../support/parsing.js';

const multiline = ['BLOCK_COMMENT'];

/** What the concrete syntax says, of each node and each of its properties. */
function expectAsInSyntax(node: AstNode, comments: DjagramCommentProvider): void {
    const cst = node.$cstNode;
    const place = () => `${node.$type} ${cst?.text.slice(0, 60)}`;
    expect(rangeOfNode(node), place()).toEqual(cst && { offset: cst.offset, end: cst.end });
    expect(textOfNode(node), place()).toBe(cst?.text ?? '');
    expect(comments.getComment(node), place()).toBe(CstUtils.findCommentNode(cst, multiline)?.text);
    for (const [property, value] of Object.entries(node)) {
        if (property.startsWith('$')) continue;
        const count = Array.isArray(value) ? value.length : isAstNode(value) || isReference(value) || value ? 1 : 0;
        for (let index = 0; index <= count; index++) {
            const written = GrammarUtils.findNodeForProperty(cst, property, index);
            const range = written && { offset: written.offset, end: written.end };
            expect(rangeOfProperty(node, property, index), `${property} ${index} of ${place()}`).toEqual(range);
        }
    }
}

const written: Record<string, string> = {
    'a file with errors':
        'app a {\n  model M {\n    x: (\n    y Char(\n    /** z */ z: Int\n  }\n  model\n}\n}\nmodel N {\n',
    'lines side by side': 'app a { model M { x: Char(3) y: Text? } enum E { a b } }\n/** last */',
    'comments everywhere':
        '// a\n/** b */ app a { // c\n /** d */ model /* e */ M { /** f */ x /* g */ : /* h */ Char /* i */ } /* j */ } /* k */',
    'a graph with dashes': 'graph g {\n  a -- b -> c\n  node d { label = "x" }\n}\n',
};

describe('ranges without concrete syntax are those of it', () => {
    for (const { name, text } of [
        ...exampleFiles(),
        ...Object.entries(written).map(([name, text]) => ({ name, text })),
    ]) {
        test(name, async () => {
            const { services, documents } = await openFiles(text);
            const comments = services.djagram.documentation.CommentProvider as DjagramCommentProvider;
            expect(comments).toBeInstanceOf(DjagramCommentProvider);
            for (const { parseResult } of documents) {
                for (const node of AstUtils.streamAst(parseResult.value)) expectAsInSyntax(node, comments);
            }
        });
    }
});
