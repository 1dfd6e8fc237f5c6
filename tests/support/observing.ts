/** The one way in for tests of what an edit reaches: what is computed again because of it. */
import { type AstNode, isAstNode } from 'langium';
import { type Computation, observeComputations } from '../../src/language/reactive/signals.js';
import type { EditedFiles } from './editing.js';

/** By what is done, the names of what it is done to, each once and sorted. */
export type Work = Readonly<Record<string, readonly string[]>>;

/** What is computed when these files are written. */
export async function workOf(files: EditedFiles, changes: Readonly<Record<string, string | undefined>>): Promise<Work> {
    const done: Computation[] = [];
    const stop = observeComputations(computation => done.push(computation));
    try {
        await files.write(changes);
    } finally {
        stop();
    }
    const groups = Map.groupBy(done, ({ verb }) => verb);
    return Object.fromEntries(
        [...groups].map(([verb, group]) => [verb, [...new Set(group.map(({ subject }) => nameOf(subject)))].sort()]),
    );
}

/** `shop.Product`, `shop.Line → Product` for a reference, the name of a rule. */
function nameOf(subject: unknown): string {
    if (typeof subject === 'function') return subject.name;
    if (typeof subject === 'string') return subject;
    const { $refText, container, declaration, met, app, name, type } = subject as Subject;
    if ($refText !== undefined && container) return `${placeOf(container)} → ${$refText}`;
    if (declaration) return nameOf(declaration);
    if (met) return String(met.id ?? met.name);
    if (isAstNode(subject)) return placeOf(subject);
    if (type === 'AppDeclaration') return `app ${name}`;
    return [app, name || type].filter(Boolean).join('.');
}

interface Subject {
    readonly $refText?: string;
    readonly container?: AstNode;
    readonly declaration?: unknown;
    readonly met?: { readonly id?: string; readonly name?: string };
    readonly app?: string;
    readonly name?: string;
    readonly type?: string;
}

/** The names around a node, from the outermost on. */
function placeOf(node: AstNode): string {
    const names: string[] = [];
    for (let at: AstNode | undefined = node; at; at = at.$container) {
        if ('name' in at && typeof at.name === 'string') names.unshift(at.name);
    }
    return names.join('.');
}
