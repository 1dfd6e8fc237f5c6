import type { Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { fieldClassOf, indexOf, relatedModel } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { writtenFields } from '../written-fields.js';

/** A positional argument without a place; a Python class takes as many as it likes. */
export function* surplusArguments(project: Project): Iterable<Finding> {
    for (const { field } of writtenFields(project)) {
        const { type, surplusArguments: surplus } = field;
        const [first] = surplus;
        if (!first) continue;
        const custom = type.kind === 'custom' ? indexOf(project).customFields.get(type.field) : undefined;
        const facts = fieldClassOf(project, field);
        const places = custom?.parameters ?? facts?.positional;
        // Its columns are as many as it likes.
        if (!places || facts?.name === 'CompositePrimaryKey') continue;
        yield finding('surplus-argument', first.span, {
            field: field.name,
            type: custom?.name ?? facts?.name ?? '',
            places,
            ...hiddenType(project, field),
        });
    }
}

/** Django's class of the name that a model has, which stands in front of it. */
function hiddenType(project: Project, field: Field): { hidden?: { model: string; python: string } } {
    const model = relatedModel(project, field);
    const facts = model && project.library.fieldClasses.get(model.name);
    return facts ? { hidden: { model: model.name, python: `${facts.module}.${facts.className}` } } : {};
}
