import type { FixtureRow } from './backend.js';
import type { CustomField, DjangoModel, Enum, Field } from './django-model.js';
import type { Graph } from './graph.js';
import type { FieldClass } from './library.js';
import { type ModelUsers, readModelUsers } from './model-users.js';
import {
    type CustomFieldId,
    djangoUser,
    type EnumId,
    type FieldId,
    type FixtureRowId,
    type GraphId,
    type ModelId,
    partsOfFieldId,
    type RouteId,
    type SerializerId,
} from './names.js';
import { memoryOf, perProject } from './per-project.js';
import type { App, Project, ProjectDeclaration } from './project.js';
import type { Route, RouteGroup, RouteSetting } from './route.js';
import type { Serializer } from './serializer.js';
import type { Value } from './value.js';

/** A project's elements by id. Made once for a project, which never changes. */
export interface ProjectIndex {
    readonly models: ReadonlyMap<ModelId, DjangoModel>;
    readonly users: ModelUsers;
    readonly enums: ReadonlyMap<EnumId, Enum>;
    readonly customFields: ReadonlyMap<CustomFieldId, CustomField>;
    readonly serializers: ReadonlyMap<SerializerId, Serializer>;
    readonly graphs: ReadonlyMap<GraphId, Graph>;
    readonly routes: ReadonlyMap<RouteId, { readonly route: Route; readonly group: RouteGroup }>;
    readonly rows: ReadonlyMap<FixtureRowId, FixtureRow>;
    readonly apps: ReadonlyMap<string, AppHead>;
    /** What the `project` block says of settings that have no member of their own, by their names in upper case. */
    readonly settings: ReadonlyMap<string, readonly Setting[]>;
}

export type Setting = ProjectDeclaration['settings'][number];

/** An app without what is in it. */
export type AppHead = Pick<App, 'name' | 'origin' | 'module' | 'title' | 'span' | 'documentation'>;

export function indexOf(project: Project): ProjectIndex {
    const memory = memoryOf(project);
    const known = memory.get(readIndex) as ProjectIndex | undefined;
    if (known) return known;
    const index = readIndex(project);
    memory.set(readIndex, index);
    return index;
}

/** Of two declarations with one id the first counts; a rule reports the second. */
export function readIndex(project: Project): ProjectIndex {
    const { apps } = project;
    const models = firstById<ModelId, DjangoModel>(apps.flatMap(app => app.models));
    let users: ModelUsers | undefined;
    return {
        models,
        // Not everybody asks.
        get users() {
            users ??= readModelUsers(models);
            return users;
        },
        enums: firstById(apps.flatMap(app => app.enums)),
        customFields: firstById(apps.flatMap(app => app.customFields)),
        serializers: firstById(apps.flatMap(app => app.serializers)),
        graphs: firstById(project.graphs),
        routes: new Map(
            project.routeGroups
                .flatMap(group => group.routes.map(route => [route.id, { route, group }] as const))
                .reverse(),
        ),
        rows: rowsById(project),
        apps: new Map([...apps].reverse().map(app => [app.name, app])),
        settings: settingsByName(project),
    };
}

export const rowsById = ({ fixtures }: Project): ReadonlyMap<FixtureRowId, FixtureRow> =>
    firstById(fixtures.flatMap(({ rows }) => rows));

export const settingsByName = ({ declaration }: Project): ReadonlyMap<string, readonly Setting[]> =>
    Map.groupBy(declaration?.settings ?? [], ({ name }) => name.toUpperCase());

/** For a project whose elements are looked up elsewhere: a part of another one, or one that an index is kept for. */
export function rememberIndex(project: Project, index: ProjectIndex): void {
    memoryOf(project).set(readIndex, index);
}

function firstById<K, T extends { readonly id: K }>(elements: readonly T[]): Map<K, T> {
    const byId = new Map<K, T>();
    for (const element of elements) if (!byId.has(element.id)) byId.set(element.id, element);
    return byId;
}

/** The project's own apps: those that code is generated for. */
export const ownApps = perProject((project): readonly App[] => project.apps.filter(app => app.origin === 'project'));

/** Remembers what is found of a model, as long as the project lives: a Project never changes. */
function perModel<T>(
    find: (project: Project, model: DjangoModel) => readonly T[],
): (project: Project, model: DjangoModel) => readonly T[] {
    const found = perProject(() => new Map<DjangoModel, readonly T[]>());
    return (project, model) => {
        const ofProject = found(project);
        let ofModel = ofProject.get(model);
        if (!ofModel) {
            ofModel = find(project, model);
            ofProject.set(model, ofModel);
        }
        return ofModel;
    };
}

/** A model's bases in the project, nearest first, without itself; a circle is walked once. */
export const ancestorsOf = perModel((project, model): DjangoModel[] => {
    const { models } = indexOf(project);
    const seen = new Set<ModelId>([model.id]);
    const found: DjangoModel[] = [];
    const visit = (of: DjangoModel): void => {
        const ids = of.bases.flatMap(base => (base.kind === 'model' ? [base.model] : []));
        for (const id of of.proxyOf ? [of.proxyOf, ...ids] : ids) {
            const base = models.get(id);
            if (!base || seen.has(id)) continue;
            seen.add(id);
            found.push(base);
            visit(base);
        }
    };
    visit(model);
    return found;
});

/** The models that code is generated for. */
export const ownModels = perProject((project): readonly DjangoModel[] => ownApps(project).flatMap(app => app.models));

/** The abstract models whose fields become the model's own, nearest first; behind a concrete base they are that base's. */
export function abstractBasesOf(project: Project, model: DjangoModel): DjangoModel[] {
    if (model.bases.length === 0) return [];
    const { models } = indexOf(project);
    const seen = new Set<ModelId>([model.id]);
    const found: DjangoModel[] = [];
    const visit = (of: DjangoModel): void => {
        for (const base of of.bases) {
            const parent = base.kind === 'model' ? models.get(base.model) : undefined;
            if (parent?.kind !== 'abstract' || seen.has(parent.id)) continue;
            seen.add(parent.id);
            found.push(parent);
            visit(parent);
        }
    };
    visit(model);
    return found;
}

/** The fields of the model's own table: those of its abstract bases, then those that it declares. */
export const localFields = perModel((project, model): Field[] => {
    const sources = [model, ...abstractBasesOf(project, model)];
    const hidden = new Set(sources.flatMap(source => [...hiddenIn(project, source)]));
    const byName = new Map<string, Field>();
    for (const owner of sources.toReversed()) {
        for (const field of fieldsInBody(owner)) if (!hidden.has(field)) byName.set(field.name, field);
    }
    return [...byName.values()];
});

/** Fields of abstract models that stay behind: a table that the model extends in front of these has one of the name. */
function* hiddenIn(project: Project, model: DjangoModel): Iterable<Field> {
    const names = new Set<string>();
    for (const base of parentsOf(project, model)) {
        if (base.kind !== 'abstract') {
            for (const owner of [base, ...ancestorsOf(project, base)])
                for (const { name } of owner.fields) names.add(name);
        } else if (names.size > 0) {
            const fields = [base, ...abstractBasesOf(project, base)].flatMap(owner => owner.fields);
            yield* fields.filter(({ name }) => names.has(name));
        }
    }
}

/** What a model extends, in the order of the generated class's bases; what a proxy stands for comes last. */
export function parentsOf(project: Project, { bases, proxyOf }: DjangoModel): DjangoModel[] {
    if (bases.length === 0 && !proxyOf) return [];
    const ids = bases.flatMap(base => (base.kind === 'model' ? [base.model] : []));
    return (proxyOf ? [...ids, proxyOf] : ids).flatMap(id => indexOf(project).models.get(id) ?? []);
}

/** What a model extends that is not abstract, also where an abstract one extends them. */
const parentsBehindAbstract = (project: Project, model: DjangoModel): DjangoModel[] =>
    [model, ...abstractBasesOf(project, model)]
        .flatMap(owner => parentsOf(project, owner))
        .filter(({ kind }) => kind !== 'abstract');

/** Those that a model declares, but for one in whose place a manager of its name is: it stands behind the fields in the class. */
const fieldsInBody = ({ fields, managers }: DjangoModel): readonly Field[] =>
    managers.length === 0 ? fields : fields.filter(({ name }) => !managers.some(manager => manager.name === name));

/** The model that has the table: what a proxy stands for, any other model itself. */
export function tableModelOf(project: Project, model: DjangoModel): DjangoModel {
    if (model.kind !== 'proxy') return model;
    return ancestorsOf(project, model).find(({ kind }) => kind === 'concrete') ?? model;
}

/** The models with a table of their own that a concrete one extends: its rows have a row in each of these. */
export function parentTablesOf(project: Project, model: DjangoModel): DjangoModel[] {
    if (model.kind !== 'concrete') return [];
    const found = new Set<DjangoModel>();
    for (const parent of parentsBehindAbstract(project, model)) {
        const table = tableModelOf(project, parent);
        if (table !== model && table.kind === 'concrete') found.add(table);
    }
    return [...found];
}

/** The ids by which relations name a model: Django's user stands for the project's own. */
export const namesOfModel = (project: Project, id: ModelId): readonly ModelId[] =>
    project.declaration?.userModel?.model === id ? [id, djangoUser] : [id];

/** Whether a row of one model may be a row of the other: they are the same, or one extends the other. */
export const areKin = (project: Project, one: DjangoModel, other: DjangoModel): boolean =>
    one === other ||
    namesOfModel(project, one.id).includes(other.id) ||
    namesOfModel(project, other.id).includes(one.id) ||
    ancestorsOf(project, one).includes(other) ||
    ancestorsOf(project, other).includes(one);

/** The model at the other end of a relation: Django's user stands for the project's own. Undefined for what is none. */
export function relatedModel(project: Project, field: Field): DjangoModel | undefined {
    const { type } = field;
    if (type.kind !== 'relation' && type.kind !== 'generic-relation') return undefined;
    const { models } = indexOf(project);
    const user = type.to === djangoUser ? project.declaration?.userModel?.model : undefined;
    return (user && models.get(user)) ?? models.get(type.to);
}

/**
 * A model's fields with those it inherits, in Django's order: those of the tables that it extends first. A name that comes
 * again replaces the first, so that of several it stands for the field that `_meta.get_field` finds.
 */
export const allFields = perModel((project, model): Field[] => {
    const byName = new Map<string, Field>();
    for (const owner of tablesFirst(project, model, new Set())) {
        for (const field of localFields(project, owner)) byName.set(field.name, field);
    }
    return [...byName.values()];
});

/** What a model extends that is not abstract, and what that extends, in front of itself. A circle is walked once. */
function* tablesFirst(project: Project, model: DjangoModel, seen: Set<DjangoModel>): Iterable<DjangoModel> {
    if (seen.has(model)) return;
    seen.add(model);
    for (const parent of parentsBehindAbstract(project, model)) yield* tablesFirst(project, parent, seen);
    yield model;
}

export function findField(project: Project, id: FieldId): Field | undefined {
    const { model, name } = partsOfFieldId(id);
    return indexOf(project)
        .models.get(model)
        ?.fields.find(field => field.name === name);
}

/** As the library calls them. */
const relationClasses = {
    ForeignKey: 'ForeignKey',
    OneToOneField: 'OneToOne',
    ManyToManyField: 'ManyToMany',
} as const;

/** The library's class behind a field: the relation's, the enum's column, or the type's own. Undefined for foreign Python. */
export function fieldClassOf(project: Project, field: Field): FieldClass | undefined {
    const { type } = field;
    const { fieldClasses } = project.library;
    switch (type.kind) {
        case 'library':
            return fieldClasses.get(type.name);
        case 'enum':
            return fieldClasses.get(indexOf(project).enums.get(type.enum)?.base === 'int' ? 'Integer' : 'Char');
        case 'relation':
            return fieldClasses.get(relationClasses[type.relation]);
        case 'generic-foreign-key':
            return fieldClasses.get('GenericForeignKey');
        case 'generic-relation':
            return fieldClasses.get('GenericRelation');
        default:
            return undefined;
    }
}

/** Whether it is one column that holds what an expression may be: what leads to rows is made of more than that. */
export const holdsValues = ({ type }: Field): boolean =>
    !/^(relation|generic-foreign-key|generic-relation)$/.test(type.kind) &&
    !(type.kind === 'library' && type.name === 'CompositePrimaryKey');

/** The value of an option as written, or undefined. Without a closure: all rules ask, about every field. */
export function optionOf({ options }: Field, name: string): Value | undefined {
    for (let at = 0; at < options.length; at++) if (options[at]?.name === name) return options[at]?.value;
    return undefined;
}

export const isOptionTrue = (field: Field, name: string): boolean => {
    const value = optionOf(field, name);
    return value?.kind === 'boolean' && value.value;
};

/** Whether the column may hold NULL: `null`, or `?` on what is neither text nor a file nor a many-to-many relation. */
export function isNullable(project: Project, field: Field): boolean {
    const written = optionOf(field, 'null');
    if (written?.kind === 'boolean') return written.value;
    if (!field.optional || isManyToMany(field)) return false;
    return !textWhereEmpty(project, field);
}

/** Whether forms may leave it empty: `blank`, or `?`. */
export function isBlank(_project: Project, field: Field): boolean {
    const written = optionOf(field, 'blank');
    return written?.kind === 'boolean' ? written.value : field.optional;
}

const isManyToMany = ({ type }: Field): boolean => type.kind === 'relation' && type.relation === 'ManyToManyField';

function textWhereEmpty(project: Project, field: Field): boolean {
    return fieldClassOf(project, field)?.emptyIsText ?? false;
}

/** Django's name of what happens to a row when the one it refers to goes: as written, else by the rule of the manual. */
export function onDeleteOf(field: Field): Value | { readonly kind: 'implied'; readonly word: 'CASCADE' | 'SET_NULL' } {
    return optionOf(field, 'on_delete') ?? { kind: 'implied', word: field.optional ? 'SET_NULL' : 'CASCADE' };
}

/** The models whose text leads to one: they extend it, relate to it, or give it as an option. */
export function usersOf(project: Project, id: ModelId): DjangoModel[] {
    const { models, users } = indexOf(project);
    return (users.get(id) ?? []).flatMap(user => models.get(user) ?? []);
}

/** All relations of the project's own and external models that lead to `to`. */
export function* relationsInto(project: Project, to: ModelId): Iterable<{ model: DjangoModel; field: Field }> {
    for (const model of usersOf(project, to)) {
        for (const field of model.fields) {
            if (field.type.kind === 'relation' && field.type.to === to) yield { model, field };
        }
    }
}

/** The settings that hold for a route, or one action or method of it: the last written that applies, of each kind. */
export function settingsFor(group: RouteGroup, route: Route, actionOrMethod?: string): Map<string, RouteSetting> {
    const settings = new Map<string, RouteSetting>();
    // Less particular first, so that the more particular replaces it; in each, what is narrowed by `for` comes last.
    for (const level of [group.settings, route.settings]) {
        for (const narrowed of [false, true]) {
            for (const setting of level) {
                if (setting.for.length > 0 !== narrowed) continue;
                if (narrowed && (actionOrMethod === undefined || !setting.for.includes(actionOrMethod))) continue;
                settings.set(settingKey(setting), setting);
            }
        }
    }
    return settings;
}

/** What two settings must share for the later one to replace the earlier. */
export const settingKey = (setting: RouteSetting): string => (setting.kind === 'other' ? setting.name : setting.kind);

export const findRow = (project: Project, id: FixtureRowId): FixtureRow | undefined => indexOf(project).rows.get(id);
