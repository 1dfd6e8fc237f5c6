import { unresolvedConflicts } from './conflict-markers.js';
import type { GeneratedFile } from './generated-file.js';
import { syntaxOf } from './join-insertions.js';
import { mergeText } from './merge-text.js';
import { inStyleOf, sameText } from './text-lines.js';

/** What stands at a path of the output folder. */
export type DiskFile =
    | { readonly kind: 'text'; readonly text: string }
    /** Not UTF-8, or holding a NUL: no lines to merge. */
    | { readonly kind: 'binary' }
    /** A folder, a device, a link that leads out of the output folder: nothing to write to. */
    | { readonly kind: 'not-a-file'; readonly what: string };

/**
 * What generating does to one path. `before` is what stands there, `text` what will. Where neither is named, the file
 * on disk is not touched.
 */
export type PlanEntry = { readonly path: string } & (
    | { readonly kind: 'create'; readonly text: string; readonly executable: boolean }
    /** Nobody edited it. */
    | { readonly kind: 'update'; readonly before: string; readonly text: string; readonly executable: boolean }
    /** Edited, and generated anew with a change: both are in it. */
    | { readonly kind: 'merge'; readonly before: string; readonly text: string; readonly executable: boolean }
    /** As `merge`, but in `conflicts` places only a person can say what is meant: there the text holds markers. */
    | {
          readonly kind: 'conflict';
          readonly before: string;
          readonly text: string;
          readonly executable: boolean;
          readonly conflicts: number;
      }
    /** Nobody edited it, and it is generated no longer. */
    | { readonly kind: 'remove'; readonly before: string }
    /** It stands as it is generated now. */
    | { readonly kind: 'unchanged' }
    /** Edited, and nothing changed in what is generated. */
    | { readonly kind: 'keep' }
    /** Generated no longer, but edited: it stays, for a person to remove. */
    | { readonly kind: 'orphan' }
    /** A person deleted it: it stays away. */
    | { readonly kind: 'stays-deleted' }
    /** Neither generated nor there any more. */
    | { readonly kind: 'gone' }
    /** It cannot be written. Reported like a conflict. */
    | { readonly kind: 'blocked'; readonly reason: BlockReason }
);

export type BlockReason =
    /** A file that was never generated stands in the way. */
    | { readonly kind: 'foreign' }
    | { readonly kind: 'binary' }
    | { readonly kind: 'not-a-file'; readonly what: string }
    /** Markers of an earlier conflict are still in it, the first in this line. */
    | { readonly kind: 'unresolved'; readonly line: number };

export interface MergePlan {
    /** Sorted by path. */
    readonly entries: readonly PlanEntry[];
    /**
     * What is to be remembered as generated last: the common ancestor of the next merge. A path that is blocked or was
     * deleted keeps what it had, so that nothing counts as generated that was never written.
     */
    readonly record: ReadonlyMap<string, string>;
}

/** Three-way merge of a whole project: what was generated last, what stands on disk, what is generated now. */
export function planMerge(
    last: ReadonlyMap<string, string>,
    onDisk: ReadonlyMap<string, DiskFile>,
    now: readonly GeneratedFile[],
): MergePlan {
    const generated = new Map(now.map(file => [file.path, file]));
    const paths = [...new Set([...last.keys(), ...generated.keys()])].sort(byCodePoint);
    const record = new Map<string, string>();
    const entries = paths.map(path => {
        const base = last.get(path);
        const file = generated.get(path);
        const entry = file ? planFile(base, onDisk.get(path), file) : planOrphan(path, base ?? '', onDisk.get(path));
        const remembered = rememberedAfter(entry, base, file);
        if (remembered !== undefined) record.set(path, remembered);
        return entry;
    });
    return { entries, record };
}

const byCodePoint = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function planFile(base: string | undefined, disk: DiskFile | undefined, file: GeneratedFile): PlanEntry {
    const { path, text: generated } = file;
    const executable = file.executable ?? false;
    if (!disk) {
        return base === undefined
            ? { kind: 'create', path, text: generated, executable }
            : { kind: 'stays-deleted', path };
    }
    if (disk.kind === 'not-a-file') return { kind: 'blocked', path, reason: disk };
    const changed = base === undefined || !sameText(base, generated);
    if (disk.kind === 'binary') {
        if (!changed) return { kind: 'keep', path };
        return { kind: 'blocked', path, reason: base === undefined ? { kind: 'foreign' } : { kind: 'binary' } };
    }
    const yours = disk.text;
    if (sameText(yours, generated)) return { kind: 'unchanged', path };
    if (base === undefined) return { kind: 'blocked', path, reason: { kind: 'foreign' } };
    const [line] = unresolvedConflicts(yours, base);
    if (line !== undefined) return { kind: 'blocked', path, reason: { kind: 'unresolved', line } };
    if (!changed) return { kind: 'keep', path };
    if (sameText(yours, base)) {
        return { kind: 'update', path, before: yours, text: inStyleOf(yours, generated), executable };
    }
    const { text, conflicts } = mergeText({ last: base, yours, generated }, syntaxOf(path));
    if (conflicts > 0) return { kind: 'conflict', path, before: yours, text, executable, conflicts };
    // What is generated now may be what a person has written there already.
    return text === yours ? { kind: 'unchanged', path } : { kind: 'merge', path, before: yours, text, executable };
}

function planOrphan(path: string, base: string, disk: DiskFile | undefined): PlanEntry {
    if (!disk) return { kind: 'gone', path };
    if (disk.kind === 'text' && sameText(disk.text, base)) return { kind: 'remove', path, before: disk.text };
    return { kind: 'orphan', path };
}

function rememberedAfter(entry: PlanEntry, base: string | undefined, file: GeneratedFile | undefined) {
    switch (entry.kind) {
        case 'create':
        case 'update':
        case 'merge':
        case 'conflict':
        case 'unchanged':
        case 'keep':
            return file?.text;
        case 'orphan':
        case 'stays-deleted':
        case 'blocked':
            return base;
        case 'remove':
        case 'gone':
            return undefined;
    }
}

/** Whether a person has to do something: the run's outcome is then a conflict. */
export const needsPerson = ({ kind }: PlanEntry): boolean => kind === 'conflict' || kind === 'blocked';

/** Whether applying the entry changes a file of the output folder. */
export const isChange = ({ kind }: PlanEntry): boolean =>
    kind === 'create' || kind === 'update' || kind === 'merge' || kind === 'conflict' || kind === 'remove';
