import { describe, test } from 'vitest';
import { checkFindings } from '../../support/checking.js';

const app = `
    app shop {
      model Shop { name: Char(40) }
      model Tag { label: Char(40, unique)  shop: Shop  first: Shop(related_name=firsts) }
      model Note { text: Text  tag: Tag }
    }`;
const oauth2 = `
    oauth2 {
      grants client_credentials
      scope tags:read
      scope tags:write
      client reader scopes tags:read
      client writer scopes tags:read, tags:write
    }`;
const api = (...lines: readonly string[]): Promise<void> =>
    checkFindings(
        [
            app,
            oauth2,
            'routes api "api/" in shop {',
            '  authentication oauth2',
            '  permission_classes TokenHasScope',
            '  required_scopes tags:read',
            ...lines,
            '  route "used/" class Used POST { required_scopes tags:write for POST }',
            '}',
        ].join('\n'),
    );

describe('actions', () => {
    test('a setting is for an action that the route answers', () =>
        api(
            '  route "tags/" viewset Tag {',
            '    actions list, retrieve',
            '    throttle user 5/day for create',
            '    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setting-for-nothing',
            '    throttle user 5/day for GET',
            '    throttle user 5/day for list, close',
            '    action close POST detail { required_scopes tags:write }',
            '  }',
        ));

    test('a setting is for a method that the view answers', () =>
        api(
            '  required_scopes tags:write for DELETE',
            '  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setting-for-nothing',
            '  route "a/" view a GET { required_scopes tags:write for POST }',
            '                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setting-for-nothing',
            '  route "b/" view b GET, POST { required_scopes tags:write for POST }',
        ));

    test('a setting of a block without routes waits for them', () =>
        checkFindings(`
            oauth2 { scope tags:read }
            routes api "api/" { required_scopes tags:read for create }
        `));

    test('a setting of a view whose methods are not said may be for any', () =>
        api('  route "a/" view a { required_scopes tags:write for DELETE }'));

    test('are said once', () =>
        api(
            '  route "tags/" viewset Tag {',
            '    actions list, retrieve, list',
            '                            ^^^^ repeated-action',
            '    action close GET detail',
            '    action close GET list',
            '           ^^^^^ duplicate-name: A second action',
            '  }',
        ));

    test('have no names of DRF', () =>
        api(
            '  route "tags/" viewset Tag {',
            '    actions list',
            '    action destroy GET detail',
            '           ^^^^^^^ reserved-action-name',
            '    action get_queryset GET list',
            '           ^^^^^^^^^^^^ reserved-action-name',
            '    action lists GET list',
            '  }',
        ));

    test('belong to viewsets', () =>
        api(
            '  route "tags/" list Tag { actions list }',
            '                                   ^^^^ action-outside-viewset',
            '  route "tagged/" viewset Tag { actions list }',
        ));
});

describe('numbers', () => {
    test('a throttle counts per second, minute, hour or day', () =>
        api(
            '  throttle user 5/month',
            '  ^^^^^^^^^^^^^^^^^^^^^ throttle-period',
            '  route "a/" view a { throttle user 5/d }',
            '  route "b/" view b { throttle user 0/day }',
            '                      ^^^^^^^^^^^^^^^^^^^ throttle-count',
            '  route "c/" view c { throttle none }',
        ));

    test('a page holds rows', () =>
        api(
            '  pagination page_number 0',
            '  ^^^^^^^^^^^^^^^^^^^^^^^^ page-size',
            '  route "a/" viewset Tag as a { actions list  pagination cursor }',
            '  route "b/" viewset Tag as b { actions list  pagination cursor 1 }',
        ));

    test('a version in the path needs a place there', () =>
        checkFindings(`
            routes v1 "api/v1/" {
              versioning url_path
              ^^^^^^^^^^^^^^^^^^^ version-not-in-path: Write it into the prefix, such as "api/<str:version>/"
              route "a/" view a
            }
            routes v2 "api/<str:version>/" {
              versioning url_path
              route "b/" view b
            }
        `));
});

describe('scopes', () => {
    test('somebody is given what is required', () =>
        checkFindings(`
            oauth2 {
              grants client_credentials
              scope tags:read
              scope tags:write
              scope tags:delete
              scope tags:list
                    ^^^^^^^^^ unused-scope
              client reader scopes tags:read
              client writer scopes tags:write
            }
            routes api "api/" {
              authentication oauth2
              required_scopes tags:read
              route "a/" view a { required_scopes tags:delete }
                                                  ^^^^^^^^^^^ scope-granted-to-nobody
              route "b/" view b { required_scopes tags:write }
              route "c/" view c { required_scopes tags:read, tags:write }
                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ scopes-granted-apart
            }
        `));

    test('a class of its own may ask for any scope, and without clients nothing is known of grants', () =>
        checkFindings(`
            oauth2 { grants client_credentials  scope tags:read  scope tags:write }
            routes api "api/" {
              authentication oauth2
              permission_classes \`shop.permissions.MayRead\`
              required_scopes tags:read
              route "a/" view a
            }
        `));

    test('a read scope is for reading', () =>
        api(
            '  route "tags/" viewset Tag {',
            '    actions list, create, destroy, update',
            '                  ^^^^^^ read-scope-for-writing',
            '                          ^^^^^^^ read-scope-for-writing',
            '    required_scopes tags:write for update',
            '    action close POST detail { required_scopes tags:write }',
            '    action rename POST detail',
            '           ^^^^^^ read-scope-for-writing',
            '    action look GET detail',
            '  }',
        ));

    test('a permission that asks for scopes has some to ask for', () =>
        checkFindings(`
            oauth2 { grants client_credentials  scope tags:read  client reader scopes tags:read }
            routes api "api/" {
              authentication oauth2
              permission_classes TokenHasScope
                                 ^^^^^^^^^^^^^ scope-permission-without-scopes
              route "a/" view a { required_scopes tags:read }
              route "b/" view b
            }
            routes others "others/" {
              authentication session
              permission_classes TokenHasScope
                                 ^^^^^^^^^^^^^ scope-permission-without-oauth2
              required_scopes tags:read
              route "c/" view c
            }
        `));
});

describe('who gets in', () => {
    test('a permission for rows stands where a route is about some', () =>
        checkFindings(`
            app shop { model Item { n: Integer } }
            routes api "api/" in shop {
              authentication session
              permission_classes DjangoModelPermissions
              route "items/" viewset Item
              route "stats/" class Stats
              route "health/" view health
                    ^^^^^^^^^ permission-without-rows: 'DjangoModelPermissions' asks whose rows these are
              route "schema/" schema
                    ^^^^^^^^^ permission-without-rows
              route "docs/" schema swagger { permission_classes AllowAny }
            }
        `));

    test('a client without a user passes no permission for users', () =>
        api(
            '  route "a/" view a { permission_classes IsAuthenticated }',
            '                                         ^^^^^^^^^^^^^^^ permission-needs-user',
            '  route "b/" view b { permission_classes IsAuthenticated  authentication oauth2, session }',
            '  route "c/" view c { permission_classes AllowAny }',
        ));

    test('with other grants a token may belong to a user', () =>
        checkFindings(`
            oauth2 { grants client_credentials, authorization_code }
            routes api "api/" {
              authentication oauth2
              permission_classes IsAuthenticated
              route "a/" view a
            }
        `));

    test('not everyone may change rows', () =>
        checkFindings(`
            app shop {
              model Tag { label: Char(40) }
              model Note { text: Text  allow write where text = "open" }
            }
            routes api "api/" in shop {
              permission_classes AllowAny
              route "tags/" viewset Tag { actions list, create }
                    ^^^^^^^ open-to-everyone: 'create'
              route "looks/" viewset Tag as looks { actions list, retrieve }
              route "notes/" viewset Note
              route "mine/" viewset Tag as mine { permission_classes IsAuthenticated }
            }
        `));

    test('pages have logins, and APIs have permissions', () =>
        checkFindings(`
            routes api "api/" {
              permission_classes AllowAny
              route "a/" view a { login_required }
                                  ^^^^^^^^^^^^^^ login-required-in-api
            }
            routes pages "" { route "b/" template "b.html" { login_required } }
        `));

    test('settings stand at views that know them', () =>
        checkFindings(`
            app shop { model Item { name: Char(9) } }
            routes api "api/" in shop {
              authentication session
              permission_required "shop.x"
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setting-without-effect: Use \`permission_classes\`.
              route "a/" viewset Item as a { csrf_exempt  cache_page 5m  renderer_classes json }
                                             ^^^^^^^^^^^ setting-without-effect
              route "schema/" schema { parser_classes json }
                                       ^^^^^^^^^^^^^^^^^^^ setting-without-effect: 'schema'
            }
            routes pages "" in shop {
              success_url "/"
              route "b/" create Item { title "New"  exclude name }
              route "c/" view c { title "C"  csrf_exempt }
                                  ^^^^^^^^^ setting-without-effect
              route "d/" list Item { form_class \`shop.forms.F\`  cache_page 5m }
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^ setting-without-effect
            }
        `));

    test('what only a whole view can have is not narrowed', () =>
        checkFindings(`
            app shop { model Item { name: Char(9) } }
            routes api "api/" in shop {
              authentication session
              route "a/" viewset Item as a {
                parser_classes json for create
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setting-of-whole-view: 'create'
                parser_classes form for go
                renderer_classes json for list
                authentication basic for list
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setting-of-whole-view
                action go POST detail
              }
            }
        `));

    test('an action has what DRF gives to one', () =>
        checkFindings(`
            app shop { model Item { name: Char(9) } }
            routes api "api/" in shop {
              authentication session
              route "a/" viewset Item as a {
                action go GET list { cache_page 5m  parser_classes form  pagination none }
                                                                         ^^^^^^^^^^^^^^^ setting-without-effect: 'go'
              }
            }
        `));
});

describe('what a route leads to', () => {
    test('templates lie in the template folders', () =>
        checkFindings(`
            routes pages "" {
              route "a/" template "../secret.html"
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ template-outside
              route "b/" template "a/..b.html"
            }
        `));

    test('redirects come to an end', () =>
        checkFindings(`
            routes pages "" {
              route "a/" redirect b as a
                    ^^^^ redirect-circle: 'a' → 'b'
              route "b/" redirect a as b
                    ^^^^ redirect-circle
              route "c/" redirect a as c
              route "d/" redirect e as d
              route "e/" template "e.html" as e
            }
        `));

    test('a redirect has what its target needs', () =>
        checkFindings(`
            routes pages "" {
              route "a/<int:pk>/" view a
              route "b/" redirect a as b
                    ^^^^ redirect-without-parameter: 'pk'
              route "c/<int:pk>/" redirect a as c
            }
        `));

    test('blocks do not include each other', () =>
        checkFindings(`
            routes one "" {
              route "two/" include two
                    ^^^^^^ include-circle
            }
            routes two "two/" {
              route "one/" include one
                    ^^^^^^ include-circle
              route "three/" include three
            }
            routes three "three/" { route "a/" view a }
        `));

    test('nested rows have a relation to their parent, and a place for it', () =>
        checkFindings(`${app}
            routes api "api/" in shop {
              permission_classes IsAuthenticated
              route "shops/" viewset Shop as shops
              route "shops/<int:shop>/tags/" viewset Tag as tags under shops
                                                                       ^^^^^ ambiguous-parent-relation: Write \`by\` and one of 'shop' or 'first'
              route "shops/<int:shop>/first/" viewset Tag as first under shops by first
              route "shops/<int:shop>/notes/" viewset Note as notes under shops
                                                                          ^^^^^ no-relation-to-parent
              route "tags/" viewset Tag as all_tags
              route "tagged/notes/" viewset Note as tagged under all_tags
                    ^^^^^^^^^^^^^^^ nested-without-parameter
              route "tags/<int:tag>/notes/" viewset Note as noted under all_tags
              route "tags/<int:tag>/texts/" viewset Note as texts under all_tags by text
                                                                        ^^^^^^^^ no-relation-to-parent
              route "a/" view a
              route "a/<int:a>/notes/" viewset Note as lost under a
                                                                  ^ parent-without-rows
            }
        `));

    test('a route does not lie under itself', () =>
        checkFindings(`${app}
            routes api "api/" in shop {
              permission_classes IsAuthenticated
              route "notes/<int:note>/" viewset Note as notes under notes
                                                                    ^^^^^ nested-in-itself
            }
        `));
});
