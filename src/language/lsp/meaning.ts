/** What a declaration means: what Django, the database and the API make of it. From the model, as Markdown paragraphs. */
import { type AstNode, AstUtils } from 'langium';
import { vendorsOf } from '../../checks/vendors.js';
import { columnType } from '../../model/column-type.js';
import type { DjangoModel, Enum, Field, FieldType } from '../../model/django-model.js';
import { labelOf } from '../../model/names.js';
import { reverseAccessor } from '../../model/nested-rows.js';
import type { Project } from '../../model/project.js';
import {
    allFields,
    fieldClassOf,
    findField,
    indexOf,
    isNullable,
    onDeleteOf,
    optionOf,
    relationsInto,
} from '../../model/queries.js';
import type { Route, RouteGroup } from '../../model/route.js';
import { prefixOf } from '../../model/route-pattern.js';
import { authenticationOf, permissionsOf, scopesOf } from '../../model/route-settings.js';
import type { Value } from '../../model/value.js';
import { hasActions, methodOf, viewSetActions } from '../../model/view-set-actions.js';
import type * as ast from '../generated/ast.js';
import { isFieldDeclaration } from '../generated/ast.js';
import { djangoLibrary } from '../library/django-library.js';
import { isInLibrary } from '../library/library-document.js';
import { enumIdOf, fieldIdOf, graphIdOf, modelIdOf, routeIdOf, serializerIdOf } from '../lowering/ids-of.js';
import { fieldClassLink, libraryLink, optionLink } from './django-links.js';
import { markdownCode } from './markdown.js';

export function* meaningOf(project: Project, node: AstNode, name: string): Iterable<string> {
    const django = project.declaration?.django ?? 'stable';
    switch (node.$type) {
        case 'FieldTypeDeclaration':
            if (isInLibrary(node)) yield* fieldClassMeaning(node as ast.FieldTypeDeclaration, django);
            break;
        case 'Parameter': {
            const link = isInLibrary(node) ? optionLink(node as ast.Parameter, django) : undefined;
            if (link) yield `[Django: ${markdownCode(name)}](${link})`;
            break;
        }
        case 'NamedArgument':
            yield* reverseMeaning(project, node as ast.NamedArgument);
            break;
        case 'BuiltinDeclaration':
            yield* wordMeaning(node as ast.BuiltinDeclaration, django);
            break;
        case 'ModelDeclaration': {
            const model = indexOf(project).models.get(modelIdOf(node as ast.ModelDeclaration));
            if (model) yield* modelMeaning(project, model);
            break;
        }
        case 'FieldDeclaration': {
            const id = fieldIdOf(node as ast.FieldDeclaration);
            const field = findField(project, id);
            const model = indexOf(project).models.get(modelIdOf((node as ast.FieldDeclaration).$container));
            if (field && model) yield* fieldMeaning(project, model, field);
            break;
        }
        case 'EnumDeclaration': {
            const found = indexOf(project).enums.get(enumIdOf(node as ast.EnumDeclaration));
            if (found) yield enumMeaning(found);
            break;
        }
        case 'EnumMember':
            yield* memberMeaning(project, node as ast.EnumMember);
            break;
        case 'SerializerDeclaration': {
            const serializer = indexOf(project).serializers.get(serializerIdOf(node as ast.SerializerDeclaration));
            if (serializer?.model) yield `Serializer of ${markdownCode(labelOf(serializer.model))}.`;
            break;
        }
        case 'RoutesDeclaration': {
            const group = project.routeGroups.find(each => each.name === (node as ast.RoutesDeclaration).name);
            if (group)
                yield `${group.kind === 'api' ? 'An API' : 'Pages'} below ${url(prefixOf(project.routeGroups, group))}.`;
            break;
        }
        case 'RouteDeclaration': {
            const found = indexOf(project).routes.get(routeIdOf(node as ast.RouteDeclaration));
            if (found) yield* routeMeaning(project, found.group, found.route);
            break;
        }
        case 'ActionDeclaration':
            yield* actionMeaning(node as ast.ActionDeclaration);
            break;
        case 'GraphDeclaration': {
            const graph = indexOf(project).graphs.get(graphIdOf(node as ast.GraphDeclaration));
            if (graph) yield `Laid out by ${markdownCode(graph.engine?.name ?? 'dot')}.`;
            break;
        }
        case 'NodeUse':
            yield 'A node that this chain introduces.';
            break;
        case 'ScopeDeclaration':
            yield* scopeMeaning(project, node as ast.ScopeDeclaration);
            break;
        case 'BackendDeclaration': {
            const backend = project.backends.find(each => each.name === (node as ast.BackendDeclaration).name);
            if (backend?.baseUrl) yield `At ${markdownCode(backend.baseUrl.url)}.`;
            break;
        }
        case 'AppDeclaration': {
            const app = project.apps.find(({ name }) => name === (node as ast.AppDeclaration).name);
            const models = app?.models.map(model => markdownCode(model.name)) ?? [];
            if (models.length > 0) yield `Models: ${models.join(', ')}.`;
            break;
        }
    }
}

function* fieldClassMeaning(node: ast.FieldTypeDeclaration, django: string): Iterable<string> {
    const facts = djangoLibrary().fieldClasses.get(node.name);
    if (!facts) return;
    if (facts.required.length > 0) yield `Needs ${facts.required.map(markdownCode).join(' and ')}.`;
    const own = node.parameters.map(parameter => parameter.name).filter(name => !facts.positional.includes(name));
    if (own.length > 0) yield `Options of its own: ${own.map(markdownCode).join(', ')}.`;
    // `%(max_length)s` is how Django fills the option in.
    const shownColumn = (column: string): string => markdownCode(column.replaceAll(/%\((\w+)\)s/g, '$1'));
    const columns = Object.entries(facts.columns).map(([vendor, column]) => `${vendor} ${shownColumn(column)}`);
    if (columns.length > 0) yield `Column: ${columns.join(', ')}.`;
    const python = `${facts.module}.${facts.className}`;
    yield `[Django: ${markdownCode(facts.className)}](${fieldClassLink(python, django)})`;
}

/** `related_name=products`: a name for the way back, declared where it is written. */
function* reverseMeaning(project: Project, argument: ast.NamedArgument): Iterable<string> {
    const declaration = AstUtils.getContainerOfType(argument, isFieldDeclaration);
    const field = declaration && findField(project, fieldIdOf(declaration));
    if (!declaration || field?.type.kind !== 'relation') return;
    const from = markdownCode(labelOf(modelIdOf(declaration.$container)));
    const rows = field.type.relation === 'OneToOneField' ? `the row of ${from}` : `the rows of ${from}`;
    const leads = field.type.relation === 'OneToOneField' ? 'leads' : 'lead';
    yield `What ${markdownCode(labelOf(field.type.to))} calls ${rows} that ${leads} to it by ${markdownCode(field.name)}.`;
}

function* wordMeaning(node: ast.BuiltinDeclaration, django: string): Iterable<string> {
    const python = node.python?.replaceAll('`', '');
    yield `${node.kind.replaceAll('_', ' ')}${python ? ` ${markdownCode(python)}` : ` ${markdownCode(node.name)}`}`;
    const link = libraryLink(node, django);
    if (link) yield `[Documentation](${link})`;
}

function* modelMeaning(project: Project, model: DjangoModel): Iterable<string> {
    if (model.kind === 'abstract') yield 'Abstract: no table of its own.';
    else if (model.kind === 'proxy')
        yield `Proxy${model.proxyOf ? ` of ${markdownCode(labelOf(model.proxyOf))}` : ''}.`;
    else yield `Table ${markdownCode(tableOf(model))}.`;
    const lines = allFields(project, model).map(
        field =>
            `- ${markdownCode(field.name)}: ${markdownCode(typeText(field.type))}${field.optional ? ', optional' : ''}`,
    );
    if (lines.length > 0) yield [...lines.slice(0, shown), ...(lines.length > shown ? ['- …'] : [])].join('\n');
    const into = [...relationsInto(project, model.id)].map(({ model: from, field }) =>
        markdownCode(`${labelOf(from.id)}.${field.name}`),
    );
    if (into.length > 0) yield `Referred to by ${into.slice(0, shown).join(', ')}${into.length > shown ? ', …' : ''}.`;
}

/** As many lines as a hover holds. */
const shown = 20;

function tableOf(model: DjangoModel): string {
    const written = model.meta.find(option => option.name === 'db_table')?.value;
    if (written?.kind === 'string') return written.value;
    const name = model.name.toLowerCase();
    return model.app ? `${model.app}_${name}` : name;
}

function typeText(type: FieldType): string {
    switch (type.kind) {
        case 'library':
        case 'python':
            return type.name;
        case 'enum':
            return labelOf(type.enum);
        case 'relation':
            return `${labelOf(type.to)}${type.relation === 'ManyToManyField' ? '[]' : ''}`;
        case 'generic-relation':
            return `${labelOf(type.to)}[]`;
        case 'generic-foreign-key':
            return 'any';
        case 'custom':
            return labelOf(type.field);
        case 'unresolved':
            return type.text;
    }
}

function* fieldMeaning(project: Project, model: DjangoModel, field: Field): Iterable<string> {
    const facts = fieldClassOf(project, field);
    const { type } = field;
    const of = `field of ${markdownCode(labelOf(model.id))}`;
    yield facts ? `${markdownCode(facts.className)}, ${of}.` : `A ${of}.`;
    const notes: string[] = [];
    const column = columnOf(field);
    if (column) notes.push(`Column ${markdownCode(column)}${isNullable(project, field) ? ', may be NULL' : ''}.`);
    if (type.kind === 'relation') {
        if (type.relation !== 'ManyToManyField') {
            const onDelete = onDeleteOf(field);
            const word = onDelete.kind === 'implied' || onDelete.kind === 'word' ? onDelete.word : undefined;
            if (word) notes.push(`On delete: ${markdownCode(word)}${onDelete.kind === 'implied' ? ' (implied)' : ''}.`);
        }
        const accessor = model.kind === 'abstract' ? undefined : reverseAccessor(model, field);
        if (accessor) notes.push(`Back from ${markdownCode(labelOf(type.to))}: ${markdownCode(accessor)}.`);
    }
    if (type.kind === 'enum') {
        const found = indexOf(project).enums.get(type.enum);
        if (found) notes.push(`One of ${found.members.map(member => markdownCode(member.name)).join(', ')}.`);
    }
    if (notes.length > 0) yield notes.join(' ');
    const columns = vendorsShown(project, model.app).flatMap(vendor => {
        const written = columnType(project, field, vendor);
        return written === undefined ? [] : [`${vendor} ${markdownCode(written)}`];
    });
    if (columns.length > 0) yield `Column type: ${columns.join(', ')}.`;
    if (facts) {
        const django = project.declaration?.django ?? 'stable';
        const python = `${facts.module}.${facts.className}`;
        yield `${facts.documentation} [Django: ${markdownCode(facts.className)}](${fieldClassLink(python, django)})`;
    }
}

/** The databases of the project as the facts name them; all of them where nothing is said. */
function vendorsShown(project: Project, app: string): string[] {
    const vendors = [...vendorsOf(project, app)].map(vendor => (vendor === 'mariadb' ? 'mysql' : vendor));
    return vendors.length > 0 ? [...new Set(vendors)] : ['sqlite', 'postgresql', 'mysql', 'oracle'];
}

/** Undefined for what has no column. */
function columnOf(field: Field): string | undefined {
    const { type } = field;
    const written = optionOf(field, 'db_column');
    if (written?.kind === 'string') return written.value;
    if (type.kind === 'generic-foreign-key' || type.kind === 'generic-relation') return undefined;
    if (type.kind !== 'relation') return field.name;
    return type.relation === 'ManyToManyField' ? undefined : `${field.name}_id`;
}

function enumMeaning({ base, members }: Enum): string {
    const lines = members
        .slice(0, shown)
        .map(member => `- ${markdownCode(member.name)} = ${valueText(member.value)}${labelled(member.label)}`);
    return [`Choices of ${base === 'int' ? 'whole numbers' : 'text'}:`, '', ...lines].join('\n');
}

function* memberMeaning(project: Project, node: ast.EnumMember): Iterable<string> {
    const found = indexOf(project).enums.get(enumIdOf(node.$container));
    const member = found?.members.find(each => each.name === node.name);
    if (!found || !member) return;
    yield `Member of ${markdownCode(labelOf(found.id))}: value ${valueText(member.value)}${labelled(member.label)}.`;
}

const labelled = (label: string | undefined): string =>
    label === undefined ? '' : `, shown as ${markdownCode(label)}`;

function valueText(value: Value): string {
    switch (value.kind) {
        case 'string':
            return markdownCode(JSON.stringify(value.value));
        case 'number':
            return markdownCode(value.text);
        case 'python':
            return markdownCode(value.name);
        default:
            return markdownCode(value.kind);
    }
}

const url = (path: string): string => markdownCode(`/${path}`);

function* routeMeaning(project: Project, group: RouteGroup, route: Route): Iterable<string> {
    const path = `${prefixOf(project.routeGroups, group)}${route.path}`;
    yield `${url(path)}, called ${markdownCode(`${group.name}.${route.name}`)}.`;
    const { view } = route;
    if (hasActions(group, route)) {
        const { standard } = viewSetActions(group, route);
        const lines = standard.map(
            action => `- ${methodOf[action]} ${markdownCode(action)}${scopesText(scopesOf(group, route, action))}`,
        );
        for (const action of route.extraActions) {
            const methods = action.methods.join(', ') || 'GET';
            lines.push(`- ${methods} ${markdownCode(action.name)}${scopesText(scopesOf(group, route, action.name))}`);
        }
        if (lines.length > 0) yield lines.join('\n');
    } else if ('methods' in view && view.methods) {
        yield `Methods: ${view.methods.length > 0 ? view.methods.join(', ') : 'GET'}.`;
        const scopes = scopesText(scopesOf(group, route));
        if (scopes) yield `Needs${scopes.slice(2)}.`;
    }
    if (group.kind === 'api') {
        const classes = [...(authenticationOf(group, route) ?? []), ...permissionsOf(group, route)];
        const short = classes.map(name => markdownCode(name.slice(name.lastIndexOf('.') + 1)));
        if (short.length > 0) yield `Guarded by ${short.join(', ')}.`;
    }
}

const scopesText = (scopes: readonly string[]): string =>
    scopes.length === 0 ? '' : `, scope ${scopes.map(markdownCode).join(' and ')}`;

function* actionMeaning({ methods, target, path, name }: ast.ActionDeclaration): Iterable<string> {
    const where = target === 'detail' ? 'one row' : 'all rows';
    yield `${methods.join(', ') || 'GET'} on ${where}, at ${markdownCode(`${path ?? name}/`)}.`;
}

function* scopeMeaning({ oauth2 }: Project, node: ast.ScopeDeclaration): Iterable<string> {
    const clients = oauth2?.clients.filter(client => client.scopes.some(scope => scope.name === node.name)) ?? [];
    yield clients.length > 0
        ? `A scope of ${clients.map(client => markdownCode(client.name)).join(', ')}.`
        : 'A scope that no client has.';
}
