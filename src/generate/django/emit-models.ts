import type { DjangoModel, Enum, StrTemplate } from '../../model/django-model.js';
import type { Expression, Path } from '../../model/expression.js';
import type { ModelId } from '../../model/names.js';
import type { App, Project } from '../../model/project.js';
import { fieldClassOf, findField, indexOf, isNullable, ownApps } from '../../model/queries.js';
import { fieldNamed } from '../../model/route-path.js';
import type { Value } from '../../model/value.js';
import type { GeneratedFile } from '../generated-file.js';
import { pythonName } from '../python/python-names.js';
import { quoteString, quoteTemplate, type TemplatePiece } from '../python/quote-string.js';
import { fieldSource, type ModelsContext } from './field-source.js';
import { hostOf, urlconfOf } from './host-urls.js';
import { fieldAt } from './literal-source.js';
import { metaSource } from './meta-source.js';
import { inOrderOfUse } from './model-order.js';
import { docstringLines, memberName, PythonFile } from './python-file.js';
import { querySetSource, rowClassNames } from './query-set-source.js';
import { absoluteUrl, ownAbsoluteUrl } from './url-names.js';
import { valueSource } from './value-source.js';

/** Each app's `models.py`. */
export function emitModels(project: Project): GeneratedFile[] {
    return ownApps(project).flatMap(app => {
        if (app.models.length + app.enums.length === 0) return [];
        return [{ path: `${app.name}/models.py`, text: modelsSource(project, app) }];
    });
}

function modelsSource(project: Project, app: App): string {
    const models = inOrderOfUse(project, app.models);
    const names = [...app.models, ...app.enums].map(({ name }) => name);
    const file = new PythonFile(project, {
        folder: app.name,
        module: 'models',
        definitions: [...names, ...models.flatMap(model => rowClassNames(project, model)), ...namesInside(app)],
        ...(app.documentation !== undefined && { docstring: app.documentation }),
    });
    const written = new Set<ModelId>();
    for (const choices of app.enums) file.add(enumSource(project, file, choices));
    for (const model of models) {
        const context: ModelsContext = { project, file, written, defaults: new Map() };
        const rows = querySetSource(project, file, model);
        const source = modelSource(context, model, rows.attributes);
        file.add(...context.defaults.values(), ...rows.classes, source);
        written.add(model.id);
    }
    return file.text();
}

/** Names inside classes and methods, which would stand before an import of the same name there. */
const namesInside = (app: App): string[] =>
    app.models.flatMap(model => [
        ...model.fields.map(({ name }) => name),
        ...model.managers.map(({ name }) => name),
        ...model.querysets.flatMap(({ parameters }) => parameters.map(pythonName)),
    ]);

function enumSource(project: Project, file: PythonFile, choices: Enum): string {
    const models = file.from('django.db', 'models');
    const base = choices.base === 'int' ? 'IntegerChoices' : 'TextChoices';
    const lines = choices.members.flatMap(member => {
        const comment = (member.documentation ?? '').trim().split('\n').filter(Boolean);
        const name = member.value.kind === 'null' ? '__empty__' : memberName(member.name, choices);
        const value = member.value.kind === 'null' ? [] : [valueSource(project, file, member.value)];
        const label = member.label === undefined ? [] : [quoteString(member.label)];
        return [
            ...comment.map(line => `    # ${line.trim()}`),
            `    ${name} = ${[...value, ...label].join(', ') || '""'}`,
        ];
    });
    const docstring = docstringLines(choices.documentation, '    ');
    const body = lines.length > 0 || docstring ? lines.join('\n') : '    pass';
    return `class ${choices.name}(${models}.${base}):\n${docstring}${docstring && lines.length > 0 ? '\n' : ''}${body}`;
}

function modelSource(context: ModelsContext, model: DjangoModel, managers: readonly string[]): string {
    const { project, file } = context;
    const fields = model.fields.flatMap(field => fieldSource(context, model, field));
    const parts = [
        docstringLines(model.documentation, '').trimEnd(),
        fields.join('\n'),
        managers.join('\n'),
        metaSource(project, file, model).join('\n'),
        strSource(project, file, model),
        urlSource(project, file, model),
    ].filter(Boolean);
    const body = (parts.length > 0 ? parts : ['pass']).join('\n\n').replaceAll(/^(?=.)/gm, '    ');
    return `class ${model.name}(${basesSource(project, file, model).join(', ')}):\n${body}`;
}

function basesSource(project: Project, file: PythonFile, model: DjangoModel): string[] {
    const of = model.proxyOf && indexOf(project).models.get(model.proxyOf);
    const bases = model.bases.flatMap(base => {
        if (base.kind === 'python') return [file.dotted(base.name)];
        const found = indexOf(project).models.get(base.model);
        return found ? [file.model(found)] : [];
    });
    const isModel = of || model.bases.some(base => base.kind === 'model');
    const all = [...bases, ...(of ? [file.model(of)] : [])];
    // A mixin of one's own in Python is no model: one has to be behind it.
    return isModel || model.bases.length > 0
        ? [...all, ...(isModel ? [] : [`${file.from('django.db', 'models')}.Model`])]
        : [`${file.from('django.db', 'models')}.Model`];
}

// What a row is called

function strSource(project: Project, file: PythonFile, model: DjangoModel): string {
    const { str } = model;
    if (!str) return '';
    const head = 'def __str__(self):\n    return ';
    if (str.python !== undefined) return `${head}${file.dotted(str.python)}(self)`;
    const [only] = str.parts;
    if (str.parts.length === 1 && only?.kind === 'path' && isText(project, only.path)) {
        return `${head}self.${attribute(only.path)}`;
    }
    return `${head}${templateSource(project, str)}`;
}

function templateSource(project: Project, { parts }: StrTemplate): string {
    const hasPath = parts.some(({ kind }) => kind === 'path');
    if (!hasPath) return quoteString(parts.map(part => (part.kind === 'text' ? part.text : '')).join(''));
    return quoteTemplate(
        parts.map(part => (part.kind === 'text' ? part : { kind: 'code', code: reading(project, part.path) })),
    );
}

const attribute = (path: Expression): string =>
    path.kind === 'path'
        ? path.segments
              .map(({ name }) => name)
              .concat(path.transforms)
              .join('.')
        : 'pk';

/** An attribute of the row; nothing where a relation on the way leads nowhere. */
function reading(project: Project, path: Expression): string {
    if (path.kind !== 'path') return 'self.pk';
    const optional = path.segments
        .slice(0, path.transforms.length > 0 ? undefined : -1)
        .flatMap(({ target }, index) => {
            const field = target.kind === 'field' ? findField(project, target.field) : undefined;
            const names = path.segments.slice(0, index + 1).map(({ name }) => name);
            return field && isNullable(project, field) ? [`self.${names.join('.')}`] : [];
        });
    const value = `self.${attribute(path)}`;
    return optional.length === 0 ? value : `${value} if ${optional.join(' and ')} else ''`;
}

function isText(project: Project, path: Expression): boolean {
    if (path.kind !== 'path' || path.transforms.length > 0 || path.segments.length !== 1) return false;
    const field = fieldAt(project, path satisfies Path);
    if (!field || isNullable(project, field) || field.type.kind === 'enum') return false;
    return /^(Char|Text|Slug|URL|Email)Field$/.test(fieldClassOf(project, field)?.className ?? '');
}

function urlSource(project: Project, file: PythonFile, model: DjangoModel): string {
    const own = ownAbsoluteUrl(model);
    if (own) return `def get_absolute_url(self):\n    return ${ownUrlSource(project, file, model, own)}`;
    const url = absoluteUrl(project, model);
    if (!url) return '';
    const values = url.parameters.map(({ name, attribute: of }) => `${quoteString(name)}: self.${of}`);
    const reverse = file.from('django.urls', 'reverse');
    const kwargs = `kwargs={${values.join(', ')}}`;
    const urlconf = urlconfOf(url.group);
    const found = urlconf
        ? `${quoteString(`//${hostOf(url.group)}`)} + ${reverse}(${quoteString(url.name)}, ${quoteString(urlconf)}, ${kwargs})`
        : `${reverse}(${quoteString(url.name)}, ${kwargs})`;
    return `def get_absolute_url(self):\n    return ${found}`;
}

/** A URL as the model says it: values of fields stand in it as URLs have them. */
function ownUrlSource(project: Project, file: PythonFile, model: DjangoModel, own: Value): string {
    if (own.kind === 'python') return `${file.dotted(own.name)}(self)`;
    const text = own.kind === 'string' ? own.value : '/';
    const pieces = text.split(/(\{\w+\})/).flatMap((part): TemplatePiece[] => {
        const name = /^\{(\w+)\}$/.exec(part)?.[1];
        const isField = name !== undefined && (name === 'pk' || name === 'id' || fieldNamed(project, model, name));
        if (!isField) return part === '' ? [] : [{ kind: 'text', text: part }];
        const value = fieldNamed(project, model, name)?.type.kind === 'relation' ? `${name}_id` : name;
        return [{ kind: 'code', code: `${file.from('urllib.parse', 'quote')}(str(self.${value}))` }];
    });
    return pieces.some(({ kind }) => kind === 'code') ? quoteTemplate(pieces) : quoteString(text);
}
