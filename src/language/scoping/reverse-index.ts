import type { AstNode } from 'langium';
import type * as ast from '../generated/ast.js';
import { Memos } from '../reactive/memos.js';
import { Signal } from '../reactive/signals.js';
import { appNameOf } from './app-of.js';

/** A name in a model that leads back along a relation of another one. */
export interface ReverseMember {
    readonly kind: 'reverse';
    /** Where the name comes from: `related_name=..`, else the model whose name is used. */
    readonly node: AstNode;
    /** The relation; undefined for the link of a model to the one it extends. */
    readonly field: ast.FieldDeclaration | undefined;
    /** The model at the other end. */
    readonly model: ast.ModelDeclaration;
    readonly toMany: boolean;
}

/** What a relation is called at its other end; `accessor`: in Python, `queryName`: in filters. */
export interface Reverse {
    readonly accessor: string | undefined;
    readonly queryName: string | undefined;
    readonly member: ReverseMember;
}

/** By the model that the relations lead to. */
export type Contributions = ReadonlyMap<ast.ModelDeclaration, readonly Reverse[]>;

/** A model that a name has led to, and the one that it leads to now. */
export interface ChangedModel {
    readonly old: ast.ModelDeclaration | undefined;
    readonly value: ast.ModelDeclaration | undefined;
}

/** The ways back along relations, kept up to date model by model. */
export class ReverseIndex {
    private readonly contributions: Memos<ast.ModelDeclaration, Contributions>;
    /** What of the contributions is in the index. */
    private readonly counted = new Map<ast.ModelDeclaration, Contributions>();
    private readonly byTarget = new Map<ast.ModelDeclaration, Ways>();

    constructor(reversesFrom: (model: ast.ModelDeclaration) => Contributions) {
        this.contributions = new Memos('find ways back', reversesFrom);
    }

    into(model: ast.ModelDeclaration): readonly Reverse[] {
        return this.waysInto(model).signal.get();
    }

    update(models: readonly ChangedModel[]): void {
        const touched = new Set<Ways>();
        for (const { old } of models) {
            if (!old) continue;
            this.contributions.delete(old);
            this.exchange(old, nothing, touched);
            this.counted.delete(old);
        }
        for (const { value } of models) if (value) this.contributions.add(value);
        for (const model of this.contributions.staleKeys) {
            const found = this.contributions.get(model);
            const counted = this.counted.get(model) ?? nothing;
            if (found === counted || sameReverses(found, counted)) continue;
            this.exchange(model, found, touched);
        }
        this.contributions.settle();
        for (const ways of touched) ways.signal.set([...ways.from].sort(byModel).flatMap(([, reverses]) => reverses));
        for (const { old } of models) if (old && this.byTarget.get(old)?.from.size === 0) this.byTarget.delete(old);
    }

    release(): void {
        this.contributions.clear();
        this.counted.clear();
        this.byTarget.clear();
    }

    private waysInto(model: ast.ModelDeclaration): Ways {
        let ways = this.byTarget.get(model);
        if (!ways) {
            ways = { from: new Map(), signal: new Signal<readonly Reverse[]>([]) };
            this.byTarget.set(model, ways);
        }
        return ways;
    }

    private exchange(model: ast.ModelDeclaration, found: Contributions, touched: Set<Ways>): void {
        for (const target of this.counted.get(model)?.keys() ?? []) {
            const ways = this.byTarget.get(target);
            if (ways?.from.delete(model)) touched.add(ways);
        }
        for (const [target, reverses] of found) {
            const ways = this.waysInto(target);
            ways.from.set(model, reverses);
            touched.add(ways);
        }
        this.counted.set(model, found);
    }
}

const nothing: Contributions = new Map();

interface Ways {
    readonly from: Map<ast.ModelDeclaration, readonly Reverse[]>;
    readonly signal: Signal<readonly Reverse[]>;
}

/** By name, so that it does not matter which of two was read first; it does only where two have one name, which is an error. */
function byModel(
    [one]: readonly [ast.ModelDeclaration, unknown],
    [other]: readonly [ast.ModelDeclaration, unknown],
): number {
    const [key, otherKey] = [keyOf(one), keyOf(other)];
    return key < otherKey ? -1 : key > otherKey ? 1 : 0;
}

const keyOf = (model: ast.ModelDeclaration): string => `${appNameOf(model)}.${model.name}`;

function sameReverses(some: Contributions, others: Contributions): boolean {
    if (some.size !== others.size) return false;
    for (const [target, reverses] of some) {
        const found = others.get(target);
        if (found?.length !== reverses.length) return false;
        for (const [index, one] of reverses.entries()) {
            const other = found[index];
            if (!other || one.accessor !== other.accessor || one.queryName !== other.queryName) return false;
            const { node, field, model, toMany } = one.member;
            const { member } = other;
            if (node !== member.node || field !== member.field || model !== member.model || toMany !== member.toMany) {
                return false;
            }
        }
    }
    return true;
}
