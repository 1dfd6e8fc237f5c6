import { catalogue } from '../checks/catalogue.js';
import type { CatalogueEntry, Severity } from '../checks/catalogue-entry.js';
import { type DjangoVersion, versionsBetween } from '../checks/django-versions.js';
import { isFixable, isSurelyFixed } from './fixes/fixes.js';
import { languageCatalogue } from './validation/language-findings.js';

/** What Djagram can find, as a list for people and programs. */
export interface Rule {
    readonly code: string;
    readonly severity: Severity;
    /** One line: what is found. */
    readonly summary: string;
    readonly kind: RuleKind;
    /** Whether a fix is offered, `sure` if it is one that is applied unseen. */
    readonly fix: 'none' | 'offered' | 'sure';
    /** For projects of which versions of Django; oldest first. */
    readonly django: readonly DjangoVersion[];
}

/** `text`: the grammar, and names. `django`: one of Django's own checks, or of a package's, under its id. `own`: what nobody else finds. */
export type RuleKind = 'text' | 'django' | 'own';

/** All rules: those of the text in the order in which it is read, the others by code. */
export function allRules(): Rule[] {
    const codes = Object.keys(catalogue).sort((one, other) => (one < other ? -1 : 1));
    const entries: Readonly<Record<string, CatalogueEntry<never>>> = catalogue;
    return [
        ...Object.entries<CatalogueEntry<never>>(languageCatalogue).map(([code, entry]) => rule(code, entry, 'text')),
        ...codes.map(code => rule(code, entries[code] as CatalogueEntry<never>, isDjangoId(code) ? 'django' : 'own')),
    ];
}

function rule(code: string, { severity, summary, since, until }: CatalogueEntry<never>, kind: RuleKind): Rule {
    const fix = isSurelyFixed(code) ? 'sure' : isFixable(code) ? 'offered' : 'none';
    return { code, severity, summary, kind, fix, django: versionsBetween(since, until) };
}

const isDjangoId = (code: string): boolean => /^[a-z_0-9]+\.[CEFIWD]\d+$/.test(code);
