import type { DjangoModel, Field } from '../../model/django-model.js';
import type { Project } from '../../model/project.js';
import { allFields, fieldClassOf, indexOf, isBlank, isNullable } from '../../model/queries.js';
import type { Route, RouteGroup } from '../../model/route.js';
import { modelOfRoute, pathParameters } from '../../model/route-path.js';
import { valuesOf } from '../../model/route-settings.js';
import { urlName } from '../../model/url-names.js';
import type { GeneratedFile } from '../generated-file.js';
import { templateText, urlTag } from '../html/django-template.js';
import { styleSheet } from '../html/style-sheet.js';
import { hasReadRules } from './allow-rules.js';
import { hostOf } from './host-urls.js';
import { needsLogin } from './login-pages.js';
import { pagesOf } from './model-pages.js';
import { pageTitle } from './page-title.js';
import { hasAbsoluteUrl, type RowUrl, rowUrls } from './url-names.js';
import { asksToLogIn } from './view-decorators.js';
import { capitalized, fieldTitle, modelPlural, modelTitle, projectTitle, titleOfName } from './words.js';

/** The templates of the project's pages; none where there is nothing to be looked at. */
export function emitTemplates(project: Project): GeneratedFile[] {
    const pages = project.routeGroups.filter(group => group.kind === 'pages');
    const hasGraphs = project.routeGroups.some(group => group.routes.some(({ view }) => view.kind === 'graph'));
    if (pages.length === 0 && !hasGraphs) return [];
    const files = new Map<string, string>();
    files.set('base.html', base(project));
    if (hasGraphs) files.set('graph.html', graph);
    if (needsLogin(project)) files.set('registration/login.html', login);
    for (const group of pages) {
        for (const route of group.routes) {
            const [named] = valuesOf(group, route, 'template_name') ?? [];
            for (const [path, text] of templatesOf(project, route)) {
                // A list of results is a part of a page, and no page.
                const place =
                    named?.kind === 'string' && !path.includes('/_') && modelOfRoute(project, route)
                        ? named.value
                        : path;
                if (!files.has(place)) files.set(place, text);
            }
        }
    }
    return [...files].map(([path, text]) => ({ path: `templates/${path}`, text }));
}

function* templatesOf(project: Project, route: Route): Iterable<readonly [string, string]> {
    const { view } = route;
    if (view.kind === 'template') yield [view.file, plainPage(project, route)];
    const model = modelOfRoute(project, route);
    if (!model) return;
    const folder = templateFolder(model);
    switch (view.kind) {
        case 'list':
            yield [`${folder}_list.html`, listPage(project, model)];
            return;
        case 'detail':
            yield [`${folder}_detail.html`, detailPage(project, model)];
            return;
        case 'create':
        case 'update':
            yield [`${folder}_form.html`, formPage(project, model)];
            return;
        case 'delete':
            yield [`${folder}_confirm_delete.html`, deletePage(project, model)];
            return;
        case 'search':
            yield [`${folder}_search.html`, searchPage(project, model)];
            yield [partialPath(model), resultList(project, model)];
    }
}

/** `catalog/product`, to which Django's generic views add `_list.html` and the like. */
export const templateFolder = (model: DjangoModel): string => `${model.app}/${model.name.toLowerCase()}`;
export const partialPath = (model: DjangoModel): string => `${model.app}/_${model.name.toLowerCase()}_results.html`;

/** A page below base.html, with its heading as title too. Both are templates' text already. */
const page = (heading: string, content: string): string => `{% extends "base.html" %}
{% block title %}${heading} · {{ block.super }}{% endblock %}
{% block content %}
<h1>${heading}</h1>
${content}
{% endblock %}
`;

interface Link {
    readonly text: string;
    readonly url: string;
    /** The host that alone knows the URL. */
    readonly host: string | undefined;
    readonly forUsers: boolean;
}

/** Every page that needs no more than its address; what only leads elsewhere, and forms that a list links to, left out. */
function navigation(project: Project): Link[] {
    return project.routeGroups.flatMap(group => {
        if (group.kind !== 'pages' || group.prefix.includes('<')) return [];
        return group.routes.flatMap((route): Link[] => {
            const usual = linkText(project, group, route);
            const text = usual && (pageTitle(route) ?? usual);
            if (text === undefined || route.regex || pathParameters(route).length > 0) return [];
            const forUsers = asksToLogIn(project, group, route);
            return [{ text, url: urlTag(urlName(group, route)), host: hostOf(group), forUsers }];
        });
    });
}

function linkText(project: Project, group: RouteGroup, route: Route): string | undefined {
    const model = modelOfRoute(project, route);
    switch (route.view.kind) {
        case 'list':
            return model && capitalized(modelPlural(model));
        case 'search':
            return model && `Search ${modelPlural(model)}`;
        case 'create':
            return model && !hasPage(project, model, 'list') ? `New ${modelTitle(model)}` : undefined;
        case 'function':
        case 'class':
            return route.view.methods.length === 0 || route.view.methods.includes('GET')
                ? titleOfName(route.name)
                : undefined;
        case 'graph':
            return titleOfName(route.name);
        case 'template':
            return `${group.prefix}${route.path}` === '' ? undefined : titleOfName(route.name);
        default:
            return undefined;
    }
}

const hasPage = (project: Project, model: DjangoModel, kind: Route['view']['kind']): boolean =>
    pagesOf(project, model, kind).length > 0;

function base(project: Project): string {
    const title = templateText(projectTitle(project));
    const search = project.routeGroups.some(group => group.routes.some(route => route.view.kind === 'search'));
    const links = navigation(project);
    const items = (chosen: readonly Link[], indent: string): string =>
        chosen
            .map(
                ({ text, url, host }) =>
                    `${indent}${onHost(host, url, here => `<a href="${here}">${templateText(text)}</a>`)}\n`,
            )
            .join('');
    const open = items(
        links.filter(link => !link.forUsers),
        '    ',
    );
    const forUsers = items(
        links.filter(link => link.forUsers),
        '    ',
    );
    const login = needsLogin(project);
    const session = login
        ? `    {% if request.user.is_authenticated %}
${forUsers}    <form method="post" action="{% url 'logout' %}">{% csrf_token %}<button>Log out</button></form>
    {% else %}
    <a href="{% url 'login' %}">Log in</a>
    {% endif %}
`
        : forUsers;
    return `${search ? '{% load django_htmx %}' : ''}<!doctype html>
<html lang="${templateText(project.declaration?.languageCode ?? 'en')}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>{% block title %}${title}{% endblock %}</title>
  <link rel="icon" href="data:,">
  <style>
${styleSheet
    .trimEnd()
    .split('\n')
    .map(line => (line ? `    ${line}` : line))
    .join('\n')}
  </style>
${search ? '  {% htmx_script %}\n' : ''}</head>
<body>
  <a class="skip" href="#content">Skip to the content</a>
  <nav aria-label="Main">
    <a class="brand" href="${homeUrl(project)}">${title}</a>
${open}${session}  </nav>
  <main id="content">
    {% for message in messages %}
    <p role="status">{{ message }}</p>
    {% endfor %}
    {% block content %}{% endblock %}
  </main>
</body>
</html>
`;
}

/** A link that is there on its own host alone: elsewhere the URL has no name. */
const onHost = (host: string | undefined, url: string, link: (url: string) => string): string =>
    host === undefined ? link(url) : `${url.replace(/ %}$/, ' as url %}')}{% if url %}${link('{{ url }}')}{% endif %}`;

/** The page at the root, if there is one. */
function homeUrl(project: Project): string {
    const home = project.routeGroups
        .filter(group => group.kind === 'pages')
        .flatMap(group => group.routes.map(route => ({ group, route })))
        .find(({ group, route }) => `${group.prefix}${route.path}` === '' && !route.regex && group.host === undefined);
    return home ? urlTag(urlName(home.group, home.route)) : '/';
}

function plainPage(project: Project, route: Route): string {
    const usual = templateText(route.path === '' ? projectTitle(project) : titleOfName(route.name));
    const { view } = route;
    const isTitled = project.routeGroups.some(group =>
        group.routes.some(
            other =>
                other.view.kind === view.kind &&
                'file' in other.view &&
                'file' in view &&
                other.view.file === view.file &&
                pageTitle(other) !== undefined,
        ),
    );
    const heading = isTitled ? givenTitle(usual) : usual;
    const text = route.documentation ? `<p>${templateText(route.documentation)}</p>` : '';
    const whole = page(heading, text).replace('\n\n{%', '\n{%');
    // The site's own name is every page's title already.
    return heading === templateText(projectTitle(project)) ? whole.replace(/{% block title %}.*\n/, '') : whole;
}

/** The heading of a model's pages of some kinds, which share a template: a route may have a title for its own. */
function headingOf(
    project: Project,
    model: DjangoModel,
    kinds: readonly Route['view']['kind'][],
    usual: string,
): string {
    const isTitled = kinds.some(kind =>
        pagesOf(project, model, kind).some(({ route }) => pageTitle(route) !== undefined),
    );
    return isTitled ? givenTitle(usual) : usual;
}

const givenTitle = (usual: string): string => `{% if title %}{{ title }}{% else %}${usual}{% endif %}`;

/** The row's name, with a link where it has a page. */
function rowLink(project: Project, model: DjangoModel, row: string): string {
    return hasAbsoluteUrl(project, model) ? `<a href="{{ ${row}.get_absolute_url }}">{{ ${row} }}</a>` : `{{ ${row} }}`;
}

function listPage(project: Project, model: DjangoModel): string {
    return page(
        headingOf(project, model, ['list'], templateText(capitalized(modelPlural(model)))),
        `${createLink(project, model)}<ul class="rows">
  {% for row in object_list %}
  <li>${rowLink(project, model, 'row')}</li>
  {% empty %}
  <li>None yet.</li>
  {% endfor %}
</ul>
{% if is_paginated %}
<nav class="pages" aria-label="Pages">
  {% if page_obj.has_previous %}<a rel="prev" href="{% querystring page=page_obj.previous_page_number %}">Previous</a>{% endif %}
  <span>Page {{ page_obj.number }} of {{ paginator.num_pages }}</span>
  {% if page_obj.has_next %}<a rel="next" href="{% querystring page=page_obj.next_page_number %}">Next</a>{% endif %}
</nav>
{% endif %}`,
    );
}

function createLink(project: Project, model: DjangoModel): string {
    const [create] = pagesOf(project, model, 'create').filter(({ route }) => pathParameters(route).length === 0);
    if (!create) return '';
    const url = urlTag(urlName(create.group, create.route));
    const link = (here: string): string =>
        `<p><a class="button" href="${here}">New ${templateText(modelTitle(model))}</a></p>`;
    return `${onHost(hostOf(create.group), url, link)}\n`;
}

function detailPage(project: Project, model: DjangoModel): string {
    const fields = allFields(project, model).flatMap(field => {
        const value = fieldValue(project, field);
        if (value === undefined) return [];
        return `  <dt>${templateText(fieldTitle(field))}</dt>\n  <dd>${value}</dd>`;
    });
    const links = [
        ...rowUrls(project, model, 'update')
            .slice(0, 1)
            .map(url => rowAnchor(url, 'Change')),
        ...rowUrls(project, model, 'delete')
            .slice(0, 1)
            .map(url => rowAnchor(url, 'Delete')),
    ];
    const actions = links.length > 0 ? `\n<p>\n${links.map(link => `  ${link}\n`).join('')}</p>` : '';
    return page(headingOf(project, model, ['detail'], '{{ object }}'), `<dl>\n${fields.join('\n')}\n</dl>${actions}`);
}

const rowAnchor = ({ group, name, parameters }: RowUrl, text: string): string => {
    const kwargs = Object.fromEntries(parameters.map(parameter => [parameter.name, `object.${parameter.attribute}`]));
    return onHost(hostOf(group), urlTag(name, kwargs), here => `<a class="button" href="${here}">${text}</a>`);
};

/** How a field's value is shown; undefined for what is not for reading. */
function fieldValue(project: Project, field: Field): string | undefined {
    const value = `object.${field.name}`;
    const { type } = field;
    switch (type.kind) {
        case 'enum':
            return displayed(project, field);
        case 'relation': {
            const to = indexOf(project).models.get(type.to);
            if (!to) return undefined;
            if (type.relation === 'ManyToManyField') {
                return `{% for row in ${value}.all %}${rowLink(project, to, 'row')}{% if not forloop.last %}, {% endif %}{% empty %}–{% endfor %}`;
            }
            const isThere = !isNullable(project, field) && !hasReadRules(project, to);
            const link = rowLink(project, to, value);
            return isThere ? link : `{% if ${value} %}${link}{% else %}–{% endif %}`;
        }
        case 'generic-foreign-key':
            return `{{ ${value}|default_if_none:"–" }}`;
        case 'generic-relation':
        case 'unresolved':
            return undefined;
    }
    if (field.options.some(option => option.name === 'choices')) return displayed(project, field);
    const { className = '', valueType } = fieldClassOf(project, field) ?? {};
    if (className === 'BinaryField' || field.name === 'password') return undefined;
    if (className === 'ImageField')
        return `{% if ${value} %}<img src="{{ ${value}.url }}" alt="">{% else %}–{% endif %}`;
    if (className === 'FileField')
        return `{% if ${value} %}<a href="{{ ${value}.url }}">{{ ${value}.name }}</a>{% else %}–{% endif %}`;
    if (className === 'URLField') return `{{ ${value}|urlize|default:"–" }}`;
    if (className === 'TextField') return `{{ ${value}|linebreaks }}`;
    if (valueType === 'boolean') return `{{ ${value}|yesno:"yes,no${isNullable(project, field) ? ',–' : ''}" }}`;
    if (valueType === 'text' && isBlank(project, field)) return `{{ ${value}|default:"–" }}`;
    return isNullable(project, field) ? `{{ ${value}|default_if_none:"–" }}` : `{{ ${value} }}`;
}

/** The label of a choice. */
const displayed = (project: Project, field: Field): string => {
    const isThere = !isNullable(project, field) && !isBlank(project, field);
    return `{{ object.get_${field.name}_display${isThere ? '' : '|default:"–"'} }}`;
};

const formPage = (project: Project, model: DjangoModel): string => {
    const title = templateText(modelTitle(model));
    return page(
        headingOf(
            project,
            model,
            ['create', 'update'],
            `{% if object.pk %}Change {{ object }}{% else %}New ${title}{% endif %}`,
        ),
        `<form method="post"{% if form.is_multipart %} enctype="multipart/form-data"{% endif %}>
  {% csrf_token %}
  {{ form.as_div }}
  <button>Save</button>
</form>`,
    );
};

const deletePage = (project: Project, model: DjangoModel): string =>
    page(
        headingOf(project, model, ['delete'], `Delete ${templateText(modelTitle(model))}`),
        `<form method="post">
  {% csrf_token %}
  <p>Delete “{{ object }}”?</p>
  {{ form.as_div }}
  <button>Delete</button>
</form>`,
    );

const searchPage = (project: Project, model: DjangoModel): string =>
    page(
        headingOf(project, model, ['search'], `Search ${templateText(modelPlural(model))}`),
        `<form role="search">
  <label for="query">Search</label>
  <input id="query" type="search" name="q" value="{{ view.query }}"
    hx-get="{{ request.path }}" hx-trigger="input changed delay:300ms, search" hx-target="#results">
  <button>Search</button>
</form>
<ul id="results" class="rows" aria-live="polite">
{% include "${partialPath(model)}" %}
</ul>`,
    );

const resultList = (project: Project, model: DjangoModel): string => `{% for row in object_list %}
<li>${rowLink(project, model, 'row')}</li>
{% empty %}
<li>Nothing found.</li>
{% endfor %}
`;

const graph = `{% extends "base.html" %}
{% block title %}{{ title }} · {{ block.super }}{% endblock %}
{% block content %}
<h1>{{ title }}</h1>
{% if picture %}
<figure role="group" aria-label="{{ title }}">{{ picture }}</figure>
{% else %}
<p role="alert">{{ error }}</p>
{% endif %}
<p><a href="?format=svg">SVG</a> <a href="?format=json">JSON</a></p>
{% endblock %}
`;

const login = page(
    'Log in',
    `<form method="post">
  {% csrf_token %}
  {{ form.as_div }}
  <input type="hidden" name="next" value="{{ next }}">
  <button>Log in</button>
</form>`,
);
