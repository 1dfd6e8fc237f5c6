import type { Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { type Finding, findingOfName } from '../../finding.js';
import { pythonNameOf } from '../python-class.js';

/** Field classes of Django's that are there for old migrations alone; a Python name leads to them still. */
export function* removedClasses(project: Project, field: Field): Iterable<Finding> {
    const python = pythonNameOf(project, field);
    if (python === undefined) return;
    const [, module = '', name = ''] = /^django\.(db\.models|contrib\.postgres)(?:\.\w+)*\.(\w+)$/.exec(python) ?? [];
    const found = removed[`${module}.${name}`];
    if (!found) return;
    const [code, instead] = found;
    const isWord = field.type.kind === 'python' && field.type.isWord === true;
    yield findingOfName(code, field.typeSpan, { field: field.name, name, instead }, isWord);
}

type RemovedCode = `fields.E90${0 | 1 | 3 | 4 | 5 | 6 | 7}`;

/** By the package that the class is part of, with what the language has in its place. */
const removed: Readonly<Record<string, readonly [code: RemovedCode, instead: string]>> = {
    'db.models.IPAddressField': ['fields.E900', 'GenericIPAddress'],
    'db.models.CommaSeparatedIntegerField': [
        'fields.E901',
        'Char(validators=[`django.core.validators.validate_comma_separated_integer_list`])',
    ],
    'db.models.NullBooleanField': ['fields.E903', 'Boolean?'],
    'contrib.postgres.JSONField': ['fields.E904', 'JSON'],
    'contrib.postgres.CICharField': ['fields.E905', 'Char(db_collation="…")'],
    'contrib.postgres.CIEmailField': ['fields.E906', 'Email(db_collation="…")'],
    'contrib.postgres.CITextField': ['fields.E907', 'Text(db_collation="…")'],
};

/** The class that a type's name meant in an older Django, `IPAddress`, where no class of today's has that name. */
export function removedClassNamed(name: string): string | undefined {
    const found = Object.keys(removed).find(key => key.endsWith(`.${name}Field`));
    const module = found?.startsWith('contrib') ? 'contrib.postgres.fields' : 'db.models';
    return found && `django.${module}.${name}Field`;
}
