/** What is made from the grammar is what the grammar makes. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { textMateGrammar } from '../../scripts/textmate-grammar.js';
import { languageServices } from '../support/parsing.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const syntax = join(root, 'syntaxes/djagram.tmLanguage.json');

test('langium generate leaves no difference', () => {
    const copy = mkdtempSync(join(tmpdir(), 'djagram-generate-'));
    try {
        for (const file of ['langium-config.json', 'package.json', 'src/language/dsl.langium']) {
            cpSync(join(root, file), join(copy, file));
        }
        mkdirSync(join(copy, 'src/language/generated'), { recursive: true });
        execFileSync(process.execPath, [join(root, 'node_modules/langium-cli/bin/langium.js'), 'generate'], {
            cwd: copy,
        });
        const folder = 'src/language/generated';
        const written = readdirSync(join(copy, folder)).sort();
        expect(readdirSync(join(root, folder)).sort()).toEqual(written);
        for (const name of written) {
            expect(readFileSync(join(root, folder, name), 'utf8'), name).toBe(
                readFileSync(join(copy, folder, name), 'utf8'),
            );
        }
    } finally {
        rmSync(copy, { recursive: true });
    }
});

test('the TextMate grammar is that of the grammar', () => {
    const wanted = `${JSON.stringify(textMateGrammar(languageServices().Grammar), undefined, 2)}\n`;
    expect(readFileSync(syntax, 'utf8'), 'npm run langium:generate brings it up to date').toBe(wanted);
});

describe('the editor files', () => {
    const patterns: string[] = [];
    const collect = (value: unknown): void => {
        if (Array.isArray(value)) value.forEach(collect);
        else if (typeof value === 'object' && value !== null) {
            for (const [key, one] of Object.entries(value)) {
                if (
                    ['match', 'begin', 'end', 'beforeText', 'afterText', 'previousLineText'].includes(key) &&
                    typeof one === 'string'
                ) {
                    patterns.push(one);
                } else if (/Pattern$|^wordPattern$/.test(key) && typeof one === 'string') patterns.push(one);
                else collect(one);
            }
        }
    };
    collect(JSON.parse(readFileSync(syntax, 'utf8')));
    collect(JSON.parse(readFileSync(join(root, 'language-configuration.json'), 'utf8')));

    test('hold regular expressions only', () => {
        expect(patterns.length).toBeGreaterThan(40);
        for (const pattern of patterns) expect(() => new RegExp(pattern), pattern).not.toThrow();
    });

    test('indent behind an open block, and not behind a closed one', () => {
        const { indentationRules } = JSON.parse(readFileSync(join(root, 'language-configuration.json'), 'utf8'));
        const increase = new RegExp(indentationRules.increaseIndentPattern);
        for (const line of ['model A {', '  x: Char(', '  in [']) expect(increase.test(line), line).toBe(true);
        for (const line of ['model A { x: Char }', '  x: Char(3)', '// {', '  str "{name}"'])
            expect(increase.test(line), line).toBe(false);
    });

    test('colour keywords where they are keywords', () => {
        const { repository } = textMateGrammar(languageServices().Grammar);
        const heads = repository.heads?.patterns?.map(pattern => new RegExp(pattern.match ?? '')) ?? [];
        const coloured = (line: string) => heads.some(head => head.test(line));
        for (const line of ['  ordering name', 'routes v1 "x" {', '  unique a, b', '{ list_display a'])
            expect(coloured(line), line).toBe(true);
        for (const line of ['  ordering: Char', '  unique -> a', '  index.x', '  name: Char'])
            expect(coloured(line), line).toBe(false);
    });
});
