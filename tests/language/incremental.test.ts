import fc from 'fast-check';
import { DocumentState } from 'langium';
import { onTestFinished, test, vi } from 'vitest';
import { EditedFiles } from '../support/editing.js';
import { historyOf, projectEditing } from '../support/project-edits.js';
import { type Files, fileNames } from '../support/random-projects.js';
import { randomRuns } from '../support/random-runs.js';
import { differenceInMeaning } from '../support/same-meaning.js';
import { type History, shrunk } from '../support/shrinking.js';

/** Files that are changed step by step, beside the same texts in files that are opened as they are. */
class Comparison {
    private edited = new EditedFiles();
    private opened = new EditedFiles();
    private runs = 0;
    private steps = 0;

    /** Of the first difference, after which edit it is and what it consists of; nothing where there is none. */
    async differenceIn([first, ...edits]: History, openInEditor: readonly string[]): Promise<string | undefined> {
        if (!first) return undefined;
        // What earlier runs may have left behind shall not hide for ever what the first ones would show.
        if (++this.runs % 50 === 0) [this.edited, this.opened] = [new EditedFiles(), new EditedFiles()];
        await this.edited.startOver(`edited-${this.runs}`, openInEditor);
        await this.edited.write(first.files);
        let before = first.files;
        for (const [index, { files, interruptedAfter }] of edits.entries()) {
            const changes = changesBetween(before, files);
            const isBuilt = await this.edited.writeUntil(interruptedAfter ?? Number.POSITIVE_INFINITY, changes);
            before = files;
            // What is not parsed yet says what the file held before.
            if (this.edited.documents.some(({ state }) => state < DocumentState.Parsed)) continue;
            await this.opened.startOver(`opened-${++this.steps}`);
            await this.opened.write(files);
            const compared = { isBuilt, sample: this.steps };
            const difference = await differenceInMeaning(this.edited, this.opened, compared);
            if (difference) return `After edit ${index + 1}: ${difference}`;
        }
        return undefined;
    }
}

function changesBetween(before: Files, after: Files): Record<string, string | undefined> {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return Object.fromEntries([...names].filter(name => before[name] !== after[name]).map(name => [name, after[name]]));
}

const anHour = 3_600_000;

test('after any edit, all is as if the files had been opened with these texts', { timeout: anHour }, async () => {
    // A rule that throws says so there.
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => logged.mockRestore());
    const comparison = new Comparison();
    const whatIsWrong = async (history: History, openInEditor: readonly string[]): Promise<string | undefined> => {
        logged.mockClear();
        const difference = await comparison
            .differenceIn(history, openInEditor)
            .catch((error: Error) => `Thrown: ${error.stack}`);
        return difference ?? (logged.mock.calls.length > 0 ? `Logged: ${logged.mock.calls[0]}` : undefined);
    };
    const property = fc.asyncProperty(projectEditing, fc.subarray([...fileNames]), async (editing, openInEditor) => {
        const history = historyOf(editing);
        const wrong = await whatIsWrong(history, openInEditor);
        if (wrong === undefined) return;
        const small = await shrunk(history, one => whatIsWrong(one, openInEditor));
        const why = (await whatIsWrong(small, openInEditor)) ?? wrong;
        throw new Error(`${why}\nopen: ${openInEditor.join()}\n${JSON.stringify(small, undefined, 2)}`);
    });
    // What fails is shrunk by lines, which is quicker and leaves less than fast-check would.
    await fc.assert(property, { ...randomRuns(250), endOnFailure: true });
});
