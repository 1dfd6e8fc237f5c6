import type { Comparison, Expression, RequestRef } from '../../model/expression.js';
import type { ModelId } from '../../model/names.js';
import type { Project } from '../../model/project.js';
import { indexOf, isNullable } from '../../model/queries.js';
import { fieldNamed } from '../../model/route-path.js';
import type { Asker } from './condition-source.js';

/** What the user or client itself has, as an attribute; undefined for what stands in other rows. */
export function ownAttribute(
    project: Project,
    asker: Asker | undefined,
    { of, rest }: RequestRef,
): { readonly source: string; readonly mayBeNull: boolean } | undefined {
    const [name] = rest;
    if (!asker || name === undefined || rest.length > 1) return undefined;
    const own = project.declaration?.userModel?.model;
    const id = of === 'client' ? 'model:oauth2_provider.Application' : (own ?? 'model:auth.User');
    const model = indexOf(project).models.get(id as ModelId);
    const field = model && fieldNamed(project, model, name);
    if (asker[of] === 'None' || !field) return undefined;
    const { type } = field;
    const mayBeNull = isNullable(project, field);
    if (type.kind === 'library' || type.kind === 'enum') return { source: `${asker[of]}.${name}`, mayBeNull };
    if (type.kind !== 'relation' || type.relation === 'ManyToManyField') return undefined;
    return { source: `${asker[of]}.${name}_id`, mayBeNull };
}

/**
 * A comparison of what the user or client itself has with a value, in Python; undefined where only the database compares
 * so: texts have its order, and neither a comparison with NULL nor its negation holds.
 */
export function attributeGuard(
    project: Project,
    asker: Asker | undefined,
    operator: Comparison['operator'],
    left: RequestRef,
    right: Expression,
    value: string,
): string | undefined {
    const attribute = ownAttribute(project, asker, left);
    if (!attribute || !isSameInPython(left, right)) return undefined;
    if (operator === '=') return `${attribute.source} == ${value}`;
    if (attribute.mayBeNull || (operator !== '!=' && !isNumber(project, left))) return undefined;
    return `${attribute.source} ${operator} ${value}`;
}

/** As `attributeGuard`, for a list of values. */
export function membershipGuard(
    project: Project,
    asker: Asker | undefined,
    left: RequestRef,
    items: readonly Expression[],
    values: readonly string[],
    negated: boolean,
): string | undefined {
    const client = left.of === 'client' && left.rest.length === 0 ? asker?.client : undefined;
    const attribute = client ? { source: `${client}.client_id`, mayBeNull: false } : ownAttribute(project, asker, left);
    if (!attribute || client === 'None' || values.length < 2 || (negated && attribute.mayBeNull)) return undefined;
    if (!items.every(item => (client ? item.type.kind === 'client' : isSameInPython(left, item)))) return undefined;
    return `${attribute.source} ${negated ? 'not in' : 'in'} (${values.join(', ')})`;
}

function isSameInPython({ type }: RequestRef, value: Expression): boolean {
    if (value.kind === 'enum-member') return type.kind === 'enum' && value.member !== undefined;
    if (value.kind !== 'literal') return false;
    return value.value.kind === 'string'
        ? type.kind === 'text'
        : value.value.kind === 'number' && type.kind === 'number';
}

const isNumber = (project: Project, { type }: RequestRef): boolean =>
    type.kind === 'number' || (type.kind === 'enum' && indexOf(project).enums.get(type.enum)?.base === 'int');
