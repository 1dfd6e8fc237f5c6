import type { DjangoModel, Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { indexOf, optionOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { checkedModels, placeIn } from '../checked-models.js';
import { targetOf } from '../class-fields.js';
import { classOf } from '../django-class.js';
import { isGiven } from '../option-values.js';
import { isOfClass } from '../written-fields.js';
import { narrowestLimit } from './constraint-names.js';

/** A column is called as its field, so that the field's name may be too long for the database. Oracle's are cut. */
export function* columnNames(project: Project): Iterable<Finding> {
    for (const model of checkedModels(project)) {
        const limit = narrowestLimit(project, model.app, ['oracle']);
        if (!limit) continue;
        const about = { limit: limit.length, databases: limit.databases };
        const { columns, manyToMany } = classOf(project, model);
        for (const { field, name, attribute } of columns) {
            const isNamed = field && (optionOf(field, 'db_column') || isOfClass(project, field, 'CompositePrimaryKey'));
            if (isNamed || attribute.length <= limit.length) continue;
            const span = field ? placeIn(model, field) : model.span;
            yield finding('models.E018', span, { field: name, length: attribute.length, ...about });
        }
        for (const from of manyToMany) {
            const { field, name } = from;
            const to = targetOf(project, from);
            const names = field && to ? columnsBetween(project, model, field, to) : [];
            const length = Math.max(0, ...names.map(column => column.length));
            if (!field || length <= limit.length) continue;
            yield finding('models.E019', placeIn(model, field), { field: name, length, ...about });
        }
    }
}

/** The columns of the table between the ends that have no names of their own. */
function columnsBetween(project: Project, model: DjangoModel, field: Field, to: DjangoModel): string[] {
    const through = optionOf(field, 'through');
    if (!isGiven(through)) {
        const [from, onwards] = [model.name.toLowerCase(), to.name.toLowerCase()];
        return from === onwards ? [`from_${from}_id`, `to_${from}_id`] : [`${from}_id`, `${onwards}_id`];
    }
    const middle = through.kind === 'model' ? indexOf(project).models.get(through.model) : undefined;
    if (!middle || middle.kind === 'abstract') return [];
    return classOf(project, middle)
        .columns.filter(column => !column.field || !optionOf(column.field, 'db_column'))
        .map(({ attribute }) => attribute);
}
