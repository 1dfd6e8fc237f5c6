/** The bundled command line, on the machine's own Node: the oldest that promises to be enough. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'djagram-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hostNode = process.env.DJAGRAM_HOST_NODE ?? process.execPath;

function djagram(...args: readonly string[]) {
    return spawnSync(hostNode, ['bin/djagram.js', ...args], { encoding: 'utf8', timeout: 60_000 });
}

test('the examples have no findings', () => {
    const { status, stdout, stderr } = djagram('check', 'examples', '--format', 'json');
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.stringify(JSON.parse(stdout))).not.toContain('"severity"');
});

test.each(['models', 'routes', 'graph:colours', 'graph:supply'])('%s is drawn', view => {
    const file = join(folder, `${view.replace(':', '-')}.svg`);
    const { status, stderr } = djagram('diagram', 'examples/shop', '--view', view, '--format', 'svg', '--out', file);
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('bug')]);
    expect(readFileSync(file, 'utf8')).toMatch(/<svg[\s\S]*<\/svg>\s*$/);
});

test('the shop is generated, and once more changes nothing', () => {
    const out = join(folder, 'backend');
    expect(djagram('generate', 'examples/shop', '--out', out).status).toBe(0);
    expect(readFileSync(join(out, 'manage.py'), 'utf8')).toContain('django');
    const again = djagram('generate', 'examples/shop', '--out', out, '--dry-run');
    expect([again.status, again.stdout]).toEqual([0, expect.not.stringMatching(/^[-+]/m)]);
});

test('wrong usage is told apart from findings', () => {
    expect(djagram('check', 'no-such-folder').status).toBe(64);
    expect(djagram('dance').status).toBe(64);
});

test('npx finds the command in the checkout', () => {
    const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
    const { status, stdout } = spawnSync(npx, ['djagram', 'check', 'examples', '--format', 'json'], {
        encoding: 'utf8',
        timeout: 60_000,
        shell: process.platform === 'win32',
    });
    expect(status).toBe(0);
    JSON.parse(stdout);
});

test('in a checkout that was not built the command sets it up, and says nothing of that among its answers', () => {
    const checkout = join(folder, 'checkout');
    const others = ['.git', 'dist', 'node_modules', 'tests'].map(name => resolve(name));
    cpSync('.', checkout, { recursive: true, filter: source => !others.includes(resolve(source)) });
    symlinkSync(resolve('node_modules'), join(checkout, 'node_modules'), 'junction');
    const { status, stdout } = spawnSync(hostNode, [join(checkout, 'bin/djagram.js'), 'rules', '--format', 'json'], {
        encoding: 'utf8',
        timeout: 200_000,
    });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ code: 'fields.E304', severity: 'error' }));
});
