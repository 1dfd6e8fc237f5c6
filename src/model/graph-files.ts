import type { Project } from './project.js';

/**
 * Reads a file that stands beside a .dsl file, or in a folder below it.
 * @param dslUri of the .dsl file
 * @returns its text; undefined where it cannot be read
 */
export type ReadBeside = (dslUri: string, file: string) => Promise<string | undefined>;

/** The project with the text of each DOT file that a graph is drawn from, where it can be read. */
export async function withGraphFiles(project: Project, read: ReadBeside): Promise<Project> {
    if (!project.graphs.some(({ from }) => from)) return project;
    const graphs = project.graphs.map(async graph => {
        const { from } = graph;
        if (!from || !staysBelow(from.file)) return graph;
        const text = await read(from.span.anchor.uri, from.file);
        return text === undefined ? graph : { ...graph, from: { ...from, text } };
    });
    return { ...project, graphs: await Promise.all(graphs) };
}

/** Why a project with a graph of a DOT file that cannot be read is not generated; undefined where there is none. */
export function whyGraphFileIsMissing({ graphs }: Project): string | undefined {
    const missing = graphs.find(({ from }) => from && from.text === undefined);
    if (!missing?.from) return undefined;
    return `The graph '${missing.name}' is drawn from '${missing.from.file}', which cannot be read: it has to stand beside the .dsl file, or below.`;
}

/** What a .dsl file names is its own: nothing above its folder finds its way into a picture or a backend. */
const staysBelow = (file: string): boolean =>
    !/^([a-z]:|[\\/])/i.test(file) && !file.split(/[\\/]/).some(part => part === '..');
