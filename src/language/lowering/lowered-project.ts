import { type Cancellation, type CommentProvider, interruptAndCheck, type LangiumDocument } from 'langium';
import type { Library } from '../../model/library.js';
import type { App, Project } from '../../model/project.js';
import { Memo, untracked } from '../reactive/signals.js';
import type { Declaration } from '../scoping/declaration.js';
import type { ProjectNames } from '../scoping/project-names.js';
import { assembleProject, type Lowered, libraryApps, lowerDeclaration } from './lower-project.js';
import { type LoweringContext, loweringOf } from './lowering.js';
import { isSameValue } from './same-value.js';

/** A declaration and what it means; the same object for as long as it means the same. */
export interface LoweredDeclaration {
    readonly declaration: Declaration;
    readonly app: string;
    readonly lowered: Lowered | undefined;
}

/** The model of one project, kept up to date declaration by declaration. */
export class LoweredProject {
    readonly names: ProjectNames;
    private readonly context: LoweringContext;
    private readonly memos = new Map<Declaration, Memo<LoweredDeclaration>>();
    private state: {
        readonly revision: number;
        readonly parts: readonly LoweredDeclaration[];
        readonly project: Project;
    };

    constructor(names: ProjectNames, library: Library, comments: CommentProvider) {
        this.names = names;
        this.context = { names, library, comments };
        this.state = { revision: -1, parts: [], project: this.assemble([]) };
    }

    get library(): Library {
        return this.context.library;
    }

    /** Django's own, which are the same in every project. */
    get libraryApps(): readonly App[] {
        return libraryApps(this.context);
    }

    /** The declarations of one file, in the order of its text. */
    partsIn(document: LangiumDocument): readonly LoweredDeclaration[] {
        this.settle();
        const file = this.names.declaredFiles.find(one => one.document === document);
        return untracked(() => file?.declarations.map(declaration => this.memoOf(declaration).get()) ?? []);
    }

    /** As the texts are now. */
    get project(): Project {
        this.settle();
        return this.state.project;
    }

    /** The declarations of the project's files, in their order. */
    get parts(): readonly LoweredDeclaration[] {
        this.settle();
        return this.state.parts;
    }

    /** As much of the work as there is to do, giving others their turn; ends early when it is cancelled, and loses nothing. */
    async prepare(cancelToken: Cancellation.CancellationToken): Promise<void> {
        if (this.state.revision === this.names.revision) return;
        for (const declaration of this.names.declarations) {
            await interruptAndCheck(cancelToken);
            untracked(() => this.memoOf(declaration).get());
        }
    }

    private settle(): void {
        const { revision } = this.names;
        if (this.state.revision === revision) return;
        untracked(() => {
            const { declarations } = this.names;
            const parts = declarations.map(declaration => this.memoOf(declaration).get());
            this.forgetAllBut(declarations);
            const isSame =
                parts.length === this.state.parts.length && parts.every((part, i) => part === this.state.parts[i]);
            this.state = isSame ? { ...this.state, revision } : { revision, parts, project: this.assemble(parts) };
        });
    }

    private memoOf(declaration: Declaration): Memo<LoweredDeclaration> {
        let memo = this.memos.get(declaration);
        if (!memo) {
            memo = new Memo(previous => {
                const lowered = lowerDeclaration(loweringOf(this.context, declaration.anchor), declaration.node);
                if (previous && isSameValue(previous.lowered, lowered)) return previous;
                return { declaration, app: declaration.app, lowered };
            });
            this.memos.set(declaration, memo);
        }
        return memo;
    }

    private forgetAllBut(declarations: readonly Declaration[]): void {
        if (this.memos.size === declarations.length) return;
        const current = new Set(declarations);
        for (const [declaration, memo] of this.memos) {
            if (current.has(declaration)) continue;
            memo.release();
            this.memos.delete(declaration);
        }
    }

    private assemble(parts: readonly LoweredDeclaration[]): Project {
        return assembleProject(parts, { facts: this.context.library, apps: this.libraryApps });
    }
}
