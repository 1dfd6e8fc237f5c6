import type { LangiumDocument } from 'langium';
import type { Range } from 'vscode-languageserver-protocol';
import { extractAbstractModel } from './extract-abstract-model.js';
import { organise, organiseKind } from './organise.js';
import { type Refactoring, selectionIn } from './refactoring.js';
import type { RelationWorld } from './relation-names.js';
import { addReverseName, convertRelation } from './relations.js';
import { splitApp } from './split-app.js';

export interface RefactoringWorld extends RelationWorld {
    /** Whether the editor can make a file for us. */
    canCreateFiles(): boolean;
}

/**
 * What can be rewritten at a place. `only`: kinds, and all below them; what is done to a whole file is offered to who asks for that
 * kind.
 */
export function* refactoringsAt(
    document: LangiumDocument,
    range: Range,
    only: readonly string[] | undefined,
    world: RefactoringWorld,
): Iterable<Refactoring> {
    const isWanted = (kind: string): boolean => !only || only.some(wanted => isBelow(kind, wanted));
    if (only?.some(wanted => isBelow(organiseKind, wanted))) yield* organise(document);
    // Of refactorings, one kind is asked for now and then: each says for itself which it is.
    if (only && !only.some(wanted => isBelow(wanted, 'refactor') || wanted === '')) return;
    const selection = selectionIn(document, range);
    const found = [
        ...extractAbstractModel(selection, world.projects),
        ...addReverseName(selection, world),
        ...convertRelation(selection, world),
        ...(world.canCreateFiles() ? splitApp(selection, world.projects, world.documents) : []),
    ];
    yield* found.filter(({ kind }) => isWanted(kind));
}

/** `refactor.extract` is below `refactor`, and below the empty kind. */
export const isBelow = (kind: string, above: string): boolean =>
    above === '' || kind === above || kind.startsWith(`${above}.`);
