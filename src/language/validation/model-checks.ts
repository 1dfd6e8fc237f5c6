import type { Project } from '../../model/project.js';
import type { SourceSpan } from '../../model/source-span.js';
import type { Severity, WordedFinding } from './language-findings.js';

/** What the checks of the model find in a project, worded. */
export type ModelChecks = (project: Project) => Iterable<WordedFinding>;

/** A finding as a rule makes it: its wording is in the catalogue, under its code. */
export interface RuleFinding {
    readonly code: string;
    readonly span: SourceSpan;
    readonly params: unknown;
    readonly related?: readonly { readonly span: SourceSpan; readonly message: string }[];
}

export interface CatalogueEntry {
    readonly severity: Severity;
    readonly message: (params: never) => string;
    readonly advice: (params: never) => string;
}

/** Runs rules about the model. One that throws is a bug of ours: it is logged, and takes no other one down. */
export function modelChecks(
    rules: readonly ((project: Project) => Iterable<RuleFinding>)[],
    catalogue: Readonly<Record<string, CatalogueEntry>>,
    logBug: (message: string, error: unknown) => void = console.error,
): ModelChecks {
    return project => {
        const found: WordedFinding[] = [];
        for (const rule of rules) {
            try {
                for (const finding of rule(project)) {
                    const entry = catalogue[finding.code];
                    if (!entry) throw new Error(`The catalogue has no code '${finding.code}'.`);
                    const { code, span, params, related = [] } = finding;
                    const message = entry.message(params as never);
                    const advice = entry.advice(params as never);
                    found.push({ code, severity: entry.severity, message, advice, span, params, related });
                }
            } catch (error) {
                logBug(`The rule '${rule.name}' failed.`, error);
            }
        }
        return found;
    };
}
