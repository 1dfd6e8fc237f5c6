import type { Field } from '../../model/django-model.js';
import type { Project } from '../../model/project.js';
import { fieldClassOf, findField, indexOf, isNullable, isOptionTrue } from '../../model/queries.js';
import type { SetField } from '../../model/route.js';
import type { Value } from '../../model/value.js';
import { type Finding, finding } from '../finding.js';
import { areOfOneFamily } from '../model-families.js';
import { routesOf } from './routes-of.js';

/** What the server fills in must be a value of the field, and a field that takes one. */
export function* setValues(project: Project): Iterable<Finding> {
    for (const { route } of routesOf(project)) {
        for (const set of [...route.set, ...route.extraActions.flatMap(action => action.set)]) {
            yield* findingsOf(project, set);
        }
    }
}

function* findingsOf(project: Project, { field: path, value, span }: SetField): Iterable<Finding> {
    const target = path.segments.at(-1)?.target;
    const field = target?.kind === 'field' ? findField(project, target.field) : undefined;
    if (!field) return;
    const filledBy = field.computed
        ? 'the database'
        : isOptionTrue(field, 'auto_now') || isOptionTrue(field, 'auto_now_add')
          ? 'Django'
          : undefined;
    if (filledBy) yield finding('set-of-filled-field', span, { field: field.name, by: filledBy });
    else if (value.kind === 'null') {
        if (!isNullable(project, field) && isKnown(project, field))
            yield finding('set-to-null', span, { field: field.name });
    } else {
        const wanted = misfit(project, field, value);
        if (wanted !== undefined) yield finding('set-to-unfit-value', value.span, { field: field.name, wanted });
    }
}

const isKnown = (project: Project, field: Field): boolean => fieldClassOf(project, field) !== undefined;

/** What the field takes, where the value is certainly none of it. */
function misfit(project: Project, field: Field, value: Value): string | undefined {
    const { type } = field;
    if (type.kind === 'enum') return enumMisfit(project, type.enum, value);
    if (type.kind === 'relation') {
        if (value.kind !== 'request' || value.of !== 'user') return undefined;
        const user = project.declaration?.userModel?.model;
        const to = indexOf(project).models.get(type.to);
        const isUser =
            user === undefined ? to?.app === 'auth' && to.name === 'User' : areOfOneFamily(project, user, type.to);
        return isUser || !to ? undefined : `a row of '${to.name}'`;
    }
    if (type.kind !== 'library') return undefined;
    const { kind } = value;
    if (kind === 'request' && value.of === 'user') return `a value of ${type.name}`;
    switch (fieldClassOf(project, field)?.valueType) {
        case 'number':
            return kind === 'boolean' || (kind === 'string' && Number.isNaN(Number(value.value)))
                ? 'a number'
                : undefined;
        case 'boolean':
            return kind === 'string' || kind === 'number' || kind === 'duration' ? '`true` or `false`' : undefined;
        case 'text':
            return kind === 'number' || kind === 'boolean' ? 'a text' : undefined;
        case 'duration':
            return kind === 'number' || kind === 'boolean' ? 'a duration such as `15m`' : undefined;
        case 'date':
        case 'datetime':
        case 'time':
            return kind === 'number' || kind === 'boolean' ? 'a time such as `now`' : undefined;
        default:
            return undefined;
    }
}

function enumMisfit(
    project: Project,
    id: Parameters<ReturnType<typeof indexOf>['enums']['get']>[0],
    value: Value,
): string | undefined {
    const choices = indexOf(project).enums.get(id);
    if (!choices) return undefined;
    const wanted = `a member of '${choices.name}'`;
    if (value.kind === 'enum-member')
        return choices.members.some(member => member.id === value.member) ? undefined : wanted;
    if (value.kind === 'boolean') return wanted;
    if (value.kind === 'string') {
        return choices.members.some(member => member.value.kind === 'string' && member.value.value === value.value)
            ? undefined
            : wanted;
    }
    if (value.kind !== 'number') return undefined;
    return choices.members.some(member => member.value.kind === 'number' && member.value.text === value.text)
        ? undefined
        : wanted;
}
