/** What was found, as diagnostics of an editor, and as data for whoever prints it. */
import type { LangiumDocument } from 'langium';
import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver-types';
import type { Severity } from '../../checks/catalogue-entry.js';
import { documentRangeOf, type SourceSpan } from '../../model/source-span.js';
import type { WordedFinding } from './language-findings.js';

/** What a diagnostic carries for quick fixes and for printing. */
export interface FindingData {
    readonly code: string;
    /** Without the advice, which a diagnostic's message has too. */
    readonly message: string;
    readonly advice: string;
    /** The finding's parameters: for an unresolved name `{ what, name, suggestions }`. */
    readonly params: unknown;
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
    error: DiagnosticSeverity.Error,
    warning: DiagnosticSeverity.Warning,
    info: DiagnosticSeverity.Information,
    hint: DiagnosticSeverity.Hint,
};

export function diagnosticOf(
    document: LangiumDocument,
    finding: WordedFinding,
    documentAt: (uri: string) => LangiumDocument | undefined,
): Diagnostic {
    const { code, severity, message, advice, params } = finding;
    const data: FindingData = { code, message, advice, params };
    const related = finding.related.flatMap(({ span, message: text }) => {
        const { uri } = documentRangeOf(span);
        const other = documentAt(uri);
        return other ? [{ location: { uri, range: rangeIn(other, span) }, message: text }] : [];
    });
    return {
        range: rangeIn(document, finding.span),
        severity: severities[severity],
        code,
        source: 'djagram',
        message: advice ? `${message}\n${advice}` : message,
        data,
        ...(related.length > 0 ? { relatedInformation: related } : {}),
    };
}

/** Clipped to the text, so that a span of an older state points into it still. */
export function rangeIn({ textDocument }: LangiumDocument, span: SourceSpan): Range {
    const { start, end } = documentRangeOf(span);
    return { start: textDocument.positionAt(start), end: textDocument.positionAt(Math.max(start, end)) };
}
