import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { optionOf } from '../../../model/queries.js';
import { nameIn } from '../../../model/value-name.js';
import { type Finding, finding } from '../../finding.js';
import { checkedModels, placeIn } from '../checked-models.js';
import { type ClassField, targetOf } from '../class-fields.js';
import { classOf, forwardField, isColumnRelation, primaryKeyOf } from '../django-class.js';

/**
 * The column of a relation is of the type of the one that it leads to. Where that is a relation too it goes on, and Django
 * follows it without end when it makes the table: one key leads to a row by that row's key, which is a relation as well.
 */
export function* circularColumns(project: Project): Iterable<Finding> {
    for (const model of checkedModels(project)) {
        for (const column of classOf(project, model).columns) {
            const { field } = column;
            const way = field && circleFrom(project, column);
            if (way) yield finding('circular-column', placeIn(model, field), { field: field.name, way });
        }
    }
}

/** The models on the way from a column back to it; undefined where it ends, or goes round without it. */
function circleFrom(project: Project, start: ClassField): string[] | undefined {
    const way: string[] = [];
    const seen = new Set<string>();
    for (let at = leadsTo(project, start); at; at = leadsTo(project, at.column)) {
        way.push(at.model.name);
        if (at.column.field === start.field) return way;
        const place = `${at.model.id} ${at.column.name}`;
        if (seen.has(place)) return undefined;
        seen.add(place);
    }
    return undefined;
}

interface Place {
    readonly model: DjangoModel;
    readonly column: ClassField;
}

function leadsTo(project: Project, column: ClassField): Place | undefined {
    const model = isColumnRelation(column) ? targetOf(project, column) : undefined;
    if (!model) return undefined;
    const name = column.field && nameIn(optionOf(column.field, 'to_field'));
    const found =
        name === undefined ? primaryKeyOf(project, model) : forwardField(project, classOf(project, model), name);
    return found && { model, column: found };
}
