import type { Project } from '../../../model/project.js';
import type { GeneratedFile } from '../../generated-file.js';
import { PythonFile } from '../python-file.js';
import { dotFileName } from './dot-file-name.js';
import { graphFunction } from './graph-functions.js';
import { graphSource } from './graph-source.js';

/** Each app's `graphs.py`: a function for each graph, which makes its network. */
export function emitGraphs(project: Project): GeneratedFile[] {
    const byFolder = Map.groupBy(project.graphs, graph => graphFunction(project, graph).folder);
    return [...byFolder].flatMap(([folder, graphs]) => {
        const file = new PythonFile(project, {
            folder,
            definitions: graphs.map(graph => graphFunction(project, graph).name),
            docstring: 'Networks: each function makes the one of its name, for a user or an OAuth client.',
        });
        for (const graph of graphs) file.add(graphSource(project, file, graph));
        const dotFiles = graphs.flatMap(({ from }) =>
            from?.text === undefined ? [] : [{ path: `${folder}/${dotFileName(from.file)}`, text: from.text }],
        );
        return [{ path: `${folder}/graphs.py`, text: file.text() }, ...dotFiles];
    });
}
