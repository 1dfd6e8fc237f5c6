import type { DjangoModel, Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { allFields, ancestorsOf, indexOf, isOptionTrue, optionOf, relatedModel } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { nameIn, optionSpan } from '../option-values.js';
import { hasColumn, isForeignKey, isManyToMany, isOfClass, writtenFields } from '../written-fields.js';

/** A relation needs a table with a unique column at its other end. */
export function* relationTargets(project: Project): Iterable<Finding> {
    for (const { model, field } of writtenFields(project)) {
        const target = relatedModel(project, field);
        if (!target) continue;
        if (target.kind === 'abstract') {
            const heirs = [...indexOf(project).models.values()]
                .filter(
                    heir =>
                        heir.kind === 'concrete' && isOwn(project, heir) && ancestorsOf(project, heir).includes(target),
                )
                .map(({ name }) => name);
            yield finding('fields.E300', field.typeSpan, {
                field: field.name,
                model: target.name,
                heirs: heirs.slice(0, 3),
            });
            continue;
        }
        if (isForeignKey(field)) yield* targetColumn(project, field, target);
        const composite = [target, ...(isManyToMany(field) && !optionOf(field, 'through_fields') ? [model] : [])].find(
            end => (isForeignKey(field) || isManyToMany(field) ? hasCompositeKey(project, end) : false),
        );
        if (composite) yield finding('fields.E347', field.typeSpan, { field: field.name, model: composite.name });
    }
}

const isOwn = (project: Project, { app }: DjangoModel): boolean => indexOf(project).apps.get(app)?.origin === 'project';

const hasCompositeKey = (project: Project, model: DjangoModel): boolean =>
    allFields(project, model).some(field => isOfClass(project, field, 'CompositePrimaryKey'));

function* targetColumn(project: Project, field: Field, target: DjangoModel): Iterable<Finding> {
    const name = nameIn(optionOf(field, 'to_field'));
    if (name === undefined) return;
    const span = optionSpan(field, 'to_field');
    const column = allFields(project, target).find(candidate => candidate.name === name);
    const params = { field: field.name, target: name, model: target.name };
    // `pk` and `id` are there without being declared.
    if (!column) return;
    if (!hasColumn(column)) yield finding('fields.E312', span, params);
    else if (!isUnique(project, target, column)) yield finding('fields.E311', span, params);
}

function isUnique(project: Project, model: DjangoModel, field: Field): boolean {
    if (isOptionTrue(field, 'unique') || isOptionTrue(field, 'primary_key')) return true;
    if (field.type.kind === 'relation' && field.type.relation === 'OneToOneField') return true;
    if (/Auto$/.test(field.type.kind === 'library' ? field.type.name : '')) return true;
    if (field.type.kind === 'custom' || field.type.kind === 'python') return true;
    return [model, ...ancestorsOf(project, model)].some(({ constraints }) =>
        constraints.some(constraint => {
            if (constraint.kind !== 'unique' || constraint.where || constraint.items.length !== 1) return false;
            const expression = constraint.items[0]?.expression;
            const [segment] = expression?.kind === 'path' ? expression.segments : [];
            return segment?.target.kind === 'field' && segment.target.field === field.id;
        }),
    );
}
