/** The one way in for tests of what is found in text. */
import { expect } from 'vitest';
import { openFiles } from './lsp.js';

/**
 * Expects the findings that are written under the text they concern, and no others:
 *
 *     name: Chr(40)
 *           ^^^ unresolved-name: Did you mean 'Char'?
 *
 * A code may stand alone; what follows a colon must occur in the message.
 */
export async function checkFindings(text: string): Promise<void> {
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
    const { document } = await openFiles(source.join('\n'));
    const found = (document.diagnostics ?? []).map(({ range, code, message }) => {
        const place = `${range.start.line + 1}:${range.start.character + 1}-${range.end.character + 1}`;
        const wanted = expected.find(
            one =>
                one.startsWith(`${place} ${code} `) && String(message).includes(one.slice(`${place} ${code} `.length)),
        );
        return wanted ?? `${place} ${code} ${message}`;
    });
    expect(found).toEqual(expected);
}

/** Codes and messages in all files, in their order. */
export async function findingsIn(text: string): Promise<string[]> {
    const { documents } = await openFiles(text);
    return documents.flatMap(document =>
        (document.diagnostics ?? []).map(({ code, message }) => `${code}: ${message}`),
    );
}
