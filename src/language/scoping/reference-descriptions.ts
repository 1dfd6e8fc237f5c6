import {
    Cancellation,
    DefaultReferenceDescriptionProvider,
    interruptAndCheck,
    type LangiumDocument,
    type ReferenceDescription,
} from 'langium';
import { referencesBelow } from './references-below.js';

const atOnce = 1000;

/** What the index keeps of a document's references. */
export class DjagramReferenceDescriptionProvider extends DefaultReferenceDescriptionProvider {
    override async createDescriptions(
        document: LangiumDocument,
        cancelToken = Cancellation.CancellationToken.None,
    ): Promise<ReferenceDescription[]> {
        const descriptions: ReferenceDescription[] = [];
        let count = 0;
        for (const info of referencesBelow(document.parseResult.value)) {
            if (count++ % atOnce === 0) await interruptAndCheck(cancelToken);
            if (!info.reference.error) descriptions.push(...this.createInfoDescriptions(info));
        }
        return descriptions;
    }
}
