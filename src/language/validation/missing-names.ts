/**
 * A name that leads nowhere is found twice: by the linker, which knows what else could stand there and what a syntax error may
 * have hidden; and, where Django looks for the name as well, by a rule, which knows Django's id. It is said once, by both.
 */
import { quotedNames } from '../../checks/catalogue-entry.js';
import { declarationAnchorOf, documentRangeOf } from '../../model/source-span.js';
import type { WordedFinding } from './language-findings.js';

/** What the linker tells of a name. */
interface UnresolvedName {
    readonly what: string;
    readonly name: string;
    readonly suggestions: readonly string[];
}

/** The findings of a file, each name that leads nowhere under Django's ids where it has any. */
export function withDjangoIds(written: readonly WordedFinding[], checked: readonly WordedFinding[]): WordedFinding[] {
    const ofNames = checked.filter(({ isMissingName }) => isMissingName);
    if (ofNames.length === 0) return [...written, ...checked];
    const unresolved = written.filter(({ code }) => code === 'unresolved-name');
    const said = new Set<WordedFinding>();
    const merged = [...ofNames].sort(byCode).flatMap(finding => {
        const name = unresolved.find(other => isInside(other, finding));
        if (!name) return [];
        // Of several ids for one name the first says what to do about it.
        const isFirst = !said.has(name);
        said.add(name);
        return [together(finding, name, isFirst)];
    });
    return [
        ...written.filter(finding => !said.has(finding)),
        ...checked.filter(({ isMissingName }) => !isMissingName),
        ...merged,
    ];
}

const byCode = (one: WordedFinding, other: WordedFinding): number => (one.code < other.code ? -1 : 1);

function isInside({ span: inner }: WordedFinding, { span: outer }: WordedFinding): boolean {
    if (declarationAnchorOf(inner) !== declarationAnchorOf(outer)) return false;
    const [within, around] = [documentRangeOf(inner), documentRangeOf(outer)];
    return within.start >= around.start && within.end <= around.end;
}

/** The same object for the same findings, so that nobody takes it for something new. */
const made = new WeakMap<
    WordedFinding,
    { readonly name: WordedFinding; readonly isFirst: boolean; readonly both: WordedFinding }
>();

function together(finding: WordedFinding, name: WordedFinding, isFirst: boolean): WordedFinding {
    const known = made.get(finding);
    if (known?.name === name && known.isFirst === isFirst) return known.both;
    const { suggestions } = name.params as UnresolvedName;
    const isMeant = isFirst && suggestions.length > 0;
    const both: WordedFinding = {
        ...finding,
        advice: isMeant ? `Did you mean ${quotedNames(suggestions)}?` : finding.advice,
        params: {
            ...(finding.params as object),
            ...(name.params as UnresolvedName),
            ...(!isFirst && { suggestions: [] }),
        },
    };
    made.set(finding, { name, isFirst, both });
    return both;
}
