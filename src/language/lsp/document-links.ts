import { type LangiumDocument, UriUtils } from 'langium';
import type { DocumentLinkProvider } from 'langium/lsp';
import type { DocumentLink } from 'vscode-languageserver-protocol';
import * as ast from '../generated/ast.js';
import { rangeOfProperty } from '../parsing/syntax-ranges.js';
import { fileOf } from '../scoping/project-files.js';
import { UnitText } from './unit-text.js';

/** The DOT files that graphs are drawn from. */
export class DjagramDocumentLinkProvider implements DocumentLinkProvider {
    getDocumentLinks(document: LangiumDocument): DocumentLink[] {
        const graphs = fileOf(document)?.items.filter(ast.isGraphDeclaration) ?? [];
        return graphs.flatMap(graph => {
            const range = rangeOfProperty(graph, 'source');
            // A path from the root, or a URL, is not a file beside this one.
            if (!range || !graph.source || /^([/\\]|\w+:)/.test(graph.source)) return [];
            const target = UriUtils.joinPath(UriUtils.dirname(document.uri), graph.source).toString();
            return { range: new UnitText(graph).range(range), target };
        });
    }
}
