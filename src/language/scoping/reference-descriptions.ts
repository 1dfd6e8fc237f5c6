import {
    type AstNode,
    DefaultReferenceDescriptionProvider,
    type LangiumCoreServices,
    type LangiumDocument,
    type ReferenceDescription,
    type ReferenceInfo,
} from 'langium';
import type { ReferenceIndex } from './reference-index.js';
import { infoOf, referencesBelow } from './references-below.js';

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
        return this.references.referencesTo(target).flatMap(info => this.describe(info));
    }

    /** None of one that leads nowhere. */
    private describe(info: ReferenceInfo): ReferenceDescription[] {
        return info.reference.error ? [] : this.createInfoDescriptions(info);
    }
}
