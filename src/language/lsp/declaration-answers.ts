import { type Cancellation, interruptAndCheck, type LangiumDocument } from 'langium';
import { Memos } from '../reactive/memos.js';
import type { Declaration, DeclarationNode, DeclaredFile } from '../scoping/declaration.js';
import type { Projects } from '../scoping/projects.js';
import { unchangedSince } from './unchanged-since.js';

/** A declaration, and what is answered about it. */
export interface Answered<T> {
    readonly declaration: Declaration;
    readonly answer: T;
}

/**
 * What is answered about declarations, where that depends on what names lead to: found again for those of which something that
 * was read has changed. Answers count lines from where their declaration starts, since they stay when that is moved.
 */
export class DeclarationAnswers<T> {
    private readonly projects: Projects;
    private readonly verb: string;
    private readonly make: (node: DeclarationNode) => T;
    private readonly files = new Map<string, FileAnswers<T>>();

    /** `verb`: what is done to each declaration, for who observes computations. */
    constructor(projects: Projects, verb: string, make: (node: DeclarationNode) => T) {
        this.projects = projects;
        this.verb = verb;
        this.make = make;
    }

    /** Those of a file, in the order of its text; of the library there are none. */
    declarationsIn(document: LangiumDocument): readonly Declaration[] {
        return this.fileOf(document)?.declarations ?? [];
    }

    of(document: LangiumDocument, declarations: readonly Declaration[]): Answered<T>[] {
        const answers = this.answersIn(document);
        return declarations.map(declaration => ({ declaration, answer: answers.of(declaration) }));
    }

    /** All of a file. What there is to do for it gives others their turn; an edit meanwhile ends it, and nothing is lost. */
    async all(document: LangiumDocument, cancelToken: Cancellation.CancellationToken): Promise<Answered<T>[]> {
        const answers = this.answersIn(document);
        for (const declaration of answers.stale) {
            answers.of(declaration);
            await unchangedSince(document, () => interruptAndCheck(cancelToken));
        }
        const all = this.of(document, this.declarationsIn(document));
        answers.settle();
        return all;
    }

    forget(uri: string): void {
        this.files.get(uri)?.forget();
        this.files.delete(uri);
    }

    private answersIn(document: LangiumDocument): FileAnswers<T> {
        const uri = document.uri.toString();
        let answers = this.files.get(uri);
        if (!answers) {
            answers = new FileAnswers(this.verb, this.make);
            this.files.set(uri, answers);
        }
        answers.update(this.declarationsIn(document));
        return answers;
    }

    private fileOf(document: LangiumDocument): DeclaredFile | undefined {
        const names = this.projects.namesOf(this.projects.filesOf(document.uri.toString()));
        return names.declaredFiles.find(file => file.document === document);
    }
}

class FileAnswers<T> {
    private readonly memos: Memos<Declaration, T>;
    private declarations: readonly Declaration[] = [];

    constructor(verb: string, make: (node: DeclarationNode) => T) {
        this.memos = new Memos(verb, ({ node }) => make(node));
    }

    update(declarations: readonly Declaration[]): void {
        if (this.declarations === declarations) return;
        const current = new Set(declarations);
        for (const old of this.declarations) if (!current.has(old)) this.memos.delete(old);
        for (const declaration of declarations) this.memos.add(declaration);
        this.declarations = declarations;
    }

    of(declaration: Declaration): T {
        return this.memos.get(declaration);
    }

    /** To be looked at before an answer about all. */
    get stale(): Iterable<Declaration> {
        return this.memos.staleKeys;
    }

    settle(): void {
        this.memos.settle();
    }

    forget(): void {
        for (const declaration of this.declarations) this.memos.delete(declaration);
    }
}
