import { type Cancellation, type CommentProvider, interruptAndCheck, type LangiumDocument } from 'langium';
import type { Library } from '../../model/library.js';
import type { App, Project } from '../../model/project.js';
import { Memos } from '../reactive/memos.js';
import type { Declaration } from '../scoping/declaration.js';
import type { ProjectNames } from '../scoping/project-names.js';
import { assembleProject, type Lowered, libraryApps, lowerDeclaration, replaceInProject } from './lower-project.js';
import { type LoweringContext, loweringOf } from './lowering.js';
import { isSameValue } from './same-value.js';

/** A declaration and what it means; the same object for as long as it means the same. */
export interface LoweredDeclaration {
    readonly declaration: Declaration;
    readonly app: string;
    readonly lowered: Lowered | undefined;
}

/** How what declarations mean has changed. */
export interface LoweredChanges {
    readonly added: readonly LoweredDeclaration[];
    readonly dropped: readonly LoweredDeclaration[];
    /** Whether it is more than that some declarations mean something else in their places: then the order may be another. */
    readonly isRearranged: boolean;
}

/** The model of one project, kept up to date declaration by declaration. */
export class LoweredProject {
    readonly names: ProjectNames;
    private readonly context: LoweringContext;
    private readonly memos: Memos<Declaration, LoweredDeclaration>;
    private readonly listeners: ((changes: LoweredChanges) => void)[] = [];
    private isRearranged = true;
    /** In the order of the files. */
    private lowered: LoweredDeclaration[] = [];
    /** Where each stands in `lowered`; undefined until somebody asks. */
    private knownPlaces: ReadonlyMap<Declaration, number> | undefined;
    private whole: Project | undefined;

    constructor(names: ProjectNames, library: Library, comments: CommentProvider) {
        this.names = names;
        this.context = { names, library, comments };
        this.memos = new Memos('lower', (declaration, previous) => this.lower(declaration, previous));
        for (const declaration of names.declarations) this.memos.add(declaration);
        names.onChange(({ added, dropped, isRearranged }) => {
            for (const declaration of dropped) this.memos.delete(declaration);
            for (const declaration of added) this.memos.add(declaration);
            this.isRearranged ||= isRearranged;
        });
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
        const file = this.names.fileOf(document);
        return file?.declarations.map(declaration => this.memos.get(declaration)) ?? [];
    }

    /** As the texts are now. */
    get project(): Project {
        this.settle();
        this.whole ??= assembleProject(this.lowered, { facts: this.library, apps: this.libraryApps });
        return this.whole;
    }

    /** The declarations of the project's files, in their order. */
    get parts(): readonly LoweredDeclaration[] {
        this.settle();
        return this.lowered;
    }

    /** As they were when the project was last brought up to date. */
    get earlierParts(): readonly LoweredDeclaration[] {
        return this.lowered;
    }

    /** Where a declaration stood among the others when the project was last brought up to date. */
    placeOf(declaration: Declaration): number {
        return this.places.get(declaration) ?? -1;
    }

    /** Called while the project is brought up to date, after each change of what declarations mean. */
    onChange(listener: (changes: LoweredChanges) => void): void {
        this.listeners.push(listener);
    }

    /**
     * As much of the work as there is to do, giving others their turn; ends early when it is cancelled, and loses nothing. `step` is
     * called for each declaration.
     */
    async prepare(cancelToken: Cancellation.CancellationToken, step = (): void => {}): Promise<void> {
        for (const declaration of this.memos.staleKeys) {
            await interruptAndCheck(cancelToken);
            this.memos.get(declaration);
            step();
        }
    }

    private get places(): ReadonlyMap<Declaration, number> {
        this.knownPlaces ??= new Map(this.lowered.map(({ declaration }, place) => [declaration, place]));
        return this.knownPlaces;
    }

    private settle(): void {
        const stale = this.memos.staleKeys;
        if (stale.size === 0 && !this.isRearranged) return;
        const before = this.lowered;
        if (this.isRearranged) {
            this.lowered = this.names.declarations.map(declaration => this.memos.get(declaration));
            this.knownPlaces = undefined;
            this.tell({ ...differenceOf(before, this.lowered), isRearranged: true });
        } else {
            const changed = [...stale].flatMap(declaration => {
                const place = this.placeOf(declaration);
                const old = before[place];
                const part = old && this.memos.get(old.declaration);
                return part && part !== old ? [{ place, old, part }] : [];
            });
            for (const { place, part } of changed) this.lowered[place] = part;
            const added = changed.map(({ part }) => part);
            const dropped = changed.map(({ old }) => old);
            if (changed.length > 0) {
                const replaced = changed.map(({ old, part }) => ({ ...part, old: old.lowered }));
                const whole = this.whole && replaceInProject(this.whole, replaced);
                this.tell({ added, dropped, isRearranged: false });
                this.whole = whole;
            }
        }
        this.memos.settle();
        this.isRearranged = false;
    }

    private tell(changes: LoweredChanges): void {
        this.whole = undefined;
        for (const listener of this.listeners) listener(changes);
    }

    private lower(declaration: Declaration, previous: LoweredDeclaration | undefined): LoweredDeclaration {
        const lowered = lowerDeclaration(loweringOf(this.context, declaration.anchor), declaration.node);
        if (previous && isSameValue(previous.lowered, lowered)) return previous;
        return { declaration, app: declaration.app, lowered };
    }
}

/** What is in one list alone; what both begin and end with is not looked at again. */
function differenceOf(
    before: readonly LoweredDeclaration[],
    now: readonly LoweredDeclaration[],
): Pick<LoweredChanges, 'added' | 'dropped'> {
    const least = Math.min(before.length, now.length);
    let start = 0;
    while (start < least && before[start] === now[start]) start++;
    let end = 0;
    while (end < least - start && before.at(-1 - end) === now.at(-1 - end)) end++;
    const [old, current] = [before.slice(start, before.length - end), now.slice(start, now.length - end)];
    const [olds, currents] = [new Set(old), new Set(current)];
    return { added: current.filter(part => !olds.has(part)), dropped: old.filter(part => !currents.has(part)) };
}
