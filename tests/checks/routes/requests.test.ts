import { describe, test } from 'vitest';
import { checkFindings } from '../../support/checking.js';

const project = `
    oauth2 {
      grants client_credentials
      scope tags:read
      scope tags:write
      client reader scopes tags:read
      client writer scopes tags:read, tags:write
    }
    app shop {
      model Shop { name: Char(40, unique)  code: UUID(unique) }
      model Tag { label: Char(40, unique)  weight: Integer = 1  made_at: DateTime(auto_now_add)  shop: Shop }
      serializer TagName of Tag { fields id, label, shop.name }
    }
    routes api "api/" in shop {
      authentication oauth2
      permission_classes TokenHasScope
      required_scopes tags:read
      pagination page_number 20
      route "tags/" viewset Tag as tags {
        actions list, retrieve, create, partial_update
        required_scopes tags:write for create, partial_update, close
        serializer TagName for list
        filterset_fields label, weight(lt), shop.name
        search_fields label
        ordering_fields label
        action close POST detail { set weight = 0 }
      }
      route "all/" viewset Tag as all { serializer TagName  actions list  ordering_fields * }
      route "shops/<uuid:code>/" view shop GET
      route "counts/" view counts GET
    }
    backend local { base_url "http://127.0.0.1:8000/"  client writer }`;

const requests = (...lines: readonly string[]): Promise<void> => checkFindings([project, ...lines].join('\n'));

describe('addresses', () => {
    test('have a value for each parameter, and no other', () =>
        requests(
            'request a GET api.shop {}',
            "              ^^^^^^^^ missing-path-value: 'code'",
            'request b GET api.shop { path code = "12" }',
            '                         ^^^^^^^^^^^^^^^^ wrong-path-value: takes uuid',
            'request c GET api.counts { path code = 1 }',
            '                           ^^^^^^^^^^^^^ surplus-path-value',
            'request g GET api.tags { path number = 1 }',
            "                         ^^^^^^^^^^^^^^^ surplus-path-value: Its parameters are 'pk'",
            'request d GET api.shop { path code = "5f0c5c02-6f6a-4f3e-8f1b-0b5b5e6ce1a1" }',
            'request e GET api.tags.retrieve { path id = 1 }',
            'request f GET "some/where/" {}',
        ));

    test('are worked out where a pattern fits one text', () =>
        requests(
            'routes pages "" {',
            '  route re_path "^a/[0-9]+/$" view any_number',
            '  route re_path "^b/(?P<year>[0-9]{4})/$" view year',
            '}',
            'request a GET pages.any_number {}',
            '              ^^^^^^^^^^^^^^^^ request-without-url: more than one text',
            'request b GET pages.year { path year = 2026 }',
            'request c GET pages.year { path year = 26 }',
            '                           ^^^^^^^^^^^^^^ wrong-path-value',
        ));

    test('are made of values that can be sent', () =>
        requests(
            'request a GET api.tags.retrieve { path pk = `shop.first` }',
            '                                            ^^^^^^^^^^^^ unsendable-value',
            'request b POST api.tags.create { body { label: [1, "a"] } }',
        ));
});

const rows = `
    routes nested "n/" in shop {
      authentication oauth2
      permission_classes TokenHasScope
      required_scopes tags:read
      route "shops/" viewset Shop as shops { actions list, retrieve }
      route "shops/<shop>/tags/" viewset Tag as of_shop under shops { actions list, retrieve }
    }
    fixture demo {
      shop.Shop corner { name: "Corner"  code: "5f0c5c02-6f6a-4f3e-8f1b-0b5b5e6ce1a1" }
      shop.Tag red { label: "red"  shop: corner }
      auth.User ann { username: "ann"  password: "!" }
      auth.User bob { id: 7  username: "bob"  password: "!" }
    }`;

describe('rows of fixtures', () => {
    test('are of the model that a parameter asks for', () =>
        requests(
            rows,
            'request a GET api.tags.retrieve { path pk = red }',
            'request b GET api.tags.retrieve { path pk = corner }',
            "                                            ^^^^^^ request-row: 'pk' asks for a row of 'Tag'",
            'request c GET nested.of_shop.retrieve { path shop = corner  path pk = red }',
            'request d GET nested.of_shop.retrieve { path shop = red  path pk = red }',
            "                                                    ^^^ request-row: 'shop' asks for a row of 'Shop'",
            'request e GET api.tags.list { query shop.name = corner  query label = red }',
            'request f GET api.tags.list { query shop.name = red }',
            '                                                ^^^ request-row',
            'request g GET api.counts { query anything = red }',
        ));

    test('have a key that is known, or the column that is asked for', () =>
        requests(
            rows,
            'request a GET api.counts { query by = bob }',
            'request b GET api.counts { query by = ann }',
            "                                      ^^^ unsendable-value: the backend chooses the key of 'ann'",
            'request c GET api.tags.list { query weight < red }',
            'request d GET api.tags.retrieve { path pk = nobody }',
            '                                            ^^^^^^ unresolved-name',
        ));
});

describe('methods', () => {
    test('are those that the route answers', () =>
        requests(
            'request a POST api.counts {}',
            '               ^^^^^^^^^^ method-not-answered: It answers GET',
            'request b GET api.tags.close { path pk = 1 }',
            '              ^^^^^^^^^^^^^^ method-not-answered: It answers POST',
            'request c DELETE api.tags { path pk = 1 }',
            '                 ^^^^^^^^ method-not-answered',
            'request d DELETE api.tags { path pk = 1  expect status 405 }',
            'request e HEAD api.tags {}',
            'request f PATCH api.tags { path pk = 1 }',
            'request g POST api.tags.close { path pk = 1 }',
        ));

    test('an action is one that the route answers', () =>
        requests(
            'request a DELETE api.tags.destroy { path pk = 1 }',
            '                 ^^^^^^^^^^^^^^^^ unknown-request-action',
            'request b GET api.tags.list {}',
        ));
});

describe('parameters of a list', () => {
    test('are filters that it has', () =>
        requests(
            'request a GET api.tags.list {',
            '  query label = "a"',
            '  query weight < 3',
            '  query weight > 3',
            '  ^^^^^^^^^^^^^^^^ query-without-filter',
            '  query shop.name = "a"',
            '  query lable = "a"',
            "  ^^^^^^^^^^^^^^^^^ query-without-filter: Did you mean 'label'?",
            '  query label >= "a"',
            '  ^^^^^^^^^^^^^^^^^^ query-without-filter: Write `filterset_fields label(gte)`',
            '  query search = "a"',
            '  query page = 2',
            '  query cursor = "a"',
            '  ^^^^^^^^^^^^^^^^^^ query-without-filter',
            '  query ordering = "-label"',
            '}',
            'request b GET api.tags { query ordering = "weight" }',
            '                         ^^^^^^^^^^^^^^^^^^^^^^^^^ query-ordering',
            'request c GET api.counts { query since = 3 }',
            'request d GET api.all { query ordering = "weight,-id" }',
            'request e GET api.all { query ordering = "shop__name" }',
            '                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ query-ordering',
        ));
});

describe('bodies', () => {
    test('hold what the serializer writes', () =>
        requests(
            'request a POST api.tags {',
            '  body { label: "a"  weight: 2  shop: 1  made_at: "2026-01-01"  wieght: 3 }',
            '                                                  ^^^^^^^^^^^^ body-key-not-written: read-only',
            "                                                                        ^ body-key-not-written: Did you mean 'weight'?",
            '}',
        ));

    test('belong to requests that write', () =>
        requests(
            'request a GET api.counts { body { a: 1 } }',
            '                           ^^^^^^^^^^^^^ body-without-meaning',
            'request b POST api.tags.close { path pk = 1  body { a: 1 } }',
        ));
});

describe('expectations', () => {
    test('are of HTTP, and of the JSON that comes', () =>
        requests(
            'request a GET api.tags.list {',
            '  expect status 999',
            '  ^^^^^^^^^^^^^^^^^ expected-status',
            '}',
            'request b GET api.tags.list {',
            '  expect json count = 3',
            '  expect json results[0].label = "a"',
            '  expect json results[0].shop_name = "a"',
            '  expect json results[0].weight = 2',
            '  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expected-key',
            '  expect json result[0].label = "a"',
            "  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expected-key: Did you mean 'results'?",
            '}',
            'request c GET api.tags.retrieve {',
            '  path pk = 1',
            '  expect json weight = 2',
            '  expect json detail = "gone"',
            '  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ expected-key',
            '}',
            'request d GET api.tags.retrieve { path pk = 9  expect status 404  expect json detail = "Not found." }',
        ));

    test('name a page where there are pages', () =>
        checkFindings(`
            app shop { model Tag { label: Char(40) } }
            routes api "api/" in shop {
              permission_classes IsAuthenticated
              route "tags/" viewset Tag
            }
            backend local { base_url "http://localhost:8000" }
            request a GET api.tag.list {
              expect json results[0].label = "a"
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expected-page
            }
        `));
});

describe('who asks', () => {
    test('has the scopes of the route', () =>
        requests(
            'backend poor { base_url "http://127.0.0.1:8000/"  client reader }',
            'request a POST api.tags on poor { body { label: "a"  shop: 1 } }',
            "               ^^^^^^^^ client-lacks-scope: 'tags:write'",
            'request b POST api.tags on poor { expect status 403 }',
            'request c POST api.tags on local { body { label: "a"  shop: 1 } }',
            'request d GET api.tags on poor {}',
            'request e POST api.tags.close on poor { path pk = 1 }',
            '               ^^^^^^^^^^^^^^ client-lacks-scope',
        ));

    test('names one of several backends', () =>
        requests(
            'backend other { base_url "https://shop.example.com/" }',
            'request a GET api.counts {}',
            "        ^ request-without-backend: 'local' or 'other'",
            'request b GET api.counts on other {}',
        ));

    test('sends headers that HTTP leaves to it', () =>
        requests(
            'request a GET api.counts {',
            '  header Content-Length = "3"',
            '  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ invalid-header',
            '  header X-Name = "a"',
            '  header X-Name = "ä"',
            '  ^^^^^^^^^^^^^^^^^^^ invalid-header',
            '}',
        ));
});

describe('backends', () => {
    test('have an address', () =>
        checkFindings(`
            backend a { timeout 10s }
                    ^ backend-without-url
            backend b { base_url "shop.example.com" }
                                 ^^^^^^^^^^^^^^^^^^ invalid-base-url: no absolute URL
            backend c { base_url "ftp://shop.example.com/" }
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^ invalid-base-url: neither http nor https
            backend d { base_url "http://shop.example.com/" }
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ insecure-base-url
            backend e { base_url "http://localhost:8000/" }
            backend f { base_url "https://shop.example.com" }
        `));

    test('have time to answer', () =>
        checkFindings(`
            backend a { base_url "http://localhost:8000/"  timeout 0s }
                    ^ backend-timeout
            backend b { base_url "http://localhost:8000/"  timeout 2h }
                    ^ backend-timeout
            backend c { base_url "http://localhost:8000/"  timeout 5m }
        `));

    test('have names of their own, as requests, scopes and clients have', () =>
        checkFindings(`
            oauth2 {
              grants client_credentials
              scope read
              scope read
                    ^^^^ duplicate-name: A second scope
              client web scopes read
              client web scopes read
                     ^^^ duplicate-name
            }
            backend local { base_url "http://localhost:8000/" }
            backend local { base_url "http://localhost:8001/" }
                    ^^^^^ duplicate-name
            request a GET "a/" on local {}
            request a GET "b/" on local {}
                    ^ duplicate-name
        `));
});

describe('oauth2', () => {
    test('has grants that exist and are safe', () =>
        checkFindings(`
            oauth2 { grants client_credential }
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-grant: Did you mean 'client_credentials'?
        `));

    test('has the grant by which its clients get their tokens', () =>
        checkFindings(`
            oauth2 { grants authorization_code, refresh_token  client spa }
                                                                      ^^^ client-without-grant
        `));

    test('warns of grants that are given up', () =>
        checkFindings(`
            oauth2 { grants password, implicit, refresh_token }
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oauth2_provider.W002
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oauth2_provider.W001
        `));

    test('has tokens that live for a while', () =>
        checkFindings(`
            oauth2 {
              grants client_credentials
              access_token_lifetime 10ms
              ^^^^^^^^^^^^^^^^^^^^^^^^^^ token-lifetime
              refresh_token_lifetime 7d
            }
        `));
});
