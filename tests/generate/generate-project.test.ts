import { expect, test } from 'vitest';
import { generateProject } from '../../src/generate/generate-project.js';
import { lower } from '../support/lowering.js';

const pathsOf = async (text: string): Promise<string[]> => generateProject(await lower(text)).map(({ path }) => path);

test('an app called as the package of settings leaves it as it is', async () => {
    const project = await lower(`
        app config { model A { n: Integer } }
        routes r "r/" in config { route "" list A as things }
    `);
    const files = new Map(generateProject(project).map(({ path, text }) => [path, text]));
    expect(files.get('config/urls.py')).toContain('config.page_urls');
    expect(files.get('config/models.py')).toContain('class A');
});

test('of apps that differ in case alone the first is written', async () => {
    const paths = await pathsOf('app Shop { model A { n: Integer } }  app shop { model B { n: Integer } }');
    expect(paths).toContain('Shop/models.py');
    expect(paths.filter(path => path.startsWith('shop/'))).toEqual([]);
});

test.each(['Config', 'CONFIG'])('the settings are written before an app %s', async name => {
    const paths = await pathsOf(`app ${name} { model A { n: Integer } }`);
    expect(paths).toContain('config/settings/base.py');
    expect(paths.filter(path => path.startsWith(`${name}/`))).toEqual([]);
});

test('what no system can have as a file is left out', async () => {
    const paths = await pathsOf(`
        app aux { model A { n: Integer } }
        app shop { command nul()  command tidy() }
        routes r "r/" in shop { route "" template "what?.html" as page  route "b/" template "../b.html" as other }
    `);
    expect(paths).toContain('shop/management/commands/tidy.py');
    expect(paths.filter(path => /aux|nul|\?|\.\./.test(path))).toEqual([]);
});
