/** What docs/rules.md says, from the catalogues of findings. */

export interface Rule {
    readonly severity: string;
    readonly summary: string;
}

export type Catalogue = Readonly<Record<string, Rule>>;

/**
 * @param language the findings that reading the text makes
 * @param model the findings of the rules about what was read
 */
export function rulesPage(language: Catalogue, model: Catalogue): string {
    const codes = Object.keys(model).sort(byCode);
    const asDjango = codes.filter(code => djangoId.test(code));
    const own = codes.filter(code => !djangoId.test(code));
    return [
        '# Rules',
        '',
        '<!-- Made by `npm run docs:rules` from the catalogues of findings. Change a rule there, not here. -->',
        '',
        'What Djagram finds in a project: in the editor while you type, and with `djagram check`. Each finding has a code, which stays when its wording',
        'improves. With an **error**, nothing is generated (unless you insist) and `check` exits with 1; a **warning** is very likely a mistake; an **info**',
        'or a **hint** is worth knowing.',
        '',
        ...section(
            'Text and names',
            'What does not follow the grammar, and names that lead nowhere.',
            language,
            Object.keys(language),
        ),
        ...section(
            'What Django would say',
            "Found by Django's own system checks too, once Python runs; the code is Django's.",
            model,
            asDjango,
        ),
        ...section('What else would go wrong', 'In Django, in the API, or in a picture.', model, own),
    ].join('\n');
}

const djangoId = /^[a-z_0-9]+\.[CEFIWD]\d+$/;

const byCode = (one: string, other: string): number => (one < other ? -1 : 1);

function section(title: string, about: string, catalogue: Catalogue, codes: readonly string[]): string[] {
    if (codes.length === 0) return [];
    const rows = codes.map(code => {
        const { severity, summary } = catalogue[code] as Rule;
        return `| \`${code}\` | ${severity} | ${cell(summary)} |`;
    });
    return [`## ${title}`, '', about, '', '| code | severity | what is found |', '|---|---|---|', ...rows, ''];
}

/** A bar would end the cell, and `<` begin a tag. */
const cell = (text: string): string =>
    text
        .replaceAll('|', '\\|')
        .replaceAll('<', '&lt;')
        .replaceAll(/\s*\n\s*/g, ' ');
