import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import type { Answer, LanguageClient } from '../client/language-client.ts';
import type { ModelShape } from '../schema/model-shapes.ts';
import { type Key, offsetOf } from '../schema/schema-language.ts';
import type { BenchServer } from '../servers/bench-server.ts';
import type { ProjectFolder } from './project-folder.ts';

type Diagnostics = readonly Diagnostic[];

/** What the diagnostics must show after an edit: those of the schema as it was laid out, or others beside them. */
export type Expected = 'as laid out' | 'broken';

/** A server with one document open, and the document's text as the server has it. */
export class EditingSession {
    readonly server: BenchServer;
    readonly project: ProjectFolder;
    readonly client: LanguageClient;
    /** Of the schema as it was laid out: what the server finds in the witness. */
    private laidOut: ReadonlySet<string> = new Set();
    private text: string;
    private version = 0;

    constructor(server: BenchServer, project: ProjectFolder, client: LanguageClient) {
        this.server = server;
        this.project = project;
        this.client = client;
        this.text = project.schema.open.text;
    }

    /** @returns when the first complete diagnostics had arrived */
    async open(): Promise<number> {
        const { openUri: uri } = this.project;
        this.version = 1;
        const answer = this.client.diagnostics(uri, this.version, diagnostics => diagnostics.length > 0);
        this.client.notify('textDocument/didOpen', {
            textDocument: { uri, languageId: this.server.language.id, version: this.version, text: this.text },
        });
        const { value, at } = await answer;
        this.laidOut = new Set(value.map(textOf));
        return at;
    }

    /**
     * Types or removes one character.
     * @returns how long the diagnostics took that are expected
     */
    press(shape: ModelShape, { at, typed }: Key, expected: Expected): Promise<number> {
        const start = this.placeOf(shape, at);
        const end = typed === '' ? start + 1 : start;
        return this.measured([this.change(start, end, typed)], this.shows(expected));
    }

    /** Takes the document back to what was laid out, with one edit. */
    undo(): Promise<number> {
        const [from, inText, laidOut] = differenceOf(this.text, this.project.schema.open.text);
        return this.measured([this.change(from, from + inText.length, laidOut)], this.shows('as laid out'));
    }

    /**
     * Types a text key by key without waiting for an answer.
     * @param gap between two keys, in milliseconds
     * @returns how long after the last key the diagnostics took that quote the whole text
     */
    type(at: number, text: string, gap: number): Promise<number> {
        const changes = [...text].map((character, index) => this.change(at + index, at + index, character));
        return this.measured(changes, diagnostics => diagnostics.some(each => textOf(each).includes(text)), gap);
    }

    /** Types a character that mends the document, and asks in the same breath what could stand behind it. */
    async completeAfterKey<T>(at: number, character: string): Promise<{ readonly value: T; readonly ms: number }> {
        const change = this.change(at, at, character);
        const question = this.question(at + 1);
        const mended = this.diagnosticsThat(this.shows('as laid out'));
        const start = performance.now();
        this.client.notify('textDocument/didChange', change);
        const [answer] = await Promise.all([this.client.request<T>('textDocument/completion', question), mended]);
        return { value: answer.value, ms: answer.at - start };
    }

    /** A request at a place of the document. */
    async ask<T>(method: string, offset: number, more?: object): Promise<{ readonly value: T; readonly ms: number }> {
        const question = { ...this.question(offset), ...more };
        const start = performance.now();
        const { value, at } = await this.client.request<T>(method, question);
        return { value, ms: at - start };
    }

    /** The offset of a site of a model, in the document as it was laid out. */
    placeOf(shape: ModelShape, site: string): number {
        const { schema } = this.project;
        const modelText = this.server.language.model(shape, schema.context, { witness: false });
        return offsetOf(schema.open.text, modelText, site);
    }

    /** From the last change to the diagnostics that are an answer to it. */
    private async measured(
        changes: readonly object[],
        isAnswer: (diagnostics: Diagnostics) => boolean,
        gap = 0,
    ): Promise<number> {
        const answer = this.diagnosticsThat(isAnswer);
        const typing = async (): Promise<number> => {
            let last = 0;
            for (const [index, change] of changes.entries()) {
                if (gap > 0 && index > 0) await sleep(gap);
                last = performance.now();
                this.client.notify('textDocument/didChange', change);
            }
            return last;
        };
        const [last, { at }] = await Promise.all([typing(), answer]);
        return at - last;
    }

    private diagnosticsThat(isAnswer: (diagnostics: Diagnostics) => boolean): Promise<Answer<Diagnostics>> {
        return this.client.diagnostics(this.project.openUri, this.version, isAnswer);
    }

    private shows(expected: Expected): (diagnostics: Diagnostics) => boolean {
        return diagnostics => {
            const others = diagnostics.filter(diagnostic => !this.laidOut.has(textOf(diagnostic)));
            return expected === 'broken'
                ? others.length > 0
                : others.length === 0 && diagnostics.length >= this.laidOut.size;
        };
    }

    private question(offset: number): object {
        return { textDocument: { uri: this.project.openUri }, position: positionAt(this.text, offset) };
    }

    /** Changes the text here; what is returned tells the server. */
    private change(start: number, end: number, text: string): object {
        const range = { start: positionAt(this.text, start), end: positionAt(this.text, end) };
        this.text = this.text.slice(0, start) + text + this.text.slice(end);
        this.version++;
        return {
            textDocument: { uri: this.project.openUri, version: this.version },
            contentChanges: [{ range, text }],
        };
    }
}

function textOf({ message, range }: Diagnostic): string {
    return `${range.start.line}: ${typeof message === 'string' ? message : message.value}`;
}

function positionAt(text: string, offset: number): { line: number; character: number } {
    let line = 0;
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', start)) {
        line++;
        start = end + 1;
    }
    return { line, character: offset - start };
}

/** Where two texts begin to differ, and what each of them holds from there to where they are the same again. */
function differenceOf(one: string, other: string): [from: number, inOne: string, inOther: string] {
    let from = 0;
    while (from < one.length && one[from] === other[from]) from++;
    let back = 0;
    const most = Math.min(one.length, other.length) - from;
    while (back < most && one.at(-1 - back) === other.at(-1 - back)) back++;
    return [from, one.slice(from, one.length - back), other.slice(from, other.length - back)];
}
