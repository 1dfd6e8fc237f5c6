import { pythonContextAt } from './python-context.js';

/** What is known about a file's lines: Python; lines without an order (requirements, ignore files); or nothing. */
export type MergeSyntax = 'python' | 'lines' | 'text';

export function syntaxOf(path: string): MergeSyntax {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (name.endsWith('.py')) return 'python';
    return /^requirements[\w.-]*\.(txt|in)$|^\.(git|docker)ignore$/.test(name) ||
        /^requirements\/[^/]+\.txt$/.test(path)
        ? 'lines'
        : 'text';
}

/**
 * Both sides put something in at one place. Where both plainly can stand beside each other (definitions, fields of a
 * class, elements of a list, keyword arguments, requirements), the answer is what is generated and then what a person
 * added; undefined where their order might matter, or they name the same thing.
 * @param before the merged lines above
 */
export function joinInsertions(
    { yours, generated }: { readonly yours: readonly string[]; readonly generated: readonly string[] },
    before: readonly string[],
    syntax: MergeSyntax,
): string[] | undefined {
    switch (syntax) {
        case 'python':
            return joinPython(flat(yours), flat(generated), before);
        case 'lines':
            return joinNamed(
                yours.filter(line => !generated.includes(line)),
                generated,
                block => block.map(line => /^[\w.-]+/.exec(line.toLowerCase())?.[0] ?? line),
            );
        case 'text':
            return undefined;
    }
}

const flat = (units: readonly string[]): string[] => units.flatMap(unit => unit.split('\n'));

function joinPython(yours: string[], generated: string[], before: readonly string[]): string[] | undefined {
    const context = pythonContextAt(before);
    if (context.inString || !isWhole(yours) || !isWhole(generated)) return undefined;
    const indent = blockIndent(yours);
    const other = blockIndent(generated);
    if (indent === undefined || other === undefined) return undefined;
    if (indent !== other) {
        // The deeper one goes on with the block above, the other one begins behind it.
        if (context.openLine !== undefined) return undefined;
        return indent > other ? [...yours, ...generated] : [...generated, ...yours];
    }
    if (context.openLine !== undefined) return joinElements(yours, generated, indent, context.openLine);
    if (indent > 0 && !standsInClass(before, indent)) return undefined;
    return joinNamed(yours, generated, block => definedNames(block, indent));
}

/** Whether brackets and strings that begin in the lines end in them. */
function isWhole(lines: readonly string[]): boolean {
    const { inString, openLine, unbalanced } = pythonContextAt(lines);
    return !inString && openLine === undefined && !unbalanced;
}

/** How far a block is indented; undefined where its first line is not the one furthest to the left, or all is blank. */
export function blockIndent(lines: readonly string[]): number | undefined {
    const written = lines.filter(line => line.trim() !== '');
    const first = written[0];
    if (first === undefined) return undefined;
    const indent = first.length - first.trimStart().length;
    return written.every(line => line.length - line.trimStart().length >= indent) ? indent : undefined;
}

/** Whether the nearest line above that is indented less begins a class. */
function standsInClass(before: readonly string[], indent: number): boolean {
    const above = before.findLast(line => line.trim() !== '' && line.length - line.trimStart().length < indent);
    return above !== undefined && /^\s*class\b/.test(above);
}

/** Lists whose order is their meaning. */
const ordered = /\b(MIDDLEWARE|AUTHENTICATION_BACKENDS|DATABASE_ROUTERS|TEMPLATES|STATICFILES_FINDERS|\w*PROCESSORS)\b/;

function joinElements(
    yours: readonly string[],
    generated: readonly string[],
    indent: number,
    openLine: string,
): string[] | undefined {
    if (ordered.test(openLine)) return undefined;
    // Arguments have an order unless they are named.
    const isCall = openLine.trimEnd().endsWith('(');
    const element = isCall ? /^(\w+)=/ : /^((?:"[^"]*"|'[^']*'|[\w.]+)(?=:|,$|\()(?:\(.*)?)/;
    const keys = (block: readonly string[]): string[] | undefined => {
        const names: string[] = [];
        for (const line of block) {
            if (line.trim() === '') return undefined;
            const content = line.slice(indent);
            if (/^[ )\]}]/.test(content)) continue;
            const key = element.exec(content)?.[1];
            if (key === undefined) return undefined;
            names.push(key.replace(/,$/, ''));
        }
        return block.at(-1)?.trimEnd().endsWith(',') ? names : undefined;
    };
    return joinNamed(yours, generated, keys);
}

/** The names that a block of statements defines at `indent`; undefined where a statement does anything else. */
function definedNames(block: readonly string[], indent: number): string[] | undefined {
    const names: string[] = [];
    let from = 0;
    for (const [index, line] of block.entries()) {
        if (line.trim() === '' || line.length - line.trimStart().length > indent) continue;
        // Inside a statement of several lines.
        if (pythonContextAt(block.slice(from, index)).openLine !== undefined) continue;
        if (pythonContextAt(block.slice(from, index)).inString) continue;
        from = index;
        const content = line.slice(indent);
        if (/^[#@]/.test(content)) continue;
        const name =
            /^(?:class|(?:async )?def) (\w+)/.exec(content)?.[1] ?? /^(\w+)(?:: [^=]+)? \+?= /.exec(content)?.[1];
        if (name === undefined) return undefined;
        names.push(name);
    }
    return names;
}

function joinNamed(
    yours: readonly string[],
    generated: readonly string[],
    namesOf: (block: readonly string[]) => readonly string[] | undefined,
): string[] | undefined {
    const mine = namesOf(yours);
    const theirs = namesOf(generated);
    if (!mine || !theirs) return undefined;
    return mine.some(name => theirs.includes(name)) ? undefined : [...generated, ...yours];
}
