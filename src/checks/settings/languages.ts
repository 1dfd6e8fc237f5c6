import type { Project } from '../../model/project.js';
import type { SourceSpan } from '../../model/source-span.js';
import { type Finding, finding } from '../finding.js';
import { onceInStages } from './once-in-stages.js';
import {
    isList,
    isText,
    isTruthy,
    type Known,
    knownValue,
    type Stage,
    settingIn,
    statementValues,
    writtenSetting,
} from './stage-settings.js';
import { fallbacks, translatedLanguages } from './translated-languages.js';

/** Codes of languages are written as such, and the language that is shown is one of those that are offered. */
export function* languages(project: Project): Iterable<Finding> {
    yield* onceInStages(
        stage => ofStage(project, stage),
        ({ code, params }) => (code === 'unknown-language' ? JSON.stringify(params) : code),
    );
}

function* ofStage(project: Project, stage: Stage): Iterable<Finding> {
    const shown = shownLanguage(project, stage);
    if (shown && isNoLanguageCode(shown.code)) {
        yield finding('translation.E001', shown.span, { code: textOf(shown.code) });
    }
    const offered = offeredLanguages(project, stage);
    for (const { code, span } of offered?.all ?? []) {
        if (isNoLanguageCode(code)) yield finding('translation.E002', span, { code: textOf(code) });
    }
    for (const { code, span } of offered?.unknown ?? []) yield finding('unknown-language', span, { code });
    const bidi = writtenSetting(project, 'LANGUAGES_BIDI', stage);
    const bidiCodes = knownValue(bidi?.value);
    for (const code of bidi && isList(bidiCodes) ? bidiCodes : []) {
        if (bidi && isNoLanguageCode(code)) yield finding('translation.E003', bidi.span, { code: textOf(code) });
    }
    const isTranslated = isTruthy(settingIn(project, 'USE_I18N', stage, true));
    const code = shown ? shown.code : 'en-us';
    if (!isTranslated || !isText(code)) return;
    if (shown && !isTranslatedInto(code) && !offered?.named.has(code)) {
        yield finding('untranslated-language', shown.span, { code });
    }
    const codes = offered ? offered.all.map(each => each.code) : [...translatedLanguages];
    const span = shown?.span ?? offered?.span;
    if (span && codes.every(isText) && !isOffered(code, codes as readonly string[])) {
        yield finding('translation.E004', span, { code });
    }
}

/** What the .dsl says it to be; undefined where it is generated. */
function shownLanguage(
    project: Project,
    stage: Stage,
): { readonly code: Known; readonly span: SourceSpan } | undefined {
    const written = writtenSetting(project, 'LANGUAGE_CODE', stage);
    if (written) return { code: knownValue(written.value), span: written.span };
    const { languageCode, span: whole, places } = project.declaration ?? {};
    const span = places?.language_code ?? whole;
    return languageCode !== undefined && span ? { code: languageCode, span } : undefined;
}

interface Offered {
    readonly all: readonly { readonly code: Known; readonly span: SourceSpan }[];
    readonly span: SourceSpan;
    /** Those that a project names itself: it may have translations of its own. */
    readonly named: ReadonlySet<Known>;
    /** Codes without names that Django's own list does not have, so that nobody is offered them. */
    readonly unknown?: readonly { readonly code: string; readonly span: SourceSpan }[];
}

/** What the .dsl says them to be; undefined where they are all that Django is translated into. */
function offeredLanguages(project: Project, stage: Stage): Offered | undefined {
    const written = writtenSetting(project, 'LANGUAGES', stage);
    if (written) {
        const pairs = knownValue(written.value);
        const codes = isList(pairs) ? pairs.map(pair => (isList(pair) ? pair[0] : undefined)) : [];
        return { all: codes.map(code => ({ code, span: written.span })), span: written.span, named: new Set() };
    }
    const said = statementValues(project, 'languages', stage);
    const [first] = said;
    if (!first) return undefined;
    const named = said.flatMap(({ value, span }) =>
        value.kind === 'object' ? value.entries.map(({ key }) => ({ code: key, span })) : [],
    );
    if (named.length > 0) return { all: named, span: first.span, named: new Set(named.map(({ code }) => code)) };
    // Of codes without names Django's own list is narrowed to these.
    const codes = said.flatMap(({ value, span }) => {
        const code = knownValue(value);
        return isText(code) ? [{ code, span: value.span ?? span }] : [];
    });
    const [known, unknown] = [true, false].map(is => codes.filter(({ code }) => translatedLanguages.has(code) === is));
    return { all: known ?? [], span: first.span, named: new Set(), unknown: unknown ?? [] };
}

/** As Django's own pattern has it (`django.core.checks.translation`). */
const isNoLanguageCode = (code: Known): boolean =>
    code !== undefined && !(isText(code) && /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*(?:@[a-z0-9]{1,20})?$/i.test(code));

const textOf = (code: Known): string => (isText(code) ? code : JSON.stringify(code));

/** Django starts in a language that it has texts in, of the country or of all of them. */
const isTranslatedInto = (code: string): boolean => {
    const [language = ''] = code.toLowerCase().split(/[-_]/);
    return translatedLanguages.has(code.toLowerCase()) || translatedLanguages.has(language);
};

/** As `django.utils.translation.get_supported_language_variant` finds one: the code, what stands for it, or one of its kind. */
function isOffered(code: string, offered: readonly string[]): boolean {
    const known = new Set(offered);
    const candidates = [code, ...(fallbacks[code.toLowerCase()] ?? [])];
    for (let end = code.lastIndexOf('-'); end > 0; end = code.lastIndexOf('-', end - 1)) {
        candidates.push(code.slice(0, end));
    }
    const generic = candidates.at(-1) ?? code;
    const isThere = (candidate: string): boolean =>
        known.has(candidate.toLowerCase()) && translatedLanguages.has(candidate.toLowerCase());
    return candidates.some(isThere) || offered.some(each => each.startsWith(`${generic}-`));
}
