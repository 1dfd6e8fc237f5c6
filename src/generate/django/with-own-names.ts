import type { Project } from '../../model/project.js';
import type { GeneratedFile } from '../generated-file.js';
import { loggerSource, ownNameSource } from './own-name-source.js';
import { type OwnName, ownNames } from './own-names.js';
import { PythonFile } from './python-file.js';

/**
 * The files of a project, together with whatever Python names in backticks need to be found: in files of their own, or
 * above what another emitter writes into the same file. What a file defines by itself is left alone.
 */
export function withOwnNames(project: Project, files: readonly GeneratedFile[]): GeneratedFile[] {
    const byPath = new Map(files.map(file => [file.path, file]));
    for (const names of Map.groupBy(ownNames(project), ({ folder, module }) => `${folder} ${module}`).values()) {
        const [first] = names;
        if (!first || isInsideFile(first, byPath)) continue;
        const path = pathOf(first, byPath);
        const written = byPath.get(path);
        const missing = names.filter(({ name }) => !defines(written?.text ?? '', name));
        if (missing.length === 0) continue;
        const text = moduleSource(project, first, missing);
        byPath.set(path, { ...written, path, text: written ? joined(written.text, text) : text });
        for (const folder of packagesOf(path)) {
            const init = `${folder}/__init__.py`;
            if (!byPath.has(init)) byPath.set(init, { path: init, text: '' });
        }
    }
    return [...byPath.values()];
}

/** `catalog.models.Product.clean`: a class's own, which its class has to define. */
function isInsideFile({ folder, module }: OwnName, files: ReadonlyMap<string, GeneratedFile>): boolean {
    const parts = module.split('.');
    return parts.slice(1).some((_, index) => files.has(`${[folder, ...parts.slice(0, index + 1)].join('/')}.py`));
}

/** A module's file; a folder's is its `__init__.py`. */
function pathOf({ folder, module }: OwnName, files: ReadonlyMap<string, GeneratedFile>): string {
    const base = [folder, ...module.split('.').filter(Boolean)].join('/');
    return module === '' || files.has(`${base}/__init__.py`) ? `${base}/__init__.py` : `${base}.py`;
}

function packagesOf(path: string): string[] {
    const parts = path.split('/').slice(0, -1);
    return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function moduleSource(project: Project, { folder, module }: OwnName, names: readonly OwnName[]): string {
    const file = new PythonFile(project, { folder, module, definitions: ['logger', ...names.map(({ name }) => name)] });
    if (names.some(({ uses: [use] }) => use?.kind === 'handler')) file.add(loggerSource(file));
    file.add(...names.map(own => ownNameSource(project, file, own)));
    return file.text();
}

/** Whether a module has a name at its outermost level. */
function defines(text: string, name: string): boolean {
    if (new RegExp(`^(?:class|def|async def) ${name}\\b|^${name} *(?::.*)?=[^=]`, 'm').test(text)) return true;
    const { imports } = partsOf(text);
    return new RegExp(`\\bimport\\b[^;]*?\\b${name}\\b(?! as )`).test(imports.join('\n'));
}

/** Both modules in one: imports first, then what is new, since classes below may use it while they are made. */
function joined(text: string, added: string): string {
    const own = partsOf(text);
    const other = partsOf(added);
    const imports = [...own.imports];
    for (const statement of other.imports) {
        if (imports.includes(statement)) continue;
        const local = imports.findIndex(line => /^from \./.test(line));
        if (/^from \./.test(statement) || local < 0) imports.push(statement);
        else imports.splice(local, 0, statement);
    }
    const sections = [[own.docstring, groups(imports)].filter(Boolean).join('\n\n'), other.body, own.body].filter(
        Boolean,
    );
    return `${sections.join('\n\n\n')}\n`;
}

/** Imports of modules near by stand apart from those of packages. */
function groups(imports: readonly string[]): string {
    const kind = (line: string): number =>
        /^from \./.test(line) ? 2 : /^(import (logging|json|uuid)|from (datetime|uuid|decimal) )/.test(line) ? 0 : 1;
    return [0, 1, 2]
        .map(wanted => imports.filter(line => kind(line) === wanted).join('\n'))
        .filter(Boolean)
        .join('\n\n');
}

interface ModuleParts {
    readonly docstring: string;
    /** One statement each, of one line or several. */
    readonly imports: readonly string[];
    readonly body: string;
}

function partsOf(text: string): ModuleParts {
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
