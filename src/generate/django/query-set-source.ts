import type { DjangoModel, Manager, QuerySetCall, QuerySetMethod } from '../../model/django-model.js';
import { perProject } from '../../model/per-project.js';
import type { Project } from '../../model/project.js';
import { ancestorsOf } from '../../model/queries.js';
import { hasAddedObjects, hasQuerySet, inheritedQuerySets } from '../../model/query-set-classes.js';
import { isKeyword, pythonName } from '../python/python-names.js';
import { quoteString } from '../python/quote-string.js';
import { ruleMethods } from './allow-rules.js';
import { computationSource, conditionSource, orderSource, valueSource } from './condition-source.js';
import { lookupPath } from './path-source.js';
import { docstringLines, type PythonFile } from './python-file.js';
import { ruleMethodSource } from './rule-source.js';
import { pascalCase } from './words.js';

/** What a model has for its rows: a QuerySet class of its own, managers, and the attributes that name them. */
export interface QuerySetSource {
    readonly classes: readonly string[];
    /** `objects = ProductQuerySet.as_manager()`. */
    readonly attributes: readonly string[];
}

/** `ProductQuerySet`, unless something of the app has that name. */
export function querySetName(project: Project, model: DjangoModel): string {
    const taken = namesInApps(project).get(model.app);
    let name = `${model.name}QuerySet`;
    while (taken?.has(name)) name += '_';
    return name;
}

/** The names of the models and enums of each app. */
const namesInApps = perProject(
    project =>
        new Map(
            project.apps.map(({ name: app, models, enums }) => [
                app,
                new Set([...models, ...enums].map(({ name }) => name)),
            ]),
        ),
);

export function querySetSource(
    project: Project,
    file: PythonFile,
    model: DjangoModel,
    uniqueName: (wanted: string, ...others: readonly string[]) => string,
): QuerySetSource {
    const models = file.from('django.db', 'models');
    const classes: string[] = [];
    const bases = inheritedQuerySets(project, model).map(base =>
        file.own(base.app, 'models', querySetName(project, base)),
    );
    let [querySet] = bases;
    const hasOwn = hasQuerySet(project, model);
    if (hasOwn) {
        querySet = querySetName(project, model);
        const methods = [
            ...model.querysets.map(method => methodSource(project, file, method)),
            ...ruleMethods(project, model).map(method => ruleMethodSource(project, file, model, method)),
        ];
        const body = methods.map(method => method.replaceAll(/^(?=.)/gm, '    ')).join('\n\n') || '    pass';
        classes.push(`class ${querySet}(${bases.join(', ') || `${models}.QuerySet`}):\n${body}`);
    }
    const attributes: string[] = [];
    const user = userManager(project, model);
    const hasObjects = hasAddedObjects(project, model);
    if (hasObjects && hasOwn) {
        if (user) {
            const name = uniqueName(`${model.name}Manager`);
            classes.push(
                `class ${name}(${file.from('django.contrib.auth.models', user)}.from_queryset(${querySet})):\n    pass`,
            );
            attributes.push(`objects = ${name}()`);
        } else {
            attributes.push(`objects = ${querySet}.as_manager()`);
        }
    } else if (hasObjects) {
        attributes.push(`objects = ${user ? file.from('django.contrib.auth.models', user) : `${models}.Manager`}()`);
    }
    for (const manager of model.managers) {
        if (manager.python !== undefined) {
            attributes.push(`${manager.name} = ${file.dotted(manager.python)}()`);
            continue;
        }
        if (!manager.where) {
            attributes.push(`${manager.name} = ${querySet ? `${querySet}.as_manager()` : `${models}.Manager()`}`);
            continue;
        }
        const name = uniqueName(
            `${pascalCase(manager.name)}Manager`,
            `${model.name}${pascalCase(manager.name)}Manager`,
        );
        classes.push(
            managerSource(
                project,
                file,
                name,
                manager,
                user ? file.from('django.contrib.auth.models', user) : `${models}.Manager`,
                querySet,
            ),
        );
        attributes.push(`${manager.name} = ${name}()`);
    }
    return { classes, attributes };
}

/** Django's manager that a model of users has, by its name. */
function userManager(project: Project, model: DjangoModel): string | undefined {
    const bases = ancestorsOf(project, model).filter(({ app }) => app === 'auth');
    if (bases.some(({ name }) => name === 'AbstractUser')) return 'UserManager';
    return bases.some(({ name }) => name === 'AbstractBaseUser') ? 'BaseUserManager' : undefined;
}

function managerSource(
    project: Project,
    file: PythonFile,
    name: string,
    manager: Manager,
    base: string,
    querySet: string | undefined,
): string {
    const parent = querySet ? `${base}.from_queryset(${querySet})` : base;
    const filter = manager.where
        ? conditionSource(project, file, manager.where, undefined, 'self.model._base_manager')
        : '';
    const docstring = docstringLines(manager.documentation, '    ');
    return `class ${name}(${parent}):\n${docstring}${docstring ? '\n' : ''}    def get_queryset(self):\n        return super().get_queryset().filter(${filter})`;
}

function methodSource(project: Project, file: PythonFile, method: QuerySetMethod): string {
    const parameters = method.parameters.map(pythonName);
    const head = `def ${pythonName(method.name)}(${['self', ...parameters].join(', ')}):`;
    const docstring = docstringLines(method.documentation, '    ');
    const body =
        method.python === undefined
            ? `self${method.calls.map(call => callSource(project, file, call)).join('')}`
            : `${file.dotted(method.python)}(${['self', ...parameters].join(', ')})`;
    return `${head}\n${docstring}    return ${body === 'self' ? 'self.all()' : body}`;
}

/** `.filter(…)`: one of Django's methods, or another of the model's own. */
export function callSource(project: Project, file: PythonFile, call: QuerySetCall): string {
    const context = { project, file };
    const parts = call.arguments.map(({ name, descending, value }) => {
        if (name !== undefined) return { keyword: name, source: computationSource(context, value) };
        if (call.method === 'filter' || call.method === 'exclude')
            return { source: conditionSource(project, file, value) };
        if (call.method === 'order_by') {
            const item = { expression: value, descending: descending ?? false, span: value.span };
            return {
                source: value.kind === 'literal' ? valueSource(context, value) : orderSource(project, file, item),
            };
        }
        if (value.kind === 'path') return { source: quoteString(lookupPath(value)) };
        if (value.kind === 'unresolved') return { source: quoteString(value.text) };
        return { source: valueSource(context, value) };
    });
    const keywords = parts.flatMap(({ keyword, source }) => {
        if (keyword === undefined) return [];
        return isKeyword(keyword) ? [`**{${quoteString(keyword)}: ${source}}`] : [`${keyword}=${source}`];
    });
    const positional = parts.flatMap(({ keyword, source }) => (keyword === undefined && source !== '' ? [source] : []));
    // Keywords of a condition may stand before the positional part of another.
    const ordered = [
        ...positional.filter(source => !isKeywordArgument(source)),
        ...positional.filter(isKeywordArgument),
    ];
    return `.${pythonName(call.method)}(${[...ordered, ...keywords].join(', ')})`;
}

const isKeywordArgument = (source: string): boolean => /^\w+=(?!=)/.test(source);
