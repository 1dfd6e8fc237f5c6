/**
 * Lists, pages, graphs and lists of the admin ask the database as often for twenty rows as for two, whatever they show of the
 * rows that these lead to.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GeneratedProject } from '../../support/django-project.js';
import { ProbeRunner } from './probe-runner.js';

const counting = readFileSync(fileURLToPath(new URL('list_queries.py', import.meta.url)), 'utf8');

let runner: ProbeRunner;
beforeAll(async () => {
    runner = await ProbeRunner.start();
});
afterAll(() => runner?.stop());

const fixtures = 'tests/fixtures/django';
const projects = ['examples/shop', 'examples/cities', ...readdirSync(fixtures).map(name => join(fixtures, name))];

/** Of these, two rows are none that lists are about: they are in other states, or cost too little. */
const enough: Readonly<Record<string, number>> = {
    [join(fixtures, 'api-options')]: 12,
    [join(fixtures, 'newspaper')]: 10,
};

test.each(projects)('%s', async source => {
    const files = await filesOf(source);
    for (const shared of ['False', 'True']) {
        const probe = `${counting}
grown = growing(shared=${shared}, few=${enough[source] ?? 2}, many=20)
assert not grown, "; ".join(f"{name}: {how}" for name, how in grown.items())
`;
        expect(await runner.run({ files, probe }), `shared: ${shared}`).toBeNull();
    }
});

test('what is not read along with the rows is noticed', async () => {
    const files = await filesOf(join(fixtures, 'relations'));
    const views = files['homes/api.py'] ?? '';
    const bare = views.replaceAll(/\.(select|prefetch)_related\([^()]*\)/g, '.all()');
    expect(bare).not.toBe(views);
    const probe = `${counting}\ngrown = growing()\nassert "api:house-list" not in " ".join(grown), "grown"\n`;
    expect(await runner.run({ files: { ...files, 'homes/api.py': bare }, probe })).toBe('AssertionError: grown');
});

async function filesOf(source: string): Promise<Record<string, string>> {
    const project = await GeneratedProject.of(source);
    try {
        await project.generate();
        const names = readdirSync(project.folder, { recursive: true, withFileTypes: true });
        const written = names
            .filter(entry => entry.isFile() && !entry.parentPath.includes('.djagram'))
            .map(entry => join(entry.parentPath, entry.name).slice(project.folder.length + 1));
        return Object.fromEntries(written.map(path => [path, project.read(path)]));
    } finally {
        project.remove();
    }
}
