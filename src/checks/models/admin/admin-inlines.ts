import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { ancestorsOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { isOpen } from '../../model-families.js';
import { type ClassField, genericColumnNames } from '../class-fields.js';
import { allParents, classOf, concreteOf, forwardFields } from '../django-class.js';
import { type AdminPage, adminPages, memberNamed, namesIn, optionNamed } from './admin-page.js';

/** Rows of another model, on the page of the one that they lead to. */
export function* adminInlines(project: Project): Iterable<Finding> {
    for (const page of adminPages(project)) {
        const { parent, model } = page;
        if (!parent || isOpen(project, model)) continue;
        const links = linksTo(project, model, parent);
        const generic = genericKeys(project, model);
        // Without a ForeignKey the generated inline is a generic one.
        if (links.length === 0 && generic.length > 0) yield* genericInline(project, page, generic);
        else yield* plainInline(project, page, parent, links);
    }
}

/** The relations that lead to the parent, to what it extends, or to a proxy of either. */
function linksTo(project: Project, model: DjangoModel, parent: DjangoModel): ClassField[] {
    return forwardFields(project, classOf(project, model)).filter(
        ({ kind, to }) => kind === 'column' && to !== undefined && leadsTo(project, to, parent),
    );
}

function leadsTo(project: Project, to: DjangoModel, parent: DjangoModel): boolean {
    const family = new Set([parent, ...allParents(project, classOf(project, parent))]);
    return family.has(to) || (to.kind === 'proxy' && family.has(concreteOf(project, to)));
}

function* plainInline(
    project: Project,
    page: AdminPage,
    parent: DjangoModel,
    links: readonly ClassField[],
): Iterable<Finding> {
    const { model, span } = page;
    const params = { model: model.name, parent: parent.name };
    const [named] = namesIn(optionNamed(page, 'fk_name'));
    let link = links[0];
    if (named) {
        const found = forwardFields(project, classOf(project, model)).find(({ name }) => name === named.name);
        const isLink = found?.kind === 'column' && found.to && leadsTo(project, found.to, parent);
        if (!isLink) {
            yield finding('admin.E202', named.span, params);
            return;
        }
        link = found;
    } else if (!link) {
        yield finding('admin.E202', span, params);
        return;
    } else if (links.length > 1 && !isNamedByUs(project, model, parent)) {
        yield finding('admin.E202', span, params);
        return;
    }
    for (const left of namesIn(optionNamed(page, 'exclude'))) {
        if (link && left.name === link.name)
            yield finding('admin.E201', left.span, { field: left.name, model: model.name });
    }
}

/** Of several relations the generated inline names one that is written as leading to the page's model or its bases. */
function isNamedByUs(project: Project, model: DjangoModel, parent: DjangoModel): boolean {
    const family = new Set([parent, ...ancestorsOf(project, parent)]);
    const written = [model, ...ancestorsOf(project, model)].flatMap(({ fields }) => fields);
    const leading = written.filter(
        ({ type }) =>
            type.kind === 'relation' &&
            type.relation !== 'ManyToManyField' &&
            [...family].some(({ id }) => id === type.to),
    );
    return leading.length > 1;
}

interface GenericKey {
    readonly contentType: string;
    readonly objectId: string;
}

const genericKeys = (project: Project, model: DjangoModel): GenericKey[] =>
    classOf(project, model).privateFields.flatMap(({ field, declaredBy }) =>
        field?.type.kind === 'generic-foreign-key' ? [genericColumnNames(project, declaredBy, field)] : [],
    );

function* genericInline(project: Project, page: AdminPage, keys: readonly GenericKey[]): Iterable<Finding> {
    const { model } = page;
    const [first] = keys;
    const typeName = namesIn(optionNamed(page, 'ct_field'))[0];
    const keyName = namesIn(optionNamed(page, 'ct_fk_field'))[0];
    const type = typeName?.name ?? first?.contentType ?? '';
    const key = keyName?.name ?? first?.objectId ?? '';
    if (typeName && !memberNamed(project, model, type)) {
        yield finding('admin.E302', typeName.span, { field: type, model: model.name });
    } else if (keyName && !memberNamed(project, model, key)) {
        yield finding('admin.E303', keyName.span, { field: key, model: model.name });
    } else if (!keys.some(({ contentType, objectId }) => contentType === type && objectId === key)) {
        const span = keyName?.span ?? typeName?.span ?? page.span;
        yield finding('admin.E304', span, { model: model.name, type, key });
    }
}
