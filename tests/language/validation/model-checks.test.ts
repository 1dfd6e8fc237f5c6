import { expect, test, vi } from 'vitest';
import { modelChecks } from '../../../src/language/validation/model-checks.js';
import type { Project } from '../../../src/model/project.js';

const span = { anchor: { uri: 'file:///a.dsl', offset: 10 }, start: 1, end: 3 };
const catalogue = {
    odd: {
        severity: 'warning' as const,
        message: ({ name }: { name: string }) => `Odd: ${name}.`,
        advice: () => 'Even it.',
    },
};

test('findings get their words from the catalogue', () => {
    const checks = modelChecks([() => [{ code: 'odd', span, params: { name: 'x' } }]], catalogue);
    expect([...checks({} as Project)]).toEqual([
        {
            code: 'odd',
            severity: 'warning',
            message: 'Odd: x.',
            advice: 'Even it.',
            span,
            params: { name: 'x' },
            related: [],
        },
    ]);
});

test('a rule that throws is logged and takes no other one down', () => {
    const log = vi.fn();
    function broken(): never {
        throw new Error('bug');
    }
    const checks = modelChecks([broken, () => [{ code: 'odd', span, params: { name: 'x' } }]], catalogue, log);
    expect([...checks({} as Project)]).toHaveLength(1);
    expect(log).toHaveBeenCalledWith("The rule 'broken' failed.", expect.any(Error));
});
