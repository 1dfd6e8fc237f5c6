import type { Code } from '../../checks/catalogue.js';
import { catalogue } from '../../checks/catalogue.js';
import type { CatalogueEntry } from '../../checks/catalogue-entry.js';
import type { ComparingRule } from '../../checks/comparing-rule.js';
import type { Finding, Rule } from '../../checks/finding.js';
import type { Project } from '../../model/project.js';
import type { WordedFinding } from './language-findings.js';

/** Runs rules about the model; what they find is worded. One that throws is a bug: it is logged, and takes no other one down. */
export class ModelChecks {
    private readonly logBug: (message: string, error: unknown) => void;

    constructor(logBug: (message: string, error: unknown) => void = console.error) {
        this.logBug = logBug;
    }

    run(rules: readonly Rule[], project: Project): WordedFinding[] {
        const found: WordedFinding[] = [];
        for (const rule of rules) {
            const before = found.length;
            try {
                for (const finding of rule(project)) found.push(worded(finding));
            } catch (error) {
                found.length = before;
                this.noteFailure(rule, error);
            }
        }
        return found;
    }

    /** What declarations are compared by, of a project that may be focused on one. */
    entries(rule: ComparingRule, project: Project): (readonly [key: string, entry: unknown])[] {
        return this.guarded(rule, () => [...rule.entriesOf(project)]);
    }

    compare(rule: ComparingRule, entries: readonly unknown[], key: string): WordedFinding[] {
        return this.guarded(rule, () => Array.from(rule.among(entries, key), worded));
    }

    private guarded<T>(rule: Rule, work: () => T[]): T[] {
        try {
            return work();
        } catch (error) {
            this.noteFailure(rule, error);
            return [];
        }
    }

    private noteFailure(rule: Rule, error: unknown): void {
        this.logBug(`The rule '${rule.name}' failed.`, error);
    }
}

function worded<C extends Code>({ code, span, params, related = [], isMissingName }: Finding<C>): WordedFinding {
    // A finding's parameters are those of its code, which the type of `catalogue` cannot say of a code not yet known.
    const { severity, message, advice } = catalogue[code] as unknown as CatalogueEntry<typeof params>;
    const said = { message: message(params), advice: advice(params) };
    return { code, severity, ...said, span, params, related, ...(isMissingName && { isMissingName }) };
}
