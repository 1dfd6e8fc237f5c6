import type { Project } from '../../model/project.js';
import type { GeneratedFile } from '../generated-file.js';
import { importAgain, partsOf } from './module-parts.js';
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
        byPath.set(path, { ...written, path, text: written ? joined(project, written.text, text) : text });
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
function joined(project: Project, text: string, added: string): string {
    const own = partsOf(text);
    const other = partsOf(added);
    const file = new PythonFile(project, { folder: '' });
    for (const statement of [...own.imports, ...other.imports]) importAgain(file, statement);
    const head = [own.docstring, file.importBlock().trimEnd()].filter(Boolean).join('\n\n');
    return `${[head, other.body, own.body].filter(Boolean).join('\n\n\n')}\n`;
}
