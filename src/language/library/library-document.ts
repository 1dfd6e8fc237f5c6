import {
    type AstNode,
    DocumentState,
    type LangiumDocument,
    type LangiumDocumentFactory,
    type LangiumDocuments,
    URI,
} from 'langium';
import * as ast from '../generated/ast.js';
import { djangoLibrary } from './django-library.js';
import { printLibrary } from './print-library.js';

export const libraryUri = 'builtin:/django.dsl';

/** The library as a document: names lead into it, and an editor can show it. Parsed on first use, which a host may choose. */
export class LibraryDocument {
    private readonly factory: () => LangiumDocumentFactory;
    private readonly documents: () => LangiumDocuments;
    private made: LibraryNames | undefined;

    constructor(factory: () => LangiumDocumentFactory, documents: () => LangiumDocuments) {
        this.factory = factory;
        this.documents = documents;
    }

    text(): string {
        return this.names().document.textDocument.getText();
    }

    names(): LibraryNames {
        this.made ??= this.make();
        return this.made;
    }

    private make(): LibraryNames {
        const uri = URI.parse(libraryUri);
        const known = this.documents().getDocument(uri);
        const document = known ?? this.factory().fromString<ast.DslFile>(printLibrary(djangoLibrary()), uri);
        if (!known) this.documents().addDocument(document);
        // Nobody builds it: its own references are resolved when they are asked for.
        if (document.state < DocumentState.Validated) document.state = DocumentState.Validated;
        return namesIn(document as LangiumDocument<ast.DslFile>);
    }
}

/** What the library declares, by kind. */
export interface LibraryNames {
    readonly document: LangiumDocument<ast.DslFile>;
    readonly apps: readonly ast.AppDeclaration[];
    readonly fieldClasses: ReadonlyMap<string, ast.FieldTypeDeclaration>;
    /** `builtin KIND NAME`. */
    readonly words: ReadonlyMap<string, ReadonlyMap<string, ast.BuiltinDeclaration>>;
}

function namesIn(document: LangiumDocument<ast.DslFile>): LibraryNames {
    const apps: ast.AppDeclaration[] = [];
    const fieldClasses = new Map<string, ast.FieldTypeDeclaration>();
    const words = new Map<string, Map<string, ast.BuiltinDeclaration>>();
    for (const item of document.parseResult.value.items) {
        if (ast.isAppDeclaration(item)) apps.push(item);
        else if (ast.isFieldTypeDeclaration(item)) fieldClasses.set(item.name, item);
        else if (ast.isBuiltinDeclaration(item)) {
            const ofKind = words.get(item.kind);
            if (ofKind) ofKind.set(item.name, item);
            else words.set(item.kind, new Map([[item.name, item]]));
        }
    }
    return { document, apps, fieldClasses, words };
}

export const isInLibrary = (node: AstNode): boolean => {
    let root: AstNode = node;
    while (root.$container) root = root.$container;
    return root.$document?.uri.scheme === 'builtin';
};
