import type { DjangoModel, Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { isOptionTrue, localFields, optionOf, ownModels, parentTablesOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { nameIn, optionSpan } from '../option-values.js';
import { attributeOf, hasColumn, isForeignKey } from '../written-fields.js';

/** Fields of a model, of what it extends, and their columns all have names of their own. */
export function* clashingFields(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        if (model.kind === 'proxy') continue;
        yield* clashesInside(project, model);
        yield* clashesWithParents(project, model);
        yield* sharedColumns(project, model);
        yield* clashesAmongParents(project, model);
    }
}

/** `owner_id` beside the relation `owner`. */
function* clashesInside(project: Project, model: DjangoModel): Iterable<Finding> {
    const local = localFields(project, model);
    const relations = new Map(local.filter(isForeignKey).map(field => [attributeOf(field), field]));
    for (const field of local) {
        const relation = relations.get(field.name);
        if (!relation || relation === field) continue;
        const place = model.fields.includes(field) ? field : model.fields.includes(relation) ? relation : undefined;
        if (!place) continue;
        const other = `the column of ${relation.name}`;
        yield finding('models.E006', place.span, { field: field.name, model: model.name, other });
    }
}

function* clashesWithParents(project: Project, model: DjangoModel): Iterable<Finding> {
    const inherited = new Map<string, string>();
    for (const parent of tableAncestors(project, model)) {
        for (const field of localFields(project, parent)) {
            inherited.set(field.name, `${parent.name}.${field.name}`);
            if (isForeignKey(field)) inherited.set(attributeOf(field), `${parent.name}.${field.name}`);
        }
        const link = `${parent.name.toLowerCase()}_ptr`;
        const isLinked = localFields(project, model).some(field => isOptionTrue(field, 'parent_link'));
        if (!isLinked && parentTablesOf(project, model).includes(parent)) {
            inherited.set(link, `the link to ${parent.name}`);
        }
    }
    for (const field of model.fields) {
        const other = inherited.get(field.name) ?? inherited.get(attributeOf(field));
        if (other !== undefined)
            yield finding('models.E006', field.span, { field: field.name, model: model.name, other });
    }
}

/** The models with tables that a model extends, and those that these extend. */
function tableAncestors(project: Project, model: DjangoModel, seen = new Set<DjangoModel>()): DjangoModel[] {
    return parentTablesOf(project, model).flatMap(parent => {
        if (seen.has(parent)) return [];
        seen.add(parent);
        return [parent, ...tableAncestors(project, parent, seen)];
    });
}

function* sharedColumns(project: Project, model: DjangoModel): Iterable<Finding> {
    const columns = new Map<string, Field>();
    for (const field of localFields(project, model)) {
        if (!hasColumn(field)) continue;
        const column = nameIn(optionOf(field, 'db_column')) ?? attributeOf(field);
        const other = columns.get(column);
        // Where the names clash already, their columns do so with them.
        const isPlain =
            other !== undefined && !nameIn(optionOf(field, 'db_column')) && !nameIn(optionOf(other, 'db_column'));
        if (other && !isPlain && model.fields.includes(field)) {
            const params = { field: field.name, column, other: other.name };
            yield finding('models.E007', optionSpan(field, 'db_column'), params);
        }
        columns.set(column, field);
    }
}

function* clashesAmongParents(project: Project, model: DjangoModel): Iterable<Finding> {
    const parents = parentTablesOf(project, model);
    if (parents.length < 2) return;
    const owners = new Map<string, DjangoModel>();
    const seen = new Set<DjangoModel>();
    for (const parent of parents) {
        for (const table of [parent, ...tableAncestors(project, parent)]) {
            // Both may extend the same one.
            if (seen.has(table)) continue;
            seen.add(table);
            for (const name of columnNames(project, table)) {
                const other = owners.get(name);
                if (other && other !== table) {
                    const params = { field: name, model: model.name, parents: [other.name, table.name] };
                    yield finding('models.E005', model.span, params);
                    return;
                }
                owners.set(name, table);
            }
        }
    }
}

/** With the `id` that Django adds. */
function columnNames(project: Project, model: DjangoModel): string[] {
    const fields = localFields(project, model);
    const hasKey =
        fields.some(field => isOptionTrue(field, 'primary_key')) || parentTablesOf(project, model).length > 0;
    return [...fields.map(({ name }) => name), ...(hasKey ? [] : ['id'])];
}
