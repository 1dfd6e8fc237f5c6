import type { Project } from '../../../model/project.js';
import { isOptionTrue, optionOf } from '../../../model/queries.js';
import { type Finding, finding, findingOfName } from '../../finding.js';
import { isOpen } from '../../model-families.js';
import { djangosClassOf } from '../python-class.js';
import { isOfClass } from '../written-fields.js';
import {
    type AdminName,
    type AdminPage,
    adminPages,
    leadsToMany,
    type Member,
    memberAt,
    memberNamed,
    namesIn,
    optionNamed,
} from './admin-page.js';
import { isOfPage, shownOfPage } from './page-attributes.js';
import { isAttribute, wayBackCalled } from './shown-attributes.js';

/** What the list of a model's rows shows, links, filters by and edits. */
export function* adminLists(project: Project): Iterable<Finding> {
    for (const page of adminPages(project)) {
        // What a class in Python brings along, nobody knows here.
        if (page.parent || isOpen(project, page.model)) continue;
        for (const named of namesIn(optionNamed(page, 'list_display'))) yield* displayed(project, page, named);
        for (const named of namesIn(optionNamed(page, 'list_filter'))) {
            if (!memberAt(project, page.model, named.name)) {
                yield findingOfName('admin.E116', named.span, { field: textOf(named) }, named.isMissing);
            }
        }
        for (const named of namesIn(optionNamed(page, 'date_hierarchy'))) yield* days(project, page, named);
        yield* links(page);
        yield* edited(project, page);
    }
}

const textOf = ({ parts }: AdminName): string => parts.join('.');

function* displayed(project: Project, page: AdminPage, named: AdminName): Iterable<Finding> {
    const { model } = page;
    const { span, isMissing } = named;
    const own = memberNamed(project, model, named.name);
    // Django asks the page first, and looks at no field then.
    if (isOfPage(page, named) && !(own && !leadsToMany(own))) {
        yield* shownOfPage(named);
        return;
    }
    const member = own ?? memberAt(project, model, named.name);
    // Of a way back Django looks at the relation, also where it is asked for by its name in Python; not so of one to many.
    const way = member ? undefined : wayBackCalled(project, model, named.name);
    if (member ? leadsToMany(member) : way?.isMultiple && way.from.kind === 'column') {
        yield finding('admin.E109', span, { field: textOf(named) });
    }
    if (member || isAttribute(project, model, named.name)) return;
    yield findingOfName('admin.E108', span, { field: textOf(named) }, isMissing);
}

function* days(project: Project, { model }: AdminPage, named: AdminName): Iterable<Finding> {
    const member = memberAt(project, model, named.name);
    if (!member) yield findingOfName('admin.E127', named.span, { field: textOf(named) }, named.isMissing);
    else if (!isDay(project, member)) yield finding('admin.E128', named.span, { field: textOf(named) });
}

function isDay(project: Project, member: Member): boolean {
    if (member.kind === 'reverse') return false;
    const { field } = member.of;
    if (!field) return false;
    const djangos = djangosClassOf(project, field);
    if (djangos !== undefined) return /^Date(Time)?Field$/.test(djangos);
    const isForeign = field.type.kind === 'custom' || field.type.kind === 'python' || field.type.kind === 'unresolved';
    return isForeign || isOfClass(project, field, 'Date', 'DateTime');
}

function* links(page: AdminPage): Iterable<Finding> {
    const shown = new Set(namesIn(optionNamed(page, 'list_display')).map(({ name }) => name));
    for (const named of namesIn(optionNamed(page, 'list_display_links'))) {
        if (!shown.has(named.name))
            yield findingOfName('admin.E111', named.span, { field: textOf(named) }, named.isMissing);
    }
}

/** The first that applies, as Django has it. */
function* edited(project: Project, page: AdminPage): Iterable<Finding> {
    const shown = namesIn(optionNamed(page, 'list_display')).map(({ name }) => name);
    const linked = optionNamed(page, 'list_display_links');
    const linkedNames = new Set(namesIn(linked).map(({ name }) => name));
    const hasNoLinks = linked !== undefined && linkedNames.size === 0;
    for (const named of namesIn(optionNamed(page, 'list_editable'))) {
        const member = memberNamed(project, page.model, named.name);
        const params = { field: textOf(named) };
        if (!member) yield findingOfName('admin.E121', named.span, params, named.isMissing);
        else if (!shown.includes(named.name)) yield finding('admin.E122', named.span, params);
        else if (linkedNames.has(named.name)) yield finding('admin.E123', named.span, params);
        else if (shown[0] === named.name && linkedNames.size === 0 && !hasNoLinks) {
            yield finding('admin.E124', named.span, params);
        } else if (!isEditable(member)) yield finding('admin.E125', named.span, params);
        else yield* lookedUp(page, named);
    }
}

/** A widget that shows the row which is chosen, and no choices, asks for it by itself, in each row of the list. */
function* lookedUp(page: AdminPage, { name, span }: AdminName): Iterable<Finding> {
    for (const option of ['raw_id_fields', 'autocomplete_fields']) {
        if (namesIn(optionNamed(page, option)).some(named => named.name === name)) {
            yield finding('admin-lookup-in-each-row', span, { field: name, option });
        }
    }
}

function isEditable(member: Member): boolean {
    if (member.kind === 'reverse' || member.of.isPrimaryKey) return false;
    const { field, isParentLink } = member.of;
    if (!field) return !isParentLink;
    const editable = optionOf(field, 'editable');
    if (field.type.kind === 'generic-foreign-key') return false;
    if (field.computed || isOptionTrue(field, 'auto_now') || isOptionTrue(field, 'auto_now_add')) return false;
    if (editable?.kind === 'boolean') return editable.value;
    return field.type.kind !== 'library' || field.type.name !== 'Binary';
}
