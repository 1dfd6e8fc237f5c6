import { AstUtils, GrammarAST } from 'langium';
import { describe, expect, test } from 'vitest';
import { type CodeBlock, codeBlocks, codeIn, dslFiles, pages } from '../support/documentation.js';
import { format, openFiles } from '../support/lsp.js';
import { languageServices } from '../support/parsing.js';

const blocks = pages()
    .flatMap(codeBlocks)
    .filter(({ language }) => language === 'djagram');

/** The findings that a block announces in its first line, `// finding: unresolved-name, syntax-error`, in the order of the text. */
function announced({ text }: CodeBlock): string[] {
    const comment = /^\/\/ finding: (.+)\n/.exec(text);
    return comment ? (comment[1] ?? '').split(', ') : [];
}

/** ```` ```djagram beside=examples/shop ````: the block is one more file of that project. */
function filesBeside({ info }: CodeBlock): string {
    const folder = /\bbeside=(\S+)/.exec(info)?.[1];
    const files = folder ? dslFiles(folder) : [];
    return files.map(file => `--- ${folder}/${file.path.split('/').at(-1)}\n${file.text}`).join('');
}

async function findingsOf(block: CodeBlock): Promise<string[]> {
    const folder = /\bbeside=(\S+)/.exec(block.info)?.[1];
    const path = folder ? `${folder}/block.dsl` : 'block.dsl';
    const { document } = await openFiles(`--- ${path}\n${block.text}${filesBeside(block)}`);
    return (document.diagnostics ?? []).map(({ code }) => String(code));
}

describe('examples', () => {
    test('there are some', () => expect(blocks.length).toBeGreaterThan(30));

    test.each(blocks.map(block => ({ at: `${block.page}:${block.line}`, block })))(
        '$at has the findings that it announces, and no others',
        async ({ block }) => expect(await findingsOf(block)).toEqual(announced(block)),
    );

    test.each(
        blocks
            .filter(block => announced(block).length === 0)
            .map(block => ({ at: `${block.page}:${block.line}`, block })),
    )('$at is written as the formatter writes it', async ({ block }) =>
        expect(await format(block.text)).toBe(block.text),
    );
});

test('the manual has every word of the grammar', () => {
    const keywords = [
        ...new Set(
            AstUtils.streamAllContents(languageServices().Grammar)
                .filter(GrammarAST.isKeyword)
                .map(keyword => keyword.value)
                .filter(value => /^\w+$/.test(value)),
        ),
    ];
    const words = new Set(codeIn('docs/language.md').flatMap(code => code.match(/\w+/g) ?? []));
    // `builtin` is for the library's own files only.
    expect(keywords.filter(keyword => keyword !== 'builtin' && !words.has(keyword)).sort()).toEqual([]);
    expect(keywords.length).toBeGreaterThan(250);
});
