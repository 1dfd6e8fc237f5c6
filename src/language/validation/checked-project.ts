import { type Cancellation, interruptAndCheck } from 'langium';
import { focusOn, type Part } from '../../checks/focus.js';
import type { Project } from '../../model/project.js';
import type { LoweredDeclaration, LoweredProject } from '../lowering/lowered-project.js';
import { Memo, untracked } from '../reactive/signals.js';
import type { WordedFinding } from './language-findings.js';
import { LiveIndex } from './live-index.js';
import type { ModelChecks } from './model-checks.js';
import { templateFindings } from './project-findings.js';

/** What the rules find in a project, declaration by declaration where they can be asked so, and kept up to date. */
export class CheckedProject {
    private readonly lowered: LoweredProject;
    private readonly checks: ModelChecks;
    private readonly index = new LiveIndex();
    private readonly memos = new Map<LoweredDeclaration, Memo<readonly WordedFinding[]>>();
    private project: Project | undefined;
    private comparing: ReadonlyMap<string, readonly WordedFinding[]> = new Map();

    constructor(lowered: LoweredProject, checks: ModelChecks) {
        this.lowered = lowered;
        this.checks = checks;
    }

    /** What is found in one declaration by itself. */
    findingsIn(part: LoweredDeclaration): readonly WordedFinding[] {
        this.settle();
        return untracked(() => this.memoOf(part).get());
    }

    /** What is found in a file by comparing declarations with one another. */
    comparingFindings(uri: string): readonly WordedFinding[] {
        this.settle();
        return this.comparing.get(uri) ?? [];
    }

    /** Does what there is to do, giving others their turn. */
    async prepare(cancelToken: Cancellation.CancellationToken): Promise<void> {
        await this.lowered.prepare(cancelToken);
        this.settle();
        for (const part of this.lowered.parts) {
            await interruptAndCheck(cancelToken);
            untracked(() => this.memoOf(part).get());
        }
    }

    private settle(): void {
        const { project } = this.lowered;
        if (this.project === project) return;
        this.project = project;
        untracked(() => this.index.update(project));
        const current = new Set(this.lowered.parts);
        for (const [part, memo] of this.memos) {
            if (current.has(part)) continue;
            memo.release();
            this.memos.delete(part);
        }
        this.comparing = Map.groupBy(this.checks.comparing(project), ({ span }) => span.anchor.uri);
    }

    private memoOf(part: LoweredDeclaration): Memo<readonly WordedFinding[]> {
        let memo = this.memos.get(part);
        if (!memo) {
            memo = new Memo(() => this.check(part));
            this.memos.set(part, memo);
        }
        return memo;
    }

    private check(part: LoweredDeclaration): readonly WordedFinding[] {
        const { lowered } = part;
        if (!lowered || lowered.kind === 'app' || lowered.kind === 'signals') return [];
        const focused = focusOn(this.partOf(part.app, lowered), {
            index: this.index,
            library: this.lowered.library,
            declaration: () => this.index.declaration,
            oauth2: () => this.index.oauth2,
        });
        const { anchor } = part.declaration;
        // A rule about the whole project's settings finds the same from everywhere: it counts where it is.
        const found = this.checks.about(lowered.kind, focused).filter(({ span }) => span.anchor === anchor);
        return lowered.kind === 'models' ? [...found, ...templateFindings(lowered.value)] : found;
    }

    private partOf(
        app: string,
        lowered: Exclude<NonNullable<LoweredDeclaration['lowered']>, { kind: 'app' | 'signals' }>,
    ): Part {
        switch (lowered.kind) {
            case 'project':
            case 'oauth2':
                return { kind: lowered.kind };
            case 'routeGroups':
            case 'graphs':
            case 'fixtures':
            case 'backends':
            case 'requests':
                return lowered;
            default: {
                const head = this.index.apps.get(app) ?? { name: app, origin: 'project', module: app };
                return { ...lowered, app: head } as Part;
            }
        }
    }
}
