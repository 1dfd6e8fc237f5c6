import { AstUtils, type CstNode, CstUtils, GrammarUtils, isCompositeCstNode } from 'langium';
import { describe, expect, test } from 'vitest';
import type { DslFile } from '../../../src/language/generated/ast.js';
import { isDataNodes, isFieldDeclaration, isModelDeclaration } from '../../../src/language/generated/ast.js';
import { exampleFiles, languageServices, parse, parsed, plain } from '../../support/parsing.js';

/** The same text, parsed in one piece by the entry rule, as Langium does by itself. */
const wholly = (text: string) => languageServices().parser.LangiumParser.parse<DslFile>(text, { rule: 'DslFile' });

/** What the concrete syntax says: the element of the grammar, the range and the hidden flag of each node. */
const outline = (node: CstNode): unknown[][] =>
    CstUtils.streamCst(node)
        .map(one => [
            one.grammarSource,
            one.offset,
            one.end,
            one.hidden,
            isCompositeCstNode(one) ? one.astNode.$type : undefined,
        ])
        .toArray();

describe('parsing by regions makes the tree that parsing in one piece makes', () => {
    test.each(exampleFiles())('$name', ({ text }) => {
        const regions = parse(text);
        const whole = wholly(text);
        expect(regions.parserErrors).toEqual([]);
        expect(whole.parserErrors).toEqual([]);
        expect(plain(regions.value)).toEqual(plain(whole.value));
        const wanted = outline(whole.value.$cstNode as CstNode);
        for (const [index, [element, ...rest]] of outline(regions.value.$cstNode as CstNode).entries()) {
            const [wantedElement, ...wantedRest] = wanted[index] as unknown[];
            expect(rest).toEqual(wantedRest);
            expect(element).toBe(wantedElement);
        }
    });

    test.each(exampleFiles())('containers and places of $name', ({ text }) => {
        for (const node of AstUtils.streamAst(parse(text).value)) {
            if (!node.$container) continue;
            const value = (node.$container as unknown as Record<string, unknown>)[node.$containerProperty as string];
            expect(Array.isArray(value) ? value[node.$containerIndex as number] : value).toBe(node);
            expect(CstUtils.isChildNode(node.$cstNode as CstNode, node.$container.$cstNode as CstNode)).toBe(true);
        }
    });
});

describe('braces within brackets are no block', () => {
    test.each([
        'queryset a = filter(data contains { b: 1 })',
        'queryset a = filter((data contains { b: 1 } or data contained_by {}) and n = 1).order_by(n)',
        'check (data contains { b: 1 }) or n = 1 as c',
        'allow read where not (data has_keys { b: [{ c: 1 }] })',
        'permissions { a }  check (data contains { b: 1 })  permissions { b }',
    ])('%s', line => {
        const text = `app a {\n  model T { ${line} }\n}\n`;
        expect(parse(text).parserErrors).toEqual([]);
        expect(plain(parsed(text))).toEqual(plain(wholly(text).value));
    });

    test('where the bracket is not closed, the block stays one', () => {
        const text = 'app a {\n  model T (x {\n    n: Integer\n    m: Decimal(5, 2)\n  }\n}\n';
        const fields = AstUtils.streamAst(parse(text).value).filter(isFieldDeclaration);
        expect(fields.map(({ name }) => name).toArray()).toEqual(['n', 'm']);
    });
});

describe('several attributes on one line, of which the last has a block', () => {
    const inNodes = (attributes: string): string => `graph g {\n  nodes a.T { ${attributes} }\n}\n`;

    test.each([
        'label name  fillcolor by status { draft: "gray" }',
        'label "x" style dashed  shape box  color by kind { a: "b" }  width 2',
        'color by kind { a: "b" }  label name  fillcolor by status { draft: "gray" }',
    ])('%s', attributes => {
        const regions = parse(inNodes(attributes));
        expect(regions.parserErrors).toEqual([]);
        expect(plain(regions.value)).toEqual(plain(wholly(inNodes(attributes)).value));
    });

    test('in a graph, behind a line of its own kind and behind a node', () => {
        const text = 'graph g {\n  rankdir LR  color by kind { a: "b" }\n  node n  color by kind { a: "b" }\n}\n';
        expect(parse(text).parserErrors).toEqual([]);
        expect(plain(parse(text).value)).toEqual(plain(wholly(text).value));
    });

    test('a word out of place leaves the block to what it stands in', () => {
        const text = 'graph g {\n  nodes a.T whre status = x { label name }\n}\n';
        const { parserErrors, value } = parse(text);
        expect(parserErrors).toHaveLength(1);
        const nodes = AstUtils.streamAst(value).find(isDataNodes);
        expect(nodes?.items).toHaveLength(1);
    });
});

test('properties and leaves are found in the tree', () => {
    const text =
        'app shop {\n  /** Sold. */\n  model Product {\n    /** Shown. */\n    name: Char(40) // long\n  }\n}\n';
    const file = parsed(text);
    const model = AstUtils.streamAst(file).find(isModelDeclaration);
    const field = AstUtils.streamAst(file).find(isFieldDeclaration);
    expect(GrammarUtils.findNodeForProperty(model?.$cstNode, 'name')?.text).toBe('Product');
    expect(GrammarUtils.findNodeForProperty(model?.$cstNode, 'items', 0)?.text).toBe('name: Char(40)');
    const leaf = CstUtils.findLeafNodeAtOffset(file.$cstNode as CstNode, text.indexOf('Char') + 1);
    expect(leaf?.text).toBe('Char');
    expect(leaf && AstUtils.getContainerOfType(leaf.astNode, isFieldDeclaration)).toBe(field);
    const { CommentProvider, DocumentationProvider } = languageServices().documentation;
    expect(model && DocumentationProvider.getDocumentation(model)).toBe('Sold.');
    expect(field && CommentProvider.getComment(field)).toBe('/** Shown. */');
});

test('a block without its closing brace ends where the indentation does', () => {
    const { value, parserErrors } = parse(
        'app shop {\n  model A {\n    x: Char\n  model B {\n    y: Char\n  }\n}\ngraph g { node a }\n',
    );
    expect(parserErrors.map(error => [error.token.startLine, error.message])).toEqual([
        [2, 'The block that starts here is never closed with `}`.'],
    ]);
    expect(
        AstUtils.streamAst(value)
            .filter(isModelDeclaration)
            .map(model => [model.name, model.items.length])
            .toArray(),
    ).toEqual([
        ['A', 1],
        ['B', 1],
    ]);
    expect(value.items.map(item => item.$type)).toEqual(['AppDeclaration', 'GraphDeclaration']);
});
