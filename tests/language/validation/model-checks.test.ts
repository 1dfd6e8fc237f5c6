import { expect, test, vi } from 'vitest';
import { finding } from '../../../src/checks/finding.js';
import { ModelChecks } from '../../../src/language/validation/model-checks.js';
import type { Project } from '../../../src/model/project.js';

const span = { anchor: { uri: 'file:///a.dsl', offset: 10 }, start: 1, end: 3 };
const params = { kind: 'model', name: 'Tag', where: "app 'shop'" };
const second = () => [finding('duplicate-name', span, params)];

test('findings get their words from the catalogue', () => {
    expect(new ModelChecks().run([second], {} as Project)).toEqual([
        {
            code: 'duplicate-name',
            severity: 'error',
            message: "A second model 'Tag' in app 'shop'.",
            advice: 'Rename one of them.',
            span,
            params,
            related: [],
        },
    ]);
});

test('a rule that throws is logged and takes no other one down', () => {
    const log = vi.fn();
    function broken(): never {
        throw new Error('bug');
    }
    const checks = new ModelChecks(log);
    expect(checks.run([broken, second], {} as Project)).toHaveLength(1);
    expect(log).toHaveBeenCalledWith("The rule 'broken' failed.", expect.any(Error));
});
