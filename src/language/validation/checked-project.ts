import { type Cancellation, interruptAndCheck } from 'langium';
import { checksOf, comparingChecks, wholeChecks } from '../../checks/all-checks.js';
import type { ComparingRule } from '../../checks/comparing-rule.js';
import type { Rule } from '../../checks/finding.js';
import { focusOn, type Part, type Surroundings } from '../../checks/focus.js';
import { silencedChecks } from '../../checks/settings/silenced-checks.js';
import type { GeneratedState } from '../../model/generated-state.js';
import type { App, Project } from '../../model/project.js';
import { declarationAnchorOf } from '../../model/source-span.js';
import type { LoweredDeclaration, LoweredProject } from '../lowering/lowered-project.js';
import { Memos } from '../reactive/memos.js';
import { sameElements } from '../reactive/same-elements.js';
import { Memo, Signal, untracked } from '../reactive/signals.js';
import { FindingsByFile } from './findings-by-file.js';
import type { WordedFinding } from './language-findings.js';
import { LiveIndex, type ReplacedDeclaration } from './live-index.js';
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
    private readonly last: () => GeneratedState | undefined;
    private readonly rules: Rules;
    private readonly index = new LiveIndex();
    private readonly memos: Memos<LoweredDeclaration, readonly WordedFinding[]>;
    private readonly found = new FindingsByFile<LoweredDeclaration>();
    private readonly surroundings: Surroundings;
    private readonly met: MetDeclarations;
    private readonly whole: readonly Memo<readonly WordedFinding[]>[];
    private readonly silencedMemo: Memo<ReadonlySet<string>>;
    private readonly meetings = new Map<LoweredDeclaration, Meeting>();
    /** Of the library's models, by their apps. */
    private readonly libraryMeetings: ReadonlyMap<App, readonly Meeting[]>;
    /** The apps with whose models the project's are compared. */
    private libraryApps: ReadonlySet<App> = new Set();
    private added = new Set<LoweredDeclaration>();
    private readonly dropped = new Set<LoweredDeclaration>();
    private isRearranged = true;
    private isStale = true;
    /** As `last` was when it was looked at last. Its own, since who lives longer would keep what has read it. */
    private readonly seenLast = new Signal<GeneratedState | undefined>(undefined);
    /** Whether what is found beyond one declaration is of the model as it was before. */
    private isUnsettled = false;
    private staleFiles = new Set<string>();
    private beyondOne: ReadonlyMap<string, readonly WordedFinding[]> | undefined;

    /** @param last what was generated last, which may be something else each time */
    constructor(
        lowered: LoweredProject,
        checks: ModelChecks,
        last: () => GeneratedState | undefined = () => undefined,
        rules: Rules = allRules,
    ) {
        this.last = last;
        this.lowered = lowered;
        this.checks = checks;
        this.rules = rules;
        this.surroundings = {
            index: this.index,
            library: lowered.library,
            declaration: () => this.index.declaration,
            oauth2: () => this.index.oauth2,
            last: () => this.seenLast.get(),
        };
        this.met = new MetDeclarations(rules.comparing, checks);
        this.memos = new Memos('check', part => this.check(part));
        // Seen anew each time: what rules remember of a project holds for one that does not change.
        const projectNow = (): Project => this.index.projectOf(lowered.library, this.surroundings.last);
        const run = (rule: Rule) => this.checks.run([rule], projectNow());
        this.whole = rules.whole.map(rule => new Memo<readonly WordedFinding[]>('check', rule, () => run(rule)));
        this.silencedMemo = new Memo<ReadonlySet<string>>('check', silencedChecks, previous => {
            const silenced = silencedChecks(projectNow());
            return previous && sameElements([...previous], [...silenced]) ? previous : silenced;
        });
        let index = 0;
        this.libraryMeetings = new Map(
            lowered.libraryApps.map(app => [app, app.models.map(model => this.meetingWith(app, model, index++))]),
        );
        this.added = new Set(lowered.earlierParts);
        lowered.onChange(({ added, dropped, isRearranged }) => {
            for (const part of dropped) if (!this.added.delete(part)) this.dropped.add(part);
            for (const part of added) this.added.add(part);
            this.isRearranged ||= isRearranged;
            this.isStale = true;
        });
    }

    /** Ids of Django's that the project does not want to hear of: the same object for as long as they are the same. */
    get silenced(): ReadonlySet<string> {
        this.takeOver();
        return untracked(() => this.silencedMemo.get());
    }

    /** In no order. */
    findingsIn(uri: string): readonly WordedFinding[] {
        this.refresh();
        return [...this.found.in(uri), ...(this.beyondOne?.get(uri) ?? [])];
    }

    /** The files in which something else may be found than when this was asked last. */
    takeStale(): ReadonlySet<string> {
        this.refresh();
        const stale = this.staleFiles;
        this.staleFiles = new Set();
        return stale;
    }

    /** As `LoweredProject.prepare`. */
    async prepare(cancelToken: Cancellation.CancellationToken, step: () => void): Promise<void> {
        await this.lowered.prepare(cancelToken, step);
        this.takeOver();
        for (const meeting of this.met.stale) {
            await interruptAndCheck(cancelToken);
            this.met.find(meeting);
        }
        for (const memo of this.isUnsettled ? this.whole : []) {
            await interruptAndCheck(cancelToken);
            untracked(() => memo.get());
        }
        for (const part of this.memos.staleKeys) {
            await interruptAndCheck(cancelToken);
            this.memos.get(part);
            step();
        }
    }

    private refresh(): void {
        this.settle();
        for (const part of this.memos.staleKeys) {
            const { uri } = part.declaration.anchor;
            if (this.found.set(uri, part, this.memos.get(part))) this.staleFiles.add(uri);
        }
        this.memos.settle();
    }

    private settle(): void {
        this.takeOver();
        if (!this.isUnsettled) return;
        this.isUnsettled = false;
        untracked(() => {
            this.met.settle(({ at }) =>
                typeof at === 'number' ? this.lowered.earlierParts.length + at : this.lowered.placeOf(at),
            );
            const found = [...this.met.findings, ...this.whole.flatMap(memo => memo.get())];
            const before = this.beyondOne;
            this.beyondOne = Map.groupBy(found, ({ span }) => span.anchor.uri);
            for (const uri of new Set([...(before?.keys() ?? []), ...this.beyondOne.keys()])) {
                if (!sameElements(before?.get(uri) ?? [], this.beyondOne.get(uri) ?? [])) this.staleFiles.add(uri);
            }
        });
    }

    /** Takes over what the declarations mean now. */
    private takeOver(): void {
        const { project } = this.lowered;
        const [last, seen] = untracked(() => [this.last(), this.seenLast.get()]);
        if (!this.isStale && last === seen) return;
        const [added, dropped, isRearranged] = [[...this.added], [...this.dropped], this.isRearranged];
        this.added.clear();
        this.dropped.clear();
        this.isRearranged = false;
        this.isStale = false;
        this.isUnsettled = true;
        untracked(() => {
            this.seenLast.set(last);
            this.index.update(project, isRearranged ? undefined : replacedIn(added, dropped));
            const gone = dropped.flatMap(part => this.meetings.get(part) ?? []);
            for (const part of dropped) {
                const { uri } = part.declaration.anchor;
                this.staleFiles.add(uri);
                this.found.delete(uri, part);
                this.memos.delete(part);
                this.meetings.delete(part);
            }
            for (const part of added) {
                this.memos.add(part);
                const meeting = this.meetingOf(part);
                if (meeting) this.meetings.set(part, meeting);
            }
            const come = added.flatMap(part => this.meetings.get(part) ?? []);
            const library = this.takeOverLibrary(project);
            this.met.update({
                added: [...come, ...library.come],
                dropped: [...gone, ...library.gone],
                isRearranged: isRearranged || library.come.length > 0,
            });
        });
    }

    /** The library's apps are the same as long as no app of the project's own stands in front of one. */
    private takeOverLibrary({ apps }: Project): { readonly come: Meeting[]; readonly gone: Meeting[] } {
        const changed = [...this.libraryMeetings].filter(([app]) => this.libraryApps.has(app) !== apps.includes(app));
        const meetings = (isThere: boolean): Meeting[] =>
            changed.flatMap(([app, found]) => (apps.includes(app) === isThere ? found : []));
        if (changed.length > 0) this.libraryApps = new Set(apps);
        return { come: meetings(true), gone: meetings(false) };
    }

    private meetingOf({ app, lowered, declaration }: LoweredDeclaration): Meeting | undefined {
        if (!lowered || lowered.kind === 'app') return undefined;
        return {
            met: lowered.value,
            at: declaration,
            focused: () => this.focusOn(app, lowered),
        };
    }

    /** `index`: among the library's models. */
    private meetingWith(app: App, model: App['models'][number], index: number): Meeting {
        return {
            met: model,
            at: index,
            focused: () => this.focusOn(app.name, { kind: 'models', value: model }),
        };
    }

    private check({ app, lowered, declaration }: LoweredDeclaration): readonly WordedFinding[] {
        if (!lowered || lowered.kind === 'app') return [];
        const rules = this.rules.about[lowered.kind];
        // A rule about the project's settings finds the same whatever the focus is on: it counts where it is.
        const focused = this.focusOn(app, lowered);
        const found = this.checks
            .run(rules, focused)
            .filter(({ span }) => declarationAnchorOf(span) === declaration.anchor);
        return lowered.kind === 'models' ? [...found, ...templateFindings(focused, lowered.value)] : found;
    }

    private focusOn(app: string, lowered: Meaning): Project {
        return focusOn(this.partOf(app, lowered), this.surroundings);
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

/** What has taken the place of what, where nothing else has changed. */
function replacedIn(
    added: readonly LoweredDeclaration[],
    dropped: readonly LoweredDeclaration[],
): ReplacedDeclaration[] {
    const before = new Map(dropped.map(({ declaration, lowered }) => [declaration, lowered]));
    return added.map(({ declaration, lowered }) => ({ old: before.get(declaration), lowered }));
}
