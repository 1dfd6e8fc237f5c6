import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { optionOf } from '../../../model/queries.js';
import { nameIn } from '../../../model/value-name.js';
import { type Finding, finding } from '../../finding.js';
import { isOpen } from '../../model-families.js';
import { heirsOf } from '../checked-models.js';
import type { ClassField } from '../class-fields.js';
import { classOf, forwardField } from '../django-class.js';
import { optionSpan } from '../option-values.js';
import { isOfClass, writtenFields } from '../written-fields.js';

/** `unique_for_date` and its like name a day to be unique on, among the fields of each class that has the field. */
export function* uniqueForDates(project: Project): Iterable<Finding> {
    for (const { model, field } of writtenFields(project)) {
        for (const option of ['unique_for_date', 'unique_for_month', 'unique_for_year']) {
            const value = optionOf(field, option);
            const target = nameIn(value);
            // What is a word, and no field, is found as such.
            if (target === undefined || value?.kind === 'missing') continue;
            const params = { field: field.name, option, target };
            const found = inClasses(project, model).map(of => forwardField(project, classOf(project, of), target));
            if (found.includes(undefined)) yield finding('unique-for-no-field', optionSpan(field, option), params);
            else if (found.some(each => each && !mayBeDate(project, each)))
                yield finding('unique-for-no-date', optionSpan(field, option), params);
        }
    }
}

/** The classes of which what a model says becomes a part. */
const inClasses = (project: Project, model: DjangoModel): DjangoModel[] =>
    (model.kind === 'abstract' ? heirsOf(project, model) : [model]).filter(each => !isOpen(project, each));

function mayBeDate(project: Project, { field }: ClassField): boolean {
    if (!field) return false;
    return /^(custom|python|unresolved)$/.test(field.type.kind) || isOfClass(project, field, 'Date', 'DateTime');
}
