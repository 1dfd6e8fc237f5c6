import type { DjangoModel } from '../../../model/django-model.js';
import type { FieldClass } from '../../../model/library.js';
import type { Project } from '../../../model/project.js';
import { indexOf, optionOf } from '../../../model/queries.js';
import type { ObjectEntry } from '../../../model/value.js';
import { type Finding, finding } from '../../finding.js';
import { isOpen } from '../../model-families.js';
import { classBehind, type Member, memberNamed, otherEnd } from '../admin/admin-page.js';
import { classOf, forwardFields, primaryKeyOf } from '../django-class.js';
import { misfit } from '../values/misfit.js';
import { writtenFields } from '../written-fields.js';
import { waysBackOf } from './reverse-relations.js';

/**
 * `limit_choices_to` as Django's dictionary of lookups, which Django does not read before a form is shown. (A condition in
 * parentheses is checked as any other.)
 */
export function* limitedChoices(project: Project): Iterable<Finding> {
    for (const { field } of writtenFields(project)) {
        const limit = optionOf(field, 'limit_choices_to');
        const to = field.type.kind === 'relation' ? indexOf(project).models.get(field.type.to) : undefined;
        if (limit?.kind !== 'object' || !to || to.kind === 'abstract') continue;
        for (const entry of limit.entries) yield* wrongLookup(project, to, entry);
    }
}

/** As Django takes a key of `filter()` apart (`Query.solve_lookup_type`, `Query.names_to_path`). */
function* wrongLookup(project: Project, to: DjangoModel, { key, keySpan, value }: ObjectEntry): Iterable<Finding> {
    const names = key.split('__');
    let owner: DjangoModel | undefined = to;
    let last: Member | undefined;
    let at = 0;
    for (; owner && at < names.length; at++) {
        if (isOpen(project, owner)) return;
        const member = memberOf(project, owner, names[at] ?? '');
        if (!member) break;
        last = member;
        owner = otherEnd(project, owner, member);
    }
    const rest = names.slice(at);
    const classes = project.library.fieldClasses;
    const facts = last && classBehind(project, last);
    // Of a field of Python's nobody knows what can be asked.
    if (last && !facts) return;
    const field = last?.kind === 'forward' ? last.of.field : undefined;
    const wrong = facts ? rest[firstUnknown(classes, facts, rest)] : rest[0];
    if (wrong !== undefined) {
        const known = [...(owner ? namesOf(project, owner) : []), ...(facts?.lookups ?? [])];
        // Behind a lookup there is nothing to ask.
        const isLast = names.at(-1) === wrong && !facts?.lookups.has(names.at(-2) ?? '');
        yield finding('unknown-limit', keySpan, { name: wrong, known: isLast || !facts ? known : [] });
    } else if (rest.length === 0 && field?.type.kind === 'enum' && value.kind === 'string') {
        yield* misfit(project, field, value, 'value');
    }
}

/** `pk`, a field or a way back by the name that queries use, or the column of a relation. */
function memberOf(project: Project, owner: DjangoModel, name: string): Member | undefined {
    const key = name === 'pk' ? primaryKeyOf(project, owner) : undefined;
    if (key) return { kind: 'forward', of: key };
    const column = forwardFields(project, classOf(project, owner)).find(({ attribute }) => attribute === name);
    return memberNamed(project, owner, name) ?? (column && { kind: 'forward', of: column });
}

/** Of transforms and one lookup behind a field, the first that there is none of; -1 where all are known. */
function firstUnknown(classes: ReadonlyMap<string, FieldClass>, facts: FieldClass, names: readonly string[]): number {
    let at: FieldClass | undefined = facts;
    for (const [index, name] of names.entries()) {
        if (!at || at.keys !== undefined) return -1;
        const transformed = at.transforms.get(name);
        if (transformed !== undefined) at = classes.get(transformed);
        else {
            const isLookup = at.lookups.has(name) || at.postgresLookups?.has(name) === true;
            return isLookup && index === names.length - 1 ? -1 : isLookup ? index + 1 : index;
        }
    }
    return -1;
}

const namesOf = (project: Project, owner: DjangoModel): string[] => [
    ...forwardFields(project, classOf(project, owner)).map(({ name }) => name),
    ...waysBackOf(project, owner).flatMap(({ isHidden, queryName }) => (isHidden ? [] : queryName)),
];
