import type { DjangoModel } from '../../../model/django-model.js';
import type { Expression } from '../../../model/expression.js';
import type { Project } from '../../../model/project.js';
import { hasWriteRules, rulesOf } from '../allow-rules.js';

/** Who may do something, with which row: enough for one of the ways in which the rules allow it. */
export interface Caller {
    /** The OAuth client it must be; undefined: any. */
    readonly client?: string;
    /** Fields of the row that are the user's. */
    readonly owned: readonly string[];
    /** Flags that the user must have: `is_staff`. */
    readonly flags: readonly string[];
    /** What the row's fields must hold. */
    readonly values: ReadonlyMap<string, Expression>;
}

export type Kind = 'read' | 'create' | 'update' | 'delete';

const writes: readonly Kind[] = ['create', 'update', 'delete'];

/** Undefined where the rules are more than fields that are compared with constants, users and clients. */
export function callerFor(
    project: Project,
    model: DjangoModel,
    kinds: readonly Kind[],
    also: readonly Expression[] = [],
): Caller | undefined {
    let found: Caller[] = [{ owned: [], flags: [], values: new Map() }];
    for (const kind of kinds) {
        const branches = branchesOf(project, model, kind);
        if (branches) found = found.flatMap(caller => branches.flatMap(branch => join(caller, branch) ?? []));
    }
    const shown = model.managers.find(({ name }) => name === 'objects')?.where;
    for (const condition of shown ? [shown, ...also] : also) {
        found = found.flatMap(caller => alternatives(condition).flatMap(branch => join(caller, branch) ?? []));
    }
    // Whoever needs least comes first.
    return found.sort((a, b) => effort(a) - effort(b))[0];
}

const effort = (caller: Caller): number =>
    (caller.client === undefined ? 0 : 1) + caller.owned.length + 2 * caller.flags.length + caller.values.size / 10;

/** Whether somebody of whom nothing is known may do nothing, whatever the row. */
export function isClosedToStrangers(project: Project, model: DjangoModel, kind: Kind): boolean {
    const branches = branchesOf(project, model, kind);
    return branches?.every(branch => branch.some(mentionsCaller)) ?? false;
}

/** Whether no rule allows it to anybody. */
export const isForbidden = (project: Project, model: DjangoModel, kind: Kind): boolean =>
    branchesOf(project, model, kind)?.length === 0;

/** The ways in which the rules allow it; undefined where no rule speaks of it. */
function branchesOf(project: Project, model: DjangoModel, kind: Kind): Expression[][] | undefined {
    const rules = rulesOf(project, model).filter(
        ({ what }) => what.includes(kind) || (writes.includes(kind) && what.includes('write')),
    );
    // What rules for other changes leave unsaid nobody may do.
    if (rules.length === 0) return writes.includes(kind) && hasWriteRules(project, model) ? [] : undefined;
    return rules.flatMap(({ where }) => (where ? alternatives(where) : [[]]));
}

/** Each way in which a condition holds, as conditions that hold together. */
function alternatives(condition: Expression): Expression[][] {
    if (condition.kind === 'or') return [...alternatives(condition.left), ...alternatives(condition.right)];
    if (condition.kind === 'and') {
        return alternatives(condition.left).flatMap(left =>
            alternatives(condition.right).map(right => [...left, ...right]),
        );
    }
    return [[condition]];
}

function join(caller: Caller, branch: readonly Expression[]): Caller | undefined {
    let joined: Caller | undefined = caller;
    for (const condition of branch) joined = joined && demand(joined, condition);
    return joined;
}

function demand(caller: Caller, condition: Expression): Caller | undefined {
    if (condition.kind === 'request' && condition.of === 'user' && condition.rest.length === 1) {
        return { ...caller, flags: [...new Set([...caller.flags, condition.rest[0] ?? ''])] };
    }
    if (condition.kind === 'is-null' && !condition.negated) {
        return withValue(caller, condition.left, { ...condition, kind: 'literal', value: { kind: 'null' } });
    }
    if (condition.kind !== 'comparison') return undefined;
    const { left, right } = condition;
    if (condition.operator !== '=') return withValue(caller, left, beyond(condition.operator, right));
    if (left.kind === 'request' && right.kind !== 'request') return ofRequest(caller, left, right);
    if (right.kind === 'request') return ofRequest(caller, right, left);
    return right.kind === 'literal' || right.kind === 'enum-member' ? withValue(caller, left, right) : undefined;
}

/** A number that compares so with a constant. */
function beyond(operator: string, constant: Expression): Expression | undefined {
    if (constant.kind !== 'literal' || constant.value.kind !== 'number') return undefined;
    const step = { '<': -1, '<=': 0, '>=': 0, '>': 1, '!=': 1 }[operator] ?? 0;
    return { ...constant, value: { kind: 'number', text: String(Number(constant.value.text) + step) } };
}

function withValue(caller: Caller, left: Expression, right: Expression | undefined): Caller | undefined {
    if (!right || left.kind !== 'path' || left.segments.length !== 1 || left.transforms.length > 0) return undefined;
    if (left.segments[0]?.toMany) return undefined;
    const name = left.segments[0]?.name ?? '';
    const known = caller.values.get(name);
    if (known && constantOf(known) !== constantOf(right)) return undefined;
    return { ...caller, values: new Map(caller.values).set(name, right) };
}

function ofRequest(caller: Caller, request: Expression & { kind: 'request' }, other: Expression): Caller | undefined {
    if (request.of === 'client' && request.rest.length === 0) {
        if (other.kind !== 'literal' || other.value.kind !== 'string') return undefined;
        if (caller.client !== undefined && caller.client !== other.value.value) return undefined;
        return { ...caller, client: other.value.value };
    }
    if (request.of === 'user' && request.rest.length === 0) {
        if (other.kind !== 'path' || other.segments.length !== 1 || other.segments[0]?.toMany) return undefined;
        return { ...caller, owned: [...new Set([...caller.owned, other.segments[0]?.name ?? ''])] };
    }
    if (request.rest.length === 1 && other.kind === 'literal' && other.value.kind === 'boolean' && other.value.value) {
        return { ...caller, flags: [...new Set([...caller.flags, request.rest[0] ?? ''])] };
    }
    return undefined;
}

const constantOf = (value: Expression): string =>
    value.kind === 'enum-member' ? value.member : value.kind === 'literal' ? JSON.stringify(value.value) : '';

function mentionsCaller(condition: Expression): boolean {
    return JSON.stringify(condition, (key, value) => (key === 'span' ? undefined : value)).includes('"kind":"request"');
}
