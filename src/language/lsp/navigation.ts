/** Where a name leads and where it is mentioned; in the templates of `str` as well as in names of the language. */
import { type AstNode, AstUtils, type LangiumDocument, type NameProvider, type References, UriUtils } from 'langium';
import type { DefinitionProvider, DocumentHighlightProvider, ReferencesProvider } from 'langium/lsp';
import {
    type DefinitionParams,
    type DocumentHighlight,
    DocumentHighlightKind,
    type DocumentHighlightParams,
    type Location,
    LocationLink,
    type Range,
    type ReferenceParams,
} from 'vscode-languageserver-protocol';
import type { NamesAtCursor } from './names-at-cursor.js';

export class DjagramDefinitionProvider implements DefinitionProvider {
    private readonly cursor: NamesAtCursor;
    private readonly names: NameProvider;

    constructor(cursor: NamesAtCursor, names: NameProvider) {
        this.cursor = cursor;
        this.names = names;
    }

    getDefinition(document: LangiumDocument, params: DefinitionParams): LocationLink[] | undefined {
        const named = this.cursor.at(document, params.position);
        return named && linksTo(this.names, named.targets, named.range);
    }
}

/** From a name in a text to where each of `targets` is declared. */
export function linksTo(names: NameProvider, targets: Iterable<AstNode>, from: Range): LocationLink[] {
    return [...targets].flatMap(target => {
        const whole = target.$cstNode;
        // A route without a name of its own is called after what it shows.
        const name = names.getNameNode(target) ?? whole;
        if (!whole || !name) return [];
        const uri = AstUtils.getDocument(target).uri.toString();
        return LocationLink.create(uri, whole.range, name.range, from);
    });
}

export class DjagramReferencesProvider implements ReferencesProvider {
    private readonly cursor: NamesAtCursor;
    private readonly references: References;

    constructor(cursor: NamesAtCursor, references: References) {
        this.cursor = cursor;
        this.references = references;
    }

    findReferences(document: LangiumDocument, params: ReferenceParams): Location[] {
        const { includeDeclaration } = params.context;
        const targets = this.cursor.at(document, params.position)?.targets ?? [];
        return targets.flatMap(target =>
            this.references
                .findReferences(target, { includeDeclaration })
                .map(({ sourceUri, segment }) => ({ uri: sourceUri.toString(), range: segment.range }))
                .toArray(),
        );
    }
}

/** The declaration is shown as what is written, its mentions as what is read. */
export class DjagramHighlightProvider implements DocumentHighlightProvider {
    private readonly cursor: NamesAtCursor;
    private readonly references: References;
    private readonly names: NameProvider;

    constructor(cursor: NamesAtCursor, references: References, names: NameProvider) {
        this.cursor = cursor;
        this.references = references;
        this.names = names;
    }

    getDocumentHighlight(document: LangiumDocument, params: DocumentHighlightParams): DocumentHighlight[] {
        const targets = this.cursor.at(document, params.position)?.targets ?? [];
        return targets.flatMap(target => {
            const isHere = UriUtils.equals(AstUtils.getDocument(target).uri, document.uri);
            const declared = isHere ? this.names.getNameNode(target)?.offset : undefined;
            return this.references
                .findReferences(target, { documentUri: document.uri, includeDeclaration: isHere })
                .map(({ segment }) => ({
                    range: segment.range,
                    kind: segment.offset === declared ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
                }))
                .toArray();
        });
    }
}
