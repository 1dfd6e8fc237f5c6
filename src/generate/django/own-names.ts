import type { DjangoModel, Field, FieldOption } from '../../model/django-model.js';
import type { Expression } from '../../model/expression.js';
import { perProject } from '../../model/per-project.js';
import type { App, Project } from '../../model/project.js';
import { indexOf, ownApps } from '../../model/queries.js';
import type { RouteSetting } from '../../model/route.js';
import { modelOfRoute } from '../../model/route-path.js';
import type { ObjectEntry, Value } from '../../model/value.js';
import { ownAppNamed } from './own-apps.js';

/** What a Python name in backticks is for, which says what has to stand there. */
export type NameUse =
    | { readonly kind: 'handler'; readonly signal: string; readonly model: DjangoModel }
    | { readonly kind: 'field-class'; readonly parameters: readonly string[] }
    | { readonly kind: 'base' }
    | { readonly kind: 'str' | 'absolute-url'; readonly model: DjangoModel }
    | { readonly kind: 'manager'; readonly model: DjangoModel }
    | { readonly kind: 'queryset'; readonly model: DjangoModel; readonly parameters: readonly string[] }
    | { readonly kind: 'default'; readonly field: Field }
    /** A field's option, by its name: `validators`, `upload_to`. */
    | { readonly kind: 'option'; readonly option: string; readonly field: Field }
    | { readonly kind: 'lookup' }
    /** A value in a condition; `beside` is what it is compared with. */
    | { readonly kind: 'value'; readonly beside: Expression | undefined }
    /** An option of the admin, by its name: `actions`; `page` has the rows of `model` beside its own. */
    | {
          readonly kind: 'admin';
          readonly option: string;
          readonly model: DjangoModel;
          readonly page?: DjangoModel;
      }
    /** What a list is filtered by, where a field stands in front of it. */
    | { readonly kind: 'field-filter'; readonly model: DjangoModel }
    | { readonly kind: 'serializer-base' }
    | { readonly kind: 'serializer-field' }
    | { readonly kind: 'view' }
    | { readonly kind: 'urls' }
    /** A form or a serializer that a route names; `model` is the one of the route's rows. */
    | { readonly kind: 'form' | 'serializer'; readonly model: DjangoModel | undefined }
    /** A setting of a route, by its name: `permission_classes`. */
    | { readonly kind: 'setting'; readonly setting: string };

/** A Python name inside one of the project's own apps. */
export interface OwnName {
    /** The app. */
    readonly folder: string;
    /** The file below it without `.py`, with dots: `handlers`. Empty for the package itself. */
    readonly module: string;
    readonly name: string;
    /** In source order; a function may hear several signals. */
    readonly uses: readonly NameUse[];
}

/** All Python names of the project that lie in its own apps, by file and name, in the order of their first use. */
export const ownNames = perProject((project): readonly OwnName[] => {
    const byName = new Map<string, OwnName & { readonly uses: NameUse[] }>();
    for (const { name: dotted, use } of usesIn(project)) {
        const place = use.kind === 'urls' ? ownModule(project, dotted) : ownPlace(project, dotted);
        if (!place) continue;
        const key = [place.folder, place.module, place.name].join(' ');
        const entry = byName.get(key);
        if (entry) entry.uses.push(use);
        else byName.set(key, { ...place, uses: [use] });
    }
    return [...byName.values()];
});

/** The names that lie in one file. */
export const ownNamesIn = (project: Project, folder: string, module: string): readonly OwnName[] =>
    namesByFile(project).get(`${folder} ${module}`) ?? [];

const namesByFile = perProject(project =>
    Map.groupBy(ownNames(project), ({ folder, module }) => `${folder} ${module}`),
);

/** Where a dotted name lies, if it lies in one of the project's own apps. */
export function ownPlace(project: Project, dotted: string): Omit<OwnName, 'uses'> | undefined {
    const [folder, ...rest] = dotted.split('.');
    const name = rest.pop();
    const app = folder ? ownAppNamed(project, folder) : undefined;
    return app && name !== undefined ? { folder: app.name, module: rest.join('.'), name } : undefined;
}

/** A module as a whole, which is included for its list of patterns. */
function ownModule(project: Project, dotted: string): Omit<OwnName, 'uses'> | undefined {
    return ownPlace(project, `${dotted}.urlpatterns`);
}

interface Use {
    readonly name: string;
    readonly use: NameUse;
}

function* usesIn(project: Project): Iterable<Use> {
    for (const app of ownApps(project)) yield* usesInApp(project, app);
    for (const group of project.routeGroups) {
        for (const setting of group.settings) yield* usesInSetting(setting, undefined);
        for (const route of group.routes) {
            const model = modelOfRoute(project, route);
            if (route.view.kind === 'python') yield { name: route.view.name, use: { kind: 'view' } };
            if (route.view.kind === 'include' && route.view.python) {
                yield { name: route.view.python, use: { kind: 'urls' } };
            }
            const actions = route.extraActions.flatMap(({ settings }) => settings);
            for (const setting of [...route.settings, ...actions]) yield* usesInSetting(setting, model);
        }
    }
}

function* usesInApp(project: Project, app: App): Iterable<Use> {
    for (const field of app.customFields) {
        yield { name: field.python, use: { kind: 'field-class', parameters: field.parameters } };
    }
    for (const model of app.models) {
        yield* usesInModel(model);
        yield* usesInAdmin(project, model);
    }
    for (const serializer of app.serializers) {
        for (const base of serializer.bases ?? []) {
            if (base.kind === 'python') yield { name: base.name, use: { kind: 'serializer-base' } };
        }
        for (const { type } of serializer.declared) {
            if (type.kind === 'python') yield { name: type.name, use: { kind: 'serializer-field' } };
        }
    }
}

function* usesInModel(model: DjangoModel): Iterable<Use> {
    for (const base of model.bases) if (base.kind === 'python') yield { name: base.name, use: { kind: 'base' } };
    for (const field of model.fields) yield* usesInField(field);
    if (model.str?.python !== undefined) yield { name: model.str.python, use: { kind: 'str', model } };
    for (const { name, value } of model.meta) {
        if (name === 'get_absolute_url' && value.kind === 'python')
            yield { name: value.name, use: { kind: 'absolute-url', model } };
    }
    for (const { python, where } of model.managers) {
        if (python !== undefined) yield { name: python, use: { kind: 'manager', model } };
        yield* usesInCondition(where);
    }
    for (const { python, parameters, calls } of model.querysets) {
        if (python !== undefined) yield { name: python, use: { kind: 'queryset', model, parameters } };
        for (const { value } of calls.flatMap(call => call.arguments)) yield* usesInCondition(value);
    }
    for (const { handler, signal } of model.handlers) yield { name: handler, use: { kind: 'handler', signal, model } };
    for (const constraint of model.constraints) {
        yield* usesInCondition(constraint.kind === 'check' ? constraint.condition : constraint.where);
    }
    for (const { where } of [...model.indexes, ...(model.exclusions ?? []), ...model.allow]) {
        yield* usesInCondition(where);
    }
}

function* usesInAdmin(project: Project, model: DjangoModel): Iterable<Use> {
    if (model.admin?.kind !== 'options') return;
    for (const { name, values } of model.admin.options) {
        for (const each of values) {
            const value = each.kind === 'value' ? each.value : undefined;
            if (name === 'inlines' && value?.kind === 'object') yield* usesInInline(project, model, value.entries);
            else if (name === 'list_filter' && value?.kind === 'list') {
                for (const python of namesInValue(value)) yield { name: python, use: { kind: 'field-filter', model } };
            } else if (value) {
                for (const python of namesInValue(value))
                    yield { name: python, use: { kind: 'admin', option: name, model } };
            }
        }
    }
}

function* usesInInline(project: Project, page: DjangoModel, entries: readonly ObjectEntry[]): Iterable<Use> {
    const shown = entries.find(({ key }) => key === 'model')?.value;
    const model = shown?.kind === 'model' ? indexOf(project).models.get(shown.model) : undefined;
    if (!model) return;
    for (const { key, value } of entries) {
        for (const name of namesInValue(value)) yield { name, use: { kind: 'admin', option: key, model, page } };
    }
}

function* usesInField(field: Field): Iterable<Use> {
    if (field.type.kind === 'python') yield { name: field.type.name, use: { kind: 'field-class', parameters: [] } };
    if (field.default) {
        for (const name of namesInValue(field.default)) yield { name, use: { kind: 'default', field } };
    }
    yield* usesInOptions(field, field.options);
    yield* usesInCondition(field.computed?.expression);
}

function* usesInOptions(field: Field, options: readonly FieldOption[]): Iterable<Use> {
    for (const { name: option, value } of options) {
        const isDefault = option === 'default';
        for (const name of namesInValue(value)) {
            yield { name, use: isDefault ? { kind: 'default', field } : { kind: 'option', option, field } };
        }
        if (value.kind === 'field-type') {
            if (value.type.kind === 'python') {
                yield { name: value.type.name, use: { kind: 'field-class', parameters: [] } };
            }
            yield* usesInOptions(field, value.options);
        }
        if (value.kind === 'expression') yield* usesInCondition(value.expression);
    }
}

function* usesInSetting(setting: RouteSetting, model: DjangoModel | undefined): Iterable<Use> {
    switch (setting.kind) {
        case 'serializer':
            if (setting.python !== undefined) yield { name: setting.python, use: { kind: 'serializer', model } };
            return;
        case 'pagination': {
            const style = setting.pagination?.style;
            if (style?.includes('.')) yield { name: style, use: { kind: 'setting', setting: 'pagination_class' } };
            return;
        }
        case 'authentication':
        case 'permission_classes':
            for (const item of setting.classes) {
                if (item.kind === 'python') yield { name: item.name, use: { kind: 'setting', setting: setting.kind } };
            }
            return;
        case 'where':
            yield* usesInCondition(setting.condition);
            return;
        case 'queryset':
            for (const { value } of setting.calls.flatMap(call => call.arguments)) yield* usesInCondition(value);
            return;
        case 'other':
            for (const name of setting.values.flatMap(namesInValue)) {
                const isForm = setting.name === 'form_class';
                yield { name, use: isForm ? { kind: 'form', model } : { kind: 'setting', setting: setting.name } };
            }
            return;
        default:
            return;
    }
}

function namesInValue(value: Value): string[] {
    switch (value.kind) {
        case 'python':
            return [value.name];
        case 'list':
            return value.items.flatMap(namesInValue);
        case 'object':
            return value.entries.flatMap(entry => namesInValue(entry.value));
        default:
            return [];
    }
}

function* usesInCondition(condition: Expression | undefined, beside?: Expression): Iterable<Use> {
    switch (condition?.kind) {
        case 'python':
            yield { name: condition.name, use: { kind: 'value', beside } };
            return;
        case 'lookup':
            if (condition.lookup.includes('.')) yield { name: condition.lookup, use: { kind: 'lookup' } };
            yield* usesInCondition(condition.left, condition.right);
            yield* usesInCondition(condition.right, condition.left);
            return;
        case 'and':
        case 'or':
        case 'comparison':
        case 'in':
        case 'arithmetic':
            yield* usesInCondition(condition.left, condition.right);
            yield* usesInCondition(condition.right, condition.left);
            return;
        case 'between':
            yield* usesInCondition(condition.left, condition.low);
            yield* usesInCondition(condition.low, condition.left);
            yield* usesInCondition(condition.high, condition.left);
            return;
        case 'not':
        case 'negative':
            yield* usesInCondition(condition.operand, beside);
            return;
        case 'is-null':
            yield* usesInCondition(condition.left);
            return;
        case 'list':
            for (const item of condition.items) yield* usesInCondition(item, beside);
            return;
        case 'call':
            for (const argument of condition.arguments) yield* usesInCondition(argument, beside);
            return;
        default:
            return;
    }
}
