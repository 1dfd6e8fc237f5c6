import type { DjangoModel, Field } from '../../model/django-model.js';
import type { Project } from '../../model/project.js';
import { allFields, fieldClassOf, indexOf, isOptionTrue, optionOf, relatedModel } from '../../model/queries.js';
import type { HttpMethod, Route } from '../../model/route.js';
import { fieldNamed, modelOfRoute, pathParameters } from '../../model/route-path.js';
import { settingOf, valuesOf } from '../../model/route-settings.js';
import { urlName } from '../../model/url-names.js';
import type { GeneratedFile } from '../generated-file.js';
import { quoteString } from '../python/quote-string.js';
import { allRuleMethods, hasReadRules, hasWriteRules } from './allow-rules.js';
import { type Asker, orderSource } from './condition-source.js';
import { hasConstraints, isUnique, isUser } from './emit-serializers.js';
import { partialPath, templateFolder } from './emit-templates.js';
import { configFolder } from './group-modules.js';
import { pageTitle } from './page-title.js';
import { lookupPath } from './path-source.js';
import { docstringLines, type PythonFile, tuple } from './python-file.js';
import { relatedRows } from './related-rows.js';
import { askedCalls, fixedCalls } from './route-rows.js';
import { genericPrefetches, nameRelations, strRelations } from './shown-relations.js';
import { hasAbsoluteUrl } from './url-names.js';
import { valueSource } from './value-source.js';
import {
    asksToLogIn,
    classDecorators,
    pageDecorators,
    permissionSource,
    permissionsRequired,
} from './view-decorators.js';
import { type ViewContext, viewModules } from './view-modules.js';
import { isProtected } from './view-sets/protected-rows.js';
import { chained, isOrdered } from './view-sets/view-set-rows.js';

/** The views of pages: Django's generic ones, and those that a person writes. */
export const emitViews = (project: Project): GeneratedFile[] => viewModules(project, 'pages', viewSource);
interface PageContext extends ViewContext {
    readonly model: DjangoModel;
    readonly kind: 'list' | 'create' | 'detail' | 'update' | 'delete' | 'search';
}

function viewSource(context: ViewContext, name: string): string | undefined {
    const { project, route } = context;
    const { view } = route;
    switch (view.kind) {
        case 'function':
            return functionSource(context, name, view.methods);
        case 'class':
            return classSource(context, name, view.methods);
        case 'list':
        case 'create':
        case 'detail':
        case 'update':
        case 'delete':
        case 'search': {
            const model = modelOfRoute(project, route);
            return model && pageSource({ ...context, model, kind: view.kind }, name);
        }
        default:
            return undefined;
    }
}

const parameters = (route: Route): string =>
    pathParameters(route)
        .map(({ name }) => `, ${name}`)
        .join('');

const notWritten = (file: PythonFile, indent: string): string =>
    `${indent}# Say here what the page does, and answer with a response.
${indent}return ${file.from('django.http', 'HttpResponse')}("This is still to be written.", "text/plain", 501)`;

function functionSource(context: ViewContext, name: string, methods: readonly HttpMethod[]): string {
    const { file, route } = context;
    const decorators = [
        ...(methods.length > 0
            ? [
                  `@${file.from('django.views.decorators.http', 'require_http_methods')}([${methods.map(quoteString).join(', ')}])`,
              ]
            : []),
        ...pageDecorators(context).map(decorator => `@${decorator}`),
    ];
    const docstring = docstringLines(route.documentation, '    ');
    return [...decorators, `def ${name}(request${parameters(route)}):`, `${docstring}${notWritten(file, '    ')}`].join(
        '\n',
    );
}

function classSource(context: ViewContext, name: string, written: readonly HttpMethod[]): string {
    const { file, group, route } = context;
    const methods = written.length > 0 ? written : (['GET'] as const);
    const bases = [...accessMixins(context), file.from('django.views.generic', 'View')];
    const permissions = permissionsRequired(group, route);
    const attributes = permissions.length > 0 ? [`    permission_required = ${permissionSource(permissions)}`] : [];
    const handlers = methods.map(
        method =>
            `    def ${method.toLowerCase()}(self, request${parameters(route)}):\n${notWritten(file, '        ')}`,
    );
    const docstring = docstringLines(route.documentation, '    ');
    const body = [...attributes, ...handlers].join('\n\n');
    return `${decorated(context, methods)}class ${name}(${bases.join(', ')}):\n${docstring}${docstring ? '\n' : ''}${body}`;
}

/** The lines above a class that say how its answers are cached, and what Django need not check. */
const decorated = (context: ViewContext, methods: readonly HttpMethod[]): string =>
    classDecorators(
        context,
        methods.map(method => ({ name: method.toLowerCase(), method, target: method })),
    )
        .map(line => `${line}\n`)
        .join('');

/** Who may see a page: those who have logged in, or those of them who have its permissions. */
function accessMixins({ project, file, group, route }: ViewContext): string[] {
    const permissions = permissionsRequired(group, route);
    if (!asksToLogIn(project, group, route)) return [];
    const name = permissions.length > 0 ? 'PermissionRequiredMixin' : 'LoginRequiredMixin';
    return [file.from('django.contrib.auth.mixins', name)];
}

const genericViews = {
    list: 'ListView',
    create: 'CreateView',
    detail: 'DetailView',
    update: 'UpdateView',
    delete: 'DeleteView',
    search: 'ListView',
} as const;

function pageSource(context: PageContext, name: string): string {
    const { file, group, route, model, kind } = context;
    const attributes: string[] = [];
    const methods: string[] = [];
    const bases = mixins(context);
    bases.push(file.from('django.views.generic', genericViews[kind]));

    if (kind === 'create') attributes.push(`model = ${file.model(model)}`);
    else attributes.push(`queryset = ${querySource(context)}`);
    if (kind === 'search' && !valuesOf(group, route, 'template_name'))
        attributes.push(`template_name = ${quoteString(`${templateFolder(model)}_search.html`)}`);
    const size = settingOf(group, route, 'paginate_by');
    if (size && (kind === 'list' || kind === 'search')) attributes.push(`paginate_by = ${size.size}`);
    if (kind === 'detail' || kind === 'update' || kind === 'delete') attributes.push(...rowLookup(context));
    const permissions = permissionsRequired(group, route);
    if (permissions.length > 0) attributes.push(`permission_required = ${permissionSource(permissions)}`);
    if (kind === 'create' || kind === 'update') attributes.push(formSource(context));
    const saves = kind === 'create' || kind === 'update' || kind === 'delete';
    const landing = saves ? successMethod(context) : [];
    if (saves && landing.length === 0) attributes.push(...successUrl(context));
    attributes.push(...otherAttributes(context));

    const rows = rowsMethod(context);
    if (rows) methods.push(rows);
    methods.push(...landing);
    if (kind === 'search') methods.push(...searchMethods(context));
    if (kind === 'create' || kind === 'update') methods.push(...formMethod(context));

    const docstring = docstringLines(route.documentation, '    ');
    const body = [attributes.map(line => `    ${line}`).join('\n'), ...methods].filter(Boolean).join('\n\n');
    const answered: readonly HttpMethod[] =
        kind === 'list' || kind === 'detail' || kind === 'search' ? ['GET'] : ['GET', 'POST'];
    return `${decorated(context, answered)}class ${name}(${bases.join(', ')}):\n${docstring}${docstring ? '\n' : ''}${body}`;
}

function mixins(context: PageContext): string[] {
    const { project, file, route, model, kind } = context;
    const found: string[] = [];
    const saves = kind === 'create' || kind === 'update';
    found.push(...accessMixins(context));
    const shared = (name: string): string => file.own(configFolder, 'page_mixins', name);
    if (saves && choosesRuledRows(context)) found.push(shared('ReadableChoices'));
    const fillsUnique = route.set.some(({ field }) => isUnique(fieldNamed(project, model, lookupPath(field))));
    if (saves && (hasConstraints(project, model) || fillsUnique)) found.push(shared('ChecksConstraints'));
    if (saves && hasWriteRules(project, model)) found.push(shared('ChecksSavedRow'));
    if (kind === 'delete' && isProtected(project, model)) found.push(shared('KeepsProtectedRows'));
    return found;
}

function choosesRuledRows(context: PageContext): boolean {
    const { project, model } = context;
    return formFields(context).some(name => {
        const type = fieldNamed(project, model, name)?.type;
        const to = type?.kind === 'relation' && indexOf(project).models.get(type.to);
        return to && hasReadRules(project, to);
    });
}

function querySource({ project, file, group, route, model, kind }: PageContext): string {
    let source = `${file.model(model)}.objects`;
    const related = allFields(project, model).filter(
        field => field.type.kind === 'relation' && field.type.relation !== 'ManyToManyField',
    );
    const said = relatedRows(project, { group, route, model });
    const shown = nameRelations(project, model);
    const known = kind === 'detail' ? related.map(field => field.name) : shown.selected;
    const ruled = kind === 'detail' ? ruledRelations(project, model).map(({ field }) => field.name) : [];
    const unruled = (names: readonly string[]): string[] => [...new Set(names)].filter(name => !ruled.includes(name));
    const named = unruled([...known, ...said.selected]);
    const generic = kind === 'detail' ? [] : genericPrefetches(file, shown.generic);
    const prefetched = [...unruled(said.prefetched).map(quoteString), ...generic];
    if (named.length > 0) source += `.select_related(${named.map(quoteString).join(', ')})`;
    if (prefetched.length > 0) source += `.prefetch_related(${prefetched.join(', ')})`;
    source += fixedCalls(project, file, group, route);
    const ordering = settingOf(group, route, 'ordering');
    const several = kind === 'list' || kind === 'search';
    if (several && ordering)
        source += `.order_by(${ordering.items.map(item => orderSource(project, file, item)).join(', ')})`;
    else if (several && !isOrdered(project, model)) source += '.order_by("pk")';
    return source.endsWith('.objects') ? `${source}.all()` : source;
}

/** Relations to rows that not everybody may read: a row's page shows those that its visitor may. */
const ruledRelations = (project: Project, model: DjangoModel): { field: Field; to: DjangoModel }[] =>
    allFields(project, model).flatMap(field => {
        const to = field.type.kind === 'relation' && indexOf(project).models.get(field.type.to);
        return to && hasReadRules(project, to) ? [{ field, to }] : [];
    });

/** How the row is found: by its key, or by a field that the URL names. */
function rowLookup({ project, group, route, model }: PageContext): string[] {
    const name = pathParameters(route).at(-1)?.name;
    const setting = settingOf(group, route, 'lookup_field');
    if (setting && name !== undefined)
        return [`slug_field = ${quoteString(lookupPath(setting.field))}`, `slug_url_kwarg = ${quoteString(name)}`];
    if (name === undefined || name === 'pk') return [];
    if (!fieldNamed(project, model, name)) return [`pk_url_kwarg = ${quoteString(name)}`];
    return name === 'slug' ? [] : [`slug_field = ${quoteString(name)}`, `slug_url_kwarg = ${quoteString(name)}`];
}

function formSource(context: PageContext): string {
    const { project, file, group, route } = context;
    const [form] = valuesOf(group, route, 'form_class') ?? [];
    if (form) return `form_class = ${valueSource(project, file, form)}`;
    return `fields = ${tuple(formFields(context).map(quoteString))}`;
}

/** What the form asks for: what the block says, or everything that a person may fill in. */
function formFields({ project, group, route, model, kind }: PageContext): string[] {
    const setting = settingOf(group, route, 'fields');
    const filled = new Set(route.set.map(({ field }) => lookupPath(field)));
    if (setting) return setting.paths.map(lookupPath).filter(name => !filled.has(name));
    const user = isUser(project, model);
    const excluded = new Set(
        (valuesOf(group, route, 'exclude') ?? []).map(value => (value.kind === 'string' ? value.value : '')),
    );
    return allFields(project, model)
        .filter(
            field =>
                isFormField(project, field) &&
                !isFixedKey(field, kind) &&
                !filled.has(field.name) &&
                !excluded.has(field.name) &&
                !(user && accountFields.has(field.name)),
        )
        .map(field => field.name);
}
const accountFields = new Set(
    'password is_staff is_superuser is_active groups user_permissions last_login date_joined'.split(' '),
);

/** A key that the server makes up, or that would name another row if it changed. */
const isFixedKey = (field: Field, kind: PageContext['kind']): boolean =>
    isOptionTrue(field, 'primary_key') && (kind === 'update' || field.default !== undefined);

function isFormField(project: Project, field: Field): boolean {
    if (field.computed || isOptionTrue(field, 'auto_now') || isOptionTrue(field, 'auto_now_add')) return false;
    const editable = optionOf(field, 'editable');
    if (editable?.kind === 'boolean' && !editable.value) return false;
    const { type } = field;
    if (type.kind === 'generic-foreign-key' || type.kind === 'generic-relation' || type.kind === 'unresolved')
        return false;
    const { className = '' } = fieldClassOf(project, field) ?? {};
    return !/^(Binary|.*Auto)Field$/.test(className);
}

/** Where the browser goes afterwards: the row's page, else the list of rows, else home. */
/** Django fills a URL's braces with the row's attributes as keywords, of which `self` cannot be one. */
function successMethod(context: PageContext): string[] {
    const { project, model } = context;
    if (!allFields(project, model).some(({ name }) => name === 'self')) return [];
    return successUrl(context).map(line => {
        const url = line
            .replace(/^success_url = /, '')
            .replace(/^reverse_lazy\(/, `${context.file.from('django.urls', 'reverse')}(`);
        return `    def get_success_url(self):\n        return ${url}`;
    });
}

function successUrl({ project, file, group, route, model, kind }: PageContext): string[] {
    if (valuesOf(group, route, 'success_url')) return [];
    if (kind !== 'delete' && hasAbsoluteUrl(project, model)) return [];
    const groups = [group, ...project.routeGroups.filter(other => other !== group && other.kind === 'pages')];
    const open = groups
        .flatMap(of => of.routes.map(candidate => ({ of, candidate })))
        .filter(
            ({ of, candidate }) =>
                pathParameters(candidate).length === 0 && !candidate.regex && (!of.host || of.host === group.host),
        );
    const list = open.find(({ candidate }) => candidate.view.kind === 'list' && candidate.view.model === model.id);
    const home = open.find(({ of, candidate }) => `${of.prefix}${candidate.path}` === '');
    const found = list ?? home;
    if (!found) return ['success_url = "/"'];
    return [
        `success_url = ${file.from('django.urls', 'reverse_lazy')}(${quoteString(urlName(found.of, found.candidate))})`,
    ];
}

/** Attributes of Django's generic views, under their own names. */
function otherAttributes({ project, file, group, route, kind }: PageContext): string[] {
    const saves = kind === 'create' || kind === 'update' || kind === 'delete';
    const names = ['template_name', 'context_object_name', ...(saves ? ['success_url'] : [])];
    const lines = names.flatMap(name => {
        const [value] = valuesOf(group, route, name) ?? [];
        return value ? [`${name} = ${valueSource(project, file, value)}`] : [];
    });
    const title = pageTitle(route);
    if (title !== undefined)
        lines.push(`extra_context: ${file.from('typing', 'ClassVar')} = {"title": ${quoteString(title)}}`);
    return lines;
}

function rowsMethod(context: PageContext): string | undefined {
    const { project, file, group, route, model, kind } = context;
    if (kind === 'create') return undefined;
    const steps: string[] = [];
    if ((kind === 'update' || kind === 'delete') && hasWriteRules(project, model))
        steps.push(`${changeMethod(project, model, kind)}(self.request.user)`);
    if (hasReadRules(project, model)) steps.push('readable(self.request.user)');
    const presence = asksToLogIn(project, group, route) ? 'always' : 'page';
    const asker = (): Asker => ({ user: 'self.request.user', client: 'None', presence });
    steps.push(...askedCalls(project, file, { group, route, asker }));
    const keys = pathParameters(route).map(({ name }) => name);
    const own = kind === 'list' || kind === 'search' ? keys : keys.slice(0, -1);
    const known = own.filter(name => fieldNamed(project, model, name));
    if (known.length > 0)
        steps.push(`filter(${known.map(name => `${name}=self.kwargs[${quoteString(name)}]`).join(', ')})`);
    if (kind === 'search') steps.push(foundRows(context));
    if (kind === 'detail') {
        const shown = ruledRelations(project, model).map(
            ({ field, to }) =>
                `${file.from('django.db.models', 'Prefetch')}(${quoteString(field.name)}, ${file.model(to)}.objects.readable(self.request.user))`,
        );
        if (shown.length > 0) steps.push(`prefetch_related(${shown.join(', ')})`);
    }
    if (steps.length === 0) return undefined;
    const lines = ['    def get_queryset(self):'];
    lines.push(...chained(steps));
    return lines.join('\n');
}

/** As many of the rows as one looks through, those with what was typed in one of the fields; each once. */
function foundRows({ project, file, group, route, model }: PageContext): string {
    const setting = settingOf(group, route, 'search_fields');
    const fields = setting?.paths.map(lookupPath) ?? textFields(project, model);
    if (fields.length === 0) return 'none()';
    const lookups = fields.map(name => `${name}__icontains=self.query`);
    const q = (lookup: string): string => `${file.from('django.db.models', 'Q')}(${lookup})`;
    const condition = lookups.length === 1 ? lookups[0] : lookups.map(q).join(' | ');
    const many = setting?.paths.some(({ segments }) => segments.some(segment => segment.toMany));
    return `filter(${condition})${many ? '.distinct()' : ''}[:50]`;
}

const searchMethods = ({ model }: PageContext): string[] => [
    `    @property
    def query(self):
        return self.request.GET.get("q", "").replace("\\0", "").strip()`,
    `    def get_template_names(self):
        if "HX-Request" in self.request.headers:
            return [${quoteString(partialPath(model))}]
        return super().get_template_names()`,
];

const textFields = (project: Project, model: DjangoModel): string[] =>
    allFields(project, model)
        .filter(field => field.type.kind === 'library' && fieldClassOf(project, field)?.valueType === 'text')
        .filter(field => !/File|Image/.test(fieldClassOf(project, field)?.className ?? '') && field.name !== 'password')
        .map(field => field.name);

/** Fields that the server fills, before the form is checked. */
function formMethod(context: PageContext): string[] {
    const { project, file, group, route } = context;
    const lines = route.set.map(entry => {
        const target = `form.instance.${lookupPath(entry.field)}`;
        const { value } = entry;
        if (value.kind !== 'request') return `        ${target} = ${valueSource(project, file, value)}`;
        if (value.of === 'client') return `        ${target} = None  # Pages are not for OAuth clients.`;
        return asksToLogIn(project, group, route)
            ? `        ${target} = self.request.user`
            : `        if self.request.user.is_authenticated:\n            ${target} = self.request.user`;
    });
    lines.push(...namedChoices(context));
    if (lines.length === 0) return [];
    return [
        `    def get_form(self, form_class=None):
        form = super().get_form(form_class)
${lines.join('\n')}
        return form`,
    ];
}

/** What the names of the rows that a form offers follow is read along with them. */
function namedChoices(context: PageContext): string[] {
    const { project, group, route, model } = context;
    if (valuesOf(group, route, 'form_class')) return [];
    return formFields(context).flatMap(name => {
        const field = fieldNamed(project, model, name);
        const to = field?.type.kind === 'relation' ? relatedModel(project, field) : undefined;
        const selected = to ? strRelations(project, to) : [];
        if (selected.length === 0) return [];
        const rows = `form.fields[${quoteString(name)}].queryset`;
        return [`        ${rows} = ${rows}.select_related(${selected.map(quoteString).join(', ')})`];
    });
}

/** The method that gives the rows which may be changed in this way. */
function changeMethod(project: Project, model: DjangoModel, kind: 'update' | 'delete'): string {
    const name = kind === 'update' ? 'updatable' : 'deletable';
    return allRuleMethods(project, model).some(method => method.name === name) ? name : 'writable';
}
