import {
    DefaultReferenceDescriptionProvider,
    type LangiumDocument,
    type ReferenceDescription,
    type ReferenceInfo,
} from 'langium';
import { referencesBelow } from './references-below.js';

/** A reference as it is told to who asks for mentions. */
export class DjagramReferenceDescriptionProvider extends DefaultReferenceDescriptionProvider {
    override async createDescriptions(document: LangiumDocument): Promise<ReferenceDescription[]> {
        return referencesBelow(document.parseResult.value).flatMap(info => this.describe(info));
    }

    /** None of one that leads nowhere. */
    describe(info: ReferenceInfo): ReferenceDescription[] {
        return info.reference.error ? [] : this.createInfoDescriptions(info);
    }
}
