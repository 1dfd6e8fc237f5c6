import type { LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import {
    type CodeAction,
    CodeActionKind,
    type CodeActionParams,
    type Diagnostic,
    type TextEdit,
    type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { Fix } from '../fixes/fix.js';
import { type Fixes, isSurelyFixed } from '../fixes/fixes.js';
import { editsOfAll } from '../fixes/sure-fixes.js';
import type { DjagramDocumentValidator } from '../validation/document-validator.js';
import { type FindingData, rangeIn } from '../validation/report-findings.js';
import { isBelow, type RefactoringWorld, refactoringsAt } from './refactoring/refactorings.js';

/** Offers to mend what was found, by the finding's code and its parameters, never by its wording; and to rewrite what is well. */
export class DjagramCodeActionProvider implements CodeActionProvider {
    private readonly fixes: Fixes;
    private readonly validator: DjagramDocumentValidator;
    private readonly world: RefactoringWorld;

    constructor(fixes: Fixes, validator: DjagramDocumentValidator, world: RefactoringWorld) {
        this.fixes = fixes;
        this.validator = validator;
        this.world = world;
    }

    getCodeActions(document: LangiumDocument, { range, context }: CodeActionParams): CodeAction[] {
        const { only } = context;
        const isWanted = (kind: string): boolean => only?.some(wanted => isBelow(kind, wanted)) ?? true;
        return [
            ...(isWanted(CodeActionKind.QuickFix) ? this.quickFixes(document, context.diagnostics) : []),
            // On a cursor's light bulb it would only be in the way: it is for who asks for it, by a command or when a file is saved.
            ...(only && isWanted(fixAll) ? this.allSureFixes(document) : []),
            ...refactoringsAt(document, range, only, this.world),
        ];
    }

    private quickFixes(document: LangiumDocument, diagnostics: readonly Diagnostic[]): CodeAction[] {
        return diagnostics.flatMap(diagnostic => {
            const data = findingDataOf(diagnostic);
            const made = data ? this.fixes.of(document, { ...data, range: diagnostic.range }) : [];
            return made.map(({ title, edits }, index) => ({
                title,
                kind: CodeActionKind.QuickFix,
                diagnostics: [diagnostic],
                isPreferred: index === 0 && (made.length === 1 || isSurelyFixed(data?.code ?? '') || isOneMeant(data)),
                edit: workspaceEditOf(edits),
            }));
        });
    }

    private allSureFixes(document: LangiumDocument): CodeAction[] {
        const sure = this.validator.findingsIn(document).filter(({ code }) => isSurelyFixed(code));
        const fixes = sure.map(({ code, span, params }) =>
            this.fixes.of(document, { code, range: rangeIn(document, span), params }),
        );
        const edits = editsOfAll(fixes.flatMap(([first]) => first ?? []));
        if (edits.length === 0) return [];
        return [{ title: 'Fix all that is sure', kind: fixAll, edit: workspaceEditOf(edits) }];
    }
}

const fixAll = `${CodeActionKind.SourceFixAll}.djagram`;

function workspaceEditOf(edits: Fix['edits']): WorkspaceEdit {
    const changes: Record<string, TextEdit[]> = {};
    for (const { uri, range, newText } of edits) changes[uri] = [...(changes[uri] ?? []), { range, newText }];
    return { changes };
}

/** Whether one word is near the wrong one, which is what the first fix writes. */
function isOneMeant(data: Pick<FindingData, 'params'> | undefined): boolean {
    const { suggestions } = (data?.params ?? {}) as { suggestions?: unknown };
    return Array.isArray(suggestions) && suggestions.length === 1;
}

/** A diagnostic comes back from the editor: it may be another tool's, or from before an update. */
function findingDataOf({ data, source }: Diagnostic): Pick<FindingData, 'code' | 'params'> | undefined {
    if (source !== 'djagram' || typeof data !== 'object' || data === null) return undefined;
    const { code, params } = data as { code?: unknown; params?: unknown };
    return typeof code === 'string' ? { code, params } : undefined;
}
