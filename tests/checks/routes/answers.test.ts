import { describe, test } from 'vitest';
import { checkFindings } from '../../support/checking.js';

const shop = (routes: string, { project = '', oauth2 = '' } = {}): string => `
    project p {${project}}
    ${oauth2}
    app shop {
        model Kind { name: Char(20) }
        model Item {
            name: Slug(20)
            code: Char(20, unique)
            kind: Kind
            owner: auth.User
            note: Char?(20)
            size: Integer = 3
            unique kind, name as once_in_a_kind
        }
        model Lot { n: Integer  ordering ? }
        serializer Short of Item { fields id, name, code }
        serializer Whole of Item { fields *  read_only_fields owner }
        serializer Owned of Item { fields name, code, owner, kind }
    }
${routes}
`;
const api = (route: string, settings = 'authentication session'): string =>
    `    routes api "api/" in shop {
        ${settings}
        permission_classes ${settings.includes('oauth2') ? 'TokenHasScope' : 'IsAuthenticated'}
${route}
    }`;
const pages = (route: string): string => `    routes pages "" in shop {\n${route}\n    }`;

describe('a row is looked for', () => {
    test('by what two rows may have', () =>
        checkFindings(
            shop(
                api(`        route "items/" viewset Item { lookup_field name  actions list, retrieve }
                                      ^^^^^^^^^^^^^^^^^ lookup-not-unique: Two rows of 'Item' may have one 'name'`),
            ),
        ));

    test('by what no two of the rows that are shown have', () =>
        checkFindings(`
            app shop {
                abstract model Kept { gone: DateTime?  manager objects where gone is null  manager all_rows }
                model Shop extends Kept { slug: Slug  unique slug where gone is null as one_there }
                model Closed extends Kept { slug: Slug  unique slug where gone is not null as one_gone }
                model Open { slug: Slug  gone: DateTime?  manager all_rows  manager objects where gone is null  unique slug where gone is null as open_there }
            }
            routes api "api/" in shop {
                authentication session
                route "shops/" viewset Shop { lookup_field slug  actions list, retrieve }
                route "closed/" viewset Closed { lookup_field slug  actions list, retrieve }
                                                 ^^^^^^^^^^^^^^^^^ lookup-not-unique
                route "open/" viewset Open { lookup_field slug  actions list, retrieve }
                                             ^^^^^^^^^^^^^^^^^ lookup-not-unique
            }
        `));

    test('by what two rows may have, in the path of a page', () =>
        checkFindings(
            shop(
                pages(`        route "items/<slug:name>/" detail Item
              ^^^^^^^^^^^^^^^^^^^^ lookup-not-unique`),
            ),
        ));

    test('by a key of several columns', () =>
        checkFindings(`
app shop { model Place { row: Integer(unique)  seat: Integer  pk: CompositePrimaryKey(row, seat) } }
routes r "r/" in shop {
    permission_classes AllowAny
    route "places/" viewset Place { actions list, retrieve }
          ^^^^^^^^^ lookup-by-composite-key: Place
    route "rows/" viewset Place as rows { lookup_field row  actions list, retrieve }
    route "all/" viewset Place as all { actions list, create }
          ^^^^^^ open-to-everyone
}
routes p "p/" in shop {
    route "places/<int:pk>/" detail Place
          ^^^^^^^^^^^^^^^^^^ lookup-by-composite-key: Place
    route "rows/<int:row>/" detail Place as row
}
`));

    test('by what one row has', () =>
        checkFindings(
            shop(
                `${api('        route "items/" viewset Item { lookup_field code  actions list, retrieve }')}
${pages(`        route "items/<str:code>/" detail Item
        route "kinds/<int:pk>/" detail Kind
        route "kinds/<int:kind>/<slug:name>/" detail Item as named`)}`,
            ),
        ));

    test('by nothing, where there are only lists', () =>
        checkFindings(shop(api('        route "items/" viewset Item { lookup_field name  actions list }'))));
});

describe('a row is made', () => {
    test('without what it needs', () =>
        checkFindings(
            shop(
                api(`        route "items/" viewset Item { actions create  serializer Whole }
                                                      ^^^^^^^^^^^^^^^^ required-field-unwritten: nothing fills 'owner'
        route "short/" viewset Item as short { actions create  serializer Short  set owner = request.user }
                                                               ^^^^^^^^^^^^^^^^ required-field-unwritten: 'kind'`),
            ),
        ));

    test('without what it needs, by a form', () =>
        checkFindings(
            shop(
                pages(`        route "new/" create Item { fields name, code, kind  login_required }
                                   ^^^^^^^^^^^^^^^^^^^^^^^ required-field-unwritten: 'owner'`),
            ),
        ));

    test('with all that it needs', () =>
        checkFindings(
            shop(
                `${api(`        route "items/" viewset Item { actions create  serializer Whole  set owner = request.user }
        route "owned/" viewset Item as owned { actions create  serializer Owned }
        route "lists/" viewset Item as lists { actions list  serializer Short }`)}
${pages('        route "new/" create Item { fields name, code, kind  set owner = request.user  login_required }')}`,
            ),
        ));

    test('for a user, where clients alone ask', () =>
        checkFindings(
            shop(
                api(
                    `        route "items/" viewset Item { actions create  set owner = request.user }
                                                      ^^^^^^^^^^^^^^^^^^^^^^^^ set-needs-user`,
                    'authentication oauth2\n        required_scopes a:write',
                ),
                { oauth2: 'oauth2 { grants client_credentials  scope a:write  client c scopes a:write }' },
            ),
        ));

    test('for a user, where users ask too', () =>
        checkFindings(
            shop(
                api(
                    '        route "items/" viewset Item { actions create  set owner = request.user }',
                    'authentication oauth2\n        required_scopes a:write',
                ),
                {
                    oauth2: 'oauth2 { grants client_credentials, authorization_code  scope a:write  client c scopes a:write }',
                },
            ),
        ));
});

describe('a list', () => {
    test('in a random order has no pages', () =>
        checkFindings(
            shop(
                api(`        pagination page_number 5
        route "lots/" viewset Lot { actions list }
              ^^^^^^^ random-pages`),
            ),
        ));

    test('in a random order, or in pages', () =>
        checkFindings(
            shop(
                api(`        route "lots/" viewset Lot { actions list }
        route "kinds/" viewset Kind { actions list  pagination page_number 5 }`),
            ),
        ));

    test('is not searched as PostgreSQL does', () =>
        checkFindings(
            shop(
                api(`        route "kinds/" viewset Kind { actions list  search_fields @name }
                                                                   ^^^^ full-text-search: fails on SQLite`),
            ),
        ));

    test('is searched as PostgreSQL does there', () =>
        checkFindings(
            shop(api('        route "kinds/" viewset Kind { actions list  search_fields @name }'), {
                project: ' database default postgresql ',
            }),
        ));
});

describe('a path', () => {
    test('without the slash that others have', () =>
        checkFindings(
            shop(
                pages(`        route "kinds" list Kind
              ^^^^^^^ path-without-slash: 'kinds/' is not found
        route "items/" list Item`),
            ),
        ));

    test('without a slash, as all others, or as a file', () =>
        checkFindings(
            shop(pages('        route "kinds" list Kind')).concat(`
    routes files "files/" { route "robots.txt" view robots  route "<path:name>" view file }`),
        ));

    test('without a slash where Django adds none', () =>
        checkFindings(
            shop(pages('        route "kinds" list Kind\n        route "items/" list Item'), {
                project: ' setting APPEND_SLASH = false ',
            }),
        ));
});

test('a permission asks for scopes of its own', async () => {
    const route = '        route "kinds/" viewset Kind { actions list }';
    const settings = 'authentication oauth2\n        required_scopes a:read';
    const text = shop(api(route, settings), { oauth2: 'oauth2 { scope a:read  client c scopes a:read }' });
    await checkFindings(text);
    await checkFindings(
        text.replace(
            'permission_classes TokenHasScope',
            `permission_classes TokenHasReadWriteScope
                           ^^^^^^^^^^^^^^^^^^^^^^ implied-scope-granted-to-nobody: asks for 'read' or 'write'`,
        ),
    );
    await checkFindings(
        text
            .replace('permission_classes TokenHasScope', 'permission_classes TokenHasReadWriteScope')
            .replace(
                'scope a:read  client c scopes a:read',
                'scope a:read  scope read  scope write  client c scopes a:read, read, write',
            ),
    );
});

test('pages of all origins come with the cookies of whoever is logged in', async () => {
    await checkFindings(`
    project p {
        cors "https://a.example"
        setting CORS_ALLOW_ALL_ORIGINS = true
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ credentials-for-all-origins
        setting CORS_ALLOW_CREDENTIALS = true
    }`);
    await checkFindings(`
    project p {
        cors "*"
             ^^^ credentials-for-all-origins
        setting CORS_ALLOW_CREDENTIALS = true
    }`);
    await checkFindings('project p { cors "*" }');
    await checkFindings('project p { cors "https://a.example"  setting CORS_ALLOW_CREDENTIALS = true }');
});

test('forms of other sites are taken where somebody is logged in', async () => {
    await checkFindings(
        shop(
            pages(`        route "new/" create Kind { fields name  login_required  csrf_exempt }
                                                                ^^^^^^^^^^^ csrf-exempt-page`),
        ),
    );
    await checkFindings(shop(pages('        route "hook/" view hook POST { csrf_exempt }')));
});

test('a page with the description of an API, which nothing describes', async () => {
    const text = (routes: string, more = ''): string => `app app { model T { name: Char(20) } }
routes r "r/" in app {
  permission_classes IsAuthenticated
  route "t/" viewset T
${routes}
}
${more}`;
    await checkFindings(
        text(`  route "docs/" schema swagger
        ^^^^^^^ schema-page-without-schema
  route "more/" schema redoc
        ^^^^^^^ schema-page-without-schema`),
    );
    await checkFindings(text('  route "docs/" schema swagger\n  route "schema/" schema'));
    const other = 'routes o "o/" in app { permission_classes IsAuthenticated  route "schema/" schema }';
    await checkFindings(text('  route "docs/" schema swagger', other));
});
