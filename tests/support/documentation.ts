/** The one way in for tests of what the documentation says. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

export const readText = (path: string): string => readFileSync(join(repository, path), 'utf8');

/** README.md and all pages below docs/. */
export function pages(): string[] {
    const docs = readdirSync(join(repository, 'docs'), { recursive: true, encoding: 'utf8' });
    return [
        'README.md',
        ...docs
            .filter(name => name.endsWith('.md'))
            .sort()
            .map(name => `docs/${name}`),
    ];
}

export interface CodeBlock {
    readonly page: string;
    /** One-based, of the opening fence. */
    readonly line: number;
    readonly language: string;
    /** What stands behind the language. */
    readonly info: string;
    readonly text: string;
}

export function codeBlocks(page: string): CodeBlock[] {
    const blocks: CodeBlock[] = [];
    let open: { line: number; language: string; info: string; lines: string[] } | undefined;
    for (const [index, line] of readText(page).split('\n').entries()) {
        const fence = /^```(\S*)\s*(.*)$/.exec(line);
        if (!fence) open?.lines.push(line);
        else if (!open) open = { line: index + 1, language: fence[1] ?? '', info: fence[2] ?? '', lines: [] };
        else {
            const { lines, ...head } = open;
            blocks.push({ page, ...head, text: `${lines.join('\n')}\n` });
            open = undefined;
        }
    }
    if (open) throw new Error(`${page}:${open.line}: the code block is not closed.`);
    return blocks;
}

/** What stands in code, blocks and backticks, which is where a page names what can be written. */
export function codeIn(page: string): string[] {
    const prose = readText(page).replaceAll(/^```[\s\S]*?^```/gm, '');
    const spans = [...prose.matchAll(/(`+)([\s\S]+?)\1(?!`)/g)].map(match => match[2] ?? '');
    return [...codeBlocks(page).map(block => block.text), ...spans];
}

/** The .dsl files below a folder of the repository, by path. */
export function dslFiles(folder: string): { readonly path: string; readonly text: string }[] {
    return readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.dsl'))
        .sort()
        .map(name => ({ path: `${folder}/${name}`, text: readText(`${folder}/${name}`) }));
}

/** Addresses of a page's links and pictures that lead to files, without what stands behind `#`. */
export function fileLinks(page: string): string[] {
    const prose = readText(page).replaceAll(/^```[\s\S]*?^```/gm, '');
    return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
        .map(match => (match[1] ?? '').replace(/#.*$/, ''))
        .filter(target => target !== '' && !/^[a-z]+:/.test(target));
}

export const exists = (path: string): boolean => existsSync(join(repository, path));
