/** The one way in for tests of emitters: .dsl text → the files that it becomes. */
import { expect } from 'vitest';
import { emittedFiles, generateProject } from '../../src/generate/generate-project.js';
import { lower } from './lowering.js';

/** The generated project's files, by path. A path that is not there has no text. */
export async function emitted(text: string): Promise<ReadonlyMap<string, string>> {
    const project = await lower(text);
    const paths = emittedFiles(project).map(({ path }) => path);
    expect(paths.filter((path, at) => paths.indexOf(path) < at)).toEqual([]);
    return new Map(generateProject(project).map(file => [file.path, file.text]));
}

export async function emittedFile(path: string, text: string): Promise<string> {
    return (await emitted(text)).get(path) ?? '';
}

/** The value of an assignment in Python, on one line: `["a", "b"]`; undefined where there is none. */
export function assigned(source: string, name: string): string | undefined {
    const lines = source.split('\n');
    const start = lines.findIndex(line => line.startsWith(`${name} = `));
    if (start < 0) return undefined;
    expect(
        lines.filter(line => line.startsWith(`${name} = `)),
        `${name} is assigned twice`,
    ).toHaveLength(1);
    // What is indented belongs to it, and the bracket that closes it.
    const rest = lines.slice(start + 1);
    const end = rest.findIndex(line => !/^( |[\])}])/.test(line));
    const whole = [lines[start] ?? '', ...rest.slice(0, end < 0 ? undefined : end)];
    const [only = ''] = whole;
    if (whole.length === 1) return only.slice(name.length + 3);
    return whole
        .map(line => line.trim())
        .join(' ')
        .slice(name.length + 3)
        .replaceAll(/([[({]) /g, '$1')
        .replaceAll(/,? ([\])}])/g, '$1');
}
