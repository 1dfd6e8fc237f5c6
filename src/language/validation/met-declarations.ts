import type { ComparingRule } from '../../checks/comparing-rule.js';
import type { Project } from '../../model/project.js';
import { Memo } from '../reactive/signals.js';
import type { WordedFinding } from './language-findings.js';
import type { ModelChecks } from './model-checks.js';

/** A declaration that others can meet, seen alone. */
export interface Meeting {
    /** Its own for as long as it means the same. */
    readonly identity: object;
    focused(): Project;
}

interface Entry {
    readonly rule: ComparingRule;
    readonly key: string;
    readonly entry: unknown;
}

interface Member {
    readonly memo: Memo<readonly Entry[]>;
    /** What of it is in the groups. */
    counted: readonly Entry[];
}

/** Entries of one key, by the declaration that they are from. */
interface Group {
    readonly rule: ComparingRule;
    readonly key: string;
    readonly from: Map<object, unknown[]>;
    findings: readonly WordedFinding[];
}

/** What rules find where declarations meet, kept up to date key by key. */
export class MetDeclarations {
    private readonly rules: readonly ComparingRule[];
    private readonly checks: ModelChecks;
    private readonly members = new Map<object, Member>();
    private readonly groups = new Map<ComparingRule, Map<string, Group>>();
    private readonly withFindings = new Set<Group>();

    constructor(rules: readonly ComparingRule[], checks: ModelChecks) {
        this.rules = rules;
        this.checks = checks;
    }

    /** `meetings`: all there are, in the order of the files. */
    update(meetings: readonly Meeting[]): void {
        const touched = new Set<Group>();
        const places = new Map(meetings.map(({ identity }, index) => [identity, index]));
        for (const [identity, { memo, counted }] of this.members) {
            if (places.has(identity)) continue;
            this.remove(identity, counted, touched);
            memo.release();
            this.members.delete(identity);
        }
        for (const meeting of meetings) {
            const { identity } = meeting;
            const member = this.memberOf(meeting);
            const entries = member.memo.get();
            if (entries === member.counted) continue;
            this.remove(identity, member.counted, touched);
            this.add(identity, entries, touched);
            member.counted = entries;
        }
        for (const group of touched) this.compare(group, places);
    }

    get findings(): WordedFinding[] {
        return [...this.withFindings].flatMap(group => group.findings);
    }

    private memberOf(meeting: Meeting): Member {
        let member = this.members.get(meeting.identity);
        if (!member) {
            member = { memo: new Memo<readonly Entry[]>(() => this.entriesOf(meeting.focused())), counted: [] };
            this.members.set(meeting.identity, member);
        }
        return member;
    }

    private entriesOf(project: Project): Entry[] {
        return this.rules.flatMap(rule =>
            this.checks.entries(rule, project).map(([key, entry]) => ({ rule, key, entry })),
        );
    }

    private remove(identity: object, entries: readonly Entry[], touched: Set<Group>): void {
        for (const { rule, key } of entries) {
            const group = this.groups.get(rule)?.get(key);
            if (group?.from.delete(identity)) touched.add(group);
        }
    }

    private add(identity: object, entries: readonly Entry[], touched: Set<Group>): void {
        for (const { rule, key, entry } of entries) {
            const group = this.groupOf(rule, key);
            const known = group.from.get(identity);
            if (known) known.push(entry);
            else group.from.set(identity, [entry]);
            touched.add(group);
        }
    }

    private groupOf(rule: ComparingRule, key: string): Group {
        let byKey = this.groups.get(rule);
        if (!byKey) {
            byKey = new Map();
            this.groups.set(rule, byKey);
        }
        let group = byKey.get(key);
        if (!group) {
            group = { rule, key, from: new Map(), findings: [] };
            byKey.set(key, group);
        }
        return group;
    }

    private compare(group: Group, places: ReadonlyMap<object, number>): void {
        const { rule, key, from } = group;
        if (from.size === 0) this.groups.get(rule)?.delete(key);
        const place = (identity: object): number => places.get(identity) ?? 0;
        const entries = [...from].sort(([one], [other]) => place(one) - place(other)).flatMap(([, some]) => some);
        group.findings = entries.length > 1 ? this.checks.compare(rule, entries, key) : [];
        if (group.findings.length > 0) this.withFindings.add(group);
        else this.withFindings.delete(group);
    }
}
