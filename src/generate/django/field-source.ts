import { choicesLength } from '../../model/choices-length.js';
import type { DjangoModel, Field, FieldOption, FieldType } from '../../model/django-model.js';
import { genericColumns } from '../../model/generic-columns.js';
import { djangoUser, labelOf, type ModelId } from '../../model/names.js';
import type { Project } from '../../model/project.js';
import {
    fieldClassOf,
    holdsValues,
    indexOf,
    isBlank,
    isNullable,
    onDeleteOf,
    optionOf,
    usersOf,
} from '../../model/queries.js';
import type { Value } from '../../model/value.js';
import { isFraction, numberSource, timedeltaArguments } from '../python/number-source.js';
import { quoteString } from '../python/quote-string.js';
import { computationSource, qSource } from './condition-source.js';
import { helpTextSource } from './help-text.js';
import { decimalSource, momentSource } from './literal-source.js';
import { type PythonFile, tuple } from './python-file.js';
import { nameOfValue } from './value-name.js';
import { valueSource } from './value-source.js';
import { snakeCase } from './words.js';

/** What the fields of one models.py need to know of it. */
export interface ModelsContext {
    readonly project: Project;
    readonly file: PythonFile;
    /** Models whose classes stand above the one that is being written. */
    readonly written: ReadonlySet<ModelId>;
    /** Functions that make default values, by name, to stand above the model. */
    readonly defaults: Map<string, string>;
}

/** The lines that declare a field, comments included. */
export function fieldSource(context: ModelsContext, model: DjangoModel, field: Field): string[] {
    const source = constructorSource(context, model, field);
    if (source === undefined) return [];
    return [...columnsOf(context, model, field), `${field.name} = ${source}`];
}

/** The columns that a GenericForeignKey needs and the model does not declare. */
function columnsOf({ project, file }: ModelsContext, model: DjangoModel, field: Field): string[] {
    if (field.type.kind !== 'generic-foreign-key') return [];
    const models = file.from('django.db', 'models');
    const { contentType, objectId } = genericColumns(project, model, field);
    const optional = field.optional ? ', null=True, blank=True' : '';
    const lines: string[] = [];
    // One that is named, and is not there, Django looks for in vain.
    const isAdded = (column: string): boolean =>
        !model.fields.some(({ name }) => name === column) &&
        !field.options.some(({ value }) => value.kind === 'missing' && value.name === column);
    if (isAdded(contentType)) {
        lines.push(
            `${contentType} = ${models}.ForeignKey("contenttypes.ContentType", on_delete=${models}.CASCADE${optional})`,
        );
    }
    if (isAdded(objectId)) {
        lines.push(`${objectId} = ${models}.PositiveBigIntegerField(${optional.slice(2)})`);
    }
    return lines;
}

function constructorSource(context: ModelsContext, model: DjangoModel, field: Field): string | undefined {
    const { project, file } = context;
    const { type } = field;
    if (type.kind === 'generic-foreign-key') {
        const { contentType, objectId } = genericColumns(project, model, field);
        const name = file.from('django.contrib.contenttypes.fields', 'GenericForeignKey');
        const others = field.options
            .filter(option => option.name !== 'ct_field' && option.name !== 'fk_field')
            .map(option => optionSource(context, model, field, option));
        const usual = contentType === 'content_type' && objectId === 'object_id';
        const columns = usual && others.length === 0 ? [] : [contentType, objectId].map(quoteString);
        return `${name}(${[...columns, ...others].join(', ')})`;
    }
    if (type.kind === 'generic-relation') {
        const name = file.from('django.contrib.contenttypes.fields', 'GenericRelation');
        return `${name}(${[modelReference(context, model, type.to, true), ...relationColumns(context, type), ...writtenOptions(context, model, field)].join(', ')})`;
    }
    const className = classSource(context, type, field);
    if (className === undefined) return undefined;
    if (field.computed && holdsValues(field)) {
        const models = file.from('django.db', 'models');
        const parts = [
            `expression=${computationSource({ project, file }, field.computed.expression)}`,
            `output_field=${className}(${columnOptions(context, model, field).join(', ')})`,
            `db_persist=${field.computed.stored ? 'True' : 'False'}`,
            ...writtenOptions(
                context,
                model,
                field,
                ({ name }) => !isColumnOption(project, name) && !valueOptionNames.has(name),
            ),
        ];
        return `${models}.GeneratedField(${parts.join(', ')})`;
    }
    return `${className}(${[...surplus(context, field), ...fieldOptions(context, model, field)].join(', ')})`;
}

function classSource({ file, project }: ModelsContext, type: FieldType, field?: Field): string | undefined {
    switch (type.kind) {
        case 'custom': {
            const custom = indexOf(project).customFields.get(type.field);
            return custom && file.dotted(custom.python);
        }
        case 'python':
            return file.dotted(type.name);
        case 'unresolved':
            return undefined;
        case 'library': {
            const facts = project.library.fieldClasses.get(type.name);
            return facts && inModule(file, facts.module, facts.className);
        }
        default: {
            const facts = field && fieldClassOf(project, field);
            return facts && inModule(file, facts.module, facts.className);
        }
    }
}

/** Django's developers write `models.CharField`, and import other classes by their names. */
const inModule = (file: PythonFile, module: string, className: string): string =>
    module === 'django.db.models' ? `${file.from('django.db', 'models')}.${className}` : file.from(module, className);

const surplus = ({ project, file }: ModelsContext, field: Field): string[] =>
    field.surplusArguments.map(value => valueSource(project, file, value));

/** All arguments but the positional ones that have no name. */
function fieldOptions(context: ModelsContext, model: DjangoModel, field: Field): string[] {
    const { project, file } = context;
    const models = file.from('django.db', 'models');
    const { type } = field;
    const parts: string[] = [];
    if (type.kind === 'relation') {
        parts.push(modelReference(context, model, type.to));
        if (type.relation !== 'ManyToManyField') {
            const value = onDeleteOf(field);
            parts.push(
                `on_delete=${value.kind === 'implied' ? `${models}.${value.word}` : optionValue(context, model, field, 'on_delete', value)}`,
            );
        }
        parts.push(...emptiness(project, field));
        parts.push(...writtenOptions(context, model, field, ({ name }) => name !== 'on_delete'));
    } else {
        if (type.kind === 'enum') parts.push(...enumOptions(context, field));
        parts.push(...writtenOptions(context, model, field));
    }
    if (field.default) parts.push(defaultSource(context, model, field, field.default));
    if (type.kind !== 'relation') parts.push(...emptiness(project, field));
    if (field.documentation !== undefined && !optionOf(field, 'help_text')) {
        parts.push(`help_text=${helpTextSource(file, field.documentation.trim().replaceAll(/\s*\n\s*/g, ' '))}`);
    }
    return parts;
}

/** Whether an option of a computed field is its column's: `max_digits`, and whatever else not every field has. */
const isColumnOption = (project: Project, name: string): boolean =>
    name === 'max_length' || !project.library.fieldClasses.get('Generated')?.options.has(name);

/** Options that only a column with values of its own can have. */
const valueOptionNames = new Set([
    'default',
    'db_default',
    'auto_now',
    'auto_now_add',
    'primary_key',
    'editable',
    'blank',
]);

const columnOptions = (context: ModelsContext, model: DjangoModel, field: Field): string[] => [
    ...(field.type.kind === 'enum' ? enumOptions(context, field) : []),
    ...surplus(context, field),
    ...writtenOptions(
        context,
        model,
        field,
        ({ name }) => isColumnOption(context.project, name) && !valueOptionNames.has(name),
    ),
];

function emptiness(project: Project, field: Field): string[] {
    const parts: string[] = [];
    if (!optionOf(field, 'null') && isNullable(project, field)) parts.push('null=True');
    if (!optionOf(field, 'blank') && isBlank(project, field)) parts.push('blank=True');
    return parts;
}

function enumOptions({ project, file }: ModelsContext, field: Field): string[] {
    const choices = field.type.kind === 'enum' ? indexOf(project).enums.get(field.type.enum) : undefined;
    if (!choices) return [];
    return [
        ...(choices.base === 'int' || optionOf(field, 'max_length') ? [] : [`max_length=${choicesLength(choices)}`]),
        ...(optionOf(field, 'choices') ? [] : [`choices=${file.enum(choices)}`]),
    ];
}

const writtenOptions = (
    context: ModelsContext,
    model: DjangoModel,
    field: Field,
    wanted: (option: FieldOption) => boolean = () => true,
): string[] =>
    field.options
        // What stands behind '=' counts.
        .filter(option => wanted(option) && !(option.name === 'default' && field.default))
        // Python takes each once.
        .filter(({ name }, at, all) => all.findIndex(other => other.name === name) === at)
        .map(option => optionSource(context, model, field, option));

const optionSource = (context: ModelsContext, model: DjangoModel, field: Field, { name, value }: FieldOption): string =>
    `${name}=${optionValue(context, model, field, name, value)}`;

function optionValue(context: ModelsContext, model: DjangoModel, field: Field, option: string, value: Value): string {
    const { project, file } = context;
    const text = nameOfValue(value);
    switch (option) {
        case 'help_text':
            return value.kind === 'string' ? helpTextSource(file, value.value) : valueSource(project, file, value);
        case 'on_delete':
            return text === undefined
                ? valueSource(project, file, value)
                : `${file.from('django.db', 'models')}.${text}`;
        case 'through':
            return value.kind === 'model'
                ? modelReference(context, model, value.model)
                : valueSource(project, file, value);
        case 'validators':
            return value.kind === 'list' ? valueSource(project, file, value) : `[${valueSource(project, file, value)}]`;
        case 'through_fields':
            return value.kind === 'list'
                ? tuple(value.items.map(item => quoteString(nameOfValue(item) ?? '')))
                : valueSource(project, file, value);
        case 'base_field':
            if (value.kind === 'model') return relationItemSource(context, model, value.model);
            return value.kind === 'field-type' ? itemSource(context, model, value) : valueSource(project, file, value);
        case 'default':
        case 'db_default':
            return defaultValue(context, model, field, value);
        case 'limit_choices_to':
            if (value.kind === 'expression') return qSource({ project, file }, value.expression);
            return valueSource(project, file, value);
        default:
            // A word names something else: a related name, a field, a collation.
            return text !== undefined && value.kind !== 'string'
                ? quoteString(text)
                : valueSource(project, file, value);
    }
}

/** The field of an array's items. */
function itemSource(context: ModelsContext, model: DjangoModel, value: Extract<Value, { kind: 'field-type' }>): string {
    const field: Field = {
        id: '' as Field['id'],
        name: '',
        span: value.span,
        extent: value.span,
        typeSpan: value.span,
        type: value.type,
        optional: false,
        options: value.options,
        surplusArguments: [],
    };
    return constructorSource(context, model, field) ?? 'None';
}

/** Relations cannot be items, which Django says of a ForeignKey. */
const relationItemSource = (context: ModelsContext, model: DjangoModel, to: ModelId): string => {
    const models = context.file.from('django.db', 'models');
    return `${models}.ForeignKey(${modelReference(context, model, to)}, on_delete=${models}.CASCADE)`;
};

/**
 * How a relation names the model at its other end: the class itself where it is known already, and has a table. A private one,
 * a generic relation, is also a field of each that extends a model with a table.
 */
export function modelReference(context: ModelsContext, model: DjangoModel, to: ModelId, isPrivate = false): string {
    const { project, file, written } = context;
    // Of an abstract model Django would take the one that extends it.
    if (to === model.id && model.kind !== 'abstract') return '"self"';
    const user = project.declaration?.userModel?.model;
    if (to === user || to === djangoUser) {
        return `${file.from('django.conf', 'settings')}.AUTH_USER_MODEL`;
    }
    const target = indexOf(project).models.get(to);
    // One that is abstract never comes: Django then compares what is written, so it is written alike everywhere.
    if (!target || target.kind === 'abstract') return quoteString(labelOf(to));
    if (target.app !== model.app || isTakenElsewhere(project, model, isPrivate)) return quoteString(labelOf(to));
    // A field of the same name would stand in the class's way.
    const hidden = model.fields.some(({ name }) => name === target.name);
    return written.has(to) && !hidden ? target.name : quoteString(target.name);
}

/** An abstract model's fields become those of models in other apps, in which Django would look for a name alone. */
function isTakenElsewhere(project: Project, { app, ...model }: DjangoModel, isPrivate: boolean): boolean {
    const seen = new Set<ModelId>();
    const leavesApp = ({ id, kind }: Pick<DjangoModel, 'id' | 'kind'>): boolean => {
        if ((kind !== 'abstract' && !isPrivate) || seen.has(id)) return false;
        seen.add(id);
        const heirs = usersOf(project, id).filter(({ bases }) =>
            bases.some(base => base.kind === 'model' && base.model === id),
        );
        return heirs.some(heir => heir.app !== app || leavesApp(heir));
    };
    return leavesApp(model);
}

function relationColumns({ project }: ModelsContext, type: Extract<FieldType, { kind: 'generic-relation' }>): string[] {
    if (!type.by) return [];
    const owner = indexOf(project).models.get(type.to);
    const field = owner?.fields.find(({ id }) => id === type.by);
    if (!owner || !field) return [];
    const { contentType, objectId } = genericColumns(project, owner, field);
    return [
        ...(contentType === 'content_type' ? [] : [`content_type_field=${quoteString(contentType)}`]),
        ...(objectId === 'object_id' ? [] : [`object_id_field=${quoteString(objectId)}`]),
    ];
}

// Defaults

function defaultSource(context: ModelsContext, model: DjangoModel, field: Field, value: Value): string {
    const option = value.kind === 'expression' ? 'db_default' : 'default';
    return `${option}=${defaultValue(context, model, field, value)}`;
}

function defaultValue(context: ModelsContext, model: DjangoModel, field: Field, value: Value): string {
    const { project, file } = context;
    const className = fieldClassOf(project, field)?.className ?? '';
    switch (value.kind) {
        case 'number':
            return className === 'DecimalField' && isFraction(value.text)
                ? decimalSource(file, value.text)
                : numberSource(value.text);
        case 'string':
            return textDefault(context, className, value.value);
        case 'duration':
            return `${file.from('datetime', 'timedelta')}(${timedeltaArguments(value.milliseconds)})`;
        case 'word':
            return value.word === 'now'
                ? nowDefault(context, model, field, className)
                : wordDefault(context, model, value.word);
        case 'list':
        case 'object':
            return madeDefault(context, model, field, value);
        default:
            return valueSource(project, file, value);
    }
}

function textDefault({ project, file }: ModelsContext, className: string, text: string): string {
    const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    const time = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
    const numbers = (parts: readonly (string | undefined)[]): string =>
        parts
            .filter(part => part !== undefined)
            .map(part => String(Number(part)))
            .join(', ');
    if (className === 'DateField' && date) return `${file.from('datetime', 'date')}(${numbers(date.slice(1))})`;
    if (className === 'TimeField' && time) return `${file.from('datetime', 'time')}(${numbers(time.slice(1))})`;
    if (className === 'DateTimeField') return momentSource(project, file, text) ?? quoteString(text);
    if (className === 'UUIDField') return `${file.from('uuid', 'UUID')}(${quoteString(text)})`;
    if (className === 'BinaryField') return `b${quoteString(text)}`;
    // A database without durations keeps their microseconds, which a text does not have.
    if (className === 'DurationField') {
        return `${file.from('django.utils.dateparse', 'parse_duration')}(${quoteString(text)})`;
    }
    return quoteString(text);
}

/** The callable that a word stands for. */
function wordDefault({ file }: ModelsContext, model: DjangoModel, word: string): string {
    const builtin = (name: string): string =>
        model.fields.some(field => field.name === name) ? `${file.import('builtins')}.${name}` : name;
    switch (word) {
        case 'today':
            return `${file.from('datetime', 'date')}.today`;
        case 'uuid4':
            return `${file.import('uuid')}.uuid4`;
        case 'list':
        case 'dict':
            return builtin(word);
        default:
            return quoteString(word);
    }
}

/** A moment, or what of it the column holds: a row shows what it was made with until it is read again. */
function nowDefault(context: ModelsContext, model: DjangoModel, field: Field, className: string): string {
    const { file, defaults } = context;
    if (className === 'DateField') return wordDefault(context, model, 'today');
    const timezone = file.from('django.utils', 'timezone');
    if (className !== 'TimeField') return `${timezone}.now`;
    const name = `default_${snakeCase(model.name)}_${field.name}`;
    defaults.set(name, `def ${name}():\n    return ${timezone}.localtime().time()`);
    return name;
}

/** A list or object of its own for each row: a function makes it. */
function madeDefault(
    { project, file, defaults }: ModelsContext,
    model: DjangoModel,
    field: Field,
    value: Value,
): string {
    if (value.kind === 'list' && value.items.length === 0) return 'list';
    if (value.kind === 'object' && value.entries.length === 0) return 'dict';
    const name = `default_${snakeCase(model.name)}_${field.name}`;
    defaults.set(name, `def ${name}():\n    return ${valueSource(project, file, value)}`);
    return name;
}
