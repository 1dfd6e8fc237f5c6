import type { Field } from '../../../model/django-model.js';
import type { FieldClass } from '../../../model/library.js';
import type { Project } from '../../../model/project.js';
import { isNullable } from '../../../model/queries.js';
import { type Finding, findingOfName } from '../../finding.js';
import { djangosClassOf, pythonNameOf } from '../python-class.js';

/** Field classes of Django's that are there for old migrations alone; a Python name leads to them still. */
export function* removedClasses(project: Project, field: Field): Iterable<Finding> {
    const python = pythonNameOf(project, field);
    const found = python === undefined ? undefined : removedClassAt(python);
    if (!found) return;
    const [name, [code, instead]] = found;
    const isWord = field.type.kind === 'python' && field.type.isWord === true;
    yield findingOfName(code, field.typeSpan, { field: field.name, name, instead }, isWord);
}

function removedClassAt(python: string): readonly [name: string, facts: RemovedClass] | undefined {
    const [, module = '', name = ''] = /^django\.(db\.models|contrib\.postgres)(?:\.\w+)*\.(\w+)$/.exec(python) ?? [];
    const facts = removed[`${module}.${name}`];
    return facts && [name, facts];
}

/** The library's class that a Python name leads to; of one that has been removed, the class that it extends. */
export function classNamedInPython(project: Project, field: Field): FieldClass | undefined {
    const python = pythonNameOf(project, field);
    if (python === undefined) return undefined;
    const { fieldClasses } = project.library;
    const [, [, , base] = []] = removedClassAt(python) ?? [];
    if (base !== undefined) return fieldClasses.get(base);
    return [...fieldClasses.values()].find(({ module, className }) => `${module}.${className}` === python);
}

/** Whether the column may hold NULL: the boolean of three values may, whatever is said of it. */
export const mayBeNull = (project: Project, field: Field): boolean =>
    isNullable(project, field) || djangosClassOf(project, field) === 'NullBooleanField';

type RemovedCode = `fields.E90${0 | 1 | 3 | 4 | 5 | 6 | 7}`;

type RemovedClass = readonly [code: RemovedCode, instead: string, base: string];

/** By the package that the class is part of, with what the language has in its place, and the class that it extends. */
const removed: Readonly<Record<string, RemovedClass>> = {
    'db.models.IPAddressField': ['fields.E900', 'GenericIPAddress', 'Field'],
    'db.models.CommaSeparatedIntegerField': [
        'fields.E901',
        'Char(validators=[`django.core.validators.validate_comma_separated_integer_list`])',
        'Char',
    ],
    'db.models.NullBooleanField': ['fields.E903', 'Boolean?', 'Boolean'],
    'contrib.postgres.JSONField': ['fields.E904', 'JSON', 'JSON'],
    'contrib.postgres.CICharField': ['fields.E905', 'Char(db_collation="…")', 'Char'],
    'contrib.postgres.CIEmailField': ['fields.E906', 'Email(db_collation="…")', 'Email'],
    'contrib.postgres.CITextField': ['fields.E907', 'Text(db_collation="…")', 'Text'],
};

/** The class that a type's name meant in an older Django, `IPAddress`, where no class of today's has that name. */
export function removedClassNamed(name: string): string | undefined {
    const found = Object.keys(removed).find(key => key.endsWith(`.${name}Field`));
    const module = found?.startsWith('contrib') ? 'contrib.postgres.fields' : 'db.models';
    return found && `django.${module}.${name}Field`;
}
