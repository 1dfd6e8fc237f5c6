import type { SourceModule } from '../python/source-module.js';

/** A generated Python module taken apart, so that it can be put together with more or with less in it. */
export interface ModuleParts {
    readonly docstring: string;
    /** One statement each, of one line or several. */
    readonly imports: readonly string[];
    readonly body: string;
}

export function partsOf(text: string): ModuleParts {
    const docstring = /^"""[\s\S]*?(?<!\\)"""(?=\n)/.exec(text)?.[0] ?? '';
    let rest = text.slice(docstring.length);
    const imports: string[] = [];
    for (;;) {
        const match = /^\s*((?:from [\w.]+ )?import (?:\([^)]*\)|[^\n]*))(?:\n|$)/.exec(rest);
        if (!match?.[1]) break;
        imports.push(match[1]);
        rest = rest.slice(match[0].length);
    }
    return { docstring, imports, body: rest.trim() };
}

/** Imports for another module what an import statement names; only names that `wanted` says, if it is given. */
export function importAgain(
    file: SourceModule,
    statement: string,
    wanted: (local: string) => boolean = () => true,
): void {
    const [, module, names = ''] = /^(?:from (\S+) )?import \(?([^)]*)\)?$/.exec(statement) ?? [];
    for (const item of names.split(',')) {
        const [name = '', as] = item.trim().split(/\s+as\s+/);
        if (name === '' || !wanted(as ?? name)) continue;
        if (module === undefined) file.import(name, as);
        else file.from(module, name, as);
    }
}
