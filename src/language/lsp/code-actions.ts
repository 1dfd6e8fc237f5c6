import type { LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import {
    type CodeAction,
    CodeActionKind,
    type CodeActionParams,
    type Diagnostic,
} from 'vscode-languageserver-protocol';
import type { FindingData } from '../validation/report-findings.js';
import { type Fix, fixes } from './quick-fixes.js';

/** Offers to mend what was found: by the finding's code and its parameters, never by its wording. */
export class DjagramCodeActionProvider implements CodeActionProvider {
    getCodeActions(document: LangiumDocument, { context }: CodeActionParams): CodeAction[] {
        if (context.only && !context.only.some(kind => CodeActionKind.QuickFix.startsWith(kind))) return [];
        return context.diagnostics.flatMap(diagnostic => {
            const data = findingDataOf(diagnostic);
            const made = data
                ? [...(fixes[data.code]?.({ document, range: diagnostic.range, params: data.params }) ?? [])]
                : [];
            return made.map((fix, index) => actionFor(document, diagnostic, fix, index === 0 && made.length === 1));
        });
    }
}

function actionFor(
    document: LangiumDocument,
    diagnostic: Diagnostic,
    { title, edits, uri }: Fix,
    only: boolean,
): CodeAction {
    return {
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        isPreferred: only,
        edit: { changes: { [uri ?? document.uri.toString()]: [...edits] } },
    };
}

/** A diagnostic comes back from the editor: it may be another tool's, or from before an update. */
function findingDataOf({ data, source }: Diagnostic): Pick<FindingData, 'code' | 'params'> | undefined {
    if (source !== 'djagram' || typeof data !== 'object' || data === null) return undefined;
    const { code, params } = data as { code?: unknown; params?: unknown };
    return typeof code === 'string' ? { code, params } : undefined;
}
