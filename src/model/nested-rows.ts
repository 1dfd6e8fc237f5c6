import type { DjangoModel, Field } from './django-model.js';
import type { Project } from './project.js';
import { allFields, ancestorsOf, indexOf, isOptionTrue, optionOf, relationsInto } from './queries.js';
import type { NestedSerializer, Serializer } from './serializer.js';

/** What a nested serializer shows: rows that the model's own field leads to, or rows that lead to the model. */
export type NestedRows =
    | { readonly kind: 'forward'; readonly field: Field; readonly to: DjangoModel; readonly many: boolean }
    | { readonly kind: 'reverse'; readonly field: Field; readonly to: DjangoModel; readonly many: boolean };

export function nestedRows(project: Project, model: DjangoModel, nested: NestedSerializer): NestedRows | undefined {
    const own = allFields(project, model).find(field => field.name === nested.name);
    if (own) {
        const { type } = own;
        if (type.kind !== 'relation' && type.kind !== 'generic-relation') return undefined;
        const to = indexOf(project).models.get(type.to);
        const many = type.kind === 'generic-relation' || type.relation === 'ManyToManyField';
        return to && { kind: 'forward', field: own, to, many };
    }
    const relations = [model, ...ancestorsOf(project, model)].flatMap(target => [...relationsInto(project, target.id)]);
    for (const relation of relations) {
        if (reverseAccessor(relation.model, relation.field) !== nested.name) continue;
        const { type } = relation.field;
        const many = type.kind === 'relation' && type.relation !== 'OneToOneField';
        return { kind: 'reverse', field: relation.field, to: relation.model, many };
    }
    return undefined;
}

/** How a row reaches those that lead to it; undefined where `related_name` ends in `+`. */
export function reverseAccessor(model: DjangoModel, field: Field): string | undefined {
    const written = optionOf(field, 'related_name');
    const name = written?.kind === 'word' ? written.word : written?.kind === 'string' ? written.value : undefined;
    if (name?.endsWith('+')) return undefined;
    if (name !== undefined) {
        return name.replaceAll('%(class)s', model.name.toLowerCase()).replaceAll('%(app_label)s', model.app);
    }
    const single = field.type.kind === 'relation' && field.type.relation === 'OneToOneField';
    return single ? model.name.toLowerCase() : `${model.name.toLowerCase()}_set`;
}

/** The field by which a written row is found among those that exist. */
export function matchField(project: Project, serializer: Serializer, rows: NestedRows): string | undefined {
    const fields = writtenFields(project, serializer, rows.to);
    const unique = fields.find(field => isOptionTrue(field, 'unique') || isOptionTrue(field, 'primary_key'));
    if (unique || rows.kind === 'forward') return unique?.name;
    // Among the rows of one parent, what is unique together with it will do.
    for (const constraint of rows.to.constraints) {
        if (constraint.kind !== 'unique' || constraint.where || constraint.items.length !== 2) continue;
        const names = constraint.items.map(({ expression }) =>
            expression.kind === 'path' && expression.segments.length === 1 ? expression.segments[0]?.name : undefined,
        );
        const other = names.find(name => name !== rows.field.name);
        if (names.includes(rows.field.name) && fields.some(field => field.name === other)) return other;
    }
    return undefined;
}

function writtenFields(project: Project, serializer: Serializer, model: DjangoModel): Field[] {
    const { fields } = serializer;
    return allFields(project, model).filter(field => {
        if (serializer.readOnly.some(({ key }) => key === field.name)) return false;
        if (fields.kind === 'listed') return fields.items.some(({ key }) => key === field.name);
        return !serializer.exclude.some(({ key }) => key === field.name);
    });
}
