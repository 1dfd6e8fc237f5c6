/** The one way in for tests of what is found in text. */
import { expect } from 'vitest';
import { type GeneratedState, stateOf } from '../../src/model/generated-state.js';
import { lower } from './lowering.js';
import { type Opened, openFiles } from './lsp.js';
import { checkMending, filesIn } from './mending.js';

/**
 * Expects the findings that are written under the text they concern, and no others:
 *
 *     name: Chr(40)
 *           ^^^ unresolved-name: Did you mean 'Char'?
 *
 * A code may stand alone; what follows a colon must occur in the message. What can be mended is mended, too: see mending.ts.
 */
export const checkFindings = (text: string): Promise<void> => checkFindingsIn(text, openFiles, undefined);

/** As `checkFindings`, of a text that is `now` after it was `before` when it was generated last. */
export async function checkChange(before: string, now: string): Promise<void> {
    const last = stateOf(await lower(before));
    await checkFindingsIn(now, text => openChange(text, last), last);
}

async function openChange(text: string, last: GeneratedState): Promise<Opened> {
    const opened = await openFiles(text, { validation: false });
    const { ProjectProvider, GeneratedStates } = opened.services.djagram.meaning;
    GeneratedStates.set(ProjectProvider.filesOf(opened.document).root, last);
    await opened.services.shared.workspace.DocumentBuilder.build([...opened.documents], { validation: true });
    return opened;
}

/** Codes and messages, of a text that is `now` after it was `before` when it was generated last. */
export async function findingsOfChange(before: string, now: string): Promise<string[]> {
    return saidIn(await openChange(now, stateOf(await lower(before))));
}

const saidIn = ({ documents }: Opened): string[] =>
    documents.flatMap(document => (document.diagnostics ?? []).map(({ code, message }) => `${code}: ${message}`));

async function checkFindingsIn(
    text: string,
    open: (text: string) => Promise<Opened>,
    last: GeneratedState | undefined,
): Promise<void> {
    const lines = text.split('\n');
    const source: string[] = [];
    const expected: string[] = [];
    for (const line of lines) {
        const mark = /^(\s*)(\^+)\s*([\w.-]+)(?::\s*(.*))?$/.exec(line);
        if (!mark) {
            source.push(line);
            continue;
        }
        const [, indent = '', carets = '', code = '', words = ''] = mark;
        expected.push(`${source.length}:${indent.length + 1}-${indent.length + carets.length + 1} ${code} ${words}`);
    }
    const { document } = await open(source.join('\n'));
    const found = (document.diagnostics ?? []).map(({ range, code, message }) => {
        const place = `${range.start.line + 1}:${range.start.character + 1}-${range.end.character + 1}`;
        const wanted = expected.find(
            one =>
                one.startsWith(`${place} ${code} `) && String(message).includes(one.slice(`${place} ${code} `.length)),
        );
        return wanted ?? `${place} ${code} ${message}`;
    });
    // Of what is found at one place neither is first.
    expect(found.sort()).toEqual(expected.sort());
    await checkMending(filesIn(source.join('\n')), last);
}

/** Codes and messages in all files, in their order. */
export async function findingsIn(text: string): Promise<string[]> {
    const opened = await openFiles(text);
    await checkMending(filesIn(text));
    return saidIn(opened);
}
