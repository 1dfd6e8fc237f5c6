import type { DjangoModel, Field, FieldOption } from '../../model/django-model.js';
import { isDjangoAtLeast } from '../../model/django-version.js';
import type { Path } from '../../model/expression.js';
import type { Project } from '../../model/project.js';
import { fieldClassOf, findField, indexOf, isBlank, isNullable, isOptionTrue, optionOf } from '../../model/queries.js';
import type { Value } from '../../model/value.js';
import { quoteString } from '../python/quote-string.js';
import { dotted } from './path-source.js';
import type { PythonFile } from './python-file.js';
import { valueSource } from './value-source.js';

/** DRF's class for a column of Django's; text where nothing more is known. */
const classes: Readonly<Record<string, string>> = {
    BooleanField: 'BooleanField',
    NullBooleanField: 'BooleanField',
    DateField: 'DateField',
    DateTimeField: 'DateTimeField',
    DecimalField: 'DecimalField',
    DurationField: 'DurationField',
    EmailField: 'EmailField',
    FileField: 'FileField',
    FilePathField: 'CharField',
    FloatField: 'FloatField',
    GenericIPAddressField: 'IPAddressField',
    ImageField: 'ImageField',
    JSONField: 'JSONField',
    SlugField: 'SlugField',
    TimeField: 'TimeField',
    URLField: 'URLField',
    UUIDField: 'UUIDField',
    CharField: 'CharField',
    // DRF itself would make one text of it.
    CompositePrimaryKey: 'ListField',
    TextField: 'CharField',
};

/** A field of another row, by its path: `category.name` is read and never written. */
export function readField(project: Project, file: PythonFile, path: Path): string {
    const { serializers } = file;
    const source = quoteString(dotted(path));
    const fields = path.segments.map(({ target }) =>
        'field' in target && target.field !== undefined ? findField(project, target.field) : undefined,
    );
    const last = fields.at(-1);
    const absent = fields.some(field => field && isNullable(project, field)) ? ', allow_null=True' : '';
    if (path.transforms.length > 0 || !last) return `${serializers}.ReadOnlyField(source=${source})`;
    const target = path.segments.at(-1)?.target;
    if (target?.kind === 'reverse' || last.type.kind === 'relation') {
        const many = path.segments.at(-1)?.toMany ? 'many=True, ' : '';
        return `${serializers}.PrimaryKeyRelatedField(${many}source=${source}, read_only=True)`;
    }
    const { name, options } = fieldClass(project, file, last);
    return `${serializers}.${name}(${[...options, `source=${source}`, 'read_only=True'].join(', ')}${absent})`;
}

/** DRF's class that shows a field, with what it needs. */
function fieldClass(project: Project, file: PythonFile, field: Field): { name: string; options: string[] } {
    const className = fieldClassOf(project, field)?.className ?? '';
    const numeric = /Integer|AutoField/.test(className);
    const name = numeric ? 'IntegerField' : (classes[className] ?? 'ReadOnlyField');
    if (name !== 'DecimalField') return { name, options: [] };
    const options = ['max_digits', 'decimal_places'].flatMap(option => {
        const value = optionOf(field, option);
        return value ? `${option}=${valueSource(project, file, value)}` : [];
    });
    return { name, options };
}

/**
 * Whether DRF has no field for a column of the library's, and shows what Django's fixtures hold: ranges and PostgreSQL's
 * searches, and lists of them.
 */
export function isTextInApi({ type, options }: Pick<Field, 'type' | 'options'>): boolean {
    if (type.kind !== 'library') return false;
    const item = options.find(({ name }) => name === 'base_field')?.value;
    if (type.name === 'Array') return item?.kind === 'field-type' && isTextInApi(item);
    return /Range$|^Search/.test(type.name);
}

/** A number of any length, as Django has it since 6.1: DRF has to be told that it has no limits. */
export const isWithoutDigits = (project: Project, field: Field): boolean =>
    isDjangoAtLeast(project, 6, 1) &&
    !field.computed &&
    !optionOf(field, 'choices') &&
    fieldClassOf(project, field)?.className === 'DecimalField' &&
    ['max_digits', 'decimal_places'].every(name => (optionOf(field, name)?.kind ?? 'null') === 'null');

/** The key by which a nested row is written beside being read: `category_id`. */
export function keyField(
    project: Project,
    file: PythonFile,
    options: { readonly model: DjangoModel; readonly field: Field; readonly by: string; readonly readable: boolean },
): string | undefined {
    const { field, by } = options;
    if (field.type.kind !== 'relation') return undefined;
    const to = indexOf(project).models.get(field.type.to);
    if (!to) return undefined;
    const { serializers } = file;
    const many = field.type.relation === 'ManyToManyField';
    const byKey = by === 'id' || by === 'pk';
    const needed = many
        ? isBlank(project, field)
            ? ['required=False']
            : ['allow_empty=False']
        : isNullable(project, field)
          ? ['required=False', 'allow_null=True']
          : field.default
            ? ['required=False']
            : [];
    const alone =
        field.type.relation === 'OneToOneField' || isOptionTrue(field, 'unique')
            ? [
                  `validators=[${file.from('rest_framework.validators', 'UniqueValidator')}(${file.model(options.model)}.objects.all())]`,
              ]
            : [];
    const className = options.readable
        ? file.own('config', 'serializers', byKey ? 'ReadablePrimaryKeyField' : 'ReadableSlugField')
        : `${serializers}.${byKey ? 'PrimaryKeyRelatedField' : 'SlugRelatedField'}`;
    const parts = [
        ...(many ? ['many=True'] : []),
        ...(byKey ? [] : [`slug_field=${quoteString(by)}`]),
        `source=${quoteString(field.name)}`,
        `queryset=${file.model(to)}.objects.all()`,
        'write_only=True',
        ...needed,
        ...alone,
    ];
    return `${className}(${parts.join(', ')})`;
}

export const optionSource = (project: Project, file: PythonFile, options: readonly FieldOption[]): string =>
    options.map(({ name, value }) => `${name}=${optionValue(project, file, value)}`).join(', ');

const optionValue = (project: Project, file: PythonFile, value: Value): string => valueSource(project, file, value);
