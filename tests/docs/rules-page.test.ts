import { expect, test } from 'vitest';
import { rulesPage } from '../../scripts/rules-page.ts';
import { allRules, type Rule } from '../../src/language/rules.js';
import { readText } from '../support/documentation.js';

const rule: Rule = {
    code: 'a-code',
    severity: 'error',
    summary: 'S.',
    kind: 'own',
    fix: 'none',
    django: ['5.2', '6.0', '6.1'],
};

test('docs/rules.md is up to date (npm run docs:rules)', () => {
    expect(readText('docs/rules.md')).toBe(rulesPage(allRules()));
});

test('a rule is one row, whatever its summary holds', () => {
    const page = rulesPage([{ ...rule, summary: 'One <b> | two\n  three.' }]);
    expect(page).toContain('| `a-code` | error | One &lt;b> \\| two three. |  |');
});

test('a row says whether there is a fix, and for which versions the rule is', () => {
    const page = rulesPage([rule, { ...rule, code: 'new', fix: 'sure', django: ['6.1'] }]);
    expect(page).toContain('| `new` | error | S. (Django 6.1.) | sure |');
});

test("Django's ids stand apart", () => {
    const page = rulesPage([{ ...rule, code: 'fields.E302', kind: 'django' }, rule]);
    const [, django = '', own = ''] = page.split(/^## .*$/m);
    expect([django.includes('fields.E302'), own.includes('a-code')]).toEqual([true, true]);
    expect(own).not.toContain('E302');
});
