import type { DjangoModel, Manager, QuerySetCall, QuerySetMethod } from '../../model/django-model.js';
import { perProject } from '../../model/per-project.js';
import type { Project } from '../../model/project.js';
import { ownApps } from '../../model/queries.js';
import {
    hasAddedObjects,
    hasQuerySet,
    inheritedObjects,
    inheritedQuerySets,
    lacksUserManager,
    userManager,
} from '../../model/query-set-classes.js';
import { isKeyword, pythonName } from '../python/python-names.js';
import { quoteString } from '../python/quote-string.js';
import { ruleMethods } from './allow-rules.js';
import { computationSource, conditionSource, orderSource, valueSource } from './condition-source.js';
import { inOrderOfUse } from './model-order.js';
import { lookupPath } from './path-source.js';
import { docstringLines, type PythonFile } from './python-file.js';
import { ruleMethodSource } from './rule-source.js';
import { valueSource as plainSource } from './value-source.js';
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

/** The names of the classes of managers, by their own names and their model: an heir, elsewhere too, builds on them. */
const managerNames = perProject(project => {
    const byModel = new Map<DjangoModel, Map<string, string>>();
    for (const app of ownApps(project)) {
        const taken = new Set(namesInApps(project).get(app.name));
        for (const model of app.models) taken.add(querySetName(project, model));
        for (const model of inOrderOfUse(project, app.models)) {
            const own = new Map<string, string>();
            for (const [manager, ...wanted] of managerClasses(project, model)) {
                let name = wanted.find(candidate => !taken.has(candidate)) ?? `${wanted.at(-1)}_`;
                while (taken.has(name)) name += '_';
                taken.add(name);
                own.set(manager, name);
            }
            byModel.set(model, own);
        }
    }
    return byModel;
});

/** The managers of a model that are classes of their own, each with the names that such a class would best have. */
function managerClasses(project: Project, model: DjangoModel): [string, ...string[]][] {
    const written = model.managers.flatMap<[string, ...string[]]>(({ name, where }) =>
        where ? [[name, `${pascalCase(name)}Manager`, `${model.name}${pascalCase(name)}Manager`]] : [],
    );
    const joins =
        lacksUserManager(project, model) || (hasQuerySet(project, model) && !inheritedObjects(project, model));
    return hasAddedObjects(project, model) && userManager(project, model) && joins
        ? [['objects', `${model.name}Manager`], ...written]
        : written;
}

/** All classes for the rows of a model that its app's file defines. */
export const rowClassNames = (project: Project, model: DjangoModel): string[] => [
    querySetName(project, model),
    ...(managerNames(project).get(model)?.values() ?? []),
];

const managerClass = (project: Project, model: DjangoModel, manager: string): string =>
    managerNames(project).get(model)?.get(manager) ?? '';

export function querySetSource(project: Project, file: PythonFile, model: DjangoModel): QuerySetSource {
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
    if (hasAddedObjects(project, model)) {
        const parts = objectsSource(project, file, model, querySet);
        if (parts.definition) classes.push(parts.definition);
        attributes.push(`objects = ${parts.manager}`);
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
        const name = managerClass(project, model, manager.name);
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

/** The `objects` that nobody wrote: with the methods of the model's QuerySet, and with only those rows that a base shows under that name. */
function objectsSource(
    project: Project,
    file: PythonFile,
    model: DjangoModel,
    querySet: string | undefined,
): { readonly manager: string; readonly definition?: string } {
    const user = userManager(project, model);
    const base = inheritedManagerClass(project, file, model);
    const users = user && file.from('django.contrib.auth.models', user);
    const first = base ?? users;
    if (!first)
        return { manager: querySet ? `${querySet}.as_manager()` : `${file.from('django.db', 'models')}.Manager()` };
    const parent = querySet ? `${first}.from_queryset(${querySet})` : first;
    const name = managerNames(project).get(model)?.get('objects');
    if (name === undefined) return { manager: `${parent}()` };
    const bases = base && users ? `${parent}, ${users}` : parent;
    return { manager: `${name}()`, definition: `class ${name}(${bases}):\n    pass` };
}

/** The class of the `objects` that a model inherits, where it shows some rows only or is somebody's own. */
function inheritedManagerClass(project: Project, file: PythonFile, model: DjangoModel): string | undefined {
    const inherited = inheritedObjects(project, model);
    if (!inherited) return undefined;
    const { owner, manager } = inherited;
    if (manager.python !== undefined) return file.dotted(manager.python);
    return manager.where && file.own(owner.app, 'models', managerClass(project, owner, manager.name));
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
    const declared = parameters.map((name, index) => {
        const value = method.defaults?.[index]?.value;
        return value ? `${name}=${plainSource(project, file, value)}` : name;
    });
    const head = `def ${pythonName(method.name)}(${['self', ...declared].join(', ')}):`;
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
