import type { DjangoModel, Field } from '../../model/django-model.js';
import type { Expression } from '../../model/expression.js';
import { isGenericInline } from '../../model/inline-links.js';
import type { Project } from '../../model/project.js';
import { fieldClassOf, indexOf, isNullable } from '../../model/queries.js';
import { pythonName } from '../python/python-names.js';
import { quoteDocstring, quoteString } from '../python/quote-string.js';
import type { NameUse, OwnName } from './own-names.js';
import type { PythonFile } from './python-file.js';
import { signalFacts } from './signal-facts.js';
import * as words from './words.js';

/**
 * What stands at a Python name until a person writes it. Whatever runs by itself, whenever a row is made, saved or shown,
 * does nothing that would stop it; what somebody has to ask for says that it is still to be written.
 */
export function ownNameSource(project: Project, file: PythonFile, own: OwnName): string {
    const [first] = own.uses;
    const { name } = own;
    switch (first?.kind) {
        case 'handler':
            return handlerSource(project, own);
        case 'field-class':
            return fieldClassSource(file, name, first.parameters);
        case 'base':
            return classSource(name, [], 'What the models that extend this share.');
        case 'str':
            return definition(
                `${name}(row)`,
                `What ${aOrAn(modelTitle(first.model))} is called.`,
                `return f"${modelTitle(first.model).replaceAll(/[^\w ]/g, '')} {row.pk}"`,
            );
        case 'absolute-url':
            return definition(`${name}(row)`, `Where ${aOrAn(modelTitle(first.model))} is shown.`, 'return "/"');
        case 'manager':
            return classSource(
                name,
                [`${file.from('django.db', 'models')}.Manager`],
                `A manager of ${modelPlural(first.model)}.`,
            );
        case 'queryset':
            return definition(
                `${name}(${['queryset', ...first.parameters.map(pythonName)].join(', ')})`,
                `Choose from ${modelPlural(first.model)}.`,
                'return queryset',
            );
        case 'default':
            return defaultSource(project, file, name, first.field);
        case 'option':
            return optionSource(project, file, name, first);
        case 'lookup':
            return [
                `class ${name}(${file.from('django.db.models', 'Lookup')}):`,
                '    """How the two sides are compared."""',
                '',
                `    lookup_name = ${quoteString(name.toLowerCase())}`,
                '',
                '    def as_sql(self, compiler, connection):',
                '        left, left_params = self.process_lhs(compiler, connection)',
                '        right, right_params = self.process_rhs(compiler, connection)',
                '        return f"{left} = {right}", [*left_params, *right_params]',
            ].join('\n');
        case 'value':
            return `# Conditions compare with this value.\n${name} = ${constantSource(project, first.beside)}`;
        case 'admin':
            return adminSource(project, file, own, first);
        case 'field-filter':
            return classSource(
                name,
                [`${file.from('django.contrib', 'admin')}.AllValuesFieldListFilter`],
                `A filter beside the list of ${modelPlural(first.model)}.`,
            );
        case 'serializer-base':
            return classSource(name, [], 'What the serializers that extend this share.');
        case 'serializer-field':
            return classSource(
                name,
                [`${file.serializers}.Field`],
                'How a value is shown and read.',
                'def to_representation(self, value):\n    return value',
                'def to_internal_value(self, data):\n    return data',
            );
        case 'view':
            return viewSource(file, own);
        case 'urls':
            return '# The URL patterns of this module.\nurlpatterns = []';
        case 'form':
            return aboutModel(
                file,
                name,
                first.model,
                `${file.from('django', 'forms')}.ModelForm`,
                'What the page asks for.',
            );
        case 'serializer':
            return first.model
                ? aboutModel(
                      file,
                      name,
                      first.model,
                      `${file.serializers}.ModelSerializer`,
                      'How a row is shown and read.',
                  )
                : classSource(name, [`${file.serializers}.Serializer`], 'How a row is shown and read.');
        case 'setting':
            return settingSource(file, name, first.setting);
        case undefined:
            return '';
    }
}

function definition(head: string, docstring: string, ...body: readonly string[]): string {
    return [`def ${head}:`, quoteDocstring(docstring, '    '), ...body.map(line => `    ${line}`)].join('\n');
}

function classSource(name: string, bases: readonly string[], docstring: string, ...methods: readonly string[]): string {
    const head = `class ${name}${bases.length > 0 ? `(${bases.join(', ')})` : ''}:`;
    return [head, quoteDocstring(docstring, '    '), ...methods.map(method => `\n${indented(method)}`)].join('\n');
}

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '    ');

/** Names of models as they stand in a sentence. */
const modelTitle = (model: DjangoModel): string => words.modelTitle(model).replaceAll(/\s+/g, ' ').trim();
const modelPlural = (model: DjangoModel): string => words.modelPlural(model).replaceAll(/\s+/g, ' ').trim();

const aOrAn = (words: string): string => `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;

/** Where to write what is still to be written. */
const fileOf = ({ folder, module }: OwnName): string =>
    module === '' ? `${folder}/__init__.py` : `${folder}/${module.replaceAll('.', '/')}.py`;

const unwritten = (own: OwnName): string =>
    `raise NotImplementedError(${quoteString(`Write ${own.name} in ${fileOf(own)}.`)})`;

// Signals

/** What handlers report through: a module has one. */
export const loggerSource = (file: PythonFile): string => `logger = ${file.import('logging')}.getLogger(__name__)`;

/** It only reports, since an error would keep rows from being saved; what `loaddata` saves is passed over. */
function handlerSource(project: Project, own: OwnName): string {
    const heard = own.uses.flatMap(use => (use.kind === 'handler' ? [signalFacts(project, use.signal)] : []));
    const [first, ...others] = heard;
    const shared = (first?.parameters ?? []).filter(name => others.every(facts => facts.parameters.includes(name)));
    const titles = [
        ...new Set(own.uses.flatMap(use => (use.kind === 'handler' ? [aOrAn(modelTitle(use.model))] : []))),
    ];
    const when = [...new Set(heard.map(facts => facts.when(titles.join(' or '))))].join(', and ');
    const isRaw = heard.some(facts => facts.parameters.includes('raw'));
    const raw = shared.includes('raw') ? 'raw' : 'kwargs.get("raw")';
    const subject = shared.includes('instance') ? 'instance' : 'sender';
    return definition(
        `${own.name}(${['sender', ...shared.map(pythonName), '**kwargs'].join(', ')})`,
        `Called ${when}.`,
        ...(isRaw ? [`if ${raw}:  # loaddata`, '    return'] : []),
        `logger.info("${own.name} %s", ${subject})`,
    );
}

// Models

/** The class of Django's that takes most of its parameters; the others are kept, so that a migration can make it again. */
function fieldClassSource(file: PythonFile, name: string, parameters: readonly string[]): string {
    const has = (parameter: string): boolean => parameters.includes(parameter);
    const className = has('max_digits') ? 'DecimalField' : has('max_length') ? 'CharField' : 'TextField';
    const base = `${file.from('django.db', 'models')}.${className}`;
    const own = parameters.map(pythonName).filter(parameter => !knownParameters.has(parameter));
    const docstring = 'A column of its own kind: say here what it holds.';
    if (own.length === 0) return classSource(name, [base], docstring);
    return classSource(
        name,
        [base],
        docstring,
        [
            `def __init__(self, *args, ${own.map(parameter => `${parameter}=None`).join(', ')}, **kwargs):`,
            ...own.map(parameter => `    self.${parameter} = ${parameter}`),
            '    super().__init__(*args, **kwargs)',
        ].join('\n'),
        [
            'def deconstruct(self):',
            '    name, path, args, kwargs = super().deconstruct()',
            `    own = {${own.map(parameter => `${quoteString(parameter)}: self.${parameter}`).join(', ')}}`,
            '    return name, path, args, {**kwargs, **own}',
        ].join('\n'),
    );
}

const knownParameters: ReadonlySet<string> = new Set(
    'blank choices db_collation decimal_places default max_digits max_length null unique verbose_name'.split(' '),
);

function defaultSource(project: Project, file: PythonFile, name: string, field: Field): string {
    return definition(
        `${name}()`,
        `The ${field.name.replaceAll('_', ' ')} of a new row.`,
        `return ${sampleOf(project, file, field)}`,
    );
}

/** A value that a field takes. */
function sampleOf(project: Project, file: PythonFile, field: Field): string {
    if (isNullable(project, field)) return 'None';
    if (field.type.kind === 'enum') {
        const choices = indexOf(project).enums.get(field.type.enum);
        const value = choices?.members[0]?.value;
        if (value?.kind === 'string') return quoteString(value.value);
        return value?.kind === 'number' ? value.text : '""';
    }
    const { className, valueType } = fieldClassOf(project, field) ?? {};
    if (className === 'ArrayField') return '[]';
    switch (valueType) {
        case 'number':
            return '0';
        case 'boolean':
            return 'False';
        case 'date':
            return `${file.from('django.utils', 'timezone')}.localdate()`;
        case 'datetime':
            return `${file.from('django.utils', 'timezone')}.now()`;
        case 'time':
            return `${file.from('django.utils', 'timezone')}.localtime().time()`;
        case 'duration':
            return `${file.from('datetime', 'timedelta')}()`;
        case 'uuid':
            return `${file.from('uuid', 'uuid4')}()`;
        case 'json':
            return '{}';
        case 'binary':
            return 'b""';
        case 'text':
            return className === 'GenericIPAddressField' ? '"127.0.0.1"' : '""';
        default:
            return 'None';
    }
}

function optionSource(
    project: Project,
    file: PythonFile,
    name: string,
    { option, field }: Extract<NameUse, { kind: 'option' }>,
): string {
    const title = field.name.replaceAll('_', ' ');
    switch (option) {
        case 'validators':
            return definition(`${name}(value)`, `Raise ValidationError where the value is no ${title}.`);
        case 'upload_to':
            return definition(
                `${name}(instance, filename)`,
                `Where the ${title} of a row is stored.`,
                'return filename',
            );
        case 'limit_choices_to':
            return definition(`${name}()`, `Which rows may be chosen as ${title}, as filter() takes it.`, 'return {}');
        case 'choices':
            return definition(`${name}()`, `What ${title} may be: pairs of value and label.`, 'return []');
        case 'on_delete':
            return definition(
                `${name}(collector, field, sub_objs, using)`,
                `What happens to a row when its ${title} is deleted.`,
                `${file.from('django.db', 'models')}.CASCADE(collector, field, sub_objs, using)`,
            );
        case 'storage':
            return definition(
                `${name}()`,
                `Which storage keeps the files of ${title}.`,
                `return ${file.from('django.core.files.storage', 'default_storage')}`,
            );
        case 'path':
            return definition(`${name}()`, `The folder that ${title} is chosen from.`, 'return "."');
        case 'encoder':
            return classSource(
                name,
                [file.from('django.core.serializers.json', 'DjangoJSONEncoder')],
                `How ${title} is written as JSON.`,
            );
        case 'decoder':
            return classSource(name, [`${file.import('json')}.JSONDecoder`], `How ${title} is read from JSON.`);
        case 'base_field':
            return fieldClassSource(file, name, []);
        default:
            return `# The option ${option} of ${title}.\n${name} = ${sampleOf(project, file, field)}`;
    }
}

/** A constant of the type that it is compared with. */
function constantSource(project: Project, beside: Expression | undefined): string {
    switch (beside?.type.kind) {
        case 'number':
        case 'model':
            return '0';
        case 'boolean':
            return 'False';
        case 'list':
            return '[]';
        case 'enum': {
            const value = indexOf(project).enums.get(beside.type.enum)?.members[0]?.value;
            return value?.kind === 'number' ? value.text : quoteString(value?.kind === 'string' ? value.value : '');
        }
        default:
            return '""';
    }
}

// Admin, views and serializers

function adminSource(
    project: Project,
    file: PythonFile,
    own: OwnName,
    use: Extract<NameUse, { kind: 'admin' }>,
): string {
    const { name } = own;
    switch (use.option) {
        case 'actions':
            return definition(
                `${name}(modeladmin, request, queryset)`,
                `An action on the ${modelPlural(use.model)} that are chosen.`,
                unwritten(own),
            );
        case 'form':
            return classSource(
                name,
                [`${file.from('django', 'forms')}.ModelForm`],
                `How ${aOrAn(modelTitle(use.model))} is edited in the admin.`,
            );
        case 'formset': {
            const isGeneric = use.page !== undefined && isGenericInline(project, use.model, use.page);
            const base = isGeneric
                ? file.from('django.contrib.contenttypes.forms', 'BaseGenericInlineFormSet')
                : `${file.from('django', 'forms')}.BaseInlineFormSet`;
            return classSource(name, [base], `How the ${modelPlural(use.model)} of a page are edited together.`);
        }
        case 'list_filter':
            return classSource(
                name,
                [`${file.from('django.contrib', 'admin')}.SimpleListFilter`],
                `A filter beside the list of ${modelPlural(use.model)}.`,
                `title = ${quoteString(name)}\nparameter_name = ${quoteString(name.toLowerCase())}`,
                'def lookups(self, request, model_admin):\n    return []',
                'def queryset(self, request, queryset):\n    return queryset',
            );
        default:
            return definition(`${name}(row)`, `A column of the list of ${modelPlural(use.model)}.`, 'return row.pk');
    }
}

/** A name in lower case is a function's. */
function viewSource(file: PythonFile, own: OwnName): string {
    if (!/^[A-Z]/.test(own.name)) {
        return definition(`${own.name}(request, *args, **kwargs)`, 'A view of its own.', ...notWritten(file));
    }
    return classSource(
        own.name,
        [file.from('django.views', 'View')],
        'A view of its own.',
        `def get(self, request, *args, **kwargs):\n${indented(notWritten(file).join('\n'))}`,
    );
}

const notWritten = (file: PythonFile): string[] => [
    `return ${file.from('django.http', 'HttpResponse')}("This is still to be written.", "text/plain", 501)`,
];

/** A class that takes its fields from a model. */
function aboutModel(
    file: PythonFile,
    name: string,
    model: DjangoModel | undefined,
    base: string,
    docstring: string,
): string {
    const meta = model ? [`class Meta:\n    model = ${file.model(model)}\n    fields = "__all__"`] : [];
    return classSource(name, [base], docstring, ...meta);
}

function settingSource(file: PythonFile, name: string, setting: string): string {
    const [module, base, docstring, ...methods] = settingBases[setting] ?? [];
    if (module !== undefined && base !== undefined && docstring !== undefined) {
        return classSource(name, [file.from(module, base)], docstring, ...methods);
    }
    return `# The setting ${setting}.\n${name} = None`;
}

const settingBases: Readonly<
    Record<string, readonly [module: string, base: string, docstring: string, ...methods: string[]]>
> = {
    authentication: [
        'rest_framework.authentication',
        'BaseAuthentication',
        'Who asks, from what the request says: nobody, as it stands.',
        'def authenticate(self, request):\n    return None',
    ],
    permission_classes: ['rest_framework.permissions', 'BasePermission', 'Who may do what: everything, as it stands.'],
    throttle_classes: ['rest_framework.throttling', 'UserRateThrottle', 'How often one may ask.'],
    pagination_class: ['rest_framework.pagination', 'PageNumberPagination', 'How lists are divided.'],
    renderer_classes: ['rest_framework.renderers', 'JSONRenderer', 'How an answer is written.'],
    parser_classes: ['rest_framework.parsers', 'JSONParser', 'How a request is read.'],
    filter_backends: [
        'rest_framework.filters',
        'BaseFilterBackend',
        'Which rows are listed.',
        'def filter_queryset(self, request, queryset, view):\n    return queryset',
    ],
    filterset_class: ['django_filters', 'FilterSet', 'Which rows are listed.'],
};
