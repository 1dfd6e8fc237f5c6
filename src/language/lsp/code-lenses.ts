import type { LangiumDocument } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import type { CodeLens, Command } from 'vscode-languageserver-protocol';
import type * as ast from '../generated/ast.js';
import { rangeOfProperty } from '../parsing/syntax-ranges.js';
import { UnitText } from './unit-text.js';

/** What can be done with a declaration, above it: send a request, set a client's secret, show a picture. */
export class DjagramCodeLensProvider implements CodeLensProvider {
    provideCodeLens(document: LangiumDocument): CodeLens[] {
        const file = document.parseResult.value as ast.DslFile;
        const uri = document.uri.toString();
        return file.items.flatMap(item => {
            const commands = commandsFor(item, uri);
            const name = commands.length > 0 ? rangeOfProperty(item, 'name') : undefined;
            if (!name) return [];
            const range = new UnitText(item).range(name);
            return commands.map(command => ({ range, command }));
        });
    }
}

/** The client's commands take the document's URI, then what to do it with. */
function commandsFor(item: ast.FileItem, uri: string): Command[] {
    switch (item.$type) {
        case 'RequestDeclaration':
            return [{ title: '$(play) Send request', command: 'djagram.sendRequest', arguments: [uri, item.name] }];
        case 'BackendDeclaration':
            return [
                { title: '$(key) Set client secret', command: 'djagram.setClientSecret', arguments: [uri, item.name] },
                { title: 'Get token', command: 'djagram.getToken', arguments: [uri, item.name] },
            ];
        case 'GraphDeclaration':
            return [preview('$(type-hierarchy) Show graph', uri, `graph:${item.name}`)];
        case 'RoutesDeclaration':
            return [preview('$(list-tree) Show routes', uri, 'routes')];
        case 'AppDeclaration':
            return [preview('$(type-hierarchy) Show models', uri, 'models')];
        case 'ProjectDeclaration':
            return [
                { title: '$(gear) Generate Django project', command: 'djagram.generate', arguments: [uri] },
                preview('Show models', uri, 'models'),
            ];
        default:
            return [];
    }
}

const preview = (title: string, uri: string, view: string): Command => ({
    title,
    command: 'djagram.openPreview',
    arguments: [uri, view],
});
