import type { AllowRule, DjangoModel } from '../../model/django-model.js';
import type { Project } from '../../model/project.js';
import { ancestorsOf } from '../../model/queries.js';

/** The rules that hold for a model: its own, or those it inherits. */
export function rulesOf(project: Project, model: DjangoModel): readonly AllowRule[] {
    for (const owner of [model, ...ancestorsOf(project, model)]) if (owner.allow.length > 0) return owner.allow;
    return [];
}

export const hasReadRules = (project: Project, model: DjangoModel): boolean =>
    rulesOf(project, model).some(({ what }) => what.includes('read'));

export const hasWriteRules = (project: Project, model: DjangoModel): boolean =>
    rulesOf(project, model).some(({ what }) => what.some(kind => kind !== 'read'));

/** A method of a model's QuerySet that gives the rows which somebody may read or change. */
export interface RuleMethod {
    readonly name: 'readable' | 'writable' | 'creatable' | 'updatable' | 'deletable';
    /** What one may do with the rows: `read`. */
    readonly verb: string;
    /** Any of these allows it. */
    readonly rules: readonly AllowRule[];
    /** Of which methods it gives the rows that all of them give. */
    readonly of?: readonly RuleMethod['name'][];
}

const changes = ['create', 'update', 'delete'] as const;
const methodOf = { create: 'creatable', update: 'updatable', delete: 'deletable' } as const;

/**
 * What a model's own rules become. `writable` stands for every change; where creating, updating and deleting have rules
 * of their own, each has a method, and `writable` gives the rows with which all three may be done. What rules for changes
 * do not allow is not allowed.
 */
export function ruleMethods(model: DjangoModel): RuleMethod[] {
    const allowing = (...kinds: readonly string[]): AllowRule[] =>
        model.allow.filter(({ what }) => what.some(kind => kinds.includes(kind)));
    const methods: RuleMethod[] = [];
    if (allowing('read').length > 0) methods.push({ name: 'readable', verb: 'read', rules: allowing('read') });
    if (allowing('write', ...changes).length === 0) return methods;
    const differ = changes.some(change => allowing('write', change).length !== allowing('write', ...changes).length);
    if (!differ) return [...methods, { name: 'writable', verb: 'change', rules: allowing('write', ...changes) }];
    return [
        ...methods,
        ...changes.map(change => ({ name: methodOf[change], verb: change, rules: allowing('write', change) })),
        { name: 'writable', verb: 'create, update and delete', rules: [], of: changes.map(change => methodOf[change]) },
    ];
}
