/** Where Django, DRF and the OAuth toolkit document what the library holds. */
import * as ast from '../generated/ast.js';

/** Pages of Django's documentation, by the kind of a word of the library. */
const pages: Readonly<Record<string, (name: string, python: string | undefined) => string>> = {
    function: (_, python) => `ref/models/database-functions/#${python}`,
    aggregate: (_, python) => `ref/models/querysets/#${python?.replace('.aggregates', '')}`,
    on_delete: name => `ref/models/fields/#django.db.models.${name}`,
    signal: (_, python) => `ref/signals/#${python}`,
    queryset: name => `ref/models/querysets/#django.db.models.query.QuerySet.${name}`,
    lookup: name => `ref/models/querysets/#${name.replaceAll('_', '-')}`,
    transform: name => `ref/models/querysets/#${name.replaceAll('_', '-')}`,
    column: () => 'ref/models/instances/#the-pk-property',
};

/** Pages of DRF's API guide. */
const restPages: Readonly<Record<string, string>> = {
    authentication: 'authentication',
    permission_classes: 'permissions',
    versioning: 'versioning',
    pagination: 'pagination',
    renderer_classes: 'renderers',
    parser_classes: 'parsers',
    throttle_classes: 'throttling',
    filter_backends: 'filtering',
    serializer_field: 'fields',
    action: 'viewsets',
};

/** @param django the project's version: `5.2` */
export function libraryLink(node: ast.BuiltinDeclaration, django: string): string | undefined {
    const python = node.python?.replaceAll('`', '');
    if (python?.startsWith('oauth2_provider.')) {
        const page = node.kind === 'permission_classes' ? 'permissions' : 'getting_started';
        return `https://django-oauth-toolkit.readthedocs.io/en/latest/rest-framework/${page}.html`;
    }
    const rest = restPages[node.kind];
    if (rest) return `https://www.django-rest-framework.org/api-guide/${rest}/`;
    const page = pages[node.kind]?.(node.name, python);
    return page && djangoPage(page, django);
}

/** Of a field class: `django.contrib.postgres.fields.ArrayField`. */
export function fieldClassLink(python: string, django: string): string {
    const page = python.startsWith('django.contrib.postgres.')
        ? python.includes('.search')
            ? 'ref/contrib/postgres/search/'
            : 'ref/contrib/postgres/fields/'
        : python.startsWith('django.contrib.contenttypes.')
          ? 'ref/contrib/contenttypes/'
          : 'ref/models/fields/';
    return djangoPage(`${page}#${python}`, django);
}

/** Of an option: those that all fields have are documented together. */
export function optionLink(parameter: ast.Parameter, django: string): string | undefined {
    const owner = parameter.$container;
    if (!ast.isFieldTypeDeclaration(owner)) return undefined;
    const python = owner.python.replaceAll('`', '');
    return fieldClassLink(`${python}.${parameter.name}`, django);
}

export const metaOptionLink = (option: string, django: string): string =>
    djangoPage(`ref/models/options/#django.db.models.Options.${option}`, django);

export const adminOptionLink = (option: string, django: string): string =>
    djangoPage(`ref/contrib/admin/#django.contrib.admin.ModelAdmin.${option}`, django);

/** A version is two numbers; anything else would not be a part of a URL. */
const djangoPage = (page: string, django: string): string =>
    `https://docs.djangoproject.com/en/${/^\d+\.\d+$/.test(django) ? django : 'stable'}/${page}`;
