import type { Enum } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { ownApps } from '../../../model/queries.js';
import type { Value } from '../../../model/value.js';
import { type Finding, finding } from '../../finding.js';
import { repeatedNames } from '../../repeated-names.js';

/** The members of an enum have names and values of their own. */
export function* enumMembers(project: Project): Iterable<Finding> {
    for (const choices of ownApps(project).flatMap(({ enums }) => enums)) {
        const members = choices.members.map(member => ['member', member] as const);
        yield* repeatedNames(members, `enum '${choices.name}'`);
        yield* valuesOf(choices);
    }
}

/** In upper case, as members are written in Python; `_missing_` and its like are Python's as well. */
const reserved = /^(MRO|__.*__|_[^_]+_)$/i;

function* valuesOf({ base, members }: Enum): Iterable<Finding> {
    const seen = new Map<string, { name: string; span: (typeof members)[number]['span'] }>();
    for (const { name, value, span } of members) {
        if (reserved.test(name)) yield finding('reserved-enum-member', span, { member: name });
        const expected = base === 'int' ? 'a whole number' : 'a text';
        if (!isOfBase(value, base)) {
            yield finding('enum-value-type', value.span, { member: name, expected });
            continue;
        }
        const key = textOf(value);
        const first = key === undefined ? undefined : seen.get(key);
        // Two members of one name are reported as such.
        if (first && key !== undefined && first.name !== name) {
            yield finding('duplicate-enum-value', span, { member: name, other: first.name, value: key }, [
                { span: first.span, message: `'${first.name}' has the same value.` },
            ]);
        } else if (key !== undefined) seen.set(key, { name, span });
    }
}

function isOfBase(value: Value, base: Enum['base']): boolean {
    switch (value.kind) {
        case 'string':
            return base === 'str';
        case 'number':
            return base === 'int' && /^-?\d+$/.test(value.text);
        case 'boolean':
        case 'duration':
            return false;
        default:
            return true;
    }
}

function textOf(value: Value): string | undefined {
    if (value.kind === 'string') return `"${value.value}"`;
    return value.kind === 'number' ? String(Number(value.text)) : undefined;
}
