import type { Project } from '../../model/project.js';
import type { GeneratedFile } from '../generated-file.js';
import { configFolder } from './group-modules.js';
import { importAgain, partsOf } from './module-parts.js';
import { PythonFile } from './python-file.js';

/** The modules of helpers that projects share, each before those that it imports from. */
const helperModules = [
    'api_testing',
    'page_testing',
    'testing',
    'page_mixins',
    'serializers',
    'graph_api',
    'exceptions',
    'permissions',
];

/**
 * The files of a project with those helpers alone that something uses. Emitters write the modules of helpers whole, since
 * none of them knows what the others will import.
 */
export function withUsedHelpers(project: Project, files: readonly GeneratedFile[]): GeneratedFile[] {
    const byPath = new Map(files.map(file => [file.path, file]));
    for (const module of helperModules) {
        const path = `${configFolder}/${module}.py`;
        const file = byPath.get(path);
        if (!file) continue;
        const others = [...byPath.values()].filter(other => other !== file);
        const text = moduleOf(project, module, file.text, others);
        if (text === undefined) byPath.delete(path);
        else byPath.set(path, { ...file, text });
    }
    return [...byPath.values()];
}

/** A module with what others import of it, and what that uses; undefined where there is nothing. */
function moduleOf(
    project: Project,
    module: string,
    text: string,
    others: readonly GeneratedFile[],
): string | undefined {
    const { docstring, imports, body } = partsOf(text);
    const blocks = body.split(/\n{3,}/);
    const kept = new Set<string>();
    const keep = (names: ReadonlySet<string>): void => {
        for (const block of blocks) {
            if (kept.has(block) || !namesDefined(block).some(name => names.has(name))) continue;
            kept.add(block);
            keep(wordsOf(block));
        }
    };
    keep(new Set(others.flatMap(other => importedNames(module, other))));
    if (kept.size === blocks.length) return text;
    if (kept.size === 0) return undefined;
    const remaining = blocks.filter(block => kept.has(block));
    const used = wordsOf(remaining.join('\n'));
    const file = new PythonFile(project, { folder: configFolder });
    for (const statement of imports) importAgain(file, statement, local => used.has(local));
    // Two empty lines stand before a definition alone (PEP 8).
    const gap = /^(class|def|async|@)/.test(remaining[0] ?? '') ? '\n\n\n' : '\n\n';
    const head = `${docstring}\n\n${file.importBlock()}`.trim();
    return `${head}${gap}${remaining.join('\n\n\n')}\n`;
}

const namesDefined = (block: string): string[] =>
    [...block.matchAll(/^(?:class |def )?(\w+)(?=[ (:=])/gm)].flatMap(([, name = '']) => name);

const wordsOf = (code: string): ReadonlySet<string> => new Set(code.match(/\w+/g));

/** What a file imports of a module of helpers. */
function importedNames(module: string, { path, text }: GeneratedFile): string[] {
    if (!path.endsWith('.py')) return [];
    const from = path.startsWith(`${configFolder}/`) && path.split('/').length === 2 ? '\\.' : `${configFolder}\\.`;
    const statement = new RegExp(`^from ${from}${module} import (?:\\(([^)]*)\\)|(.*))$`, 'gm');
    return [...text.matchAll(statement)].flatMap(
        ([, inBrackets, onLine]) => (inBrackets ?? onLine ?? '').match(/\w+/g) ?? [],
    );
}
