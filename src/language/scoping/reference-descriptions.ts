import {
    type AstNode,
    AstUtils,
    DefaultReferenceDescriptionProvider,
    type LangiumCoreServices,
    type LangiumDocument,
    type ReferenceDescription,
    type ReferenceInfo,
} from 'langium';
import type { ReferenceIndex } from './reference-index.js';
import { infoOf, referencesBelow } from './references-below.js';
import type { WrittenName } from './written-names.js';
import { placeOf } from './written-place.js';

/** References as they are told to who asks for mentions. */
export class DjagramReferenceDescriptionProvider extends DefaultReferenceDescriptionProvider {
    private readonly references: ReferenceIndex;

    constructor(services: LangiumCoreServices, references: ReferenceIndex) {
        super(services);
        this.references = references;
    }

    override async createDescriptions(document: LangiumDocument): Promise<ReferenceDescription[]> {
        return referencesBelow(document.parseResult.value).flatMap(reference => this.describe(infoOf(reference)));
    }

    /** All that lead to a node. */
    describeMentions(target: AstNode): ReferenceDescription[] {
        const written = this.references.writtenNamesOf(target).flatMap(name => this.describeWritten(name));
        return [...this.references.referencesTo(target).flatMap(info => this.describe(info)), ...written];
    }

    private describeWritten(name: WrittenName): ReferenceDescription[] {
        const document = AstUtils.getDocument(name.node);
        const segment = placeOf(name, document.textDocument);
        if (!segment) return [];
        const target = AstUtils.getDocument(name.target);
        return [
            {
                sourceUri: document.uri,
                sourcePath: this.nodeLocator.getAstNodePath(name.node),
                targetUri: target.uri,
                targetPath: this.nodeLocator.getAstNodePath(name.target),
                segment,
                local: target === document,
            },
        ];
    }

    /** None of one that leads nowhere. */
    private describe(info: ReferenceInfo): ReferenceDescription[] {
        return info.reference.error ? [] : this.createInfoDescriptions(info);
    }
}
