/** What docs/rules.md says, from the list of rules that `djagram rules` prints. */
import type { Rule } from '../src/language/rules.ts';

export function rulesPage(rules: readonly Rule[]): string {
    const versions = [...new Set(rules.flatMap(({ django }) => django))].sort();
    const of = (kind: Rule['kind']): readonly Rule[] => rules.filter(rule => rule.kind === kind);
    return [
        '# Rules',
        '',
        '<!-- Made by `npm run docs:rules` from the catalogues of findings. Change a rule there, not here. -->',
        '',
        'What Djagram finds in a project: in the editor while you type, and with `djagram check`. Each finding has a code, which stays when its wording',
        'improves. With an **error**, nothing is generated (unless you insist) and `check` exits with 1; a **warning** is very likely a mistake; an **info**',
        'or a **hint** is worth knowing. `djagram rules` prints this list, with `--format json` for programs.',
        '',
        'Where there is a **fix**, the editor offers it as a quick fix, and `djagram check --format json` lists it, if something obvious can be done in the case',
        'at hand. A fix that is **sure** changes nothing but what is wrong beyond doubt: `djagram check --fix` and the editor\'s "Fix All" apply all of these.',
        `Rules are for projects of every version of Django (${versions.join(', ')}), unless it says otherwise.`,
        '',
        ...section(
            'Text and names',
            'What does not follow the grammar, and names that lead nowhere.',
            of('text'),
            versions,
        ),
        ...section(
            'What Django would say',
            "Found by Django's own system checks too, once Python runs; the code is Django's.",
            of('django'),
            versions,
        ),
        ...section('What else would go wrong', 'In Django, in the API, or in a picture.', of('own'), versions),
    ].join('\n');
}

function section(title: string, about: string, rules: readonly Rule[], versions: readonly string[]): string[] {
    if (rules.length === 0) return [];
    const rows = rules.map(({ code, severity, summary, fix, django }) => {
        const only = django.length < versions.length ? ` (Django ${django.join(', ')}.)` : '';
        return `| \`${code}\` | ${severity} | ${cell(summary)}${only} | ${fixes[fix]} |`;
    });
    return [
        `## ${title}`,
        '',
        about,
        '',
        '| code | severity | what is found | fix |',
        '|---|---|---|---|',
        ...rows,
        '',
    ];
}

const fixes: Readonly<Record<Rule['fix'], string>> = { none: '', offered: 'fix', sure: 'sure' };

/** A bar would end the cell, and `<` begin a tag. */
const cell = (text: string): string =>
    text
        .replaceAll('|', '\\|')
        .replaceAll('<', '&lt;')
        .replaceAll(/\s*\n\s*/g, ' ');
