import { allChecks } from '../../checks/all-checks.js';
import type { Code } from '../../checks/catalogue.js';
import { catalogue } from '../../checks/catalogue.js';
import type { CatalogueEntry } from '../../checks/catalogue-entry.js';
import type { Finding, Rule } from '../../checks/finding.js';
import type { Project } from '../../model/project.js';
import type { WordedFinding } from './language-findings.js';

/** What the rules about the model find in a project, worded. */
export type ModelChecks = (project: Project) => Iterable<WordedFinding>;

/** Runs rules about the model. One that throws is a bug of ours: it is logged, and takes no other one down. */
export function modelChecks(
    rules: readonly Rule[] = allChecks,
    logBug: (message: string, error: unknown) => void = console.error,
): ModelChecks {
    return project => {
        const found: WordedFinding[] = [];
        for (const rule of rules) {
            try {
                for (const finding of rule(project)) found.push(worded(finding));
            } catch (error) {
                logBug(`The rule '${rule.name}' failed.`, error);
            }
        }
        return found;
    };
}

function worded<C extends Code>({ code, span, params, related = [] }: Finding<C>): WordedFinding {
    // A finding's parameters are those of its code, which the type of `catalogue` cannot say of a code not yet known.
    const { severity, message, advice } = catalogue[code] as unknown as CatalogueEntry<typeof params>;
    return { code, severity, message: message(params), advice: advice(params), span, params, related };
}
