import {
    type AstNode,
    type Cancellation,
    DefaultLangiumDocumentFactory,
    DocumentState,
    type LangiumDocument,
    type Mutable,
    type ParseResult,
} from 'langium';
import { RegionParser } from './parsing/parser.js';

/** Makes documents as Langium does, and parses only what has changed when the text of one does. */
export class DjagramDocumentFactory extends DefaultLangiumDocumentFactory {
    /** As Langium's own, except that the parser is told what it made of the text before. */
    override async update<T extends AstNode = AstNode>(
        document: Mutable<LangiumDocument<T>>,
        cancellationToken: Cancellation.CancellationToken,
    ): Promise<LangiumDocument<T>> {
        const oldText = document.parseResult.value.$cstNode?.root.fullText;
        const textDocument = this.textDocuments?.get(document.uri.toString());
        const text = await this.getUpdatedText(document, textDocument, cancellationToken);
        Object.defineProperty(
            document,
            'textDocument',
            textDocument ? { value: textDocument } : { get: this.createTextDocumentGetter(document.uri, text) },
        );
        if (oldText !== text) {
            document.parseResult = this.reparse(document, text);
            (document.parseResult.value as Mutable<AstNode>).$document = document;
        }
        document.state = DocumentState.Parsed;
        return document;
    }

    private reparse<T extends AstNode>(document: LangiumDocument<T>, text: string): ParseResult<T> {
        const { parser, references } = this.serviceRegistry.getServices(document.uri);
        if (!(parser.LangiumParser instanceof RegionParser)) return parser.LangiumParser.parse(text);
        // Nodes that are kept must not remember what somebody has looked up since the update was announced.
        references.Linker.unlink(document);
        return parser.LangiumParser.reparse(document.parseResult, text);
    }
}
