import type { Field } from '../../model/django-model.js';
import type { Project } from '../../model/project.js';
import { indexOf } from '../../model/queries.js';

/** The dotted name of a field's class in Python, where it is written as that. */
export function pythonNameOf(project: Project, { type }: Field): string | undefined {
    if (type.kind === 'python') return type.name;
    return type.kind === 'custom' ? indexOf(project).customFields.get(type.field)?.python : undefined;
}

/** The name of a class of Django's that is written in Python, `CICharField`; what is in any other class, only Python knows. */
export const djangosClassOf = (project: Project, field: Field): string | undefined =>
    /^django\.(?:\w+\.)*(\w+)$/.exec(pythonNameOf(project, field) ?? '')?.[1];
