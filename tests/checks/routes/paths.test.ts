import { describe, test } from 'vitest';
import { checkFindings } from '../../support/checking.js';

describe('names', () => {
    test('two blocks have two names', () =>
        checkFindings(`
            routes pages "" { route "" template "home.html" as home }
            routes pages "more/" { route "" template "more.html" as more }
                   ^^^^^ urls.W005: A second block of routes 'pages'
            routes others "others/" { route "" template "more.html" as more }
        `));

    test('two routes of a block have two names', () =>
        checkFindings(`
            routes pages "" {
              route "one/" template "one.html" as page
              route "two/" template "two.html" as page
                                                  ^^^^ duplicate-route-name
              route "three/" template "three.html"
            }
            routes others "others/" { route "one/" template "one.html" as page }
        `));

    test('a viewset is named after its model, so the second of a model needs a name', () =>
        checkFindings(
            `
            app shop { model Tag { label: Char(40) } }
            routes v1 "api/" {
              permission_classes IsAuthenticated
              route "tags/" viewset shop.Tag
              route "labels/" viewset shop.Tag
                    ^^^^^^^^^ duplicate-route-name
              route "words/" viewset shop.Tag as words
            }
        `,
        ));
});

describe('brackets', () => {
    test('that are left open end behind the key of a single row, which a viewset alone has', () =>
        checkFindings(
            `
            app shop { model Tag { label: Char(40) } }
            routes v1 "api/" {
              permission_classes IsAuthenticated
              route "<int:shop/tags" viewset shop.Tag
                    ^^^^^^^^^^^^^^^^ invalid-path-parameter: 'shop/tags/<str:key' in '<int:shop/tags/<str:key>'
              route "<int:shop/labels" viewset shop.Tag as labels { actions list }
                    ^^^^^^^^^^^^^^^^^^ urls.W010
            }
        `,
        ));

    test('end in what another block puts behind them', () =>
        checkFindings(`
            routes outer "" { route "<int:shop" include inner }
                                    ^^^^^^^^^^^ invalid-path-parameter: 'shoptags/<int:tag' in '<int:shoptags/<int:tag>'
                                    ^^^^^^^^^^^ urls.W010
            routes inner "tags/<int:tag>/" { route "" template "tag.html" as tag }
        `));
});

describe('one path', () => {
    test('answers once, whatever the methods', () =>
        checkFindings(
            `
            routes api "api/" {
              permission_classes AllowAny
              route "stats/" view stats GET
              route "stats/" class Figures POST
                    ^^^^^^^^ duplicate-route-path
              route "counts/" view counts POST
            }
            routes pages "api/" {
              route "counts/" template "counts.html" as page
                    ^^^^^^^^^ duplicate-route-path: 'api.counts'
            }
        `,
        ));

    test('on another host is another path', () =>
        checkFindings(`
            routes pages "" on "www" { route "" template "home.html" as home }
            routes admin_pages "" on "admin" { route "" template "home.html" as home }
        `));

    test('tells the description of an API what a regular expression takes', () =>
        checkFindings(
            `
            app shop { model Tag { label: Char(40) } }
            routes v1 "api/" {
              permission_classes IsAuthenticated
              route re_path "tags/(?P<label>[^/.]+)/(?P<shop>[^/.]+)/$" list shop.Tag
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ drf_spectacular.W001: type of the parameter 'shop'
              route re_path "tags/(?P<shop>[^/]+)/with/$" list shop.Tag as another
            }
        `,
        ));

    test('has names of its own in the description of an API', () =>
        checkFindings(
            `
            app shop { model Tag { label: Char(40) } }
            routes v1 "api/" {
              permission_classes IsAuthenticated
              route "tags/" viewset shop.Tag { actions list, retrieve }
              route "tags/<int:shop>/of-shop/" list shop.Tag
              route "tags/<int:shop>/<int:tag>/" list shop.Tag as by_shop
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ drf_spectacular.W001: one operation 'root_list'
              route "tags/of_shop/" list shop.Tag as another
                    ^^^^^^^^^^^^^^^ drf_spectacular.W001: '/api/tags/{shop}/of-shop/'
            }
        `,
        ));

    test('names one kind of view', () =>
        checkFindings(`
            routes pages "" {
              route "stats/" view stats GET as stats
              route "more/" class stats POST as more
                                                ^^^^ view-of-two-kinds: 'stats' is a function already
              route "Figures/" class Figures GET as figures
              route "counts/" view Figures GET as counts
                                                  ^^^^^^ urls.E009: 'Figures' is a class already
              route "again/" class Figures GET as again
            }
            routes others "others/" { route "stats/" class stats GET as stats }
        `));

    test('may be taken by a wider pattern before it', () =>
        checkFindings(`
            routes pages "" {
              route "things/<thing>/" view thing
              route "things/<int:number>/" view numbered
                    ^^^^^^^^^^^^^^^^^^^^^^ shadowed-route: 'pages.thing' takes its addresses
              route "things/new/" view new_thing
              route "things/<int:number>/edit/" view edit
            }
        `));

    test('may be taken by one that takes slashes too', () =>
        checkFindings(`
            routes pages "" {
              route "files/<path:file>" view file
              route "files/<int:number>/" view numbered
                    ^^^^^^^^^^^^^^^^^^^^^ shadowed-route: 'pages.file' takes its addresses
              route "files/<slug:folder>/<slug:file>/edit/" view edit
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ shadowed-route
              route "archive/<path:file>/raw/" view raw
              route "archive/<int:year>/raw/" view year
                    ^^^^^^^^^^^^^^^^^^^^^^^^^ shadowed-route
              route "archive/<int:year>/<int:month>/raw/" view month
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ shadowed-route
              route "archive/<int:year>/" view all
              route "<slug:page>/" view page
            }
        `));

    test('is free behind a narrower pattern', () =>
        checkFindings(`
            routes pages "" {
              route "things/<int:number>/" view numbered
              route "things/<slug:thing>/" view thing
            }
        `));
});

describe('what Django refuses in a path', () => {
    test('brackets come in pairs', () =>
        checkFindings(`
            routes pages "" {
              route "a/<int:pk/" view a
                    ^^^^^^^^^^^^ urls.W010
              route "b/<int:pk>/" view b
            }
        `));

    test('a parameter has a name of Python', () =>
        checkFindings(`
            routes pages "" {
              route "a/<int:the id>/" view a
                    ^^^^^^^^^^^^^^^^^ invalid-path-parameter: 'the id'
              route "b/<class>/" view b
                    ^^^^^^^^^^^^ invalid-path-parameter
              route "c/<int:>/" view c
                    ^^^^^^^^^^^ invalid-path-parameter: has no name
              route "d/<int:the_id>/" view d
            }
        `));

    test('a converter is one of Django', () =>
        checkFindings(`
            routes pages "" {
              route "a/<sulg:name>/" view a
                    ^^^^^^^^^^^^^^^^ unknown-path-converter: Did you mean 'slug'?
              route "b/<slug:name>/" view b
              route "c/<path:name>/" view c
            }
        `));

    test('a name is a parameter once, the prefix included', () =>
        checkFindings(`
            routes pages "shops/<slug:shop>/" {
              route "<int:pk>/<int:pk>/" view a
                    ^^^^^^^^^^^^^^^^^^^^ duplicate-path-parameter: 'pk'
              route "<slug:shop>/" view b
                    ^^^^^^^^^^^^^^ duplicate-path-parameter: 'shop'
              route "c/<int:pk>/" view c
            }
        `));

    test('a regular expression compiles', () =>
        checkFindings(`
            routes pages "" {
              route re_path "^a/(?P<year>[0-9]{4}/$" view a
                            ^^^^^^^^^^^^^^^^^^^^^^^^ invalid-route-regex
              route re_path "^b/(?P<year>[0-9]{4})/$" view b
              route re_path "(?i)^c/(?P<year>[0-9]++)/$" view c
            }
        `));

    test('what is included stands behind an open expression', () =>
        checkFindings(`
            routes pages "" {
              route re_path "^accounts/$" include \`django.contrib.auth.urls\`
                            ^^^^^^^^^^^^^ urls.W001
              route re_path "^others/" include \`others.urls\`
            }
        `));

    test('a path begins behind the slash', () =>
        checkFindings(`
            routes api "/api/" {
              route "/a/" view a
                    ^^^^^ urls.W002
              route "b/" view b
            }
            routes others "others" { route "/c/" view c }
                                           ^^^^^ urls.W002
        `));

    test('so does the path of the tokens', () =>
        checkFindings(`
            oauth2 { path "/oauth/" }
            ^^^^^^^^^^^^^^^^^^^^^^^^^ prefix-begins-with-slash
        `));

    test('a prefix does not run into a path', () =>
        checkFindings(`
            routes pages "pages" {
                         ^^^^^^^ prefix-without-slash: 'pagesone/'
              route "one/" view one
            }
            routes others "others" { route "" view two }
        `));

    test('signs of a regular expression are text in a plain path', () =>
        checkFindings(`
            routes pages "" {
              route "^a/$" view a
                    ^^^^^^ 2_0.W001
              route "b$/" view b
            }
        `));

    test('a query is no part of a path', () =>
        checkFindings(`
            routes pages "" {
              route "a/?page=1" view a
                    ^^^^^^^^^^^ query-in-path
              route "b/" view b
            }
        `));
});
