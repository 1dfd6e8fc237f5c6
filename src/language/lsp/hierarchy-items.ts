import { type LangiumDocument, type LangiumDocuments, URI } from 'langium';
import type { CallHierarchyItem, Range, SymbolKind } from 'vscode-languageserver-protocol';
import { documentRangeOf, type SourceSpan } from '../../model/source-span.js';
import { rangeIn } from '../validation/report-findings.js';

/** A model or a serializer, as a step of a hierarchy. */
export interface HierarchyElement {
    readonly id: string;
    readonly app: string;
    readonly name: string;
    readonly span: SourceSpan;
    readonly extent: SourceSpan;
}

/** Items of call and type hierarchies are of one shape. Their `data` says in whose project to go on, and from what. */
export class HierarchyItems {
    private readonly documents: LangiumDocuments;

    constructor(documents: LangiumDocuments) {
        this.documents = documents;
    }

    /** `asked`: a document of the project that the element was found for; the library's own belong to none. */
    of(
        asked: LangiumDocument,
        { id, app, name, span, extent }: HierarchyElement,
        kind: SymbolKind,
    ): CallHierarchyItem[] {
        const document = this.documentOf(span);
        if (!document) return [];
        const data: ItemData = { asked: asked.uri.toString(), id };
        return [
            {
                name,
                kind,
                ...(app && { detail: app }),
                uri: document.uri.toString(),
                range: rangeIn(document, extent),
                selectionRange: rangeIn(document, span),
                data,
            },
        ];
    }

    rangesOf(elements: readonly { readonly span: SourceSpan }[]): Range[] {
        return elements.flatMap(({ span }) => {
            const document = this.documentOf(span);
            return document ? [rangeIn(document, span)] : [];
        });
    }

    /** From an item that came back: it may be older than the files are now. */
    from({ data }: { readonly data?: unknown }): { readonly asked: LangiumDocument; readonly id: string } | undefined {
        if (typeof data !== 'object' || data === null) return undefined;
        const { asked: uri, id } = data as Partial<Record<keyof ItemData, unknown>>;
        const asked = typeof uri === 'string' ? this.documents.getDocument(URI.parse(uri)) : undefined;
        return asked && typeof id === 'string' ? { asked, id } : undefined;
    }

    private documentOf(span: SourceSpan): LangiumDocument | undefined {
        return this.documents.getDocument(URI.parse(documentRangeOf(span).uri));
    }
}

interface ItemData {
    readonly asked: string;
    readonly id: string;
}
