import fc from 'fast-check';
import { DocumentState } from 'langium';
import { expect, test } from 'vitest';
import { answersAbout, KnownTokens } from '../../support/answers.js';
import { EditedFiles } from '../../support/editing.js';
import { historyOf, projectEditing } from '../../support/project-edits.js';
import { type Files, fileNames } from '../../support/random-projects.js';
import { randomRuns } from '../../support/random-runs.js';
import type { History } from '../../support/shrinking.js';

const anHour = 3_600_000;

/** Files that are changed step by step, beside the same texts in files that are opened as they are. */
class Answers {
    private readonly edited = new EditedFiles();
    private readonly opened = new EditedFiles();
    private runs = 0;
    private steps = 0;

    async compareThrough([first, ...edits]: History, openInEditor: readonly string[]): Promise<void> {
        if (!first) return;
        await this.edited.startOver(`edited-${++this.runs}`, openInEditor);
        await this.edited.write(first.files);
        const known = new KnownTokens();
        await this.compare(first.files, known);
        let before = first.files;
        for (const { files, interruptedAfter } of edits) {
            await this.edited.writeUntil(interruptedAfter ?? Number.POSITIVE_INFINITY, changesBetween(before, files));
            before = files;
            // What is not parsed yet says what the file held before.
            if (this.edited.documents.some(({ state }) => state < DocumentState.Parsed)) continue;
            await this.compare(files, known);
        }
    }

    private async compare(files: Files, known: KnownTokens): Promise<void> {
        await this.opened.startOver(`opened-${++this.steps}`);
        await this.opened.write(files);
        const fresh = new KnownTokens();
        for (const name of this.edited.names) {
            const { 'tokens, cut': cut, ...actual } = await this.answersIn(this.edited, name, known);
            const { 'tokens, cut': _, ...expected } = await this.answersIn(this.opened, name, fresh);
            expect(actual).toEqual(expected);
            expect(actual['tokens of a part']).toEqual(cut);
        }
    }

    private async answersIn(files: EditedFiles, name: string, known: KnownTokens): Promise<Record<string, unknown>> {
        const document = files.document(name);
        const answers = await answersAbout(files, document, await known.in(files, document));
        return JSON.parse(JSON.stringify(answers).replaceAll(files.root, 'file:///')) as Record<string, unknown>;
    }
}

const changesBetween = (before: Files, after: Files): Record<string, string | undefined> => {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return Object.fromEntries([...names].filter(name => before[name] !== after[name]).map(name => [name, after[name]]));
};

test('after any edit, an editor is told what it would be told of the same texts', { timeout: anHour }, async () => {
    const answers = new Answers();
    const property = fc.asyncProperty(projectEditing, fc.subarray([...fileNames]), (editing, openInEditor) =>
        answers.compareThrough(historyOf(editing), openInEditor),
    );
    await fc.assert(property, randomRuns(60));
});
