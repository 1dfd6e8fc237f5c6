import {
    type AstNodeDescription,
    Cancellation,
    DefaultLinker,
    interruptAndCheck,
    type LangiumDocument,
    type LinkingError,
    type ReferenceInfo,
} from 'langium';
import { referencesBelow } from './references-below.js';
import { describeTarget } from './target-words.js';

/** So many references are linked before others get their turn, or a newer edit ends it. */
const atOnce = 1000;

/** Langium's linker, with wording for people. The catalogue of findings has the last word on it. */
export class DjagramLinker extends DefaultLinker {
    override async link(document: LangiumDocument, cancelToken = Cancellation.CancellationToken.None): Promise<void> {
        let count = 0;
        for (const info of referencesBelow(document.parseResult.value)) {
            if (count++ % atOnce === 0) await interruptAndCheck(cancelToken);
            this.doLink(info, document);
        }
    }

    protected override createLinkingError(
        refInfo: ReferenceInfo,
        targetDescription?: AstNodeDescription,
    ): LinkingError {
        const error = super.createLinkingError(refInfo, targetDescription);
        return { ...error, message: `No ${describeTarget(refInfo)} '${refInfo.reference.$refText}' here.` };
    }
}
