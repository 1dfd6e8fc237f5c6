/** A model's page in the admin, and the rows of another model on it: what Django's checks of both have in common. */

import type { AdminOption, AdminValue, DjangoModel } from '../../../model/django-model.js';
import type { FieldClass } from '../../../model/library.js';
import type { Project } from '../../../model/project.js';
import { fieldClassOf, indexOf, ownModels } from '../../../model/queries.js';
import type { SourceSpan } from '../../../model/source-span.js';
import type { Value } from '../../../model/value.js';
import { nameIn } from '../../../model/value-name.js';
import { type ClassField, targetOf } from '../class-fields.js';
import { classOf, forwardField, primaryKeyOf } from '../django-class.js';
import { classNamedInPython } from '../fields/removed-classes.js';
import { canBeFollowed } from '../relations/followed.js';
import { type ReverseRelation, waysBackOf } from '../relations/reverse-relations.js';
import { isSwapped } from '../swapped.js';

export interface AdminPage {
    readonly model: DjangoModel;
    /** Undefined for a page of its own. */
    readonly parent: DjangoModel | undefined;
    readonly options: readonly PageOption[];
    /** Of the page, or of the inline's name. */
    readonly span: SourceSpan;
}

export interface PageOption {
    readonly name: string;
    readonly values: readonly AdminValue[];
    readonly span: SourceSpan;
}

/** A name in an option, as Django has it: `tag__label`. */
export interface AdminName {
    readonly name: string;
    readonly parts: readonly string[];
    readonly span: SourceSpan;
    /** Whether it leads nowhere. */
    readonly isMissing: boolean;
}

/** The pages that `admin` blocks declare, and the inlines on them. */
export function* adminPages(project: Project): Iterable<AdminPage> {
    for (const model of ownModels(project)) {
        if (model.admin?.kind !== 'options' || model.kind === 'abstract' || isSwapped(project, model)) continue;
        const { options, span } = model.admin;
        yield { model, parent: undefined, options: options.filter(({ name }) => name !== 'inlines'), span };
        for (const option of options) if (option.name === 'inlines') yield* inlinesIn(project, model, option);
    }
}

function* inlinesIn(project: Project, parent: DjangoModel, { values }: AdminOption): Iterable<AdminPage> {
    for (const value of values) {
        if (value.kind !== 'value' || value.value.kind !== 'object') continue;
        const { entries, span } = value.value;
        const target = entries.find(({ key }) => key === 'model')?.value;
        const model = target?.kind === 'model' ? indexOf(project).models.get(target.model) : undefined;
        if (!model) continue;
        const options = entries
            .filter(({ key }) => key !== 'model' && key !== 'style')
            .map(({ key, value: of }) => ({ name: key, values: valuesOf(of), span: of.span }));
        yield { model, parent, options, span };
    }
}

const valuesOf = (value: Value): AdminValue[] =>
    (value.kind === 'list' ? value.items : [value]).map(item => ({ kind: 'value', value: item }));

export const optionNamed = ({ options }: AdminPage, name: string): PageOption | undefined =>
    options.findLast(option => option.name === name);

/** The names that an option lists; those that stand on one line of a form are listed one by one. */
export const namesIn = (option: PageOption | undefined): AdminName[] => (option?.values ?? []).flatMap(namesOf);

function namesOf(value: AdminValue): AdminName[] {
    if (value.kind === 'value') return namesOfValue(value.value);
    if (value.path.kind !== 'path') return [];
    const { segments, transforms, span, missing } = value.path;
    const name = [...segments.map(segment => segment.name), ...transforms].join('__');
    return [{ name, parts: name.split('__'), span, isMissing: missing !== undefined }];
}

function namesOfValue(value: Value): AdminName[] {
    if (value.kind === 'list') return value.items.flatMap(namesOfValue);
    const name = nameIn(value);
    return name === undefined ? [] : [{ name, parts: name.split('__'), span: value.span, isMissing: false }];
}

export type Member =
    | { readonly kind: 'forward'; readonly of: ClassField }
    | { readonly kind: 'reverse'; readonly of: ReverseRelation };

/** Django's `_meta.get_field`. */
export function memberNamed(project: Project, model: DjangoModel, name: string): Member | undefined {
    const made = classOf(project, model);
    const forward = forwardField(project, made, name);
    if (forward) return { kind: 'forward', of: forward };
    const reverse = waysBackOf(project, model).find(({ queryName, isHidden }) => !isHidden && queryName === name);
    return reverse && { kind: 'reverse', of: reverse };
}

/** A member, or the key under the name that each key has besides. */
export function memberOrKey(project: Project, model: DjangoModel, name: string): Member | undefined {
    if (name !== 'pk') return memberNamed(project, model, name);
    const of = primaryKeyOf(project, model);
    return of && { kind: 'forward', of };
}

/**
 * What a path of fields ends at; undefined where one of its parts is no field, as `pk` and transforms are none. Django takes
 * it apart wherever it finds two underscores.
 */
export function memberAt(project: Project, model: DjangoModel, name: string): Member | undefined {
    let owner: DjangoModel | undefined = model;
    let found: Member | undefined;
    for (const part of name.split('__')) {
        found = owner && memberNamed(project, owner, part);
        owner = owner && found && otherEnd(project, owner, found);
        if (!found) return undefined;
    }
    return found;
}

/** What can be asked of a member: of a way back, what can be asked of the relation that it is the other end of. */
export function classBehind(project: Project, member: Member): FieldClass | undefined {
    const { field, addedTo } = member.kind === 'forward' ? member.of : member.of.from;
    if (field) return fieldClassOf(project, field) ?? classNamedInPython(project, field);
    // Of what Django adds, a relation or a number.
    return project.library.fieldClasses.get(addedTo ? 'ForeignKey' : 'Integer');
}

/** Whether a name is a transform or a lookup of a member's values. Of a class of Python's nobody knows, and of JSON any key is. */
export function canBeAsked(project: Project, member: Member, name: string): boolean {
    const facts = classBehind(project, member);
    return !facts || facts.keys !== undefined || facts.transforms.has(name) || facts.lookups.has(name);
}

/** Whether Django takes it for a relation, be it one that leads nowhere. */
export const isRelationMember = (project: Project, { kind, of }: Member): boolean =>
    kind === 'reverse' ||
    targetOf(project, of) !== undefined ||
    /^(relation|generic-foreign-key|generic-relation)$/.test(of.field?.type.kind ?? '');

/** Undefined where Django gets to no rows. */
export function otherEnd(project: Project, owner: DjangoModel, { kind, of }: Member): DjangoModel | undefined {
    if (kind === 'forward') return canBeFollowed(project, owner, of) ? targetOf(project, of) : undefined;
    const isFollowed = of.from.kind !== 'many-to-many' || canBeFollowed(project, of.model, of.from, 'back');
    return isFollowed ? of.model : undefined;
}

/** Whether one row may have several at the other end. */
export const leadsToMany = (member: Member): boolean =>
    member.kind === 'reverse'
        ? member.of.isMultiple
        : member.of.kind === 'many-to-many' || member.of.field?.type.kind === 'generic-relation';

/** A ForeignKey, a OneToOneField, or a link to a parent. */
export const isForeignKeyMember = (project: Project, member: Member): boolean =>
    member.kind === 'forward' &&
    member.of.kind === 'column' &&
    (member.of.field?.type.kind === 'relation' || targetOf(project, member.of) !== undefined);

export const isManyToManyMember = (member: Member): boolean =>
    member.kind === 'forward' ? member.of.kind === 'many-to-many' : member.of.from.kind === 'many-to-many';
