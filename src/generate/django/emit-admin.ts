import type { AdminOption, AdminValue, DjangoModel, Field } from '../../model/django-model.js';
import { genericColumns, genericKeysOf } from '../../model/generic-columns.js';
import { isGenericInline, namedLink, writtenLinks } from '../../model/inline-links.js';
import type { ModelId } from '../../model/names.js';
import { perProject } from '../../model/per-project.js';
import type { App, Project } from '../../model/project.js';
import {
    allFields,
    ancestorsOf,
    fieldClassOf,
    indexOf,
    isBlank,
    isOptionTrue,
    optionOf,
    ownApps,
    ownModels,
} from '../../model/queries.js';
import type { Value } from '../../model/value.js';
import { orderedBy } from '../../model/value-name.js';
import type { GeneratedFile } from '../generated-file.js';
import { quoteString } from '../python/quote-string.js';
import {
    choicesOfForm,
    editedChoices,
    type FilterClass,
    filterClass,
    namesWithoutChoices,
} from './admin-choices-source.js';
import { fieldGroups, fieldLine, fieldLines } from './form-layout-source.js';
import { lookupPath } from './path-source.js';
import { PythonFile, tuple } from './python-file.js';
import { genericPrefetches, listRelations, type ShownRelations } from './shown-relations.js';
import { isRegisteredByToolkit } from './toolkit-models.js';
import { nameOfValue } from './value-name.js';
import { valueSource } from './value-source.js';
import { projectTitle } from './words.js';

/** Each app's `admin.py`: every concrete model, as its `admin` block says. */
export function emitAdmin(project: Project): GeneratedFile[] {
    return ownApps(project).flatMap(app => {
        const file = adminFile(project, app);
        return file.isEmpty ? [] : [{ path: `${app.name}/admin.py`, text: file.text() }];
    });
}

function adminFile(project: Project, app: App): PythonFile {
    const names = new AdminNames(project, app);
    const shown = app.models.filter(model => isRegistered(project, model));
    const file = new PythonFile(project, { folder: app.name, module: 'admin', definitions: names.possible });
    const plain: string[] = [];
    const classes: string[] = [];
    for (const model of shown) {
        const source = new ModelAdminSource(project, file, names, model);
        const blocks = source.blocks();
        if (blocks.length > 0) classes.push(...blocks);
        else if (!isRegisteredByToolkit(project, model)) plain.push(file.model(model));
    }
    file.add(...names.filters, ...classes);
    const [only] = plain;
    if (only !== undefined) {
        const admin = file.from('django.contrib', 'admin');
        file.add(`${admin}.site.register(${plain.length === 1 ? only : `[${plain.join(', ')}]`})`);
    }
    return file;
}

/** A proxy is there where it says how; the rows of a `through` table are edited with what they belong to. */
function isRegistered(project: Project, model: DjangoModel): boolean {
    if (model.kind === 'abstract' || model.admin?.kind === 'none') return false;
    if (model.admin) return true;
    if (model.kind === 'proxy' || hasCompositeKey(project, model)) return false;
    const owners = throughOwners(project).get(model.id) ?? [];
    return !owners.some(owner => throughInlines(project, owner).some(({ id }) => id === model.id));
}

/** Django's admin has no place for these. */
const hasCompositeKey = (project: Project, model: DjangoModel): boolean =>
    allFields(project, model).some(field => fieldClassOf(project, field)?.className === 'CompositePrimaryKey');

/** By the id of a model, those of which a relation to many goes through it. */
const throughOwners = perProject(project => {
    const owners = new Map<ModelId, Set<DjangoModel>>();
    for (const model of ownModels(project)) {
        for (const field of model.fields) {
            const through = throughModel(field);
            if (through === undefined) continue;
            const known = owners.get(through);
            if (known) known.add(model);
            else owners.set(through, new Set([model]));
        }
    }
    return new Map([...owners].map(([through, models]) => [through, [...models]]));
});

function throughModel(field: Field): ModelId | undefined {
    const value = optionOf(field, 'through');
    return value?.kind === 'model' ? value.model : undefined;
}

/** The `through` tables that a model's page shows, unless it says itself what it shows. */
function throughInlines(project: Project, model: DjangoModel): DjangoModel[] {
    if (model.kind !== 'concrete' || model.admin?.kind === 'none') return [];
    if (optionsOf(model).some(({ name }) => name === 'inlines')) return [];
    const ids = new Set(model.fields.flatMap(field => throughModel(field) ?? []));
    return [...ids].flatMap(id => {
        const through = indexOf(project).models.get(id);
        const isShown = through?.kind === 'concrete' && through.admin?.kind !== 'none';
        return isShown && writtenLinks(project, through, model).length > 0 ? [through] : [];
    });
}

const optionsOf = (model: DjangoModel): readonly AdminOption[] =>
    model.admin?.kind === 'options' ? model.admin.options : [];

/** Names of classes that no model of the app has. */
const nothingShown: ShownRelations = { selected: [], generic: [] };

class AdminNames {
    private readonly models: ReadonlySet<string>;
    private readonly given = new Set<string>();
    private readonly sources = new Map<string, string>();
    /** By what a class says, which several lists may share. */
    private readonly filterNames = new Map<string, string>();
    readonly possible: readonly string[];

    constructor(project: Project, app: App) {
        this.models = new Set(app.models.map(({ name }) => name));
        this.possible = [
            ...app.models.map(({ name }) => `${name}Admin`),
            ...ownModels(project).map(({ name }) => `${name}ListFilter`),
        ];
    }

    /** The class of a filter, which is written once. */
    ofFilter({ wanted, source }: FilterClass): string {
        const key = source(wanted);
        const name = this.filterNames.get(key) ?? this.of(wanted);
        this.filterNames.set(key, name);
        this.sources.set(name, source(name));
        return name;
    }

    get filters(): readonly string[] {
        return [...this.sources.values()];
    }

    of(wanted: string): string {
        let name = wanted;
        while (this.models.has(name) || this.given.has(name)) name += '_';
        this.given.add(name);
        return name;
    }
}

class ModelAdminSource {
    private readonly project: Project;
    private readonly file: PythonFile;
    private readonly names: AdminNames;
    private readonly model: DjangoModel;

    constructor(project: Project, file: PythonFile, names: AdminNames, model: DjangoModel) {
        this.project = project;
        this.file = file;
        this.names = names;
        this.model = model;
    }

    /** The classes that edit a model, its inlines first; none where Django's own way will do. */
    blocks(): string[] {
        const { project, file, model } = this;
        const inlines: { name: string; source: string }[] = [];
        const lines: string[] = [];
        for (const option of optionsOf(model)) {
            if (option.name === 'inlines') {
                for (const value of option.values) {
                    const inline = this.written(value);
                    if (inline) inlines.push(inline);
                }
            } else {
                lines.push(this.optionLine(option));
            }
        }
        const related = this.listRelations();
        if (related.selected.length > 0)
            lines.push(`list_select_related = ${tuple(related.selected.map(quoteString))}`);
        for (const through of throughInlines(this.project, model)) inlines.push(this.inline(through, 'tabular', []));
        if (inlines.length > 0) lines.push(`inlines = ${tuple(inlines.map(({ name }) => name))}`);
        const isUser = this.extends('AbstractUser');
        if (isUser) lines.unshift(...this.userLines());
        else if (this.extends('AbstractBaseUser') && !lines.some(line => /^(fields|exclude) = /.test(line))) {
            lines.push('exclude = ("password",)');
        }
        const shown = choicesOfForm(project, file, model, new Set(namesWithoutChoices(optionsOf(model))));
        if (lines.length === 0 && !isUser && related.generic.length === 0 && shown.length === 0) return [];
        const admin = file.from('django.contrib', 'admin');
        const base = isUser ? this.userAdmin : `${admin}.ModelAdmin`;
        const name = this.names.of(`${model.name}Admin`);
        const generic = genericPrefetches(file, related.generic);
        if (generic.length > 0) {
            lines.push(
                ...(lines.length > 0 ? [''] : []),
                'def get_queryset(self, request):',
                `    return super().get_queryset(request).prefetch_related(${generic.join(', ')})`,
            );
        }
        const choices = editedChoices(project, file, model, optionsOf(model));
        if (choices.length > 0) lines.push('', ...choices);
        lines.push(...(lines.length === 0 ? shown.slice(1) : shown));
        const body = lines.length > 0 ? lines : ['pass'];
        return [
            ...inlines.map(({ source }) => source),
            ...(isRegisteredByToolkit(this.project, model)
                ? [`# The OAuth toolkit has a page for it too.\n${admin}.site.unregister(${file.model(model)})`]
                : []),
            `@${admin}.register(${file.model(model)})\nclass ${name}(${base}):\n${body.map(line => (line === '' ? '' : `    ${line}`)).join('\n')}`,
        ];
    }

    /** None where the list says itself what it reads along. Django's page for users shows no relation. */
    private listRelations(): ShownRelations {
        const options = optionsOf(this.model);
        if (options.some(({ name }) => name === 'list_select_related')) return nothingShown;
        const columns = options.find(({ name }) => name === 'list_display')?.values;
        if (!columns && this.extends('AbstractUser')) return nothingShown;
        return listRelations(this.project, this.model, columns);
    }

    private extends(name: string): boolean {
        return ancestorsOf(this.project, this.model).some(base => base.app === 'auth' && base.name === name);
    }

    // Users

    private get userAdmin(): string {
        return this.file.from('django.contrib.auth.admin', 'UserAdmin', 'BaseUserAdmin');
    }

    /** Django's page for users with the fields that this project adds; those that have to be filled also for a new user. */
    private userLines(): string[] {
        const { project, model } = this;
        if (optionsOf(model).some(({ name }) => name === 'fields')) return ['fieldsets = None'];
        const written = ownFields(project, model).filter(field => isEditable(project, field));
        const own = written.filter(({ name }) => !shownOfUsers.includes(name));
        const needed = written.filter(
            field =>
                !askedOfNewUsers.includes(field.name) &&
                !isBlank(project, field) &&
                !field.default &&
                !isManyToMany(field),
        );
        const names = (fields: readonly Field[]): string => tuple(fields.map(({ name }) => quoteString(name)));
        const title = quoteString(projectTitle(project));
        return [
            ...(own.length > 0
                ? [`fieldsets = (*${this.userAdmin}.fieldsets, (${title}, {"fields": ${names(own)}}))`]
                : []),
            ...(needed.length > 0
                ? [`add_fieldsets = (*${this.userAdmin}.add_fieldsets, (None, {"fields": ${names(needed)}}))`]
                : []),
        ];
    }

    // Options

    private optionLine(option: AdminOption): string {
        const source = this.optionSource(option);
        const type = source.startsWith('{') ? `: ${this.file.from('typing', 'ClassVar')}` : '';
        return `${option.name}${type} = ${source}`;
    }

    private optionSource({ name, values }: AdminOption): string {
        const sources = values.map(value =>
            name === 'list_filter' ? this.filterSource(value) : this.valueSource(value),
        );
        const [first] = values;
        const [source = 'None'] = sources;
        const isNone = values.length === 1 && first?.kind === 'value' && first.value.kind === 'null';
        if (isNone) return name === 'list_display_links' || scalars.has(name) ? 'None' : '()';
        if (scalars.has(name)) return this.scalar(name, first, source);
        if (name === 'list_select_related' && (source === 'True' || source === 'False')) return source;
        if (first?.kind === 'value' && first.value.kind === 'object') return this.objectSource(name, first.value);
        return tuple(sources);
    }

    private scalar(name: string, value: AdminValue | undefined, source: string): string {
        if (name === 'show_facets' && value?.kind === 'value' && value.value.kind === 'word') {
            return `${this.file.from('django.contrib', 'admin')}.ShowFacets.${value.value.word.toUpperCase()}`;
        }
        return source;
    }

    /** `prepopulated_fields`: from which fields; `radio_fields`: in which direction. */
    private objectSource(name: string, value: Extract<Value, { kind: 'object' }>): string {
        const entries = value.entries.map(({ key, value: inner }) => {
            if (name === 'radio_fields') {
                const word = /horizontal/i.test(nameOfValue(inner) ?? '') ? 'HORIZONTAL' : 'VERTICAL';
                return `${quoteString(key)}: ${this.file.from('django.contrib', 'admin')}.${word}`;
            }
            const items = inner.kind === 'list' ? inner.items : [inner];
            return `${quoteString(key)}: ${tuple(items.map(item => this.itemSource(item)))}`;
        });
        return `{${entries.join(', ')}}`;
    }

    private valueSource(value: AdminValue): string {
        if (value.kind === 'path') {
            const { path } = value;
            return path.kind === 'path'
                ? quoteString(`${value.descending ? '-' : ''}${lookupPath(path)}`)
                : quoteString(path.kind === 'unresolved' ? path.text : '');
        }
        return fieldLine(value.value, item => this.itemSource(item));
    }

    private filterSource(value: AdminValue): string {
        const path = value.kind === 'path' && value.path.kind === 'path' ? value.path : undefined;
        const found = path && filterClass(this.project, this.file, path);
        const source = this.valueSource(value);
        return found ? `(${source}, ${this.names.ofFilter(found)})` : source;
    }

    private itemSource(value: Value): string {
        const name = nameOfValue(value);
        return name === undefined ? valueSource(this.project, this.file, value) : quoteString(name);
    }

    // Inlines

    private written(value: AdminValue): { name: string; source: string } | undefined {
        if (value.kind !== 'value' || value.value.kind !== 'object') return undefined;
        const { entries } = value.value;
        const of = (key: string): Value | undefined => entries.find(entry => entry.key === key)?.value;
        const target = of('model');
        const model = target?.kind === 'model' ? indexOf(this.project).models.get(target.model) : undefined;
        if (!model) return undefined;
        const others = entries.filter(({ key }) => key !== 'model' && key !== 'style');
        return this.inline(model, nameOfValue(of('style')) === 'stacked' ? 'stacked' : 'tabular', others);
    }

    private inline(
        model: DjangoModel,
        style: 'tabular' | 'stacked',
        options: readonly { readonly key: string; readonly value: Value }[],
    ): { name: string; source: string } {
        const { project, file } = this;
        const given = new Set(options.map(({ key }) => key));
        const [generic] = genericKeysOf(project, model);
        const lines = [`model = ${file.model(model)}`];
        let base = `${style === 'stacked' ? 'Stacked' : 'Tabular'}Inline`;
        if (generic && isGenericInline(project, model, this.model)) {
            base = file.from('django.contrib.contenttypes.admin', `Generic${base}`);
            const { contentType, objectId } = genericColumns(project, generic.owner, generic.field);
            if (contentType !== 'content_type') lines.push(`ct_field = ${quoteString(contentType)}`);
            if (objectId !== 'object_id') lines.push(`ct_fk_field = ${quoteString(objectId)}`);
        } else {
            base = `${file.from('django.contrib', 'admin')}.${base}`;
            const link = given.has('fk_name') ? undefined : namedLink(project, model, this.model);
            if (link) lines.push(`fk_name = ${quoteString(link.name)}`);
        }
        if (!given.has('extra')) lines.push('extra = 0');
        lines.push(...options.map(({ key, value }) => `${key} = ${this.inlineOption(key, value)}`));
        const looked = namesWithoutChoices(
            options.map(({ key, value }) => ({
                name: key,
                values: (value.kind === 'list' ? value.items : [value]).map(item => ({ kind: 'value', value: item })),
                span: value.span,
            })),
        );
        const links = writtenLinks(project, model, this.model);
        // The row of the page is no choice.
        const own = links.length === 1 ? links.map(link => link.name) : [];
        lines.push(...choicesOfForm(project, file, model, new Set([...looked, ...own])));
        const name = this.names.of(`${model.name}Inline`);
        const body = lines.map(line => (line === '' ? '' : `    ${line}`)).join('\n');
        return { name, source: `class ${name}(${base}):\n${body}` };
    }

    private inlineOption(name: string, value: Value): string {
        const write = (item: Value): string => {
            const order = name === 'ordering' ? orderedBy(item) : undefined;
            return order === undefined ? this.itemSource(item) : quoteString(order);
        };
        if (name === 'fieldsets') return fieldGroups(value, write);
        if (name === 'fields') return fieldLines(value, write);
        if (value.kind === 'object') return this.objectSource(name, value);
        const isList =
            value.kind === 'list' || /fields$|^exclude$|^filter_(horizontal|vertical)$|^ordering$/.test(name);
        if (isList) {
            const items = value.kind === 'list' ? value.items : [value];
            return tuple(items.map(write));
        }
        return write(value);
    }
}

const scalars: ReadonlySet<string> = new Set(
    (
        'date_hierarchy list_per_page list_max_show_all delete_confirmation_max_display save_as save_on_top search_help_text show_full_result_count ' +
        'view_on_site empty_value_display actions_on_top actions_on_bottom form show_facets'
    ).split(' '),
);

/** What Django's own page of a user shows. */
const shownOfUsers = [
    ...['username', 'password', 'first_name', 'last_name', 'email', 'last_login', 'date_joined'],
    ...['is_active', 'is_staff', 'is_superuser', 'groups', 'user_permissions'],
];

/** What its page for a new one asks for. */
const askedOfNewUsers = ['username', 'password'];

/** The fields that the project's own models add to Django's user, or say in another way. */
function ownFields(project: Project, model: DjangoModel): Field[] {
    const apps = new Set(ownApps(project).map(({ name }) => name));
    const owners = [...ancestorsOf(project, model).toReversed(), model].filter(({ app }) => apps.has(app));
    const names = new Set(owners.flatMap(({ fields }) => fields.map(({ name }) => name)));
    return allFields(project, model).filter(({ name }) => names.has(name));
}

/** Whether a form can show it. */
function isEditable(project: Project, field: Field): boolean {
    const written = optionOf(field, 'editable');
    if (written?.kind === 'boolean') return written.value;
    if (field.computed || isOptionTrue(field, 'auto_now') || isOptionTrue(field, 'auto_now_add')) return false;
    if (field.type.kind === 'generic-foreign-key' || field.type.kind === 'generic-relation') return false;
    if (field.type.kind === 'unresolved') return false;
    const { className = '' } = fieldClassOf(project, field) ?? {};
    return !/^(Binary|(Big|Small)?Auto)Field$|^CompositePrimaryKey$/.test(className) && !throughModel(field);
}

const isManyToMany = ({ type }: Field): boolean => type.kind === 'relation' && type.relation === 'ManyToManyField';
