import {
    type AstNode,
    type AstNodeDescription,
    type CstNode,
    GrammarUtils,
    isAstNode,
    type LinkingError,
    type Reference,
} from 'langium';
import type { ModelId } from '../../model/names.js';
import * as ast from '../generated/ast.js';
import { isInLibrary } from '../library/library-document.js';
import { modelIdOf } from '../lowering/ids-of.js';
import { rangeOfProperty, type TextRange } from '../parsing/syntax-ranges.js';
import { Computed, Memo, untracked } from '../reactive/signals.js';

/** Finds what references lead to. */
export interface ReferenceTargets {
    targetOf(reference: LinkedReference): AstNode | LinkingError;
    describe(target: AstNode, name: string): AstNodeDescription;
    /** Brings all that targets depend on to the state of the texts. */
    settle(): void;
}

/** A reference that is resolved when it is asked for, and again only after something that its target depends on has changed. */
export class LinkedReference extends Computed<AstNode | LinkingError | undefined> implements Reference {
    readonly $refText: string;
    readonly container: AstNode;
    readonly property: string;
    private readonly targets: ReferenceTargets;
    /** The name of what the target stands in, which may change while the target stays. */
    private owner: string | undefined = undefined;
    private naming: Memo<ModelId | '' | undefined> | undefined = undefined;

    constructor(targets: ReferenceTargets, container: AstNode, property: string, refText: string) {
        super();
        this.targets = targets;
        this.container = container;
        this.property = property;
        this.$refText = refText;
    }

    get verb(): string {
        return 'resolve';
    }

    get subject(): this {
        return this;
    }

    /** Not kept, since that would keep all that its region was read from. */
    get $refNode(): CstNode | undefined {
        return GrammarUtils.findNodesForProperty(this.container.$cstNode, this.property)[this.index];
    }

    /** Where it is written, as `$refNode` says. */
    get textRange(): TextRange | undefined {
        return rangeOfProperty(this.container, this.property, this.index);
    }

    /** Among the others of its property. */
    get index(): number {
        const value = (this.container as unknown as Record<string, unknown>)[this.property];
        return Array.isArray(value) ? value.indexOf(this) : 0;
    }

    get ref(): AstNode | undefined {
        const target = this.target();
        return isAstNode(target) ? target : undefined;
    }

    get error(): LinkingError | undefined {
        const target = this.target();
        return isAstNode(target) ? undefined : target;
    }

    /** As `ref !== undefined`: who asks for no more is not concerned by what the target says. */
    get isResolved(): boolean {
        return this.named !== undefined;
    }

    /** The id of `ref`, if it is a model: who asks for no more is not concerned by what the model says. */
    get model(): ModelId | undefined {
        return this.named || undefined;
    }

    get $nodeDescription(): AstNodeDescription | undefined {
        const target = this.ref;
        return target && this.targets.describe(target, this.$refText);
    }

    protected compute(): AstNode | LinkingError {
        return this.targets.targetOf(this);
    }

    protected override isSame(
        previous: AstNode | LinkingError | undefined,
        value: AstNode | LinkingError | undefined,
    ): boolean {
        const before = this.owner;
        this.owner = isAstNode(value) ? ownerOf(value) : undefined;
        if (previous === value) return before === this.owner;
        if (!isAstNode(previous) || !isAstNode(value)) return isAstNode(previous) === isAstNode(value);
        // Of an app's block nobody needs more than its name: what is in the app is asked of the project.
        return ast.isAppDeclaration(previous) && ast.isAppDeclaration(value) && previous.name === value.name;
    }

    /** Undefined where it leads nowhere, `''` if it is no model. */
    private get named(): ModelId | '' | undefined {
        const target = untracked(() => this.target());
        // What nobody writes anew needs no value of its own.
        if (!ast.isModelDeclaration(target) || isInLibrary(target)) return nameOf(this.target());
        this.naming ??= new Memo('name the target of', this, () => nameOf(this.target()));
        return this.naming.get();
    }

    private target(): AstNode | LinkingError | undefined {
        this.targets.settle();
        return this.read();
    }
}

function nameOf(target: AstNode | LinkingError | undefined): ModelId | '' | undefined {
    if (!isAstNode(target)) return undefined;
    return ast.isModelDeclaration(target) ? modelIdOf(target) : '';
}

function ownerOf(node: AstNode): string | undefined {
    for (let at = node.$container; at; at = at.$container) {
        if ('name' in at && typeof at.name === 'string') return at.name;
    }
    return undefined;
}
