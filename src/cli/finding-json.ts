import type { ReportedFinding, ReportedFix } from './reported-finding.js';

/** Findings as a list of objects, each with the ways in which it can be mended. */
export const findingsJson = (
    findings: readonly ReportedFinding[],
    fixesOf: (finding: ReportedFinding) => readonly ReportedFix[],
): string =>
    `${JSON.stringify(
        findings.map(finding => ({ ...finding, fixes: fixesOf(finding) })),
        undefined,
        2,
    )}\n`;
