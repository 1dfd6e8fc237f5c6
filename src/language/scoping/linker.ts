import {
    type AstNode,
    type AstNodeDescription,
    type Cancellation,
    type CstNode,
    DefaultLinker,
    type LangiumCoreServices,
    type LangiumDocument,
    type LinkingError,
    type Reference,
    type ReferenceInfo,
} from 'langium';
import { LinkedReference, type ReferenceTargets } from './linked-reference.js';
import type { NamesSource } from './scope-provider.js';
import { DjagramScopeProvider } from './scope-provider.js';
import { describeTarget } from './target-words.js';

/**
 * Makes references that resolve themselves when they are asked for. So there is nothing to do when a document is to be linked,
 * and nothing to undo when it changes.
 */
export class DjagramLinker extends DefaultLinker implements ReferenceTargets {
    private readonly names: NamesSource;

    constructor(services: LangiumCoreServices, names: NamesSource) {
        super(services);
        this.names = names;
    }

    override async link(_document: LangiumDocument, _cancelToken?: Cancellation.CancellationToken): Promise<void> {}

    override unlink(_document: LangiumDocument): void {}

    override buildReference(
        node: AstNode,
        property: string,
        _refNode: CstNode | undefined,
        refText: string,
    ): Reference {
        return new LinkedReference(this, node, property, refText);
    }

    targetOf(reference: LinkedReference): AstNode | LinkingError {
        const info: ReferenceInfo = { reference, container: reference.container, property: reference.property };
        const { scopeProvider } = this;
        if (!(scopeProvider instanceof DjagramScopeProvider)) throw new Error('Names are found by layers.');
        const target = scopeProvider.find(info);
        if (target) return target;
        const index = (reference.container[reference.property as keyof AstNode] as unknown[] | undefined)?.indexOf?.(
            reference,
        );
        return this.createLinkingError(index === undefined ? info : { ...info, index });
    }

    describe(target: AstNode, name: string): AstNodeDescription {
        return this.names.descriptions.of(target, name);
    }

    settle(): void {
        this.names.settle();
    }

    /** As Langium's own, which asks that a document is built first: a name may be asked for at any time. */
    protected override createLinkingError(info: ReferenceInfo, targetDescription?: AstNodeDescription): LinkingError {
        const message = `No ${describeTarget(info)} '${info.reference.$refText}' here.`;
        return { info, message, ...(targetDescription && { targetDescription }) };
    }
}
