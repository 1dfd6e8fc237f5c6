import { type LangiumSharedCoreServices, UriUtils } from 'langium';
import type { CodeSource } from '../language/lsp/generated-code.js';
import { generatedFolder } from './generated-folder.js';

/** The generator is as large as the language, and loaded when somebody first looks at code. */
const generator = () => import('../generate/django/element-source.js');

/** Makes Python of single elements, and finds them in the files that were generated last, edited or not. */
export function generatedCode(workspace: LangiumSharedCoreServices['workspace']): CodeSource {
    return {
        pythonOf: async (project, element) => (await generator()).elementSource(project, element),
        async placeOf(project, root, element) {
            const { elementLine, elementPath } = await generator();
            const path = elementPath(project, element);
            if (path === undefined) return undefined;
            const uri = UriUtils.joinPath(await generatedFolder(workspace, root), path);
            const { FileSystemProvider } = workspace;
            if (!(await FileSystemProvider.exists(uri))) return undefined;
            const line = elementLine(await FileSystemProvider.readFile(uri), element) ?? 0;
            const start = { line, character: 0 };
            return { uri: uri.toString(), range: { start, end: start } };
        },
    };
}
