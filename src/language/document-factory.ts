import {
    type AstNode,
    type Cancellation,
    DefaultLangiumDocumentFactory,
    DocumentState,
    delayNextTick,
    type LangiumDocument,
    type Mutable,
    OperationCancelled,
    type ParseResult,
    type TextDocument,
    type URI,
} from 'langium';
import { textOf } from './edited-text-document.js';
import { isSameText, type SourceText } from './parsing/chunked-text.js';
import { type RegionParseResult, RegionParser } from './parsing/parser.js';
import { referencesBelow } from './scoping/references-below.js';

/** Makes documents as Langium does, and parses only what has changed when the text of one does. */
export class DjagramDocumentFactory extends DefaultLangiumDocumentFactory {
    /** As Langium's own, except that the parser is told what it made of the text before. */
    override async update<T extends AstNode = AstNode>(
        document: Mutable<LangiumDocument<T>>,
        cancellationToken: Cancellation.CancellationToken,
    ): Promise<LangiumDocument<T>> {
        // What was to be sent goes out, and a newer edit is heard of, before the parser keeps everything waiting.
        await delayNextTick();
        if (cancellationToken.isCancellationRequested) throw OperationCancelled;
        const textDocument = this.textDocuments?.get(document.uri.toString());
        if (textDocument) this.parseNow(document, textDocument);
        else {
            const text = await this.getUpdatedText(document, textDocument, cancellationToken);
            this.parseText(document, text, { get: this.createTextDocumentGetter(document.uri, text) });
        }
        return document;
    }

    /** What `update` does with a text that an editor has open. */
    parseNow(document: Mutable<LangiumDocument>, textDocument: TextDocument): void {
        this.parseText(document, textOf(textDocument), { value: textDocument });
    }

    /** As Langium's own, except that its references are those of its tree, not a list of what was resolved. */
    protected override createLangiumDocument<T extends AstNode = AstNode>(
        parseResult: ParseResult<T>,
        uri: URI,
        textDocument?: TextDocument,
        text?: string,
    ): LangiumDocument<T> {
        const document = super.createLangiumDocument(parseResult, uri, textDocument, text);
        return Object.defineProperty(document, 'references', {
            get: () => [...referencesBelow(document.parseResult.value)],
        });
    }

    private parseText(document: Mutable<LangiumDocument>, text: SourceText, textDocument: PropertyDescriptor): void {
        Object.defineProperty(document, 'textDocument', textDocument);
        if (!isParsed(document, text)) {
            document.parseResult = this.reparse(document, text);
            (document.parseResult.value as Mutable<AstNode>).$document = document;
        }
        document.state = DocumentState.Parsed;
    }

    private reparse<T extends AstNode>(document: LangiumDocument<T>, text: SourceText): ParseResult<T> {
        const { parser } = this.serviceRegistry.getServices(document.uri);
        if (!(parser.LangiumParser instanceof RegionParser)) return parser.LangiumParser.parse(text.toString());
        return parser.LangiumParser.reparse(document.parseResult, text);
    }
}

/** Whether a document's tree was made of `text`. */
export function isParsed({ parseResult }: LangiumDocument, text: SourceText): boolean {
    const { text: parsed, value }: RegionParseResult = parseResult;
    const before = parsed ?? value.$cstNode?.root.fullText;
    return before !== undefined && isSameText(before, text);
}
