import { formatSource } from './format-source.js';

interface Import {
    readonly module: string;
    /** Undefined where the module itself is imported. */
    readonly name: string | undefined;
    readonly local: string;
}

/**
 * A Python file under construction: what it imports, and its text. What the file itself defines is said first, so that
 * an import of the same name gets another one.
 */
export class SourceModule {
    private readonly imports = new Map<string, Import>();
    /** Keys of the imports, in the order in which they were asked for. */
    private readonly added: string[] = [];
    private readonly taken: Set<string>;
    private readonly ownPackages: ReadonlySet<string>;
    private readonly blocks: string[] = [];
    private readonly docstring: string | undefined;

    /** `ownPackages` are the project's own, whose imports come last. */
    constructor(options: {
        readonly ownPackages: Iterable<string>;
        readonly definitions?: Iterable<string>;
        readonly docstring?: string;
    }) {
        this.ownPackages = new Set(options.ownPackages);
        this.taken = new Set(options.definitions);
        this.docstring = options.docstring;
    }

    /** `from module import name`, or under another name where one is wanted; answers the name to use. */
    from(module: string, name: string, as = name): string {
        const owner = module.split('.').filter(Boolean).at(-1) ?? 'own';
        return this.imported(module, name, as, `${owner}_${name}`);
    }

    /** `import module`, or under another name where one is wanted; answers what to write for the module. */
    import(module: string, as?: string): string {
        const first = module.split('.')[0] ?? module;
        const local = this.imported(module, undefined, as ?? first, `${module.replaceAll('.', '_')}_module`);
        return local === first ? module : local;
    }

    /** `from module import *`, for settings that extend others. */
    all(module: string): void {
        this.imports.set(`${module} *`, { module, name: '*', local: '*' });
    }

    /** What to write for a dotted Python name, as backticks hold it. */
    dotted(name: string): string {
        const dot = name.lastIndexOf('.');
        return dot < 0 ? name : this.from(name.slice(0, dot), name.slice(dot + 1));
    }

    private imported(module: string, name: string | undefined, ...wanted: [string, string]): string {
        const key = `${module} ${name ?? ''}`;
        const known = this.imports.get(key);
        if (known) return known.local;
        let local = wanted.find(candidate => !this.taken.has(candidate));
        for (let number = 2; local === undefined; number++) {
            if (!this.taken.has(`${wanted[1]}_${number}`)) local = `${wanted[1]}_${number}`;
        }
        this.taken.add(local);
        this.imports.set(key, { module, name, local });
        this.added.push(key);
        return local;
    }

    /** What `write` makes; where that is nothing, the imports that it asked for go again. */
    attempt<T>(write: () => T | undefined): T | undefined {
        const before = this.added.length;
        const made = write();
        if (made === undefined) {
            for (const key of this.added.splice(before)) {
                this.taken.delete(this.imports.get(key)?.local ?? '');
                this.imports.delete(key);
            }
        }
        return made;
    }

    /** What stands at the outermost level by itself: a class, a function, assignments. */
    add(...blocks: readonly string[]): void {
        this.blocks.push(...blocks.map(block => block.replaceAll(/^\n+|\s+$/g, '')).filter(Boolean));
    }

    get isEmpty(): boolean {
        return this.blocks.length === 0;
    }

    text(): string {
        const docstring = this.docstring === undefined ? '' : `"""${this.docstring}"""\n`;
        const imports = this.importBlock();
        let body = '';
        let previous: string | undefined;
        for (const block of this.blocks) {
            const apart = isDefinition(block) || (previous !== undefined && isDefinition(previous));
            if (previous !== undefined || imports) body += apart ? '\n\n' : '\n';
            body += `${block}\n`;
            previous = block;
        }
        return formatSource([docstring, imports + body].filter(Boolean).join('\n'));
    }

    /** The import statements, in groups; each ends its line. */
    importBlock(): string {
        const groups = Map.groupBy(this.imports.values(), entry => this.groupOf(entry.module));
        return [...groups]
            .sort(([a], [b]) => a - b)
            .map(([, entries]) => importStatements(entries).join(''))
            .join('\n');
    }

    private groupOf(module: string): number {
        if (module.startsWith('.')) return 3;
        const first = module.split('.')[0] ?? '';
        if (this.ownPackages.has(first)) return 2;
        return standardLibrary.has(first) ? 0 : 1;
    }
}

const isDefinition = (block: string): boolean => /^(@|class |def |async def )/.test(block.replace(/^(#.*\n)+/, ''));

/** The modules of Python that generated code may import. */
const standardLibrary: ReadonlySet<string> = new Set(
    (
        'abc argparse base64 builtins collections contextlib copy csv dataclasses datetime decimal enum functools hashlib http ' +
        'importlib io itertools json logging math os pathlib random re secrets shutil string subprocess sys tempfile time ' +
        'types typing unittest urllib uuid zoneinfo'
    ).split(' '),
);

/** Plain imports first, then the others by their module; the names of one by constants, classes, functions. */
function importStatements(entries: readonly Import[]): string[] {
    const plain = entries
        .filter(entry => entry.name === undefined)
        .sort((a, b) => compare(a.module, b.module))
        .map(({ module, local }) =>
            module.split('.')[0] === local ? `import ${module}\n` : `import ${module} as ${local}\n`,
        );
    const named = Map.groupBy(
        entries.filter(entry => entry.name !== undefined),
        entry => entry.module,
    );
    const modules = [...named].sort(([a], [b]) => compare(moduleKey(a), moduleKey(b)));
    return [
        ...plain,
        ...modules.flatMap(([module, names]) => {
            const sorted = names.sort((a, b) => compare(nameKey(a.name), nameKey(b.name)));
            const all = sorted.some(({ name }) => name === '*');
            const plainNames = sorted.flatMap(({ name, local }) => (name === local && name !== '*' ? [local] : []));
            const line = `from ${module} import ${plainNames.join(', ')}`;
            const together =
                line.length <= 88
                    ? `${line}\n`
                    : `from ${module} import (\n${plainNames.map(name => `    ${name},\n`).join('')})\n`;
            // A name that gets another one stands alone.
            const others = sorted.filter(({ name, local }) => name !== local);
            const [first = ''] = plainNames;
            // A statement's place is that of its first name.
            const statements = [
                ...(plainNames.length > 0 ? [[first, together] as const] : []),
                ...others.map(({ name = '', local }) => [name, `from ${module} import ${name} as ${local}\n`] as const),
            ].sort(([a], [b]) => compare(nameKey(a), nameKey(b)));
            return [...(all ? [`from ${module} import *\n`] : []), ...statements.map(([, statement]) => statement)];
        }),
    ];
}

/** Numbers in names count as such: `M2` before `M10`. */
function compare(a: string, b: string): number {
    const [left, right] = [a, b].map(text => text.split(/(\d+)/));
    for (let at = 0; left !== undefined && right !== undefined; at++) {
        const [one, other] = [left[at], right[at]];
        if (one === undefined || other === undefined) return one === other ? 0 : one === undefined ? -1 : 1;
        const numbers = at % 2 === 1 ? Number(one) - Number(other) : 0;
        if (numbers !== 0) return numbers;
        if (one !== other) return one < other ? -1 : 1;
    }
    return 0;
}

/** Farther packages first: `..` before `.`. */
const moduleKey = (module: string): string =>
    module.toLowerCase().replace(/^\.+/, dots => `${'!'.repeat(10 - dots.length)}${dots.length}`);

function nameKey(name = ''): string {
    const kind = /^[A-Z][A-Z\d_]+$/.test(name) ? 0 : /^[A-Z]/.test(name) ? 1 : 2;
    return `${kind}${name.toLowerCase()}`;
}
