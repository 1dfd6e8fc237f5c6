import { expect, test } from 'vitest';
import { rulesPage } from '../../scripts/rules-page.ts';
import { catalogue } from '../../src/checks/catalogue.js';
import { languageCatalogue } from '../../src/language/validation/language-findings.js';
import { readText } from '../support/documentation.js';

test('docs/rules.md is up to date (npm run docs:rules)', () => {
    expect(readText('docs/rules.md')).toBe(rulesPage(languageCatalogue, catalogue));
});

test('a rule is one row, whatever its summary holds', () => {
    const page = rulesPage({ 'a-code': { severity: 'error', summary: 'One <b> | two\n  three.' } }, {});
    expect(page).toContain('| `a-code` | error | One &lt;b> \\| two three. |');
});

test("Django's ids stand apart", () => {
    const rule = { severity: 'error', summary: 'S.' };
    const page = rulesPage({}, { 'fields.E302': rule, 'own-rule': rule });
    const [, django = '', own = ''] = page.split(/^## .*$/m);
    expect([django.includes('fields.E302'), own.includes('own-rule')]).toEqual([true, true]);
    expect(own).not.toContain('E302');
});
