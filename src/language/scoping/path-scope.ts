import { type AstNode, AstUtils } from 'langium';
import type { Library } from '../../model/library.js';
import * as ast from '../generated/ast.js';
import { type AppNames, typesIn } from './app-names.js';
import { appNameOf } from './app-of.js';
import { givesValidators, inValidators, isArgumentName } from './call-arguments.js';
import { takesFreeText } from './free-text.js';
import type { NameMode } from './model-members.js';
import {
    actionsOf,
    fieldClassName,
    fieldOptions,
    membersOf,
    optionsOfType,
    parametersByName,
    serializerFieldClassName,
    serializerFieldOptions,
    takesColumns,
    throughOf,
} from './named-parts.js';
import { anyWord, lazily, type Names, noNames } from './names.js';
import { otherSideOf } from './other-side.js';
import { namesAt, walk } from './path-places.js';
import type { ProjectNames } from './project-names.js';
import { annotationsBefore, declaredFieldsOf, modelAt, parametersAround, rowModelAround } from './row-context.js';

/** What segment `index` of a path can be, by where the path stands and what the segments before it lead to. */
export function namesOfPathSegment(
    project: ProjectNames,
    library: Library,
    path: ast.Path,
    index: number,
): readonly Names[] {
    return new PathScope(project, library, path).names(index);
}

type AppPart = 'models' | 'types' | 'serializers' | 'enums';

/** Options of the admin that name fields of the rows that a page is about. */
const namingOptions: ReadonlySet<string> = new Set([
    'list_display',
    'list_display_links',
    'list_editable',
    'list_filter',
    'list_select_related',
    'search_fields',
    'ordering',
    'fields',
    'exclude',
    'readonly_fields',
    'autocomplete_fields',
    'raw_id_fields',
    'filter_horizontal',
    'filter_vertical',
    'date_hierarchy',
    'sortable_by',
    'prepopulated_fields',
]);

class PathScope {
    private readonly project: ProjectNames;
    private readonly library: Library;
    private readonly path: ast.Path;

    constructor(project: ProjectNames, library: Library, path: ast.Path) {
        this.project = project;
        this.library = library;
        this.path = path;
    }

    names(index: number): readonly Names[] {
        const { path } = this;
        const { $container: holder, $containerProperty: property } = path;
        // Completion puts a path that is still to be written straight into what holds it, under the path's own property.
        if (property === 'segments') {
            const suggested = this.suggested(holder);
            if (suggested) return suggested;
        }
        switch (holder?.$type) {
            case 'FieldType':
                return property === 'target'
                    ? this.inApps(index, 'types')
                    : this.option(index, holder as ast.FieldType);
            case 'ModelDeclaration':
            case 'UserModelSetting':
            case 'FixtureRow':
            case 'DataNodes':
            case 'ModelView':
            case 'AdminInline':
                if (property === 'arguments') return [anyWord(path)];
                // Alone, a truth value is a condition.
                if (property === 'condition') return this.expression(index);
                return this.inApps(index, 'models');
            case 'SerializerDeclaration':
                return this.inApps(index, property === 'model' ? 'models' : 'serializers');
            case 'SerializerSetting':
                return this.inApps(index, 'serializers');
            case 'SerializerField':
                if (property === 'source') return this.member(index, 'accessor');
                if (property !== 'type') return this.serializerOption(index, holder as ast.SerializerField);
                return [...this.inApps(index, 'serializers'), index === 0 ? this.words('serializer_field') : noNames];
            case 'RedirectView':
            case 'RequestDeclaration':
                return this.route(index);
            case 'VersioningSetting':
                return index === 0 ? [this.words('versioning')] : [];
            case 'PaginationSetting':
                return index === 0 ? [this.words('pagination')] : [];
            case 'ClassesSetting':
                return index === 0 ? [this.words((holder as ast.ClassesSetting).key)] : [];
            case 'DataEdges':
                return property === 'path' ? this.throughModel(index) : this.expression(index);
            case 'SerializerKey': {
                if (index > 0) return this.member(index, 'accessor');
                const { $container: list } = holder as ast.SerializerKey;
                const isLinked = ast.isSerializerFields(list) && list.key === 'fields' && list.$container.kind;
                return [
                    ...this.member(index, 'accessor'),
                    declaredFieldsOf(holder as ast.SerializerKey),
                    isLinked ? this.words('serializer_key') : noNames,
                ];
            }
            case 'UniqueTogether':
                return this.member(index, 'accessor');
            case 'LookupSetting':
                // The other key names a part of the URL.
                return (holder as ast.LookupSetting).key === 'lookup_field'
                    ? this.member(index, 'query')
                    : [anyWord(path)];
            case 'OrderBy':
                return this.member(index, prefetches(holder.$container) ? 'accessor' : 'query');
            case 'FilterField':
                return this.member(index, 'query');
            case 'UniqueConstraint':
            case 'IndexDeclaration':
            case 'ExcludeConstraint':
                return property === 'include' ? this.member(index, 'query') : this.expression(index);
            case 'Attribute':
                return property === 'field' ? this.member(index, 'query') : this.inValue(index);
            case 'RequestParameter':
                if (property !== 'parameter') return this.inValue(index);
                return [...this.member(index, 'query'), ...(index === 0 ? [this.words('filter'), anyWord(path)] : [])];
            case 'FunctionCall':
                return property === 'function' ? this.functions(index) : this.inValue(index);
            default:
                return this.inValue(index);
        }
    }

    /** What a path that is not written yet may begin with, where what is there already tells; else as if it stood there. */
    private suggested(holder: AstNode): readonly Names[] | undefined {
        switch (holder.$type) {
            case 'FieldDeclaration':
                if (!(holder as ast.FieldDeclaration).type) return this.inApps(0, 'types');
                return [...this.value(0), ...this.expression(0)];
            case 'FieldType': {
                const { target, any, python } = holder as ast.FieldType;
                return target || any || python !== undefined ? undefined : this.inApps(0, 'types');
            }
            case 'SerializerDeclaration':
                return [...this.inApps(0, 'models'), ...this.inApps(0, 'serializers')];
            case 'SerializerFields':
                return this.member(0, 'accessor');
            case 'ProjectDeclaration':
            case 'FixtureDeclaration':
            case 'GraphDeclaration':
            case 'ClusterDeclaration':
                return this.inApps(0, 'models');
            case 'DataNodes':
                return (holder as ast.DataNodes).model ? this.expression(0) : undefined;
            case 'RouteDeclaration':
                if (!(holder as ast.RouteDeclaration).view) return this.inApps(0, 'models');
                return [...this.inApps(0, 'serializers'), ...this.expression(0)];
            case 'FixtureRow':
                return (holder as ast.FixtureRow).model ? this.fixtureValues(holder as ast.FixtureRow) : undefined;
            default:
                return undefined;
        }
    }

    /** Of whichever field: a value that is still to be written has no field yet in the syntax tree. */
    private fixtureValues(row: ast.FixtureRow): readonly Names[] {
        const { members } = this.project;
        const model = modelAt(row.model);
        const kinds = model ? [...members.fields(model).values()].map(field => members.kindOf(field)) : [];
        const enums = kinds.flatMap(kind => (kind.kind === 'enum' ? [membersOf(kind.declaration)] : []));
        return [...enums, this.rows(), this.words('default')];
    }

    /** Inside a value or an expression: what holds the outermost of it decides. */
    private inValue(index: number): readonly Names[] {
        if (index === 0 && isArgumentName(this.path)) {
            const { $container: call } = this.path.$container;
            return [this.parametersOf(call as ast.FunctionCall), ...this.inArgument(0)];
        }
        return this.inArgument(index);
    }

    /** What may be given to a call by its name. */
    private parametersOf(call: ast.FunctionCall): Names {
        const name = call.function?.segments.map(segment => segment.$refText).join('.') ?? '';
        const kinds = inValidators(call) ? ['validator'] : ['function', 'aggregate'];
        const word = kinds.flatMap(kind => this.words(kind).get(name) ?? [])[0];
        return ast.isBuiltinDeclaration(word) ? parametersByName(word.parameters) : noNames;
    }

    private inArgument(index: number): readonly Names[] {
        let from: AstNode = this.path;
        for (let at = from.$container; at; from = at, at = at.$container) {
            switch (at.$type) {
                case 'NamedArgument':
                    return this.namedArgument(index, at as ast.NamedArgument);
                case 'BinaryExpression':
                    if (givesValidators(at, from)) return this.validator(index, at);
                    break;
                case 'FieldType':
                    return this.option(index, at as ast.FieldType);
                case 'FunctionCall': {
                    const item = (at as ast.FunctionCall).function?.segments.at(-1)?.ref;
                    if (index === 0 && ast.isFieldTypeDeclaration(item)) return this.itemOption(item, from);
                    break;
                }
                case 'SerializerField':
                    return [anyWord(this.path)];
                case 'FieldDeclaration':
                    return from.$containerProperty === 'default' ? this.value(index) : this.expression(index);
                case 'QuerySetCall':
                    if (prefetches(at)) return this.member(index, 'accessor');
                    break;
                case 'MetaOption':
                    return this.metaOption(index, at as ast.MetaOption);
                case 'AdminOption':
                    return this.adminOption(index, at as ast.AdminOption);
                case 'Attribute':
                    return this.graphAttribute(index, at as ast.Attribute);
                case 'AttributeCase':
                case 'ProjectOption':
                case 'DjangoSetting':
                case 'DatabaseSetting':
                case 'CacheSetting':
                case 'EmailSetting':
                case 'SerializerOption':
                case 'ViewOption':
                case 'HeaderSetting':
                case 'RequestHeader':
                case 'AdminInline':
                    return [anyWord(this.path)];
                case 'Parameter':
                    return index === 0 ? [this.words('default'), anyWord(this.path)] : [];
                case 'FixtureValue':
                    return index === 0 ? [this.members(), this.rows(), this.words('default')] : this.value(index);
                case 'RequestParameter':
                case 'RequestBody':
                    return index === 0 ? [this.members(), this.rows(), this.qualifiedEnums()] : this.value(index);
                case 'ExpectJson':
                    return [this.members(), this.expectedRows(at as ast.ExpectJson), anyWord(this.path)];
                case 'ExpectHeader':
                    return [this.members(), anyWord(this.path)];
                case 'SetStatement':
                    return index === 0 ? [...this.expression(0), this.words('default')] : this.expression(index);
                case 'ModelDeclaration':
                case 'RouteDeclaration':
                case 'DataNodes':
                case 'DataEdges':
                    return this.expression(index);
                case 'DslFile':
                    return [];
            }
        }
        return [];
    }

    // ------------------------------------------------------------------------------------------------ expressions

    /** Parameters, then fields, then the members of the enum on the other side; `request.user` and `.client` before all. */
    private expression(index: number): readonly Names[] {
        const { project, path } = this;
        const [first, second] = path.segments;
        const request = project.word('request', 'request');
        const isRequest = first?.$refText === 'request' && (!second || /^(user|client)$/.test(second.$refText));
        const model = rowModelAround(path);
        if (index === 0) {
            const layers: Names[] = [];
            const requestName: Names = request ? new Map([['request', request]]) : noNames;
            // Alone, `request` may also be a field; with `.user` or `.client` behind it, it cannot.
            if (isRequest && second) return [requestName];
            layers.push(parametersByName(parametersAround(path)));
            layers.push(new Map(annotationsBefore(path).map(annotation => [annotation.name, annotation])));
            if (model) layers.push(project.members.names(model, 'query'));
            layers.push(lazily(() => this.members()));
            if (!model) layers.push(this.enums());
            layers.push(requestName, this.qualifiedEnums(), this.suggestedFunctions(), this.parametersAround());
            if (model && project.members.isOpen(model)) layers.push(anyWord(path));
            return layers;
        }
        if (isRequest && first?.ref === request) return this.behindRequest(index);
        const target = path.segments[index - 1]?.ref;
        if (ast.isEnumDeclaration(target)) return [membersOf(target)];
        if (ast.isAppDeclaration(target)) return [this.part(project.app(target.name), 'enums')];
        if (ast.isParameter(path.segments[0]?.ref)) return [];
        return this.member(index, 'query');
    }

    private behindRequest(index: number): readonly Names[] {
        const { project, library, path } = this;
        if (index === 1) {
            const words = new Map<string, AstNode>();
            for (const name of ['user', 'client']) {
                const word = project.word('request', name);
                if (word) words.set(name, word);
            }
            return [words];
        }
        const model = path.segments[1]?.$refText === 'user' ? project.userModel : project.clientModel;
        if (!model) return [];
        const between = path.segments.slice(2, index).map(segment => segment.$refText);
        const steps = walk(project, library, model, between, 'query');
        if (steps.length < between.length) return [];
        return namesAt(project, library, steps.at(-1)?.place ?? { kind: 'model', model }, 'query', path);
    }

    /** A path that begins with a field of the model around. */
    private member(index: number, mode: NameMode): readonly Names[] {
        const model = rowModelAround(this.path);
        return model ? this.memberOf(model, 0, index, mode) : [];
    }

    private memberOf(model: ast.ModelDeclaration, from: number, index: number, mode: NameMode): readonly Names[] {
        const { project, library, path } = this;
        const before = path.segments.slice(from, index).map(segment => segment.$refText);
        const steps = walk(project, library, model, before, mode);
        if (steps.length < before.length) return [];
        return namesAt(project, library, steps.at(-1)?.place ?? { kind: 'model', model }, mode, path);
    }

    /** A name with parentheses behind it is a call's: without them it is none yet, but may become one. */
    private suggestedFunctions(): Names {
        const { project } = this;
        return {
            get: () => undefined,
            *entries() {
                for (const kind of ['function', 'aggregate']) yield* project.library.words.get(kind) ?? [];
            },
        };
    }

    private functions(index: number): readonly Names[] {
        if (index > 0) return [];
        if (inValidators(this.path)) return [this.words('validator')];
        const inFieldType = AstUtils.getContainerOfType(this.path, ast.isFieldType);
        const types = inFieldType ? this.inApps(0, 'types') : [];
        return [this.words('function'), this.words('aggregate'), ...types];
    }

    // ------------------------------------------------------------------------------------------------ values

    /** A default or a literal: a member of the field's enum, or a word for a callable. */
    private value(index: number): readonly Names[] {
        if (index === 0) return [this.members(), this.words('default'), this.qualifiedEnums()];
        const target = this.path.segments[index - 1]?.ref;
        if (ast.isEnumDeclaration(target)) return [membersOf(target)];
        if (ast.isAppDeclaration(target)) return [this.part(this.project.app(target.name), 'enums')];
        return [];
    }

    /** The members that a bare word may name because of what it is compared with or given to. */
    private members(): Names {
        const { project, library, path } = this;
        const side = otherSideOf(project, library, path);
        if (side.kind === 'client') return project.clients;
        if (side.kind !== 'field') return noNames;
        if (side.of.kind === 'enum') return membersOf(side.of.declaration);
        return noNames;
    }

    private rows(): Names {
        return this.project.rows;
    }

    /** Rows are known by keys: anything else that an answer holds may be any word. */
    private expectedRows({ path }: ast.ExpectJson): Names {
        const { project, library } = this;
        const last = path?.steps.at(-1);
        const key = ast.isJsonStep(last) ? last.key : undefined;
        if (key === 'id' || key === 'pk') return this.rows();
        const side = otherSideOf(project, library, this.path);
        return side.kind === 'field' && side.of.kind === 'relation' ? this.rows() : noNames;
    }

    private enums(): Names {
        return this.part(this.project.app(appNameOf(this.path)), 'enums');
    }

    /** `Status.live`, `catalog.Status.live`. */
    private qualifiedEnums(): Names {
        const { project, path } = this;
        if (path.segments.length < 2) return noNames;
        return {
            get: name => project.app(appNameOf(path))?.enums.get(name) ?? project.appDeclarations.get(name),
            entries: () => [],
        };
    }

    // ------------------------------------------------------------------------------------------------ options

    private namedArgument(index: number, argument: ast.NamedArgument): readonly Names[] {
        const option = argument.option?.$refText;
        if (ast.isAdminInline(argument.$container)) return this.inlineOption(index, option, argument.$container);
        const type = ast.isFieldType(argument.$container) ? argument.$container : undefined;
        const self = anyWord(this.path);
        switch (option) {
            case 'on_delete':
                return index === 0 ? [this.words('on_delete')] : [];
            case 'related_name':
            case 'related_query_name':
                return index === 0 ? [anyWord(argument)] : [];
            case 'through':
            case 'to':
                return this.inApps(index, 'models');
            case 'through_fields': {
                const through = type && modelAt(throughOf(type));
                return [through ? this.project.members.fields(through) : noNames];
            }
            case 'to_field': {
                const target = modelAt(type?.target);
                return [target ? this.project.members.names(target, 'query') : noNames];
            }
            case 'object_id_field':
            case 'content_type_field': {
                const target = modelAt(type?.target);
                return [target ? this.project.members.fields(target) : noNames];
            }
            case 'unique_for_date':
            case 'unique_for_month':
            case 'unique_for_year':
            case 'width_field':
            case 'height_field':
            case 'ct_field':
            case 'fk_field': {
                const model = rowModelAround(this.path);
                return [model ? this.project.members.fields(model) : noNames];
            }
            case 'limit_choices_to': {
                const target = modelAt(type?.target);
                return target ? [...this.memberOf(target, 0, index, 'query'), this.members()] : [];
            }
            case 'default':
                return [...this.value(index), this.words('function')];
            case 'db_default':
                return [...this.value(index), this.words('function'), ...this.unsuggestedMembers(index)];
            case 'base_field':
                return this.inApps(index, 'types');
            case 'choices':
                return this.choices(index);
            case 'validators':
                return this.validator(index, argument);
            case 'write_by':
                return index === 0 ? [this.keysOfNested(argument), self] : [];
            case 'source':
                return this.member(index, 'accessor');
            default:
                return [self];
        }
    }

    /** An enum, whose members are the choices; what else is written is judged by a rule. */
    private choices(index: number): readonly Names[] {
        return [...this.inApps(index, 'enums'), ...(this.path.segments.length > 1 ? [] : [anyWord(this.path)])];
    }

    /** Among a field's validators: one of them, or what it is given. */
    private validator(index: number, list: AstNode): readonly Names[] {
        if (index > 0) return [];
        return [isWithinCall(this.path, list) ? this.parametersAround() : this.words('validator')];
    }

    /** The names of further arguments, to be suggested where one begins. */
    private parametersAround(): Names {
        const call = this.path.$container;
        return ast.isFunctionCall(call) ? suggestedOnly(this.parametersOf(call)) : noNames;
    }

    /** A bare word in the parentheses of a serializer's field is an option; what may stand first where choices do, an enum. */
    private serializerOption(index: number, field: ast.SerializerField): readonly Names[] {
        const options = index === 0 ? serializerFieldOptions(this.project, field, this.path) : [];
        const takesChoices = /^(Multiple)?Choice$/.test(serializerFieldClassName(field) ?? '');
        return takesChoices ? [...options, ...this.inApps(index, 'enums')] : options;
    }

    /** What a field of the row is called where it is none of the values that are wanted: a rule says so. */
    private unsuggestedMembers(index: number): readonly Names[] {
        return this.member(index, 'query').map(names => ({ get: name => names.get(name), entries: () => [] }));
    }

    private keysOfNested(argument: ast.NamedArgument): Names {
        const field = argument.$container;
        const { project } = this;
        const model = rowModelAround(field);
        const name = ast.isSerializerField(field) ? field.name : undefined;
        const [step] = model && name ? walk(project, this.library, model, [name], 'accessor') : [];
        return step?.place.kind === 'model' ? project.members.names(step.place.model, 'query') : noNames;
    }

    /** A bare word or a first argument in a field's parentheses. */
    private option(index: number, type: ast.FieldType): readonly Names[] {
        if (index > 0) return this.inApps(index, 'types');
        const name = fieldClassName(type);
        const model = takesColumns(name) ? rowModelAround(this.path) : undefined;
        return [
            ...(model ? [this.project.members.fields(model)] : []),
            ...fieldOptions(this.project, type, this.path),
            ...(name === 'Array' ? this.inApps(0, 'types') : []),
            ...(this.takesWords(name) ? [anyWord(this.path)] : []),
        ];
    }

    /** The same in the parentheses of an array's items, where the grammar has no named arguments: `=` compares to it. */
    private itemOption(type: ast.FieldTypeDeclaration, argument: AstNode): readonly Names[] {
        if (ast.isBinaryExpression(argument) && argument.left !== this.path)
            return [this.words('default'), anyWord(this.path)];
        return [
            ...optionsOfType(this.project, type),
            ...(type.name === 'Array' ? this.inApps(0, 'types') : []),
            ...(this.takesWords(type.name) ? [anyWord(this.path)] : []),
        ];
    }

    private takesWords(className: string | undefined): boolean {
        const facts = className === undefined ? undefined : this.library.fieldClasses.get(className);
        return facts?.positional.some(option => facts.options.get(option)?.words) ?? false;
    }

    private metaOption(index: number, option: ast.MetaOption): readonly Names[] {
        switch (option.key) {
            case 'order_with_respect_to':
            case 'get_latest_by':
                return this.member(index, 'query');
            case 'default_related_name':
                return index === 0 ? [anyWord(option)] : [];
            case 'default_manager_name':
            case 'base_manager_name': {
                const managers = new Map<string, AstNode>();
                for (const item of AstUtils.getContainerOfType(option, ast.isModelDeclaration)?.items ?? []) {
                    if (ast.isManagerDeclaration(item)) managers.set(item.name, item);
                }
                return [managers, anyWord(this.path)];
            }
            default:
                return [anyWord(this.path)];
        }
    }

    /** As on a page of its own; what leads to nothing of the inline's rows is a word, of which a rule says what Django does. */
    private inlineOption(index: number, option: string | undefined, inline: ast.AdminInline): readonly Names[] {
        const model = modelAt(inline.model);
        const isName = namingOptions.has(option ?? '') || option === 'fk_name' || option === 'fieldsets';
        const self = anyWord(this.path);
        return model && isName ? [...this.memberOf(model, 0, index, 'query'), self] : [self];
    }

    private adminOption(index: number, option: ast.AdminOption): readonly Names[] {
        return namingOptions.has(option.key) ? this.member(index, 'query') : [anyWord(this.path)];
    }

    /** In a block of data a bare word may be the model's field; whatever is none is Graphviz's, which a check judges. */
    private graphAttribute(index: number, attribute: ast.Attribute): readonly Names[] {
        const holder = attribute.$container;
        const ofData = ast.isDataNodes(holder) || ast.isDataEdges(holder);
        const isPath = this.path.segments.length > 1 || takesFreeText(attribute.key);
        return ofData && isPath ? this.member(index, 'query') : [anyWord(this.path)];
    }

    // ------------------------------------------------------------------------------------------------ apps

    private words(kind: string): Names {
        return this.project.library.words.get(kind) ?? noNames;
    }

    /** `Name` of the app around, `app.Name` of another one. */
    private inApps(index: number, part: AppPart): readonly Names[] {
        const { project, path } = this;
        if (index > 0) {
            const target = path.segments[index - 1]?.ref;
            return ast.isAppDeclaration(target) ? [this.part(project.app(target.name), part)] : [];
        }
        if (part === 'types' && path.segments.length === 1)
            return [project.typesSeenFrom(appNameOf(path)), project.appDeclarations];
        const own = this.part(project.app(appNameOf(path)), part);
        const outside = this.part(project.app(''), part);
        const classes: Names = part === 'types' ? project.library.fieldClasses : noNames;
        const bare = [own, outside, classes];
        // With a dot behind it a name is an app's, else it is not: but while it is written it may become either.
        return path.segments.length > 1 ? [project.appDeclarations] : [...bare, project.appDeclarations];
    }

    private part(app: AppNames | undefined, part: AppPart): Names {
        if (!app) return noNames;
        return part === 'types' ? typesIn(app) : app[part];
    }

    /** `catalog.Product.category`: an app, its model, and a path from there. */
    private throughModel(index: number): readonly Names[] {
        const { project, path } = this;
        const models = this.part(project.app(appNameOf(path)), 'models');
        if (index === 0) return [models, project.appDeclarations];
        const from = path.segments.slice(0, index).findIndex(segment => ast.isModelDeclaration(segment.ref));
        if (from < 0) {
            const target = path.segments[index - 1]?.ref;
            return ast.isAppDeclaration(target) ? [this.part(project.app(target.name), 'models')] : [];
        }
        return this.memberOf(path.segments[from]?.ref as ast.ModelDeclaration, from + 1, index, 'query');
    }

    /** `block.route`, `block.route.action`; inside its block a route's name alone will do. */
    private route(index: number): readonly Names[] {
        const { project, path } = this;
        if (index === 0) {
            const group = AstUtils.getContainerOfType(path, ast.isRoutesDeclaration);
            const bare = group ? project.routesIn(group) : noNames;
            // With a dot behind it a name is a block's, even where a route of this block has it too.
            return path.segments.length > 1 ? [project.routes, bare] : [bare, project.routes];
        }
        const target = path.segments[index - 1]?.ref;
        if (ast.isRoutesDeclaration(target)) return [project.routesIn(target)];
        if (ast.isRouteDeclaration(target) && !ast.isRedirectView(path.$container)) return actionsOf(project, target);
        return [];
    }
}

/** Whether what stands at `node` is given to a call, which stands in `outer`. */
function isWithinCall(node: AstNode, outer: AstNode): boolean {
    for (let at = node.$container; at && at !== outer; at = at.$container) if (ast.isFunctionCall(at)) return true;
    return false;
}

const suggestedOnly = (names: Names): Names => ({ get: () => undefined, entries: () => names.entries() });

/** Prefetching follows Python's attributes, not the names of filters. */
function prefetches(node: AstNode): boolean {
    if (ast.isQuerySetCall(node)) return node.method?.$refText === 'prefetch_related';
    return ast.isFieldsSetting(node) && node.key === 'prefetch_related';
}
