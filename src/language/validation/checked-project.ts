import { type Cancellation, interruptAndCheck } from 'langium';
import { checksOf, comparingChecks, wholeChecks } from '../../checks/all-checks.js';
import type { ComparingRule } from '../../checks/comparing-rule.js';
import type { Rule } from '../../checks/finding.js';
import { focusOn, type Part } from '../../checks/focus.js';
import type { App, Project } from '../../model/project.js';
import type { LoweredDeclaration, LoweredProject } from '../lowering/lowered-project.js';
import { Memo, untracked } from '../reactive/signals.js';
import type { WordedFinding } from './language-findings.js';
import { LiveIndex } from './live-index.js';
import { type Meeting, MetDeclarations } from './met-declarations.js';
import type { ModelChecks } from './model-checks.js';
import { templateFindings } from './project-findings.js';

/** The rules, by how they can be asked. */
export interface Rules {
    readonly about: Readonly<Record<Part['kind'], readonly Rule[]>>;
    readonly comparing: readonly ComparingRule[];
    readonly whole: readonly Rule[];
}

const allRules: Rules = { about: checksOf, comparing: comparingChecks, whole: wholeChecks };

/** What the rules find in a project, kept up to date declaration by declaration. */
export class CheckedProject {
    private readonly lowered: LoweredProject;
    private readonly checks: ModelChecks;
    private readonly rules: Rules;
    private readonly index = new LiveIndex();
    private readonly memos = new Map<LoweredDeclaration, Memo<readonly WordedFinding[]>>();
    private readonly met: MetDeclarations;
    private readonly whole: readonly Memo<readonly WordedFinding[]>[];
    private readonly ofLibrary: readonly Meeting[];
    private project: Project | undefined;
    private beyondOne: ReadonlyMap<string, readonly WordedFinding[]> = new Map();

    constructor(lowered: LoweredProject, checks: ModelChecks, rules: Rules = allRules) {
        this.lowered = lowered;
        this.checks = checks;
        this.rules = rules;
        this.met = new MetDeclarations(rules.comparing, checks);
        const asAWhole = this.index.projectOf(lowered.library);
        this.whole = rules.whole.map(
            rule => new Memo<readonly WordedFinding[]>(() => this.checks.run([rule], asAWhole)),
        );
        this.ofLibrary = lowered.libraryApps.flatMap(app => app.models.map(model => this.meetingWith(app, model)));
    }

    /** What is found in one declaration by itself. */
    findingsIn(part: LoweredDeclaration): readonly WordedFinding[] {
        this.settle();
        return untracked(() => this.memoOf(part).get());
    }

    /** What is found in a file because of other declarations than the one that it is found in. */
    findingsBeyondOne(uri: string): readonly WordedFinding[] {
        this.settle();
        return this.beyondOne.get(uri) ?? [];
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
        const { project, parts } = this.lowered;
        if (this.project === project) return;
        this.project = project;
        untracked(() => {
            this.index.update(project);
            this.forgetAllBut(parts);
            this.met.update([...this.ofLibrary, ...parts.flatMap(part => this.meetingOf(part))]);
            const found = [...this.met.findings, ...this.whole.flatMap(memo => memo.get())];
            this.beyondOne = Map.groupBy(found, ({ span }) => span.anchor.uri);
        });
    }

    private forgetAllBut(parts: readonly LoweredDeclaration[]): void {
        const current = new Set(parts);
        for (const [part, memo] of this.memos) {
            if (current.has(part)) continue;
            memo.release();
            this.memos.delete(part);
        }
    }

    private meetingOf(part: LoweredDeclaration): Meeting[] {
        const { app, lowered } = part;
        if (!lowered || lowered.kind === 'app') return [];
        return [{ identity: part, focused: () => this.focusOn(app, lowered) }];
    }

    private meetingWith(app: App, model: App['models'][number]): Meeting {
        return { identity: model, focused: () => this.focusOn(app.name, { kind: 'models', value: model }) };
    }

    private memoOf(part: LoweredDeclaration): Memo<readonly WordedFinding[]> {
        let memo = this.memos.get(part);
        if (!memo) {
            memo = new Memo(() => this.check(part));
            this.memos.set(part, memo);
        }
        return memo;
    }

    private check({ app, lowered, declaration }: LoweredDeclaration): readonly WordedFinding[] {
        if (!lowered || lowered.kind === 'app') return [];
        const rules = this.rules.about[lowered.kind];
        // A rule about the project's settings finds the same whatever the focus is on: it counts where it is.
        const found = this.checks
            .run(rules, this.focusOn(app, lowered))
            .filter(({ span }) => span.anchor === declaration.anchor);
        return lowered.kind === 'models' ? [...found, ...templateFindings(lowered.value)] : found;
    }

    private focusOn(app: string, lowered: Meaning): Project {
        return focusOn(this.partOf(app, lowered), {
            index: this.index,
            library: this.lowered.library,
            declaration: () => this.index.declaration,
            oauth2: () => this.index.oauth2,
        });
    }

    private partOf(app: string, lowered: Meaning): Part {
        switch (lowered.kind) {
            case 'project':
            case 'oauth2':
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

type Meaning = Exclude<NonNullable<LoweredDeclaration['lowered']>, { kind: 'app' }>;
