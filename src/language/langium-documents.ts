import { DefaultLangiumDocuments, type LangiumDocument, type Stream, stream, type URI } from 'langium';

/** All documents as Langium keeps them, which are gathered once as long as none comes or goes: each edit goes through them. */
export class DjagramDocuments extends DefaultLangiumDocuments {
    private list: readonly LangiumDocument[] | undefined;

    override get all(): Stream<LangiumDocument> {
        this.list ??= this.documentTrie.all();
        return stream(this.list);
    }

    override addDocument(document: LangiumDocument): void {
        this.list = undefined;
        super.addDocument(document);
    }

    override deleteDocument(uri: URI): LangiumDocument | undefined {
        this.list = undefined;
        return super.deleteDocument(uri);
    }

    override deleteDocuments(folder: URI): LangiumDocument[] {
        this.list = undefined;
        return super.deleteDocuments(folder);
    }
}
