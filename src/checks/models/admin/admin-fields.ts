import type { DjangoModel, Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { indexOf, optionOf } from '../../../model/queries.js';
import { type Finding, finding, findingOfName } from '../../finding.js';
import { isOpen, isUserModel } from '../../model-families.js';
import { targetOf } from '../class-fields.js';
import { isGiven } from '../option-values.js';
import { isRegistered } from './admin-models.js';
import {
    type AdminName,
    type AdminPage,
    adminPages,
    isForeignKeyMember,
    isManyToManyMember,
    type Member,
    memberNamed,
    namesIn,
    optionNamed,
} from './admin-page.js';
import { isOfPage, shownOfPage } from './page-attributes.js';
import { isAttribute } from './shown-attributes.js';

/** The fields that a form's options name are such that they can do what is asked of them. */
export function* adminFields(project: Project): Iterable<Finding> {
    for (const page of adminPages(project)) {
        // What a class in Python brings along, nobody knows here.
        if (isOpen(project, page.model)) continue;
        for (const named of namesIn(optionNamed(page, 'raw_id_fields'))) yield* rawId(project, page, named);
        for (const named of namesIn(optionNamed(page, 'autocomplete_fields')))
            yield* autocomplete(project, page, named);
        for (const option of ['filter_horizontal', 'filter_vertical']) {
            for (const named of namesIn(optionNamed(page, option))) yield* filter(project, page, option, named);
        }
        for (const named of namesIn(optionNamed(page, 'readonly_fields'))) yield* readOnly(project, page, named);
        for (const named of namesIn(optionNamed(page, 'search_fields'))) yield* search(project, page, named);
        yield* shown(project, page);
    }
}

const textOf = ({ parts }: AdminName): string => parts.join('.');

function* rawId(project: Project, { model }: AdminPage, named: AdminName): Iterable<Finding> {
    const member = memberNamed(project, model, named.name);
    const params = { field: textOf(named) };
    // The column of a relation is not the relation.
    if (!member || (member.kind === 'forward' && member.of.name !== named.name)) {
        yield findingOfName('admin.E002', named.span, params, named.isMissing);
    } else if (!isForeignKeyMember(project, member) && !isManyToManyMember(member)) {
        yield finding('admin.E003', named.span, params);
    }
}

function* autocomplete(project: Project, { model }: AdminPage, named: AdminName): Iterable<Finding> {
    const member = memberNamed(project, model, named.name);
    const params = { field: textOf(named) };
    if (!member) yield findingOfName('admin.E037', named.span, params, named.isMissing);
    else if (!isForeignKeyMember(project, member) && !isManyToManyMember(member))
        yield finding('admin.E038', named.span, params);
    else {
        const to = member.kind === 'forward' ? targetOf(project, member.of) : member.of.model;
        if (to) yield* searchable(project, named, to);
    }
}

function* searchable(project: Project, named: AdminName, to: DjangoModel): Iterable<Finding> {
    const registered = isRegistered(project, to);
    if (registered === undefined) return;
    const params = { field: textOf(named), model: to.name };
    if (!registered) yield finding('admin.E039', named.span, params);
    else if (!isSearched(project, to)) yield finding('admin.E040', named.span, params);
}

/** Django's pages for users and groups search them already. */
function isSearched(project: Project, model: DjangoModel): boolean {
    if (indexOf(project).apps.get(model.app)?.origin !== 'project') return true;
    const options = model.admin?.kind === 'options' ? model.admin.options : [];
    const search = options.findLast(({ name }) => name === 'search_fields');
    if (search) return !search.values.every(value => value.kind === 'value' && value.value.kind === 'null');
    return isUserModel(project, model) && !extendsBareUser(project, model);
}

/** Of a user that has nothing but a password Django knows no page. */
const extendsBareUser = (project: Project, model: DjangoModel): boolean =>
    !userBases(project, model).some(name => name === 'User' || name === 'AbstractUser');

const userBases = (project: Project, model: DjangoModel): string[] =>
    model.bases.flatMap(base => {
        const found = base.kind === 'model' ? indexOf(project).models.get(base.model) : undefined;
        return found ? [...(found.app === 'auth' ? [found.name] : []), ...userBases(project, found)] : [];
    });

function* filter(project: Project, { model }: AdminPage, option: string, named: AdminName): Iterable<Finding> {
    const member = memberNamed(project, model, named.name);
    const params = { field: textOf(named), option };
    if (!member) yield findingOfName('admin.E019', named.span, params, named.isMissing);
    else if (member.kind !== 'forward' || member.of.kind !== 'many-to-many') {
        yield finding('admin.E020', named.span, params);
    } else yield* throughModel(project, member.of.field, named);
}

function* throughModel(project: Project, field: Field | undefined, named: AdminName): Iterable<Finding> {
    const through = field && optionOf(field, 'through');
    if (!isGiven(through)) return;
    const middle = through.kind === 'model' ? (indexOf(project).models.get(through.model)?.name ?? '') : '';
    yield finding('admin.E013', named.span, { field: textOf(named), through: middle });
}

function* readOnly(project: Project, page: AdminPage, named: AdminName): Iterable<Finding> {
    const { model } = page;
    if (memberNamed(project, model, named.name)) return;
    if (isOfPage(page, named)) yield* shownOfPage(named);
    else if (!isAttribute(project, model, named.name))
        yield findingOfName('admin.E035', named.span, { field: textOf(named) }, named.isMissing);
}

function* search(project: Project, { model }: AdminPage, named: AdminName): Iterable<Finding> {
    const member = named.parts.length === 1 ? memberNamed(project, model, named.name) : undefined;
    const isRelation = member && (member.kind === 'reverse' || targetOf(project, member.of) !== undefined);
    if (member && isRelation && isNoColumn(member, named)) {
        yield finding('admin-search-of-relation', named.span, { field: textOf(named) });
    }
}

/** Its key, `tag_id`, has a text. */
const isNoColumn = (member: Member, { name }: AdminName): boolean =>
    member.kind === 'reverse' || member.of.name === name;

/** What a form shows, and what it leaves out. */
function* shown(project: Project, page: AdminPage): Iterable<Finding> {
    const fields = namesIn(optionNamed(page, 'fields'));
    const repeated = repeatedIn(fields);
    for (const named of repeated) yield finding('admin.E006', named.span, { field: textOf(named) });
    if (repeated.length === 0) {
        const readOnlyNames = new Set(namesIn(optionNamed(page, 'readonly_fields')).map(({ name }) => name));
        for (const named of fields) {
            const member = memberNamed(project, page.model, named.name);
            const isMany = member?.kind === 'forward' && member.of.kind === 'many-to-many';
            if (isMany && !readOnlyNames.has(named.name)) yield* throughModel(project, member.of.field, named);
        }
    }
    for (const named of repeatedIn(namesIn(optionNamed(page, 'exclude')))) {
        yield finding('admin.E015', named.span, { field: textOf(named) });
    }
}

function repeatedIn(names: readonly AdminName[]): AdminName[] {
    const seen = new Set<string>();
    return names.filter(({ name }) => seen.has(name) || !seen.add(name));
}
