import { checksOf, comparingChecks } from '../../checks/all-checks.js';
import type { Code } from '../../checks/catalogue.js';
import { catalogue } from '../../checks/catalogue.js';
import type { CatalogueEntry } from '../../checks/catalogue-entry.js';
import type { Finding, Rule } from '../../checks/finding.js';
import type { Part } from '../../checks/focus.js';
import type { Project } from '../../model/project.js';
import type { WordedFinding } from './language-findings.js';

/** Runs the rules about the model; what they find is worded. */
export interface ModelChecks {
    /** What is found in a project that is focused on a declaration of this kind. */
    about(kind: Part['kind'], focused: Project): WordedFinding[];
    /** What is found by comparing a whole project's declarations with one another. */
    comparing(project: Project): WordedFinding[];
}

/** One that throws is a bug of ours: it is logged, and takes no other one down. */
export function modelChecks(
    rules: { readonly about: Readonly<Record<Part['kind'], readonly Rule[]>>; readonly comparing: readonly Rule[] } = {
        about: checksOf,
        comparing: comparingChecks,
    },
    logBug: (message: string, error: unknown) => void = console.error,
): ModelChecks {
    const run = (some: readonly Rule[], project: Project): WordedFinding[] => {
        const found: WordedFinding[] = [];
        for (const rule of some) {
            try {
                for (const finding of rule(project)) found.push(worded(finding));
            } catch (error) {
                logBug(`The rule '${rule.name}' failed.`, error);
            }
        }
        return found;
    };
    return {
        about: (kind, focused) => run(rules.about[kind], focused),
        comparing: project => run(rules.comparing, project),
    };
}

function worded<C extends Code>({ code, span, params, related = [] }: Finding<C>): WordedFinding {
    // A finding's parameters are those of its code, which the type of `catalogue` cannot say of a code not yet known.
    const { severity, message, advice } = catalogue[code] as unknown as CatalogueEntry<typeof params>;
    return { code, severity, message: message(params), advice: advice(params), span, params, related };
}
