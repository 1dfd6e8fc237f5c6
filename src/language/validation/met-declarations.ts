import type { ComparingRule } from '../../checks/comparing-rule.js';
import type { Project } from '../../model/project.js';
import { isSameValue } from '../lowering/same-value.js';
import { Memos } from '../reactive/memos.js';
import type { Declaration } from '../scoping/declaration.js';
import type { WordedFinding } from './language-findings.js';
import type { ModelChecks } from './model-checks.js';
import { SmallMap } from './small-map.js';

/** A declaration that others can meet, seen alone. */
export interface Meeting {
    /** The model's element. */
    readonly met: object;
    /** What it is, or which of the library's models, which come behind all others. */
    readonly at: Declaration | number;
    focused(): Project;
}

interface Entry {
    readonly rule: ComparingRule;
    readonly key: string;
    readonly entry: unknown;
}

/** Entries of one key, by the declaration that they are from. */
interface Group {
    readonly rule: ComparingRule;
    readonly key: string;
    readonly from: SmallMap<Meeting, unknown[]>;
    findings: readonly WordedFinding[];
}

const none: readonly never[] = [];

/** How the meetings have changed. */
export interface MeetingChanges {
    readonly added: Iterable<Meeting>;
    readonly dropped: Iterable<Meeting>;
    /** Whether their order may be another than before. */
    readonly isRearranged: boolean;
}

/** What rules find where declarations meet, kept up to date key by key. */
export class MetDeclarations {
    private readonly rules: readonly ComparingRule[];
    private readonly checks: ModelChecks;
    private readonly entries: Memos<Meeting, readonly Entry[]>;
    /** What of the entries is in the groups. */
    private readonly counted = new Map<Meeting, readonly Entry[]>();
    private readonly groups = new Map<ComparingRule, Map<string, Group>>();
    private readonly withFindings = new Set<Group>();
    /** Where several declarations meet, so that their order counts. */
    private readonly crowded = new Set<Group>();
    /** Of which something has changed since they were last compared. */
    private readonly touched = new Set<Group>();

    constructor(rules: readonly ComparingRule[], checks: ModelChecks) {
        this.rules = rules;
        this.checks = checks;
        this.entries = new Memos('meet', meeting => this.entriesOf(meeting.focused()));
    }

    update({ added, dropped, isRearranged }: MeetingChanges): void {
        if (isRearranged) for (const group of this.crowded) this.touched.add(group);
        for (const meeting of dropped) {
            this.entries.delete(meeting);
            this.exchange(meeting, []);
            this.counted.delete(meeting);
        }
        for (const meeting of added) this.entries.add(meeting);
    }

    /** Those of which it has to be found out by what they can be met. */
    get stale(): ReadonlySet<Meeting> {
        return this.entries.staleKeys;
    }

    find(meeting: Meeting): void {
        this.entries.get(meeting);
    }

    /** `placeOf`: where one stands among all others, in the order of the files; asked for where several meet. */
    settle(placeOf: (meeting: Meeting) => number): void {
        for (const meeting of this.entries.staleKeys) this.exchange(meeting, this.entries.get(meeting));
        this.entries.settle();
        for (const group of this.touched) this.compare(group, placeOf);
        this.touched.clear();
    }

    /** By rule and by key, so that it does not matter which was found first. */
    get findings(): WordedFinding[] {
        const place = ({ rule }: Group): number => this.rules.indexOf(rule);
        return [...this.withFindings]
            .sort((one, other) => place(one) - place(other) || (one.key < other.key ? -1 : 1))
            .flatMap(group => group.findings);
    }

    private entriesOf(project: Project): readonly Entry[] {
        const entries: Entry[] = [];
        for (const rule of this.rules) {
            for (const [key, entry] of this.checks.entries(rule, project)) entries.push({ rule, key, entry });
        }
        return entries.slice();
    }

    private exchange(meeting: Meeting, entries: readonly Entry[]): void {
        const counted = this.counted.get(meeting) ?? [];
        if (entries === counted) return;
        for (const { rule, key } of counted) {
            const group = this.groups.get(rule)?.get(key);
            if (group?.from.delete(meeting)) this.touched.add(group);
        }
        for (const { rule, key, entry } of entries) {
            const group = this.groupOf(rule, key);
            const known = group.from.get(meeting);
            if (known) known.push(entry);
            else group.from.set(meeting, [entry]);
            this.touched.add(group);
        }
        this.counted.set(meeting, entries);
    }

    private groupOf(rule: ComparingRule, key: string): Group {
        let byKey = this.groups.get(rule);
        if (!byKey) {
            byKey = new Map();
            this.groups.set(rule, byKey);
        }
        let group = byKey.get(key);
        if (!group) {
            group = { rule, key, from: new SmallMap(), findings: none };
            byKey.set(key, group);
        }
        return group;
    }

    private compare(group: Group, placeOf: (meeting: Meeting) => number): void {
        const { rule, key, from } = group;
        if (from.size === 0) this.groups.get(rule)?.delete(key);
        const inOrder = from.entries();
        if (from.size > 1) inOrder.sort(([one], [other]) => placeOf(one) - placeOf(other));
        const entries = inOrder.flatMap(([, some]) => some);
        if (from.size > 1) this.crowded.add(group);
        else this.crowded.delete(group);
        const findings = entries.length > 1 ? this.checks.compare(rule, entries, key) : none;
        // The same objects for as long as the same is found, so that nobody is told of it again.
        if (!isSameValue(group.findings, findings)) group.findings = findings;
        if (group.findings.length > 0) this.withFindings.add(group);
        else this.withFindings.delete(group);
    }
}
