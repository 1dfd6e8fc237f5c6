/** Whatever Django checks is a rule, or stands in docs/django-checks.md with the reason why it need not be one. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/checks/catalogue.js';
import { allRules } from '../../src/language/rules.js';
import { importTimeCodes } from '../conformance/import-time-codes.js';
import { readText } from '../support/documentation.js';

interface CheckIds {
    /** `fields` → `E001 E002 …`. */
    readonly checks: Readonly<Record<string, string>>;
    readonly packages: Readonly<Record<string, string>>;
    /** Names of schemas with which Django does not start, separated by blanks. */
    readonly raises: string;
}

const facts: CheckIds = JSON.parse(readFileSync(new URL('../fixtures/facts/check-ids.json', import.meta.url), 'utf8'));

const ids = [facts.checks, facts.packages].flatMap(apps =>
    Object.entries(apps).flatMap(([app, all]) => all.split(' ').map(id => `${app}.${id}`)),
);

const [checked = '', raised = ''] = readText('docs/django-checks.md').split('## What Django raises');

/** The ids in front of the colon of each entry; what is behind it may name others. */
const explained = [...checked.matchAll(/^- ((?:`[\w.]+`,?\s*)+):/gm)].flatMap(([, heads = '']) =>
    [...heads.matchAll(/`([\w.]+)`/g)].map(([, id = '']) => id),
);

describe("Django's ids", () => {
    test('each is a rule or explained', () => {
        expect(ids.filter(id => !(id in catalogue) && !explained.includes(id))).toEqual([]);
    });

    test('none is both', () => expect(explained.filter(id => id in catalogue)).toEqual([]));

    test('none is explained twice, or is no id of Django', () => {
        expect(explained.filter((id, at) => explained.indexOf(id) !== at || !ids.includes(id))).toEqual([]);
    });
});

describe('what Django raises', () => {
    const rows = [...raised.matchAll(/^\| (\w+) \| (.+) \|$/gm)].map(([, name = '', said = '']) => ({ name, said }));

    test('each is in the list once, in its order', () => {
        expect(rows.map(({ name }) => name).filter(name => name !== 'what')).toEqual(facts.raises.split(' '));
    });

    test('a row that begins with a code names a rule', () => {
        const known = new Set(allRules().map(({ code }) => code));
        const named = rows.flatMap(({ said }) => /^`([a-z]+(?:-[a-z]+)+)`/.exec(said)?.[1] ?? []);
        expect(named.length).toBeGreaterThan(40);
        expect(named.filter(code => !known.has(code))).toEqual([]);
    });

    test('whatever stops Django in the cases is a rule', () => {
        expect([...importTimeCodes].filter(code => !(code in catalogue))).toEqual([]);
    });
});
