/**
 * Texts before and after each fix of one finding, in files of plain text:
 *
 *     === fields.E330
 *     app shop { model Tag { label: Char(3)  others: Tag[](unique) } }
 *     --- Remove 'unique'
 *     app shop { model Tag { label: Char(3)  others: Tag[] } }
 *
 * Behind each title stands what the text becomes, the best fix first. `DJAGRAM_UPDATE=1` writes the fixes anew, for a person
 * to look at.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface FixCase {
    readonly code: string;
    readonly before: string;
    readonly fixes: readonly { readonly title: string; readonly after: string }[];
}

const file = fileURLToPath(new URL('fixes.cases', import.meta.url));

export function fixCases(): FixCase[] {
    const parts = readFileSync(file, 'utf8').split(/^=== (\S+)\n/m);
    const cases: FixCase[] = [];
    for (let at = 1; at < parts.length; at += 2) cases.push(caseOf(parts[at] ?? '', parts[at + 1] ?? ''));
    return cases;
}

function caseOf(code: string, body: string): FixCase {
    const [before = '', ...fixes] = body.trimEnd().split(/^--- (.+)\n/m);
    const made: { title: string; after: string }[] = [];
    for (let at = 0; at < fixes.length; at += 2)
        made.push({ title: fixes[at] ?? '', after: ended(fixes[at + 1] ?? '') });
    return { code, before: ended(before), fixes: made };
}

const ended = (text: string): string => `${text.trimEnd()}\n`;

export const writeFixCases = (cases: readonly FixCase[]): void =>
    writeFileSync(
        file,
        cases
            .map(({ code, before, fixes }) =>
                [`=== ${code}\n${before}`, ...fixes.map(({ title, after }) => `--- ${title}\n${after}`)].join(''),
            )
            .join('\n'),
    );
