import type { AllowRule, DjangoModel } from '../../model/django-model.js';
import type { Project } from '../../model/project.js';
import { ancestorsOf } from '../../model/queries.js';

/**
 * The rules that hold for a model: its own, or those it inherits. Rules for reading and rules for changes are inherited
 * apart, as are the methods that they become: who says anew who may read has said nothing of changes.
 */
export function rulesOf(project: Project, model: DjangoModel): readonly AllowRule[] {
    const lineage = [model, ...ancestorsOf(project, model)];
    return [isReading, isChange].flatMap(
        fits => lineage.map(({ allow }) => rulesFor(allow, fits)).find(rules => rules.length > 0) ?? [],
    );
}

type Operation = AllowRule['what'][number];

const isReading = (operation: Operation): boolean => operation === 'read';
const isChange = (operation: Operation): boolean => operation !== 'read';

/** The rules as far as they speak of such operations. */
const rulesFor = (rules: readonly AllowRule[], fits: (operation: Operation) => boolean): AllowRule[] =>
    rules.flatMap(rule => (rule.what.some(fits) ? [{ ...rule, what: rule.what.filter(fits) }] : []));

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
 * of their own, here or in a base, whose methods must not outlive it, each has a method, and `writable` gives the rows
 * with which all three may be done. What rules for changes do not allow is not allowed.
 */
export function ruleMethods(project: Project, model: DjangoModel): RuleMethod[] {
    const allowing = (...kinds: readonly string[]): AllowRule[] =>
        model.allow.filter(({ what }) => what.some(kind => kinds.includes(kind)));
    const methods: RuleMethod[] = [];
    if (allowing('read').length > 0) methods.push({ name: 'readable', verb: 'read', rules: allowing('read') });
    if (allowing('write', ...changes).length === 0) return methods;
    if (![model, ...ancestorsOf(project, model)].some(changesDiffer))
        return [...methods, { name: 'writable', verb: 'change', rules: allowing('write', ...changes) }];
    return [
        ...methods,
        ...changes.map(change => ({ name: methodOf[change], verb: change, rules: allowing('write', change) })),
        { name: 'writable', verb: 'create, update and delete', rules: [], of: changes.map(change => methodOf[change]) },
    ];
}

/** Whether creating, updating and deleting have rules of their own. */
const changesDiffer = ({ allow }: DjangoModel): boolean =>
    changes.some(
        change =>
            allow.filter(({ what }) => what.includes('write') || what.includes(change)).length !==
            rulesFor(allow, isChange).length,
    );

/** What a model's own rules become, and those that it inherits. */
export function allRuleMethods(project: Project, model: DjangoModel): RuleMethod[] {
    const lineage = [model, ...ancestorsOf(project, model)].map(owner => ruleMethods(project, owner));
    const reading = lineage.find(methods => methods.some(({ name }) => name === 'readable')) ?? [];
    const changing = lineage.find(methods => methods.some(({ name }) => name === 'writable')) ?? [];
    return [
        ...reading.filter(({ name }) => name === 'readable'),
        ...changing.filter(({ name }) => name !== 'readable'),
    ];
}
