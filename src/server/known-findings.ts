/**
 * What was found in a workspace the last time is said again as soon as its files are read, if they are the same: it depends on
 * nothing but their texts, the tables that were generated last, and this program. Parsing and checking follow, and have the last word.
 */

import { createHash } from 'node:crypto';
import type { Diagnostic } from 'vscode-languageserver';
import type { SourceText } from '../language/parsing/chunked-text.js';
import type { Texts } from '../language/workspace-manager.js';

/** Where it is kept from one session to the next. */
export interface FindingsStore {
    read(key: string): string | undefined;
    write(key: string, text: string): Promise<void>;
}

export interface FileFindings {
    readonly uri: string;
    readonly diagnostics: readonly Diagnostic[];
}

/** A file as it has been checked. */
export interface CheckedFile extends FileFindings {
    readonly text: string;
}

export interface Beside {
    /** Those that have been looked at. */
    readonly files: readonly string[];
    /** Undefined where there is none. */
    textOf(uri: string): string | undefined;
}

/** As it is kept. */
interface KeptFindings {
    /** By URI, the hashes of what was looked at besides. */
    readonly beside: Readonly<Record<string, string>>;
    readonly files: readonly FileFindings[];
}

interface KnownFindingsOptions {
    /** Names this very build of the program: another one may find something else. */
    readonly build: string;
    readonly store: FindingsStore;
    /** What findings depend on besides the texts: files, by URI. */
    readonly beside: Beside;
    publish(file: FileFindings): Promise<void>;
    /** Of a store that fails: the editor works without. */
    warn(message: string): void;
}

export class KnownFindings {
    private readonly options: KnownFindingsOptions;
    /** By URI, the hashes of what is on the disk or, if opened, in the editor; undefined once files have been checked. */
    private unchecked: Map<string, string> | undefined = new Map();
    private isRead = false;
    private written: string | undefined;
    private keeping = Promise.resolve();
    private hasFailed = false;

    constructor(options: KnownFindingsOptions) {
        this.options = options;
    }

    /** All files of the workspace's folders are read, and none is parsed yet. */
    async filesRead(texts: Texts): Promise<void> {
        if (!this.unchecked) return;
        for (const [uri, text] of texts) if (!this.unchecked.has(uri)) this.unchecked.set(uri, hashOf(text));
        this.isRead = true;
        await Promise.all(this.lookUp(this.unchecked).map(file => this.options.publish(file)));
    }

    /** An editor has opened a file, or changed it while it was not checked yet. */
    async fileShown(uri: string, text: SourceText): Promise<void> {
        if (!this.unchecked) return;
        this.unchecked.set(uri, hashOf(text.toString()));
        if (!this.isRead) return;
        const known = this.lookUp(this.unchecked).find(file => file.uri === uri);
        if (known) await this.options.publish(known);
    }

    /** The files are checked for the first time, where `checked` answers with any. */
    async filesChecked(checked: () => readonly CheckedFile[]): Promise<void> {
        if (!this.unchecked) return;
        const files = checked();
        if (files.length === 0) return;
        this.unchecked = undefined;
        await this.keep(files);
    }

    /** Keeps what is found in the files now for the next session. */
    keep(files: readonly CheckedFile[]): Promise<void> {
        this.keeping = this.keeping.then(() => this.write(files));
        return this.keeping;
    }

    private async write(files: readonly CheckedFile[]): Promise<void> {
        const key = this.keyOf(new Map(files.map(({ uri, text }) => [uri, hashOf(text)])));
        if (files.length === 0 || key === this.written || this.hasFailed) return;
        const { beside } = this.options;
        const kept: KeptFindings = {
            beside: Object.fromEntries(beside.files.map(uri => [uri, hashOf(beside.textOf(uri) ?? '')])),
            files: files.map(({ uri, diagnostics }) => ({ uri, diagnostics })),
        };
        try {
            await this.options.store.write(key, JSON.stringify(kept));
            this.written = key;
        } catch (error) {
            this.failed(error);
        }
    }

    private lookUp(hashes: ReadonlyMap<string, string>): readonly FileFindings[] {
        if (this.hasFailed || hashes.size === 0) return [];
        try {
            const key = this.keyOf(hashes);
            const text = this.options.store.read(key);
            if (text === undefined) return [];
            // Written by this very build, which the key says, and intact, of which the store makes sure.
            const kept = JSON.parse(text) as KeptFindings;
            const { beside } = this.options;
            if (Object.entries(kept.beside).some(([uri, hash]) => hashOf(beside.textOf(uri) ?? '') !== hash)) return [];
            this.written = key;
            return kept.files;
        } catch (error) {
            this.failed(error);
            return [];
        }
    }

    private keyOf(hashes: ReadonlyMap<string, string>): string {
        const files = [...hashes].sort(([one], [other]) => (one < other ? -1 : 1));
        return hashOf(JSON.stringify([this.options.build, files]));
    }

    private failed(error: unknown): void {
        this.hasFailed = true;
        this.options.warn(`Findings are not kept from one session to the next: ${error}`);
    }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
