import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { EditedTextDocument } from '../../src/language/edited-text-document.js';
import { randomRuns } from '../support/random-runs.js';

/** Line ends of all kinds, also halves of one, and now and then more than a chunk holds. */
const text = fc
    .array(
        fc.oneof(fc.constantFrom('\r', '\n', '\r\n', 'a', 'b c', '{\n', '\ud83d\ude00'), fc.constant('x'.repeat(9000))),
        {
            maxLength: 20,
        },
    )
    .map(parts => parts.join(''));

const place = fc.record({ line: fc.integer({ min: -1, max: 24 }), character: fc.integer({ min: -1, max: 20_000 }) });
const change = fc.oneof(
    { weight: 9, arbitrary: fc.record({ range: fc.record({ start: place, end: place }), text }) },
    { weight: 1, arbitrary: fc.record({ text }) },
);

/** A place and its mirror image are both tried, so that the range may be written the wrong way round. */
const inOrder = ({ start, end }: { start: Place; end: Place }) =>
    start.line < end.line || (start.line === end.line && start.character <= end.character)
        ? { start, end }
        : { start: end, end: start };
type Place = { readonly line: number; readonly character: number };

const opened = (content: string, version: number): TextDocument =>
    TextDocument.create('file:///a.dsl', 'djagram', version, content);

test('an edited text says of itself what a plain one does', () => {
    fc.assert(
        fc.property(text, fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 8 }), (content, updates) => {
            const edited = new EditedTextDocument('file:///a.dsl', 'djagram', 0, content);
            let plain = TextDocument.create('file:///a.dsl', 'djagram', 0, content);
            for (const [version, changes] of updates.entries()) {
                edited.update(changes, version);
                // Made anew for each change: where one makes `\r\n` of two ends of lines, the plain one counts on as before.
                for (const one of changes)
                    plain = opened(TextDocument.update(plain, [one], version).getText(), version);
                plain = opened(plain.getText(), version);
                expect(edited.getText()).toBe(plain.getText());
                expect([edited.version, edited.lineCount]).toEqual([plain.version, plain.lineCount]);
                for (let offset = -1; offset <= plain.getText().length + 1; offset += 1 + Math.max(0, offset >> 3)) {
                    expect(edited.positionAt(offset)).toEqual(plain.positionAt(offset));
                    expect(edited.text.charAt(offset)).toBe(plain.getText().charAt(offset));
                }
                for (let line = -1; line <= plain.lineCount; line++) {
                    expect(edited.getLineRange(line)).toEqual(plain.getLineRange(line));
                    expect(edited.getEOLCharacters(line)).toBe(plain.getEOLCharacters(line));
                    const range = inOrder({ start: { line, character: 1 }, end: { line: line + 2, character: 3 } });
                    expect(edited.getText(range)).toBe(plain.getText(range));
                }
            }
        }),
        randomRuns(100),
    );
});
