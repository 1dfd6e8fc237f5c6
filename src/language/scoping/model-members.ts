import type { AstNode } from 'langium';
import * as ast from '../generated/ast.js';
import { isInLibrary } from '../library/library-document.js';
import { Memos } from '../reactive/memos.js';
import { sameElements } from '../reactive/same-elements.js';
import { Memo, Signal } from '../reactive/signals.js';
import { appNameOf, isDjangoUser } from './app-of.js';
import type { Names } from './names.js';

/** What a field holds. */
export type FieldKind =
    /** `many`: each row has several of the other model's. */
    | { readonly kind: 'relation'; readonly model: ast.ModelDeclaration; readonly many: boolean; readonly one: boolean }
    | { readonly kind: 'generic-relation'; readonly model: ast.ModelDeclaration }
    | { readonly kind: 'enum'; readonly declaration: ast.EnumDeclaration }
    /** A field class of the library's, by its name there. */
    | { readonly kind: 'class'; readonly name: string; readonly declaration: ast.FieldTypeDeclaration }
    | { readonly kind: 'custom'; readonly declaration: ast.FieldTypeDeclaration }
    | { readonly kind: 'any' }
    | { readonly kind: 'unknown' };

/** What a name in a model leads to. */
export type Member =
    | { readonly kind: 'field'; readonly node: ast.FieldDeclaration; readonly field: ast.FieldDeclaration }
    | ReverseMember
    /** `pk`, `id` of a model without a primary key, `category_id`; `field` is what the column belongs to. */
    | { readonly kind: 'column'; readonly node: AstNode; readonly field: ast.FieldDeclaration | undefined };

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

/** `query` names are those of filters, `accessor` names those of Python attributes; they differ for reverse relations. */
export type NameMode = 'query' | 'accessor';

/** What has to be known of a project to tell its models' members. */
export interface ModelWorld {
    readonly userModel: ast.ModelDeclaration | undefined;
    word(kind: string, name: string): ast.BuiltinDeclaration | undefined;
}

interface Reverse {
    readonly accessor: string | undefined;
    readonly queryName: string | undefined;
    readonly member: ReverseMember;
}

/** By the model that the relations lead to. */
type Contributions = ReadonlyMap<ast.ModelDeclaration, readonly Reverse[]>;

/** What can be named in a model: its fields and inherited ones, keys, and the relations that lead to it. */
export class ModelMembers {
    private readonly project: ModelWorld;
    private readonly fieldsOf = new WeakMap<ast.ModelDeclaration, Memo<ReadonlyMap<string, ast.FieldDeclaration>>>();
    private readonly ancestorsByModel = new WeakMap<ast.ModelDeclaration, Memo<readonly ast.ModelDeclaration[]>>();
    private readonly reverses: ReverseIndex;

    constructor(project: ModelWorld) {
        this.project = project;
        this.reverses = new ReverseIndex(model => this.reversesFrom(model));
    }

    /** To be called when declarations have changed; `models`: what names lead to other than before. */
    update(models: readonly ChangedModel[]): void {
        this.reverses.update(models);
    }

    /** Lets go of what was read for it. */
    release(): void {
        this.reverses.release();
    }

    /** The models that a model extends or stands for, nearest first, without itself; a circle is walked once. */
    ancestors(model: ast.ModelDeclaration): readonly ast.ModelDeclaration[] {
        let found = this.ancestorsByModel.get(model);
        if (!found) {
            found = new Memo<readonly ast.ModelDeclaration[]>(
                'find ancestors',
                model,
                () => ancestorsOf(model),
                sameElements,
            );
            this.ancestorsByModel.set(model, found);
        }
        return found.get();
    }

    /** By name, own ones before inherited ones. */
    fields(model: ast.ModelDeclaration): ReadonlyMap<string, ast.FieldDeclaration> {
        let fields = this.fieldsOf.get(model);
        if (!fields) {
            fields = new Memo('read fields', model, () => this.readFields(model));
            this.fieldsOf.set(model, fields);
        }
        return fields.get();
    }

    private readFields(model: ast.ModelDeclaration): ReadonlyMap<string, ast.FieldDeclaration> {
        const byName = new Map<string, ast.FieldDeclaration>();
        for (const owner of [model, ...this.ancestors(model)]) {
            for (const item of owner.items) {
                if (ast.isFieldDeclaration(item) && item.name && !byName.has(item.name)) byName.set(item.name, item);
            }
        }
        return byName;
    }

    kindOf(field: ast.FieldDeclaration): FieldKind {
        const { type } = field;
        if (!type) return { kind: 'unknown' };
        if (type.any) return { kind: 'any' };
        const target = type.target?.segments.at(-1)?.ref;
        if (ast.isModelDeclaration(target)) {
            // In the library's models Django's user means the project's.
            const model = isDjangoUser(target) ? (this.project.userModel ?? target) : target;
            if (type.by) return { kind: 'generic-relation', model };
            return { kind: 'relation', model, many: type.many, one: type.one };
        }
        if (ast.isEnumDeclaration(target)) return { kind: 'enum', declaration: target };
        if (ast.isFieldTypeDeclaration(target)) {
            return isInLibrary(target) && target.$container.$type === 'DslFile'
                ? { kind: 'class', name: target.name, declaration: target }
                : { kind: 'custom', declaration: target };
        }
        return { kind: 'unknown' };
    }

    find(model: ast.ModelDeclaration, name: string, mode: NameMode): Member | undefined {
        const fields = this.fields(model);
        const field = fields.get(name);
        if (field) return { kind: 'field', node: field, field };
        if (name === 'pk') return { kind: 'column', node: this.column('pk', model), field: this.primaryKey(model) };
        if (name === 'id' && this.hasImpliedId(model)) {
            return { kind: 'column', node: this.column('id', model), field: undefined };
        }
        if (name.endsWith('_id')) {
            const relation = fields.get(name.slice(0, -'_id'.length));
            if (relation && this.hasColumn(relation)) return { kind: 'column', node: relation, field: relation };
        }
        return this.reverseOf(model, mode, name);
    }

    /** All that can be named, for completion. */
    *all(model: ast.ModelDeclaration, mode: NameMode): Iterable<readonly [string, AstNode]> {
        yield* this.fields(model);
        yield ['pk', this.column('pk', model)];
        if (this.hasImpliedId(model)) yield ['id', this.column('id', model)];
        for (const reverse of this.allReverses(model)) {
            const name = mode === 'query' ? reverse.queryName : reverse.accessor;
            if (name) yield [name, reverse.member.node];
        }
        for (const [name, field] of this.fields(model)) if (this.hasColumn(field)) yield [`${name}_id`, field];
    }

    names(model: ast.ModelDeclaration, mode: NameMode): Names {
        return { get: name => this.find(model, name, mode)?.node, entries: () => this.all(model, mode) };
    }

    /** Whether it extends something that is not to be seen from here, so that it may have any member. */
    isOpen(model: ast.ModelDeclaration): boolean {
        return [model, ...this.ancestors(model)].some(of =>
            of.bases.some(base => ast.isPythonName(base) || base.segments.at(-1)?.ref === undefined),
        );
    }

    primaryKey(model: ast.ModelDeclaration): ast.FieldDeclaration | undefined {
        for (const field of this.fields(model).values()) if (isFlagged(field, 'primary_key')) return field;
        return undefined;
    }

    /** Whether Django adds an `id` to it, or to a model with a table that it extends. */
    private hasImpliedId(model: ast.ModelDeclaration): boolean {
        return [model, ...this.ancestors(model)].some(
            of => (of === model || of.kind === undefined) && !this.primaryKey(of),
        );
    }

    private column(word: string, model: ast.ModelDeclaration): AstNode {
        return this.project.word('column', word) ?? model;
    }

    private hasColumn(field: ast.FieldDeclaration): boolean {
        const kind = this.kindOf(field);
        return kind.kind === 'relation' && !kind.many;
    }

    private reverseOf(model: ast.ModelDeclaration, mode: NameMode, name: string): ReverseMember | undefined {
        for (const reverse of this.allReverses(model)) {
            if ((mode === 'query' ? reverse.queryName : reverse.accessor) === name) return reverse.member;
        }
        return undefined;
    }

    private *allReverses(model: ast.ModelDeclaration): Iterable<Reverse> {
        for (const owner of [model, ...this.ancestors(model)]) yield* this.reverses.into(owner);
    }

    /** What the relations of a model, with those of its abstract bases, add to the models that they lead to. */
    private reversesFrom(model: ast.ModelDeclaration): Contributions {
        const reverses = new Map<ast.ModelDeclaration, Reverse[]>();
        if (model.kind === 'abstract') return reverses;
        const add = (to: ast.ModelDeclaration, reverse: Reverse) => {
            // A relation to a proxy is seen on the model that it stands for.
            const target = this.concreteOf(to);
            const known = reverses.get(target);
            if (known) known.push(reverse);
            else reverses.set(target, [reverse]);
        };
        const bases = model.kind === undefined ? this.abstractAncestors(model) : [];
        for (const holder of [model, ...bases]) {
            for (const item of holder.items) {
                if (!ast.isFieldDeclaration(item)) continue;
                const kind = this.kindOf(item);
                if (kind.kind !== 'relation' && kind.kind !== 'generic-relation') continue;
                const reverse = this.reverse(item, kind, model);
                if (reverse) add(kind.model, reverse);
            }
        }
        if (model.kind !== undefined) return reverses;
        for (const base of model.bases) {
            const parent = ast.isPath(base) ? base.segments.at(-1)?.ref : undefined;
            if (!ast.isModelDeclaration(parent) || parent.kind === 'abstract' || !model.name) continue;
            const name = model.name.toLowerCase();
            const member: ReverseMember = { kind: 'reverse', node: model, field: undefined, model, toMany: false };
            add(parent, { accessor: name, queryName: name, member });
        }
        return reverses;
    }

    private concreteOf(model: ast.ModelDeclaration): ast.ModelDeclaration {
        if (model.kind !== 'proxy') return model;
        return this.ancestors(model).find(ancestor => ancestor.kind === undefined) ?? model;
    }

    /** Those whose fields become the model's own; behind a concrete base they are that base's. */
    private abstractAncestors(
        model: ast.ModelDeclaration,
        seen = new Set<ast.ModelDeclaration>(),
    ): Set<ast.ModelDeclaration> {
        for (const base of model.bases) {
            const parent = ast.isPath(base) ? base.segments.at(-1)?.ref : undefined;
            if (!ast.isModelDeclaration(parent) || parent.kind !== 'abstract' || seen.has(parent)) continue;
            seen.add(parent);
            this.abstractAncestors(parent, seen);
        }
        return seen;
    }

    private reverse(
        field: ast.FieldDeclaration,
        kind: FieldKind & { kind: 'relation' | 'generic-relation' },
        owner: ast.ModelDeclaration,
    ): Reverse | undefined {
        if (!owner.name) return undefined;
        const lower = owner.name.toLowerCase();
        const relatedName = optionArgument(field, 'related_name');
        const queryOption = optionArgument(field, 'related_query_name');
        const byDefault = defaultRelatedName(owner);
        const fill = (text: string): string =>
            text
                .replaceAll('%(class)s', lower)
                .replaceAll('%(model_name)s', lower)
                .replaceAll('%(app_label)s', appNameOf(owner).toLowerCase());
        const named = relatedName ? wordOrText(relatedName.value) : byDefault?.text;
        const name = named === undefined ? undefined : fill(named);
        const queryText = queryOption && wordOrText(queryOption.value);
        const queryName = queryText === undefined ? (name ?? lower) : fill(queryText);
        const node = queryOption && !relatedName ? queryOption : (relatedName ?? byDefault?.node ?? owner);
        const toMany = kind.kind === 'generic-relation' || !kind.one;
        const member: ReverseMember = { kind: 'reverse', node, field, model: owner, toMany };
        if (kind.kind === 'generic-relation') {
            return queryText === undefined ? undefined : { accessor: undefined, queryName, member };
        }
        if (name?.endsWith('+')) return undefined;
        if (kind.many && kind.model === owner && !isFlaggedFalse(field, 'symmetrical')) return undefined;
        return { accessor: name ?? (kind.one ? lower : `${lower}_set`), queryName, member };
    }
}

/** A model that a name has led to, and the one that it leads to now. */
export interface ChangedModel {
    readonly old: ast.ModelDeclaration | undefined;
    readonly value: ast.ModelDeclaration | undefined;
}

/** The ways back along relations, kept up to date model by model. */
class ReverseIndex {
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

function ancestorsOf(model: ast.ModelDeclaration): ast.ModelDeclaration[] {
    const seen = new Set<ast.ModelDeclaration>([model]);
    const found: ast.ModelDeclaration[] = [];
    const visit = (of: ast.ModelDeclaration): void => {
        const bases = of.bases.filter(ast.isPath);
        for (const path of of.of ? [of.of, ...bases] : bases) {
            const base = path.segments.at(-1)?.ref;
            if (!ast.isModelDeclaration(base) || seen.has(base)) continue;
            seen.add(base);
            found.push(base);
            visit(base);
        }
    };
    visit(model);
    return found;
}

/** `related_name=children` among a field's arguments. */
export function optionArgument(field: ast.FieldDeclaration, option: string): ast.NamedArgument | undefined {
    return field.type?.arguments?.find(
        (argument): argument is ast.NamedArgument =>
            ast.isNamedArgument(argument) && argument.option?.$refText === option,
    );
}

/** `children`, or `"children"`. */
export function wordOrText(value: ast.Value | undefined): string | undefined {
    if (ast.isStringLiteral(value)) return value.value;
    if (ast.isPath(value) && value.segments.length === 1) return value.segments[0]?.$refText;
    return undefined;
}

function isFlagged(field: ast.FieldDeclaration, option: string): boolean {
    return (field.type?.arguments ?? []).some(argument =>
        ast.isNamedArgument(argument)
            ? argument.option?.$refText === option && ast.isBooleanLiteral(argument.value) && argument.value.value
            : wordOrText(ast.isPath(argument) ? argument : undefined) === option,
    );
}

function isFlaggedFalse(field: ast.FieldDeclaration, option: string): boolean {
    const value = optionArgument(field, option)?.value;
    return ast.isBooleanLiteral(value) && !value.value;
}

function defaultRelatedName(model: ast.ModelDeclaration): { text: string; node: AstNode } | undefined {
    for (const item of model.items) {
        if (ast.isMetaOption(item) && item.key === 'default_related_name') {
            const text = wordOrText(item.values[0]);
            if (text !== undefined) return { text, node: item };
        }
    }
    return undefined;
}
