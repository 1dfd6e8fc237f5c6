import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ReportedEdit, ReportedFinding, ReportedFix, TextRange } from './reported-finding.js';

const levels: Readonly<Record<ReportedFinding['severity'], 'error' | 'warning' | 'note'>> = {
    error: 'error',
    warning: 'warning',
    info: 'note',
    hint: 'note',
};

/** Findings in the format of code scanning services: SARIF 2.1.0 (OASIS), one run, with the ways in which each can be mended. */
export function findingsSarif(
    findings: readonly ReportedFinding[],
    fixesOf: (finding: ReportedFinding) => readonly ReportedFix[],
    version: string,
): string {
    const codes = [...new Set(findings.map(finding => finding.code))].sort();
    return `${JSON.stringify(
        {
            $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
            version: '2.1.0',
            runs: [
                {
                    tool: { driver: { name: 'Djagram', version, rules: codes.map(id => ({ id })) } },
                    columnKind: 'utf16CodeUnits',
                    results: findings.map(finding => resultOf(finding, codes, fixesOf(finding))),
                },
            ],
        },
        undefined,
        2,
    )}\n`;
}

function resultOf(
    { code, severity, message, advice, related, ...place }: ReportedFinding,
    codes: readonly string[],
    fixes: readonly ReportedFix[],
) {
    return {
        ruleId: code,
        ruleIndex: codes.indexOf(code),
        level: levels[severity],
        message: { text: advice ? `${message} ${advice}` : message },
        locations: [{ physicalLocation: physicalLocation(place) }],
        ...(related.length > 0 && {
            relatedLocations: related.map(({ message: text, ...other }, id) => ({
                id,
                message: { text },
                physicalLocation: physicalLocation(other),
            })),
        }),
        ...(fixes.length > 0 && { fixes: fixes.map(fixOf) }),
    };
}

/** One change for each file (3.55.3); regions are those of the files as they are (3.57.1). */
const fixOf = ({ title, edits }: ReportedFix) => ({
    description: { text: title },
    artifactChanges: [...Map.groupBy(edits, ({ file }) => file)].map(([file, ofFile]) => ({
        artifactLocation: { uri: uriOf(file) },
        replacements: ofFile.map(replacementOf),
    })),
});

const replacementOf = ({ range, newText }: ReportedEdit) => ({
    deletedRegion: region(range),
    ...(newText !== '' && { insertedContent: { text: newText } }),
});

const physicalLocation = ({ file, range }: Pick<ReportedFinding, 'file' | 'range'>) => ({
    artifactLocation: { uri: uriOf(file) },
    region: region(range),
});

const region = ({ start, end }: TextRange) => ({
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: start.offset,
    charLength: end.offset - start.offset,
});

/** Relative to the working directory, as scanning services want it, where the file lies below it. */
const uriOf = (file: string): string =>
    isAbsolute(file) ? pathToFileURL(file).href : file.split('/').map(encodeURIComponent).join('/');
