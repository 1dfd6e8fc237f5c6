/**
 * Which of a model's relations lead from its rows to those of another one, whose page in the admin shows them: as Django's
 * `_get_foreign_key` (django/forms/models.py) finds it.
 */
import type { DjangoModel, Field } from './django-model.js';
import { genericKeysOf } from './generic-columns.js';
import type { Project } from './project.js';
import { allFields, indexOf, localFields, optionOf, parentTablesOf, relatedModel, tableModelOf } from './queries.js';
import { managersInBody } from './query-set-classes.js';
import { nameIn } from './value-name.js';

/** Whether a relation to `to` leads to rows of `page`: to it, to what it extends, or to a proxy made of one of these. */
export const leadsToPage = (project: Project, to: DjangoModel, page: DjangoModel): boolean =>
    to === page || canBeNamed(project, to, page);

/** Whether an inline may name such a relation: one to a proxy Django then judges by what the proxy is made of alone. */
export function canBeNamed(project: Project, to: DjangoModel, page: DjangoModel): boolean {
    const end = to.kind === 'proxy' ? madeOf(project, to) : to;
    return end !== undefined && (end === page || tablesAbove(project, page).has(end));
}

/** The relations that lead to the page, among those that are written; Django's own links to parents lead there besides. */
export function writtenLinks(project: Project, model: DjangoModel, page: DjangoModel): Field[] {
    const managers = managersInBody(project, model);
    return allFields(project, model).filter(field => {
        // Behind a manager of its name there is no field of its own.
        if (managers.includes(field.name) && localFields(project, model).includes(field)) return false;
        const to = endOf(project, field);
        return to !== undefined && leadsToPage(project, to, page);
    });
}

/** Whether rows of a model are shown on a page by a generic key, as none of its relations leads there. */
export const isGenericInline = (project: Project, model: DjangoModel, page: DjangoModel): boolean =>
    genericKeysOf(project, model).length > 0 && writtenLinks(project, model, page).length === 0;

/**
 * The relation that a generated inline names, since several lead to the page: the one by which a relation to many goes
 * through the inline's model, else the first. Undefined where Django finds the only one itself, or there is none to name.
 */
export function namedLink(project: Project, model: DjangoModel, page: DjangoModel): Field | undefined {
    const links = writtenLinks(project, model, page);
    const extended = [...tablesAbove(project, model)].filter(table => leadsToPage(project, table, page));
    if (links.length + extended.length < 2) return undefined;
    const possible = links.filter(field => {
        const to = endOf(project, field);
        return to !== undefined && canBeNamed(project, to, page);
    });
    const near = nearEnd(page, model);
    return possible.find(({ name }) => name === near) ?? possible[0];
}

function endOf(project: Project, field: Field): DjangoModel | undefined {
    const isLink = field.type.kind === 'relation' && field.type.relation !== 'ManyToManyField';
    return isLink ? relatedModel(project, field) : undefined;
}

/** Of a relation to many through `through`, the field that leads back to the model that has it. */
function nearEnd(model: DjangoModel, through: DjangoModel): string | undefined {
    const relation = model.fields.find(field => {
        const value = optionOf(field, 'through');
        return value?.kind === 'model' && value.model === through.id;
    });
    const fields = relation && optionOf(relation, 'through_fields');
    return fields?.kind === 'list' ? nameIn(fields.items[0]) : undefined;
}

/** What a proxy stands for: another proxy, perhaps. */
function madeOf(project: Project, { proxyOf, bases }: DjangoModel): DjangoModel | undefined {
    const { models } = indexOf(project);
    const ids = [...bases.flatMap(base => (base.kind === 'model' ? [base.model] : [])), ...(proxyOf ? [proxyOf] : [])];
    return ids.flatMap(id => models.get(id) ?? []).find(({ kind }) => kind !== 'abstract');
}

/** The models with tables that a model extends, and those that these extend; of a proxy, also the one that it stands for. */
function tablesAbove(project: Project, model: DjangoModel): Set<DjangoModel> {
    const found = new Set<DjangoModel>();
    const table = tableModelOf(project, model);
    const waiting = table === model ? parentTablesOf(project, model) : [table];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
        if (found.has(next)) continue;
        found.add(next);
        waiting.push(...parentTablesOf(project, next));
    }
    return found;
}
