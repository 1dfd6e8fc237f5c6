/** The configuration that docs/other-editors.md gives, in a real Neovim, with the bundled language server. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Neovim, startNeovim } from '../support/neovim.ts';

const shop = `app shop {
  model Category { name: Char(20) }
  model Product {
    category: Category
    prize: Decimal(10, 2)
  }
}
`;

const { lua } = readFileSync('docs/other-editors.md', 'utf8').match(/```lua\n(?<lua>[\s\S]*?)```/)?.groups ?? {};

describe.skipIf(inject('whyNoNeovim'))('Neovim as its documentation configures it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'djagram-other-editor-'));
    const file = join(folder, 'shop.dsl');
    const config = join(folder, 'init.lua');
    let neovim: Neovim;

    beforeAll(async () => {
        const bin = join(folder, 'bin');
        mkdirSync(bin);
        const node = process.env.DJAGRAM_HOST_NODE ?? process.execPath;
        const command = join(bin, 'djagram');
        writeFileSync(command, `#!/bin/sh\nexec '${node}' '${resolve('bin/djagram.js')}' "$@"\n`);
        chmodSync(command, 0o755);
        writeFileSync(file, shop);
        writeFileSync(config, lua ?? '');
        neovim = await startNeovim({ config, file, path: [bin, join(node, '..')].join(delimiter) });
    });
    afterAll(async () => {
        await neovim?.close();
        rmSync(folder, { recursive: true, force: true });
    });

    const text = 'table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\\n") .. "\\n"';
    const findings = 'vim.tbl_map(function(each) return each.message end, vim.diagnostic.get(0))';
    /** The text of all floating windows. */
    const floating = `vim.tbl_map(
        function(window) return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), "\\n") end,
        vim.tbl_filter(function(window) return vim.api.nvim_win_get_config(window).relative ~= "" end, vim.api.nvim_list_wins())
    )`.replaceAll(/\n\s*/g, ' ');

    test('the file is ours, and the server comes up for it', async () => {
        expect(await neovim.get('vim.bo.filetype')).toBe('djagram');
        await neovim.until<string[]>(
            'vim.tbl_map(function(client) return client.name end, vim.lsp.get_clients({ bufnr = 0 }))',
            names => names.includes('djagram'),
        );
    });

    test('a finding appears and vanishes while typing', async () => {
        await neovim.type('/Decimal<CR>cwDecimol<Esc>');
        const [message] = await neovim.until<string[]>(findings, found => found.length === 1);
        expect(message).toContain("'Decimol'");
        await neovim.type('u');
        await neovim.until<string[]>(findings, found => found.length === 0);
    });

    test('what can be written is offered', async () => {
        await neovim.type('/prize<CR>Oother: Ca<C-x><C-o>');
        const offered = 'vim.tbl_map(function(item) return item.word end, vim.fn.complete_info({ "items" }).items)';
        await neovim.until<string[]>(offered, words => words.includes('Category'));
        await neovim.type('<C-e><Esc>u');
        await neovim.until<string>(text, now => now === shop);
    });

    test('a name says what it is', async () => {
        await neovim.type('/category: <CR>K');
        const [shown] = await neovim.until<string[]>(floating, windows => windows.length > 0);
        expect(shown).toContain('ForeignKey');
        expect(shown).toContain('category_id');
        await neovim.type('<Esc>gg0');
    });

    test('one goes to a declaration, and back', async () => {
        await neovim.type('/: Category<CR>w<C-]>');
        await neovim.until<number>('vim.fn.line(".")', line => line === 2);
        await neovim.type('<C-o>');
        await neovim.until<number>('vim.fn.line(".")', line => line === 4);
    });

    test('a renamed model is renamed where it is mentioned', async () => {
        await neovim.type(':lua vim.lsp.buf.rename("Group")<CR>');
        await neovim.until<string>(text, now => now.includes('model Group {') && now.includes('category: Group'));
        await neovim.type('u');
    });

    test('hints show what is implied', async () => {
        const hints =
            'vim.tbl_map(function(each) return each.inlay_hint.label end, vim.lsp.inlay_hint.get({ bufnr = 0 }))';
        const labels = await neovim.until<string[]>(hints, found => found.length > 0);
        expect(labels.join()).toContain('on_delete=CASCADE');
    });

    test('what is badly indented is put in form', async () => {
        await neovim.type(':%s/^ *prize/prize/<CR>gggqG');
        await neovim.until<string>(text, now => now.includes('\n    prize: Decimal(10, 2)\n'));
    });

    test("Structurizr's files are left alone", async () => {
        const other = join(folder, 'other.dsl');
        writeFileSync(other, 'workspace {\n}\n');
        await neovim.type(`:edit! ${other}<CR>`);
        await neovim.until<string>('vim.bo.filetype', type => type === 'structurizr');
    });
});
