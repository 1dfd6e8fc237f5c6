import { expect, test } from 'vitest';
import { emitted } from '../../support/emitting.js';

const api = (model: string, route: string): Promise<ReadonlyMap<string, string>> =>
    emitted(`project p { }
app shop { model Item { name: Char(20)  ${model} } }
routes api "api/" in shop {
  authentication session
  route "items/" viewset Item { ${route} }
}`);

test('helpers that nothing uses are left out, and what they import with them', async () => {
    const files = await api('check name != "" as named', '');
    const serializers = files.get('config/serializers.py') ?? '';
    expect(serializers).toContain('class ModelConstraints:');
    // ModelConstraints uses it.
    expect(serializers).toContain('def check_constraints(');
    expect(serializers).not.toContain('class HashesPassword');
    expect(serializers).not.toContain('make_password');
});

test('a module without a helper that is used is not written', async () => {
    const files = await api('', 'actions list');
    expect(files.has('shop/api.py')).toBe(true);
    expect(files.has('config/serializers.py')).toBe(false);
    expect(files.has('config/exceptions.py')).toBe(false);
});

test('a module whose helpers are all used stays as it is', async () => {
    const files = await api('check name != "" as named', 'action go POST detail { set name = "gone" }');
    expect(files.get('config/serializers.py')).toMatch(
        /^"""What the serializers and viewsets of all apps share."""\n\nfrom /,
    );
    expect(files.get('shop/api.py')).toContain('from config.serializers import check_constraints');
});

test('rows of tests are prepared where a constraint asks for what an action sets', async () => {
    const files = await api('check name != "" as named', 'action go POST detail { set name = "gone" }');
    expect(files.get('shop/tests/test_api.py')).toContain('prepare(self.row, name="gone")\n');
    expect(files.get('config/testing.py')).toContain('def prepare(row');

    const free = await api('', 'action go POST detail { set name = "gone" }');
    expect(free.get('shop/tests/test_api.py')).not.toContain('prepare(');
    expect(free.get('config/testing.py')).toMatch(/\nfrom django.utils import timezone\n\nnumbers = count\(1\)\n/);
});
