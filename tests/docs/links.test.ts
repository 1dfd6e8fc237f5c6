import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { exists, fileLinks, pages, readText } from '../support/documentation.js';

const own = [...pages(), 'CHANGELOG.md', 'src/ARCHITECTURE.md'];

test.each(own)('links of %s lead to files', page => {
    const missing = fileLinks(page).filter(target => !exists(join(dirname(page), target)));
    expect(missing).toEqual([]);
});

/** As GitHub makes them: small letters, blanks to hyphens, without punctuation. */
const anchorOf = (heading: string): string =>
    heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(/\s/g, '-');

const anchorsOf = (page: string): string[] =>
    [...readText(page).matchAll(/^#+ (.+)$/gm)].map(match => anchorOf(match[1] ?? ''));

test.each(own)('links of %s lead to headings', page => {
    const prose = readText(page).replaceAll(/^```[\s\S]*?^```/gm, '');
    const missing = [...prose.matchAll(/\]\(([^)\s#:]*)#([^)\s]+)\)/g)].filter(([, target, anchor = '']) => {
        const to = target ? normalize(join(dirname(page), target)) : page;
        return !anchorsOf(to).includes(anchor);
    });
    expect(missing.map(([link]) => link)).toEqual([]);
});
