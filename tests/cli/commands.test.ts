import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digest } from '../../src/cli/digest.js';
import { allRules } from '../../src/language/rules.js';
import { json, secretOfTests, startServer, tokenEndpoint } from '../support/oauth-server.js';
import { folderWith, put, runCli } from '../support/run-cli.js';

const shop = `project shop {
  django "5.2"
}

oauth2 {
  grants client_credentials
  scope products:read "Read products"
  client reporting scopes products:read
}

app catalog {
  enum Status { draft  live }
  model Tag {
    label: Char(40, unique)
    status: Status = draft
  }
}

routes v1 "api/v1/" in catalog {
  authentication oauth2
  permission_classes TokenHasScope
  required_scopes products:read
  route "tags/" viewset Tag as tags { actions list }
}

graph colours {
  node red
  node blue
  red -- blue
}
`;
const broken = 'app catalog {\n  model Tab { label: Chra(40) }\n}\n';

describe('check', () => {
    const repeated =
        'app catalog {\n  model Tag {\n    label: Chra(40)\n    ordering label\n    ordering -label // newest\n  }\n}\n';
    const mended = repeated.replace('ordering -label // newest', '// newest');

    test('as JSON, a finding comes with the edits that mend it', async () => {
        const cwd = folderWith({ 'a.dsl': repeated });
        const [typo, second] = JSON.parse((await runCli(['check', 'a.dsl', '--format', 'json'], { cwd })).out);
        expect(typo.fixes).toEqual([
            {
                title: "Change to 'Char'",
                sure: false,
                edits: [
                    {
                        file: 'a.dsl',
                        range: {
                            start: { line: 3, column: 12, offset: repeated.indexOf('Chra') },
                            end: { line: 3, column: 16, offset: repeated.indexOf('Chra') + 4 },
                        },
                        newText: 'Char',
                    },
                ],
            },
        ]);
        expect(second.fixes[0]).toMatchObject({ title: "Remove the second 'ordering'", sure: true });
    });

    test('--fix applies what is sure and reports the rest', async () => {
        const cwd = folderWith({ 'a.dsl': `\uFEFF${repeated}`, 'b.dsl': 'app other {}\n' });
        const result = await runCli(['check', '.', '--fix'], { cwd });
        expect(result).toMatchObject({ outcome: 'findings', err: '1 error in 2 files.\n1 file fixed.\n' });
        expect(result.out).toContain('unresolved-name');
        expect(readFileSync(join(cwd, 'a.dsl'), 'utf8')).toBe(`\uFEFF${mended}`);
    });

    test('--fix --dry-run shows what would change, and writes nothing', async () => {
        const cwd = folderWith({ 'a.dsl': repeated });
        const { out, err } = await runCli(['check', '.', '--fix', '--dry-run'], { cwd });
        expect(out).toContain('--- a/a.dsl\n+++ b/a.dsl\n');
        expect(out).toContain('-    ordering -label // newest\n+    // newest\n');
        expect(err).toBe('1 file would be fixed.\n');
        expect(readFileSync(join(cwd, 'a.dsl'), 'utf8')).toBe(repeated);
        expect((await runCli(['check', '.', '--dry-run'], { cwd })).outcome).toBe('usage');
    });

    test('--fix leaves alone what it cannot read as a whole', async () => {
        const bytes = Buffer.concat([Buffer.from(repeated), Buffer.from([0x2f, 0x2f, 0xff])]);
        const cwd = folderWith({ 'a.dsl': bytes });
        expect((await runCli(['check', '.', '--fix'], { cwd })).err).toContain('0 files fixed.');
        expect(readFileSync(join(cwd, 'a.dsl'))).toEqual(bytes);
    });

    test('a good project has no findings', async () => {
        const cwd = folderWith({ 'shop.dsl': shop });
        expect(await runCli(['check', '.', '--format', 'json'], { cwd })).toEqual({
            outcome: 'fine',
            out: '[]\n',
            err: '',
        });
        expect(await runCli(['check', 'shop.dsl'], { cwd })).toEqual({
            outcome: 'fine',
            out: '',
            err: 'No findings in 1 file.\n',
        });
    });

    test('a mistake is shown where it is', async () => {
        const cwd = folderWith({ 'sub/a.dsl': broken });
        const text = await runCli(['check', '.'], { cwd });
        expect(text.outcome).toBe('findings');
        expect(text.out).toMatch(/^sub\/a\.dsl:2:22: error\[[\w-]+\]: .*Chra/);
        expect(text.out).toContain('   2 |   model Tab { label: Chra(40) }\n     |                      ^^^^\n');
        expect(text.err).toBe('1 error in 1 file.\n');
        const [finding, ...others] = JSON.parse((await runCli(['check', 'sub', '--format', 'json'], { cwd })).out);
        expect(others).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'error',
            file: 'sub/a.dsl',
            range: { start: { line: 2, column: 22, offset: 35 }, end: { line: 2, column: 26, offset: 39 } },
        });
        const sarif = JSON.parse((await runCli(['check', '.', '--format', 'sarif'], { cwd })).out);
        expect(sarif.runs[0].results).toHaveLength(1);
        expect(sarif.runs[0].tool.driver.version).toBe('1.2.3');
    });

    test('what a change does to rows that are there is found beside what was generated', async () => {
        const shop = (field: string): string => `project p {}\napp shop { model A { ${field} } }\n`;
        const cwd = folderWith({ 'shop/p.dsl': shop('name: Char(40)') });
        expect((await runCli(['generate', 'shop'], { cwd })).err).toMatch(/^shop\/backend: \d+ created\.\n$/);
        expect((await runCli(['generate', 'shop', '--out', 'elsewhere'], { cwd })).outcome).toBe('fine');
        put(cwd, 'shop/p.dsl', shop('name: Char(20)'));
        const found = async (...options: readonly string[]) =>
            JSON.parse((await runCli(['check', 'shop', '--format', 'json', ...options], { cwd })).out);
        expect(await found()).toMatchObject([{ code: 'column-shortened', severity: 'warning' }]);
        expect(await found('--generated', 'nowhere')).toEqual([]);
        const { err } = await runCli(['check', 'shop', '--generated', 'nowhere'], { cwd });
        expect(err).toContain("Nothing was generated into 'nowhere' yet.");
        // From wherever it is asked for, and for whichever file of the project.
        expect((await runCli(['generate', 'p.dsl'], { cwd: join(cwd, 'shop') })).err).toContain('backend: ');
        expect(await found()).toEqual([]);
        expect(await found('--generated', 'elsewhere')).toHaveLength(1);
    });

    test('generating says what a change does to rows that are there, before it writes, and writes all the same', async () => {
        const shop = (field: string): string => `project p {}\napp shop { model A { ${field} } }\n`;
        const cwd = folderWith({ 'p.dsl': shop('name: Char(40)') });
        const generate = (...options: readonly string[]) =>
            runCli(['generate', '.', '--out', 'out', ...options], { cwd });
        expect((await generate()).err).toMatch(/^out: \d+ created\.\n$/);
        put(cwd, 'p.dsl', shop('name: Char(20)'));
        const said = /^p\.dsl:2:\d+: warning\[column-shortened\]: [\s\S]+Shorten the texts[\s\S]+\n/;
        const preview = await generate('--dry-run');
        expect(preview).toMatchObject({ outcome: 'fine', err: expect.stringMatching(said) });
        expect(preview.err).toMatch(/Would be: .*\n$/);
        const written = await generate();
        expect(written).toMatchObject({ outcome: 'fine', err: expect.stringMatching(said) });
        expect(written.err).toMatch(/out: .*updated.*\n$/);
        expect((await generate()).err).toBe('out: nothing to do.\n');
    });

    test('one file of a project is checked with the others, and its findings alone are shown', async () => {
        const cwd = folderWith({
            'project.dsl': 'project shop { django "5.2" }\n',
            'a.dsl': 'app a { model Tag { label: Char(40) } }\n',
            'b/b.dsl': 'app b { model Line { tag: a.Tag } }\n',
            'b/bad.dsl': broken,
        });
        expect(await runCli(['check', 'b/b.dsl'], { cwd })).toMatchObject({
            outcome: 'fine',
            err: 'No findings in 1 file.\n',
        });
        expect(await runCli(['check', 'b'], { cwd })).toMatchObject({
            outcome: 'findings',
            err: '1 error in 2 files.\n',
        });
    });

    test('what is no UTF-8 is a finding', async () => {
        const cwd = folderWith({
            'a.dsl': Buffer.concat([Buffer.from('app a {\n  // '), Buffer.of(0xff), Buffer.from('\n}\n')]),
        });
        const { outcome, out } = await runCli(['check', '.'], { cwd });
        expect(outcome).toBe('findings');
        expect(out).toContain('a.dsl:2:6: error[not-utf8]');
    });

    test.each(['nothing', 'empty'])("'%s' is wrong usage", async path => {
        const cwd = folderWith({ 'empty/notes.txt': '' });
        const { outcome, err } = await runCli(['check', path], { cwd });
        expect(outcome).toBe('usage');
        expect(err).toContain(`'${path}'`);
    });

    test('a file cut off anywhere is checked without a stack', async () => {
        const cwd = folderWith({});
        const bytes = Buffer.from(shop.replace('"Read products"', '"Read prödücts 🎈"'));
        for (let length = 0; length <= bytes.length; length += 17) {
            put(cwd, 'cut.dsl', bytes.subarray(0, length));
            const { outcome, err } = await runCli(['check', 'cut.dsl'], { cwd });
            expect(['fine', 'findings'], `${length}: ${err}`).toContain(outcome);
        }
    }, 60_000);
});

describe('generate', () => {
    const models = 'out/catalog/models.py';
    const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8');

    test('again keeps edits, names conflicts, and shows beforehand what it would do', async () => {
        const cwd = folderWith({ 'shop.dsl': shop });
        const first = await runCli(['generate', 'shop.dsl', '--out', 'out'], { cwd });
        expect(first).toMatchObject({ outcome: 'fine', out: '' });
        expect(first.err).toMatch(/^out: \d+ created\.\n$/);
        expect(await runCli(['generate', '.', '--out', 'out'], { cwd })).toEqual({
            outcome: 'fine',
            out: '',
            err: 'out: nothing to do.\n',
        });

        put(cwd, models, `${read(cwd, models)}\n\ndef mine():\n    return 1\n`);
        put(cwd, 'shop.dsl', shop.replace('unique)', 'unique)\n    note: Char?(20)'));
        const preview = await runCli(['generate', '.', '--out', 'out', '--dry-run'], { cwd });
        expect(preview.outcome).toBe('fine');
        expect(preview.out).toContain(`--- a/catalog/models.py\n+++ b/catalog/models.py\n`);
        expect(read(cwd, models)).not.toContain('note');
        const again = await runCli(['generate', '.', '--out', 'out'], { cwd });
        expect(again.outcome).toBe('fine');
        expect(again.out).toContain('merged catalog/models.py: your edits are kept\n');
        expect(read(cwd, models)).toMatch(/note = models[\s\S]*def mine\(\):/);

        put(cwd, models, read(cwd, models).replace('max_length=40', 'max_length=45'));
        put(cwd, 'shop.dsl', shop.replace('Char(40', 'Char(50'));
        const conflict = await runCli(['generate', '.', '--out', 'out'], { cwd });
        expect(conflict.outcome).toBe('conflict');
        expect(conflict.err).toContain('conflict in catalog/models.py');
        expect(read(cwd, models)).toMatch(
            /<<<<<<< yours\n.*max_length=45[\s\S]*=======\n.*max_length=50[\s\S]*>>>>>>> generated/,
        );
        expect(await runCli(['generate', '.', '--out', 'out'], { cwd })).toMatchObject({ outcome: 'conflict' });
    });

    test('leaves deleted what was deleted, until asked for it', async () => {
        const cwd = folderWith({ 'shop.dsl': shop });
        await runCli(['generate', '.', '--out', 'out'], { cwd });
        rmSync(join(cwd, 'out/manage.py'));
        const left = await runCli(['generate', '.', '--out', 'out'], { cwd });
        expect(left).toMatchObject({ outcome: 'fine', err: 'out: nothing to do.\n' });
        expect(left.out).toContain('left out manage.py: you deleted it');
        expect(existsSync(join(cwd, 'out/manage.py'))).toBe(false);
        const wrong = await runCli(['generate', '.', '--out', 'out', '--restore', 'mange.py'], { cwd });
        expect(wrong).toMatchObject({ outcome: 'usage' });
        await runCli(['generate', '.', '--out', 'out', '--restore', './manage.py'], { cwd });
        expect(existsSync(join(cwd, 'out/manage.py'))).toBe(true);
    });

    test('leaves what it never generated alone', async () => {
        const cwd = folderWith({ 'shop.dsl': shop, 'out/manage.py': 'mine\n' });
        const { outcome, err } = await runCli(['generate', '.', '--out', 'out'], { cwd });
        expect(outcome).toBe('conflict');
        expect(err).toContain('conflict in manage.py: this file was never generated');
        expect(read(cwd, 'out/manage.py')).toBe('mine\n');
    });

    test('refuses errors, unless it is forced', async () => {
        const cwd = folderWith({ 'shop.dsl': shop, 'bad.dsl': broken });
        const refused = await runCli(['generate', '.', '--out', 'out'], { cwd });
        expect(refused.outcome).toBe('findings');
        expect(refused.err).toContain('bad.dsl:2:22');
        expect(refused.err).toContain('Nothing was generated: 1 error in 2 files.');
        expect(existsSync(join(cwd, 'out'))).toBe(false);
        expect(await runCli(['generate', '.', '--out', 'out', '--force'], { cwd })).toMatchObject({ outcome: 'fine' });
    });

    test('takes along the DOT file of a graph, and refuses where it is not there', async () => {
        const graph =
            'project old { django "5.2" }\nroutes pages "" {\n  route "old/" graph old\n}\ngraph old from "old.dot"\n';
        const cwd = folderWith({ 'old.dsl': graph });
        const refused = await runCli(['generate', '.', '--out', 'out'], { cwd });
        expect(refused).toMatchObject({ outcome: 'findings', out: '' });
        expect(refused.err).toContain("'old.dot', which cannot be read");
        put(cwd, 'old.dot', 'digraph { a -> b }');
        expect(await runCli(['generate', '.', '--out', 'out'], { cwd })).toMatchObject({ outcome: 'fine' });
        expect(readdirSync(join(cwd, 'out'), { recursive: true })).toContainEqual(expect.stringMatching(/old\.dot$/));
    });

    describe('again', () => {
        const generate = (cwd: string, build?: string) =>
            runCli(['generate', '.', '--out', 'out'], { cwd, ...(build !== undefined && { build }) });
        const nothingToDo = { outcome: 'fine', out: '', err: 'out: nothing to do.\n' };
        /** As if `manage.py` had been generated another way: whoever believes what is remembered brings it back. */
        function plant(cwd: string): void {
            const base = join(cwd, 'out/.djagram/base/manage.py.base');
            const before = readFileSync(base, 'utf8');
            put(cwd, 'out/.djagram/base/manage.py.base', 'planted\n');
            const memory = read(cwd, 'out/.djagram/sources.json');
            put(cwd, 'out/.djagram/sources.json', memory.replaceAll(digest(before), digest('planted\n')));
        }
        const isPlanted = async (cwd: string, build?: string): Promise<boolean> => {
            rmSync(join(cwd, 'out/manage.py'));
            const restored = ['generate', '.', '--out', 'out', '--restore', 'manage.py'];
            await runCli(restored, { cwd, ...(build !== undefined && { build }) });
            return read(cwd, 'out/manage.py') === 'planted\n';
        };
        const filesIn = (cwd: string) =>
            readdirSync(join(cwd, 'out'), { recursive: true, encoding: 'utf8' })
                .map(file => ({ file, status: statSync(join(cwd, 'out', file)) }))
                .filter(({ status }) => status.isFile())
                .map(({ file, status }) => [file, status.ino, status.mtimeMs]);

        test('from the same sources writes nothing', async () => {
            const cwd = folderWith({ 'shop.dsl': shop });
            await generate(cwd);
            const before = filesIn(cwd);
            expect(await generate(cwd)).toEqual(nothingToDo);
            expect(filesIn(cwd)).toEqual(before);
        });

        test('from the same sources takes what was generated from the record', async () => {
            const cwd = folderWith({ 'shop.dsl': shop });
            await generate(cwd);
            plant(cwd);
            expect(await isPlanted(cwd)).toBe(true);
        });

        test.each<[string, (cwd: string) => void]>([
            ['other text', cwd => put(cwd, 'shop.dsl', `${shop}// More.\n`)],
            ['another file', cwd => put(cwd, 'more.dsl', 'app more { model Thing { name: Char(40) } }\n')],
        ])('from %s generates anew', async (_, change) => {
            const cwd = folderWith({ 'shop.dsl': shop });
            await generate(cwd);
            plant(cwd);
            change(cwd);
            expect(await isPlanted(cwd)).toBe(false);
        });

        test('by another build of the program generates anew', async () => {
            const cwd = folderWith({ 'shop.dsl': shop });
            await generate(cwd, 'one');
            plant(cwd);
            expect(await isPlanted(cwd, 'another')).toBe(false);
        });

        test('after the DOT file of a graph changed takes along what it says now', async () => {
            const cwd = folderWith({
                'old.dsl':
                    'project old { django "5.2" }\nroutes pages "" {\n  route "old/" graph old\n}\ngraph old from "old.dot"\n',
                'old.dot': 'digraph { a -> b }\n',
            });
            await generate(cwd);
            expect(await generate(cwd)).toEqual(nothingToDo);
            put(cwd, 'old.dot', 'digraph { a -> c }\n');
            expect((await generate(cwd)).out).toMatch(/updated .*old\.dot/);
        });

        test('says errors that were passed over by force each time', async () => {
            const cwd = folderWith({ 'shop.dsl': shop, 'bad.dsl': broken });
            await runCli(['generate', '.', '--out', 'out', '--force'], { cwd });
            const again = await runCli(['generate', '.', '--out', 'out', '--force'], { cwd });
            expect(again.err).toContain('bad.dsl:2:22');
            expect(await generate(cwd)).toMatchObject({ outcome: 'findings' });
        });

        test('after text that is no UTF-8 came into a source refuses it, though it reads the same', async () => {
            const cwd = folderWith({ 'shop.dsl': `${shop}// \uFFFD\n` });
            await generate(cwd);
            put(cwd, 'shop.dsl', Buffer.concat([Buffer.from(`${shop}// `), Buffer.from([0xff]), Buffer.from('\n')]));
            expect(await generate(cwd)).toMatchObject({ outcome: 'findings' });
        });
    });

    test('needs exactly one project, and names those there are', async () => {
        const cwd = folderWith({
            'a/a.dsl': 'project first { django "5.2" }\n',
            'b/b.dsl': 'project second { django "5.2" }\n',
            'c.dsl': 'graph g { node a }\n',
        });
        expect(await runCli(['check', '.'], { cwd })).toMatchObject({ outcome: 'fine' });
        const several = await runCli(['generate', '.', '--out', 'out'], { cwd });
        expect(several.outcome).toBe('usage');
        for (const name of ['a (first)', 'b (second)']) expect(several.err).toContain(name);
        const none = await runCli(['generate', 'c.dsl', '--out', 'out'], { cwd });
        expect(none).toMatchObject({ outcome: 'findings' });
        expect(none.err).toContain('declares no project');
        const unsaid = await runCli(['generate', '.'], { cwd });
        expect(unsaid).toMatchObject({ outcome: 'usage' });
        expect(unsaid.err).toContain('say with --out where to generate');
        expect(await runCli(['generate', 'c.dsl'], { cwd })).toMatchObject({ outcome: 'findings' });
        expect(readdirSync(cwd).sort()).toEqual(['a', 'b', 'c.dsl']);
    });
});

describe('diagram', () => {
    test.each([
        ['models', 'svg', /^(<\?xml[^>]*>\s*)?<svg[\s\S]*Tag[\s\S]*<\/svg>\n$/],
        ['routes', 'svg', /<svg[\s\S]*tags\/[\s\S]*<\/svg>/],
        ['graph:colours', 'dot', /graph [\s\S]*red[\s\S]*--/],
        ['graph:colours', 'json', /^\{/],
    ])('draws %s as %s', async (view, format, shown) => {
        const cwd = folderWith({ 'shop.dsl': shop });
        const { outcome, out } = await runCli(['diagram', '.', '--view', view, '--format', format], { cwd });
        expect(outcome).toBe('fine');
        expect(out).toMatch(shown);
    });

    test("takes the format from the file's ending", async () => {
        const cwd = folderWith({ 'shop.dsl': shop });
        expect(
            await runCli(['diagram', '.', '--view', 'graph:colours', '--engine', 'twopi', '--out', 'c.json'], { cwd }),
        ).toEqual({ outcome: 'fine', out: '', err: '' });
        expect(JSON.parse(readFileSync(join(cwd, 'c.json'), 'utf8')).nodes).toHaveLength(2);
    });

    test.each([
        [['--view', 'graph:none'], 'usage', "no view 'graph:none'"],
        [['--view', 'models', '--engine', 'paint'], 'usage', "no layout engine 'paint'"],
        [['--view', 'models', '--out', 'no/such/folder.svg'], 'findings', "'no/such/folder.svg' cannot be written"],
    ])('%j is refused', async (args, outcome, message) => {
        const cwd = folderWith({ 'shop.dsl': shop });
        const result = await runCli(['diagram', '.', ...args], { cwd });
        expect(result.outcome).toBe(outcome);
        expect(result.err).toContain(message);
    });
});

describe('format', () => {
    const untidy = 'app   catalog {\nmodel Tag {\n      label :Char( 40 )\n}\n}\n';

    test('names and rewrites what is not formatted, once', async () => {
        const cwd = folderWith({ 'a.dsl': `\uFEFF${untidy}`, 'shop.dsl': shop, 'bad.dsl': 'app {{{' });
        const checked = await runCli(['format', 'a.dsl', '--check'], { cwd });
        expect(checked).toMatchObject({ outcome: 'findings', out: 'a.dsl\n' });
        expect(readFileSync(join(cwd, 'a.dsl'), 'utf8')).toBe(`\uFEFF${untidy}`);
        expect(await runCli(['format', 'a.dsl'], { cwd })).toMatchObject({ outcome: 'fine', out: 'a.dsl\n' });
        expect(readFileSync(join(cwd, 'a.dsl'), 'utf8')).toMatch(/^\uFEFFapp catalog \{\n {2}model Tag \{\n/);
        expect(await runCli(['format', 'a.dsl', '--check'], { cwd })).toMatchObject({ outcome: 'fine', out: '' });
        const all = await runCli(['format', '.', '--check'], { cwd });
        expect(all.outcome).toBe('findings');
        expect(all.err).toContain('bad.dsl was not formatted: it has syntax errors.');
    });
});

describe('call', () => {
    const request = (origin: string, expectation: string): string =>
        `${shop}
backend local {
  base_url "${origin}/"
  client reporting
}

request live_tags GET v1.tags.list on local {
  query status = live
  expect status 200
  expect json [0].label = "${expectation}"
}
`.replace('json [0].label', 'json results[0].label');
    const answer = json({ results: [{ label: 'old' }] });

    test('sends a request with a token, and shows the answer', async () => {
        await using server = await startServer({ '/o/token/': tokenEndpoint(), '/api/v1/tags/': answer });
        const cwd = folderWith({ 'shop.dsl': request(server.origin, 'old') });
        for (const name of ['DJAGRAM_REPORTING_SECRET', 'OAUTH2_REPORTING_SECRET']) {
            const { outcome, out, err } = await runCli(['call', '.', 'live_tags'], {
                cwd,
                env: { [name]: secretOfTests },
            });
            expect(outcome).toBe('fine');
            expect(out).toContain(`GET ${server.origin}/api/v1/tags/?status=live\n200 OK in `);
            expect(out).toContain('      "label": "old"\n');
            expect(out).toContain('✓ expect json results[0].label = "old"\n');
            expect(out + err).not.toMatch(/token-1|s3cr3t/);
        }
        expect(server.seenAt('/api/v1/tags/')[0]?.headers.authorization).toBe('Bearer token-1');
    });

    test('a failed expectation is an outcome', async () => {
        await using server = await startServer({ '/o/token/': tokenEndpoint(), '/api/v1/tags/': answer });
        const cwd = folderWith({ 'shop.dsl': request(server.origin, 'new') });
        const { outcome, out } = await runCli(['call', '.', 'live_tags'], {
            cwd,
            env: { DJAGRAM_REPORTING_SECRET: secretOfTests },
        });
        expect(outcome).toBe('findings');
        expect(out).toContain('✗ expect json results[0].label = "new", but it is "old"\n');
    });

    test.each<[string[], NodeJS.ProcessEnv, string, string]>([
        [['live_tags'], {}, 'findings', 'DJAGRAM_REPORTING_SECRET'],
        [['live_tags'], { DJAGRAM_REPORTING_SECRET: 'wrong-one' }, 'findings', "does not accept client 'reporting'"],
        [['liev_tags'], {}, 'usage', "no request 'liev_tags'"],
        [['live_tags', '--backend', 'far'], {}, 'usage', "no backend 'far'"],
    ])('%j says what is missing', async (args, env, outcome, message) => {
        await using server = await startServer({ '/o/token/': tokenEndpoint(), '/api/v1/tags/': answer });
        const cwd = folderWith({ 'shop.dsl': request(server.origin, 'old') });
        const result = await runCli(['call', '.', ...args], { cwd, env });
        expect(result.outcome).toBe(outcome);
        expect(result.err).toContain(message);
        expect(result.err).not.toContain('wrong-one');
    });
});

test('a command that was cancelled says so, whatever it failed with', async () => {
    const cancelled = new AbortController();
    const commands = {
        check: async () => {
            cancelled.abort();
            throw new Error('cut short');
        },
    };
    expect(await runCli(['check', 'x'], { cwd: folderWith({}), commands, signal: cancelled.signal })).toEqual({
        outcome: 'cancelled',
        out: '',
        err: 'Cancelled.\n',
    });
});

test('a bug is told with its stack', async () => {
    const { outcome, err } = await runCli(['check', 'x'], {
        cwd: folderWith({}),
        commands: { check: () => Promise.reject(new TypeError('undefined is not a function')) },
    });
    expect(outcome).toBe('bug');
    expect(err).toMatch(/a bug in Djagram 1\.2\.3[\s\S]*TypeError: undefined is not a function\n {4}at /);
});

describe('rules', () => {
    test('lists each rule in a line', async () => {
        const { outcome, out } = await runCli(['rules'], { cwd: '.' });
        expect(outcome).toBe('fine');
        const lines = out.trimEnd().split('\n');
        expect(lines).toHaveLength(allRules().length);
        expect(lines.find(line => line.startsWith('fields.E135 '))).toMatch(
            /^fields\.E135 +error +\S+ +6\.1 +A Decimal field has one of max_digits/,
        );
        expect(lines.find(line => line.startsWith('syntax-error '))).toMatch(/ error +sure +5\.2-6\.1 +The text/);
        expect(lines.find(line => line.startsWith('second-project '))).toMatch(/ error +- +5\.2-6\.1 +A folder/);
    });

    test('--format json is for programs', async () => {
        const { out } = await runCli(['rules', '--format', 'json'], { cwd: '.' });
        expect(JSON.parse(out)).toEqual(allRules());
        expect(JSON.parse(out)).toContainEqual({
            code: 'statement-given-twice',
            severity: 'warning',
            summary: 'A statement that can count once stands twice.',
            kind: 'text',
            fix: 'sure',
            django: ['5.2', '6.0', '6.1'],
        });
    });
});
