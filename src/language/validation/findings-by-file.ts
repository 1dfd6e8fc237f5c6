import type { WordedFinding } from './language-findings.js';

/** What is found of each of many keys, as declarations, by file. Those that nothing is found of take no room and no time. */
export class FindingsByFile<K> {
    private readonly files = new Map<string, Map<K, readonly WordedFinding[]>>();

    /** Whether it is something else than before. */
    set(uri: string, key: K, findings: readonly WordedFinding[]): boolean {
        const known = this.files.get(uri);
        const before = known?.get(key);
        if (findings.length === 0) {
            if (before) known?.delete(key);
            return before !== undefined;
        }
        if (before === findings) return false;
        if (known) known.set(key, findings);
        else this.files.set(uri, new Map([[key, findings]]));
        return true;
    }

    delete(uri: string, key: K): void {
        this.files.get(uri)?.delete(key);
    }

    /** In no order. */
    in(uri: string): readonly WordedFinding[] {
        return [...(this.files.get(uri)?.values() ?? [])].flat();
    }
}
