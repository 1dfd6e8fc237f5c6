import type { TextDocument, TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';
import { ChunkedText, type SourceText } from './parsing/chunked-text.js';
import { LineStarts } from './parsing/line-starts.js';
import { isLineStart, lineStart, nextLineStart } from './parsing/text-change.js';

/** A text that an editor has open, changed in place by what it types: as LSP's own documents, without copying all for a key. */
export class EditedTextDocument implements TextDocument {
    readonly uri: string;
    readonly languageId: string;
    version: number;
    text: ChunkedText;
    private lines = new LineStarts();

    constructor(uri: string, languageId: string, version: number, content: string) {
        this.uri = uri;
        this.languageId = languageId;
        this.version = version;
        this.text = ChunkedText.of(content);
        this.lines.replace(content, 0, 0, content.length);
    }

    get lineCount(): number {
        return this.lines.length;
    }

    getText(range?: Range): string {
        if (!range) return this.text.toString();
        const [start, end] = [this.offsetAt(range.start), this.offsetAt(range.end)];
        return this.text.slice(Math.min(start, end), Math.max(start, end));
    }

    positionAt(offset: number): Position {
        const within = Math.max(Math.min(offset, this.text.length), 0);
        const line = this.lines.lineAt(within);
        const start = this.lines.start(line);
        return { line, character: this.beforeLineEnd(within, start) - start };
    }

    offsetAt({ line, character }: Position): number {
        if (line >= this.lines.length) return this.text.length;
        if (line < 0) return 0;
        const start = this.lines.start(line);
        if (character <= 0) return start;
        return this.beforeLineEnd(Math.min(start + character, this.endOfLine(line)), start);
    }

    getLineRange(line: number): Range {
        const at = Math.max(0, Math.min(line, this.lines.length - 1));
        const start = this.lines.start(at);
        const length = line < 0 ? 0 : this.beforeLineEnd(this.endOfLine(at), start) - start;
        return { start: { line: at, character: 0 }, end: { line: at, character: length } };
    }

    getEOLCharacters(line: number): string {
        if (line < 0 || line >= this.lines.length) return '';
        const end = this.endOfLine(line);
        return this.text.slice(this.beforeLineEnd(end, this.lines.start(line)), end);
    }

    /** One change after the other, each in the text that the one before has left. */
    update(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
        for (const change of changes) {
            if ('range' in change && change.range) {
                const [one, other] = [this.offsetAt(change.range.start), this.offsetAt(change.range.end)];
                this.replace(Math.min(one, other), Math.max(one, other), change.text);
            } else this.replace(0, this.text.length, change.text);
        }
        this.version = version;
    }

    private replace(start: number, end: number, inserted: string): void {
        const text = this.text.replace(start, end, inserted);
        const newEnd = start + inserted.length;
        // What follows `\r` may be another half of the line's end now.
        const from = lineStart(text, start > 0 && text.charAt(start - 1) === '\r' ? start - 1 : start);
        const to = isLineStart(text, newEnd) ? newEnd : nextLineStart(text, newEnd);
        this.lines.replace(text, from, to - newEnd + end, to);
        this.text = text;
    }

    /** Behind the characters that end it. */
    private endOfLine(line: number): number {
        return line + 1 < this.lines.length ? this.lines.start(line + 1) : this.text.length;
    }

    private beforeLineEnd(offset: number, start: number): number {
        let at = offset;
        while (at > start && isLineEnd(this.text.charCodeAt(at - 1))) at--;
        return at;
    }
}

const isLineEnd = (code: number): boolean => code === 10 || code === 13;

/** What Langium makes of the texts that an editor opens and changes. */
export const editedTextDocuments = {
    create: (uri: string, languageId: string, version: number, content: string): EditedTextDocument =>
        new EditedTextDocument(uri, languageId, version, content),
    update(
        document: EditedTextDocument,
        changes: TextDocumentContentChangeEvent[],
        version: number,
    ): EditedTextDocument {
        document.update(changes, version);
        return document;
    },
};

/** The text of a document for who need not have it as one string. */
export const textOf = (document: TextDocument): SourceText =>
    document instanceof EditedTextDocument ? document.text : document.getText();
