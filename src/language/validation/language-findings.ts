/** The findings that only the language can make: about syntax, and names that lead nowhere. */
import { type CatalogueEntry, entry, quotedNames, type Severity } from '../../checks/catalogue-entry.js';
import type { SourceSpan } from '../../model/source-span.js';

/** Beside what was probably meant, a longer list is only in the way. */
const fewKnown = 12;

const listOf = (words: readonly string[], isRest: boolean): string =>
    words.length === 0 ? '' : `There ${isRest ? 'is also' : 'is'} ${words.join(', ')}.`;

export const languageCatalogue = {
    'syntax-error': entry<{ problem: string }>({
        severity: 'error',
        summary: 'The text does not follow the grammar.',
        message: ({ problem }) => problem,
        advice: () => '',
    }),
    'unresolved-name': entry<{
        what: string;
        name: string;
        suggestions: readonly string[];
        known?: readonly string[];
        part?: string;
    }>({
        severity: 'error',
        summary: 'A name leads to nothing that could stand here.',
        message: ({ what, name }) => `No ${what} '${name}' here.`,
        advice: ({ suggestions, known = [], part }) =>
            [
                part === undefined ? '' : `Write \`${part}\`, with lookups in parentheses behind it.`,
                suggestions.length > 0 ? `Did you mean ${quotedNames(suggestions)}?` : '',
                suggestions.length === 0 || known.length <= fewKnown
                    ? listOf(
                          known.filter(each => !suggestions.includes(each)),
                          suggestions.length > 0,
                      )
                    : '',
            ]
                .filter(part => part !== '')
                .join(' '),
    }),
    'option-given-twice': entry<{ option: string }>({
        severity: 'error',
        summary: 'An option is given twice.',
        message: ({ option }) => `'${option}' is given twice.`,
        advice: () => 'Keep one of them.',
    }),
    'statement-given-twice': entry<{ statement: string; where: string }>({
        severity: 'warning',
        summary: 'A statement that can count once stands twice.',
        message: ({ statement, where }) => `'${statement}' stands twice in this ${where}: only the first counts.`,
        advice: () => 'Keep one of them.',
    }),
    'scope-name-with-blanks': entry<{ name: string }>({
        severity: 'error',
        summary: 'A scope is written with blanks inside.',
        message: ({ name }) => `The scope '${name}' is written with blanks inside.`,
        advice: ({ name }) => `Write it in one piece: ${name}.`,
    }),
    'many-of-no-model': entry<{ type: string; sign: '[]' | 'one' }>({
        severity: 'error',
        summary: "'[]' or 'one' stands at a type that is no model.",
        message: ({ type, sign }) => `'${type}' is no model: '${sign}' has no meaning for it.`,
        advice: ({ type, sign }) =>
            sign === '[]' ? `A list of values is \`Array(${type})\`, on PostgreSQL.` : `Leave 'one' out.`,
    }),
    'generic-relation-of-one': entry<{ model: string }>({
        severity: 'error',
        summary: "'by' stands at a relation that is not to many.",
        message: ({ model }) => `The rows that refer to this one are several: '${model}' needs '[]' before 'by'.`,
        advice: ({ model }) => `Write ${model}[] by ...`,
    }),
    'node-introduced-by-chain': entry<{ name: string; suggestions: readonly string[] }>({
        severity: 'warning',
        summary: 'A chain names a node that is declared nowhere, and much like one that is.',
        message: ({ name }) => `No node '${name}' is declared: this chain introduces it.`,
        advice: ({ suggestions }) => `Did you mean ${quotedNames(suggestions)}?`,
    }),
    'second-project': entry<{ name: string }>({
        severity: 'error',
        summary: 'A folder has two projects.',
        message: ({ name }) => `A second project in one folder: '${name}' is left out.`,
        advice: () => 'Put it into a folder of its own.',
    }),
    'second-oauth2': entry<Record<never, never>>({
        severity: 'error',
        summary: "A project has two 'oauth2' blocks.",
        message: () => "A second 'oauth2' in one project: it is left out.",
        advice: () => 'Put both into one block.',
    }),
    'builtin-outside-library': entry<{ name: string }>({
        severity: 'error',
        summary: "'builtin' stands in a file of the user's.",
        message: ({ name }) => `'builtin' is for the language's own library: '${name}' cannot be declared here.`,
        advice: () => 'Name a class or a function of Python in backticks where it is wanted.',
    }),
};

export type LanguageCode = keyof typeof languageCatalogue;
export type ParamsOf<C extends LanguageCode> = Parameters<(typeof languageCatalogue)[C]['message']>[0];

/** A finding with its wording. */
export interface WordedFinding {
    readonly code: string;
    readonly severity: Severity;
    readonly message: string;
    /** What to do about it; may be empty. */
    readonly advice: string;
    readonly span: SourceSpan;
    /** What a quick fix needs to know. */
    readonly params: unknown;
    readonly related: readonly { readonly span: SourceSpan; readonly message: string }[];
    /** As in a rule's finding. */
    readonly isMissingName?: true;
}

export function languageFinding<C extends LanguageCode>(code: C, span: SourceSpan, params: ParamsOf<C>): WordedFinding {
    const { severity, message, advice } = languageCatalogue[code] as CatalogueEntry<ParamsOf<C>>;
    return { code, severity, message: message(params), advice: advice(params), span, params, related: [] };
}
