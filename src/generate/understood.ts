/**
 * A project without what was not understood. Findings say what that is; where somebody insists on generating in spite of
 * them, the rest is a project that starts.
 */
import type { AdminOptions, AdminValue, DjangoModel, Field, FieldOption } from '../model/django-model.js';
import {
    isKnown,
    isKnownConstraint,
    isKnownExclusion,
    isKnownIndex,
    isKnownItem,
    isKnownValue,
} from '../model/known-expressions.js';
import type { Project } from '../model/project.js';
import { fieldClassOf } from '../model/queries.js';
import type { RouteGroup, RouteSetting } from '../model/route.js';

/** The project itself where all of it was understood. */
export function understood(project: Project): Project {
    const apps = changed(project.apps, app => {
        const models = changed(app.models, model => understoodModel(project, model));
        return models === app.models ? app : { ...app, models };
    });
    const routeGroups = changed(project.routeGroups, understoodRoutes);
    return apps === project.apps && routeGroups === project.routeGroups ? project : { ...project, apps, routeGroups };
}

function understoodModel(project: Project, model: DjangoModel): DjangoModel {
    const known = {
        fields: changed(model.fields, field => understoodField(project, withKnownExpression(field))),
        constraints: changed(
            kept(model.constraints, constraint => isKnownConstraint(constraint)),
            withKnownOptions,
        ),
        indexes: changed(kept(model.indexes, isKnownIndex), withKnownOptions),
        meta: kept(model.meta, ({ value }) => isKnownValue(value)),
    };
    const ordering = model.ordering && understoodOrdering(model.ordering);
    const exclusions = model.exclusions && kept(model.exclusions, isKnownExclusion);
    const admin = model.admin && understoodAdmin(model.admin);
    const isSame =
        Object.entries(known).every(([name, value]) => value === model[name as keyof typeof known]) &&
        ordering === model.ordering &&
        exclusions === model.exclusions &&
        admin === model.admin;
    return isSame
        ? model
        : {
              ...model,
              ...known,
              ...(ordering && { ordering }),
              ...(exclusions && { exclusions }),
              ...(admin && { admin }),
          };
}

/** A column that is computed of nobody knows what is there for whatever names it, and holds nothing. */
function withKnownExpression(field: Field): Field {
    const { computed } = field;
    if (!computed || isKnown(computed.expression)) return field;
    const { span } = computed.expression;
    const expression = { kind: 'literal', span, type: { kind: 'null' }, value: { kind: 'null' } } as const;
    const options = field.options.filter(({ name }) => name !== 'null');
    const mayBeEmpty = { name: 'null', span, value: { kind: 'boolean', span, value: true } } as const;
    return { ...field, options: [...options, mayBeEmpty], computed: { ...computed, expression } };
}

function understoodField(project: Project, field: Field): Field {
    const facts = fieldClassOf(project, field);
    const isOption = ({ name, value }: FieldOption): boolean =>
        isKnownValue(value) && (!facts || facts.options.has(name));
    const options = kept(field.options, isOption);
    const isDefault = !field.default || isKnownValue(field.default);
    if (options === field.options && isDefault) return field;
    const { default: written, ...rest } = field;
    return { ...rest, options, ...(isDefault && written && { default: written }) };
}

function understoodOrdering(ordering: NonNullable<DjangoModel['ordering']>): NonNullable<DjangoModel['ordering']> {
    const items = kept(ordering.items, isKnownItem);
    return items === ordering.items ? ordering : { ...ordering, items };
}

function understoodRoutes(group: RouteGroup): RouteGroup {
    const routes = changed(group.routes, route => {
        const extraActions = changed(route.extraActions, withKnownRows);
        return extraActions === route.extraActions ? withKnownRows(route) : { ...withKnownRows(route), extraActions };
    });
    return routes === group.routes ? withKnownRows(group) : { ...withKnownRows(group), routes };
}

/** Rows are neither chosen nor put in order by what names nothing. */
function withKnownRows<T extends { readonly settings: readonly RouteSetting[] }>(element: T): T {
    const known = changed(element.settings, setting => {
        if (setting.kind === 'ordering') {
            const items = kept(setting.items, isKnownItem);
            return items === setting.items ? setting : { ...setting, items };
        }
        if (setting.kind !== 'queryset') return setting;
        const calls = kept(setting.calls, call => call.arguments.every(({ value }) => isKnown(value)));
        return calls === setting.calls ? setting : { ...setting, calls };
    });
    const settings = kept(known, setting => {
        if (setting.kind === 'ordering') return setting.items.length > 0;
        return setting.kind !== 'queryset' || setting.calls.length > 0;
    });
    return settings === element.settings ? element : { ...element, settings };
}

function understoodAdmin(admin: AdminOptions): AdminOptions {
    if (admin.kind === 'none') return admin;
    const options = changed(admin.options, option => {
        const values = kept(changed(option.values, withKnownNames), value =>
            value.kind === 'path' ? isKnown(value.path) : isKnownValue(value.value),
        );
        return values === option.values ? option : { ...option, values };
    });
    const some = kept(options, ({ values }, index) => values.length > 0 || admin.options[index]?.values.length === 0);
    return some === admin.options ? admin : { ...admin, options: some };
}

/** Of the fields on one line of a form those that are there. */
function withKnownNames(value: AdminValue): AdminValue {
    if (value.kind !== 'value' || value.value.kind !== 'list') return value;
    const items = kept(value.value.items, isKnownValue);
    if (items === value.value.items || items.length === 0) return value;
    return { ...value, value: { ...value.value, items } };
}

function withKnownOptions<T extends { readonly options: readonly FieldOption[] }>(element: T): T {
    const options = kept(element.options, ({ value }) => isKnownValue(value));
    return options === element.options ? element : { ...element, options };
}

/** The same list where all of it stays. */
function kept<T>(list: readonly T[], stays: (element: T, index: number) => boolean): readonly T[] {
    return list.every(stays) ? list : list.filter(stays);
}

/** The same list where nothing changes. */
function changed<T>(list: readonly T[], change: (element: T) => T): readonly T[] {
    const result = list.map(change);
    return result.every((element, index) => element === list[index]) ? list : result;
}
