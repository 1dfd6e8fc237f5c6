import type { DjangoModel } from '../../../model/django-model.js';
import { type GenericColumns, genericColumns, genericKeysOf } from '../../../model/generic-columns.js';
import { canBeNamed, leadsToPage, namedLink, writtenLinks } from '../../../model/inline-links.js';
import type { Project } from '../../../model/project.js';
import { type Finding, finding } from '../../finding.js';
import { isOpen } from '../../model-families.js';
import { type ClassField, targetOf } from '../class-fields.js';
import { classOf, forwardFields } from '../django-class.js';
import { type AdminPage, adminPages, memberNamed, namesIn, optionNamed } from './admin-page.js';

/** Rows of another model, on the page of the one that they lead to. */
export function* adminInlines(project: Project): Iterable<Finding> {
    for (const page of adminPages(project)) {
        const { parent, model } = page;
        if (!parent) continue;
        if (model.kind === 'abstract') yield finding('inline-of-abstract-model', page.span, { model: model.name });
        if (isOpen(project, model)) continue;
        const links = linksTo(project, model, parent);
        // Without a ForeignKey of its own the generated inline is a generic one.
        const isGeneric = genericKeysOf(project, model).length > 0;
        if (isGeneric && writtenLinks(project, model, parent).length === 0)
            yield* genericInline(project, page, genericKeys(project, model));
        else yield* plainInline(project, page, parent, links);
    }
}

/** The relations that lead to the parent, as Django finds them. */
const linksTo = (project: Project, model: DjangoModel, parent: DjangoModel): ClassField[] =>
    columnsOf(project, model).filter(column => {
        const to = targetOf(project, column);
        return to !== undefined && leadsToPage(project, to, parent);
    });

const columnsOf = (project: Project, model: DjangoModel): ClassField[] =>
    forwardFields(project, classOf(project, model)).filter(({ kind }) => kind === 'column');

function* plainInline(
    project: Project,
    page: AdminPage,
    parent: DjangoModel,
    links: readonly ClassField[],
): Iterable<Finding> {
    const { model, span } = page;
    const [written] = namesIn(optionNamed(page, 'fk_name'));
    const name = written?.name ?? namedLink(project, model, parent)?.name;
    const link = name === undefined ? onlyOf(links) : columnNamed(project, model, name);
    const to = link && targetOf(project, link);
    const isLink = name === undefined || (to !== undefined && canBeNamed(project, to, parent));
    if (!link || !isLink) {
        yield finding('admin.E202', written?.span ?? span, { model: model.name, parent: parent.name });
        return;
    }
    for (const left of namesIn(optionNamed(page, 'exclude'))) {
        if (left.name === link.name) yield finding('admin.E201', left.span, { field: left.name, model: model.name });
    }
}

const onlyOf = (links: readonly ClassField[]): ClassField | undefined => (links.length === 1 ? links[0] : undefined);

/** Where two fields share the name, neither can be told by it. */
const columnNamed = (project: Project, model: DjangoModel, name: string): ClassField | undefined =>
    onlyOf(columnsOf(project, model).filter(column => column.name === name));

const genericKeys = (project: Project, model: DjangoModel): GenericColumns[] =>
    classOf(project, model).privateFields.flatMap(({ field, declaredBy }) =>
        field?.type.kind === 'generic-foreign-key' ? [genericColumns(project, declaredBy, field)] : [],
    );

function* genericInline(project: Project, page: AdminPage, keys: readonly GenericColumns[]): Iterable<Finding> {
    const { model } = page;
    const [first] = keys;
    // What another parent brings along may stand in the key's place.
    if (!first) {
        yield finding('admin.E301', page.span, { model: model.name });
        return;
    }
    const typeName = namesIn(optionNamed(page, 'ct_field'))[0];
    const keyName = namesIn(optionNamed(page, 'ct_fk_field'))[0];
    const type = typeName?.name ?? first.contentType;
    const key = keyName?.name ?? first.objectId;
    if (!memberNamed(project, model, type)) {
        yield finding('admin.E302', typeName?.span ?? page.span, { field: type, model: model.name });
    } else if (!memberNamed(project, model, key)) {
        yield finding('admin.E303', keyName?.span ?? page.span, { field: key, model: model.name });
    } else if (!keys.some(({ contentType, objectId }) => contentType === type && objectId === key)) {
        const span = keyName?.span ?? typeName?.span ?? page.span;
        yield finding('admin.E304', span, { model: model.name, type, key });
    }
}
