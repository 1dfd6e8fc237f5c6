import type { AstNode } from 'langium';
import * as ast from '../generated/ast.js';
import { isInLibrary } from '../library/library-document.js';
import { sameElements } from '../reactive/same-elements.js';
import { Memo } from '../reactive/signals.js';
import { isDjangoUser } from './app-of.js';
import type { FieldKind } from './field-kind.js';
import type { Names } from './names.js';
import {
    type ChangedModel,
    type Contributions,
    type Reverse,
    ReverseIndex,
    type ReverseMember,
} from './reverse-index.js';
import { wayBackOf, wordOrText } from './way-back.js';

/** What a name in a model leads to. */
export type Member =
    | { readonly kind: 'field'; readonly node: ast.FieldDeclaration; readonly field: ast.FieldDeclaration }
    | ReverseMember
    /** `pk`, `id` of a model without a primary key, `category_id`; `field` is what the column belongs to. */
    | { readonly kind: 'column'; readonly node: AstNode; readonly field: ast.FieldDeclaration | undefined };

/** `query` names are those of filters, `accessor` names those of Python attributes; they differ for reverse relations. */
export type NameMode = 'query' | 'accessor';

/** What has to be known of a project to tell its models' members. */
export interface ModelWorld {
    readonly userModel: ast.ModelDeclaration | undefined;
    word(kind: string, name: string): ast.BuiltinDeclaration | undefined;
}

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
            if (!isInLibrary(target) || target.$container.$type !== 'DslFile') {
                return { kind: 'custom', declaration: target };
            }
            // Django's name for `any`.
            if (target.name === 'GenericForeignKey') return { kind: 'any' };
            return { kind: 'class', name: target.name, declaration: target };
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
                const reverse = wayBackOf(item, kind, model);
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

function isFlagged(field: ast.FieldDeclaration, option: string): boolean {
    return (field.type?.arguments ?? []).some(argument =>
        ast.isNamedArgument(argument)
            ? argument.option?.$refText === option && ast.isBooleanLiteral(argument.value) && argument.value.value
            : wordOrText(ast.isPath(argument) ? argument : undefined) === option,
    );
}
