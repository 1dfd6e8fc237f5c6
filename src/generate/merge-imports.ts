/**
 * Imports of Python as what they are, a set of names: two sides that each import one more name from a module do not
 * contradict each other. Blocks that hold anything else, a comment for instance, are merged as lines.
 */
interface ImportStatement {
    /** Undefined for `import module`. */
    readonly from: string | undefined;
    /** `name`, `name as alias`. */
    readonly names: readonly string[];
}

/** The width at which ruff, like Black, breaks a line. */
const maxWidth = 88;

/** Lines with each import statement of several lines as one unit, its lines joined by `\n`. */
export function importUnits(lines: readonly string[]): string[] {
    const units: string[] = [];
    for (let index = 0; index < lines.length; index++) {
        const line = lines[index] ?? '';
        const end = /^from \S+ import \($/.test(line) ? closingLine(lines, index) : undefined;
        units.push(end === undefined ? line : lines.slice(index, end + 1).join('\n'));
        if (end !== undefined) index = end;
    }
    return units;
}

/** The line of the `)`, unless something other than names stands before it. */
function closingLine(lines: readonly string[], start: number): number | undefined {
    for (let index = start + 1; index < lines.length; index++) {
        const line = lines[index] ?? '';
        if (line === ')') return index;
        if (!/^ +[A-Za-z_]\w*( as \w+)?,?$/.test(line)) return undefined;
    }
    return undefined;
}

/** Whether all of them are import statements or blank. */
export const isImports = (units: readonly string[]): boolean =>
    units.every(unit => unit === '' || readImport(unit) !== undefined);

function readImport(unit: string): ImportStatement | undefined {
    const plain = /^import ([\w.]+(?: as \w+)?)$/.exec(unit);
    if (plain?.[1]) return { from: undefined, names: [plain[1]] };
    const [, from, list] =
        /^from (\S+) import (?:\(\n)?((?: *(?:[A-Za-z_]\w*(?: as \w+)?|\*)(?:,\n?|\n|$))+)\)?$/.exec(unit) ?? [];
    if (!from || !list) return undefined;
    return { from, names: list.split(/[,\n]+/).flatMap(name => name.trim() || []) };
}

/**
 * The imports of both sides without those that either took away; in the order of what is generated, with what a person
 * added behind the import it followed. Undefined where one name would come from two places.
 */
export function mergeImports(versions: {
    readonly last: readonly string[];
    readonly yours: readonly string[];
    readonly generated: readonly string[];
}): string[] | undefined {
    const last = namesOf(versions.last);
    const yours = namesOf(versions.yours);
    const generated = namesOf(versions.generated);
    const stays = (key: string): boolean =>
        last.has(key) ? yours.has(key) && generated.has(key) : yours.has(key) || generated.has(key);
    const kept = new Set([...generated.keys(), ...yours.keys()].filter(stays));
    if (bindsTwice(kept)) return undefined;

    const merged: { from: string | undefined; names: string[]; blank: boolean }[] = versions.generated.map(unit => {
        const { from, names } = readImport(unit) ?? { from: undefined, names: [] };
        return { from, names: names.filter(name => kept.has(keyOf(from, name))), blank: unit === '' };
    });
    let after = -1;
    for (const statement of versions.yours.map(readImport)) {
        if (!statement) continue;
        const { from, names } = statement;
        const missing = names.filter(name => kept.has(keyOf(from, name)) && !generated.has(keyOf(from, name)));
        const same = merged.findIndex(
            other => !other.blank && (from === undefined ? other.names.includes(names[0] ?? '') : other.from === from),
        );
        const existing = merged[same];
        if (existing) {
            existing.names = withNames(existing.names, missing);
            after = same;
        } else if (missing.length > 0) {
            // Before the blank lines at the end, and behind the import that it followed.
            const end = merged.findLastIndex(other => !other.blank);
            after = after < 0 ? end + 1 : after + 1;
            merged.splice(after, 0, { from, names: missing, blank: false });
        }
    }
    return merged.filter(({ blank, names }) => blank || names.length > 0).flatMap(printImport);
}

const keyOf = (from: string | undefined, name: string): string => `${from ?? ''} ${name}`;

function namesOf(units: readonly string[]): Map<string, true> {
    const keys = new Map<string, true>();
    for (const statement of units.map(readImport)) {
        for (const name of statement?.names ?? []) keys.set(keyOf(statement?.from, name), true);
    }
    return keys;
}

function bindsTwice(keys: ReadonlySet<string>): boolean {
    const bound = new Set<string>();
    for (const key of keys) {
        const space = key.indexOf(' ');
        const name = key.slice(space + 1);
        // `import a.b` and `import a.c` both bind `a`, to the same module.
        const alias = name.split(' as ')[1] ?? (space > 0 ? name : `module ${name}`);
        if (bound.has(alias)) return true;
        bound.add(alias);
    }
    return false;
}

/** Sorted where the names were; else behind them. */
function withNames(names: readonly string[], added: readonly string[]): string[] {
    const all = [...names, ...added];
    const sorted = (list: readonly string[]): string[] => [...list].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const wasSorted = sorted(names).every((name, index) => name === names[index]);
    return wasSorted ? sorted(all) : all;
}

function printImport({ from, names, blank }: { from: string | undefined; names: string[]; blank: boolean }): string[] {
    if (blank) return [''];
    if (from === undefined) return names.map(name => `import ${name}`);
    const oneLine = `from ${from} import ${names.join(', ')}`;
    if (oneLine.length <= maxWidth) return [oneLine];
    return [`from ${from} import (`, ...names.map(name => `    ${name},`), ')'];
}
