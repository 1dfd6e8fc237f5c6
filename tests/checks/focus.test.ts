import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allChecks } from '../../src/checks/all-checks.js';
import { catalogue } from '../../src/checks/catalogue.js';
import { documentRangeOf, type SourceSpan } from '../../src/model/source-span.js';
import { EditedFiles } from '../support/editing.js';
import { projectFiles } from '../support/random-projects.js';
import { randomRuns } from '../support/random-runs.js';

interface Found {
    readonly code: string;
    readonly span: SourceSpan;
    readonly params: unknown;
    readonly isMissingName?: true;
}

function described({ code, span }: Found, params: unknown): string {
    const { uri, start, end } = documentRangeOf(span);
    return `${uri} ${start}-${end} ${code} ${JSON.stringify(params)}`;
}

test('rules find as much when they are asked about one declaration after the other as about all at once', async () => {
    const opened = new EditedFiles();
    const { ProjectProvider } = opened.services.djagram.meaning;
    const { DocumentValidator } = opened.services.djagram.validation;
    let runs = 0;
    await fc.assert(
        fc.asyncProperty(projectFiles, async files => {
            await opened.startOver(`run-${++runs}`);
            await opened.write(files);
            const oneByOne = opened.documents
                .flatMap(document => DocumentValidator.findingsIn(document))
                .filter(({ code }) => code in catalogue);
            const atOnce = ProjectProvider.all().flatMap(({ project }) =>
                allChecks.flatMap(rule => [...rule(project)]),
            );
            const plain = (found: readonly Found[]): string[] =>
                found.filter(({ isMissingName }) => !isMissingName).map(one => described(one, one.params));
            expect(plain(oneByOne).sort()).toEqual(plain(atOnce).sort());
            // Of names that lead nowhere the linker knows more, and which of them a syntax error may have hidden.
            const missing = (found: readonly Found[]): string[] =>
                found.filter(({ isMissingName }) => isMissingName).map(one => described(one, undefined));
            expect(missing(atOnce)).toEqual(expect.arrayContaining(missing(oneByOne)));
        }),
        randomRuns(100),
    );
});
