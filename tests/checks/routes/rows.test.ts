import { describe, test } from 'vitest';
import { checkFindings } from '../../support/checking.js';

const app = (...lines: readonly string[]): string =>
    [
        'app shop {',
        '  enum Status { draft  live }',
        '  enum Size { small  large }',
        '  model Shop { name: Char(40, unique)  password: Char?(90)  data: JSON?  has_secret: Boolean = false }',
        '  model Tag { label: Char(40, unique)  weight: Integer }',
        '  model Item {',
        '    name: Char(80)',
        '    status: Status = draft',
        '    shop: Shop(related_name=items)',
        '    tags: Tag[]',
        '    owner: auth.User?',
        '    size: Integer = 1',
        '    sold: Boolean = false',
        '    made_at: DateTime(auto_now_add)',
        '    key: UUID(unique)',
        '  }',
        '  proxy model Draft of Item { }',
        ...lines,
        '}',
    ].join('\n');

const inApp = (...lines: readonly string[]): Promise<void> => checkFindings(app(...lines));
const api = (...lines: readonly string[]): Promise<void> =>
    checkFindings(
        [
            app(
                '  serializer ItemFull of Item { fields * }',
                '  serializer TagFull of Tag { fields * }',
                '  serializer ShopFull of Shop { fields name }',
            ),
            'routes api "api/" in shop {',
            '  permission_classes IsAuthenticated',
            ...lines,
            '}',
        ].join('\n'),
    );
const pages = (...lines: readonly string[]): Promise<void> =>
    checkFindings([app(), 'routes pages "" in shop {', ...lines, '}'].join('\n'));

describe('serializers', () => {
    test('are of the model whose rows they show', () =>
        api(
            '  route "items/" viewset Item {',
            '    serializer TagFull',
            '    ^^^^^^^^^^^^^^^^^^ serializer-of-another-model: rows of shop.Tag',
            '    serializer ItemFull for list',
            '  }',
            '  route "drafts/" viewset Draft { serializer ItemFull }',
        ));

    test('are of a model that has rows', () =>
        checkFindings(
            [
                app(
                    '  abstract model Named { name: Char(9) }',
                    '  model Place extends Named { }',
                    '  serializer Names of Named { fields name }',
                    '  serializer PlaceNames extends Names of Place { fields id, name }',
                ),
                'routes api "api/" in shop {',
                '  authentication session',
                '  route "places/" viewset Place { serializer Names }',
                '                                  ^^^^^^^^^^^^^^^^ serializer-of-abstract-model: shop.Named',
                '  route "named/" viewset Place as named { serializer PlaceNames  actions list }',
                '}',
            ].join('\n'),
        ));

    test('declare fields that can be made', () =>
        inApp(
            '  serializer Made of Item {',
            '    fields id, name',
            '    both: Char(read_only, write_only)',
            '                          ^^^^^^^^^^ serializer-field-contradiction',
            '    given: Char(required, default="x")',
            '                          ^^^^^^^^^^^ serializer-field-contradiction',
            '    read: ReadOnly(required)',
            '                   ^^^^^^^^ serializer-field-contradiction',
            '    price: Decimal',
            '    ^^^^^ serializer-field-lacks: max_digits and decimal_places',
            '    scale: Decimal(5)',
            '    ^^^^^ serializer-field-lacks: decimal_places',
            '    kind: Choice(read_only)',
            '    ^^^^ serializer-field-lacks: choices',
            '    shop: Integer = shop',
            '                    ^^^^ serializer-field-source',
            '    fine: Decimal?(max_digits=5, decimal_places=2, default=3) = name',
            '    own: `shop.fields.Own`(read_only, write_only)',
            '  }',
        ));

    test('declare fields with options of the types that DRF takes', () =>
        inApp(
            '  serializer Made of Item {',
            '    fields id, name',
            '    long: Char(max_length="3")',
            '               ^^^^^^^^^^^^^^ option-type: a whole number',
            '    most: Integer(max_value=1h, min_value=2.5)',
            '                  ^^^^^^^^^^^^ option-type: a number',
            '    late: Duration(max_value=3, min_value=1h)',
            '                   ^^^^^^^^^^^ option-type: a duration',
            '    hash: UUID(format=hexy)',
            '               ^^^^^^^^^^^ option-word',
            '    ip: IPAddress(protocol=IPv4)',
            '    words: List(child=Char, validators=[`shop.validators.even`, 3])',
            "                                                                ^ option-type: 'validators'",
            '    prices: List(child=Decimal)',
            '                 ^^^^^^^^^^^^^ option-word',
            '    sizes: Dict(child=`shop.fields.size`)',
            '    item: List(child=1)',
            "               ^^^^^^^ option-type: a class of DRF's",
            '    own: Model(model_field=1)',
            '               ^^^^^^^^^^^^^ option-type: a Python name',
            '    code: Regex("^a(")',
            '                ^^^^^ invalid-field-regex',
            '    fine: Regex("^a$", required=false, style={ a: 1 }, default=null, format=3)',
            '                                                                     ^^^^^^ unresolved-name',
            '  }',
        ));

    test('declare choices that DRF takes', () =>
        inApp(
            '  serializer Made of Item {',
            '    fields id, name',
            '    one: Choice("ab")',
            '                ^^^^ option-type: a list',
            '    two: Choice(["a", 2])',
            '                ^^^^^^^^ mixed-choices',
            '    three: Choice(choices=[["a", "A", "B"]])',
            '                           ^^^^^^^^^^^^^^^ serializer-choice',
            '    four: MultipleChoice(choices=[["g", [["a", "A"], 2]], b, "c"])',
            '    five: Choice([1, [2, "two"]])',
            '  }',
        ));

    test('read what rows have', () =>
        checkFindings(`
app shop {
    abstract model Based extends \`shop.bases.Base\` { n: Integer }
    model Made extends Based { k: Integer }
    model Line { item: Item(related_name=lines) }
    model Item {
        name: Char(80)
        made: Date(auto_now_add)
        shop: Item?
        queryset heavy = annotate(mass = count(lines))
    }
    proxy model Draft of Item { }
    serializer Odd of Item { fields id, size, colour  size: ReadOnly  colour: Char  note: Char(default="x")  word: Char(write_only)  age: method  own: \`shop.fields.Own\` }
    serializer Even of Item { mass: Integer  lines: ReadOnly  shop_id: Integer  pk: Integer  get_next_by_made: Char  full_clean: ReadOnly  label: Char = name }
    serializer Mine extends Odd of Item { }
    serializer Some of Made { x: ReadOnly }
}
routes api "api/" in shop {
    permission_classes IsAuthenticated
    route "items/" viewset Item { serializer Odd }
                                  ^^^^^^^^^^^^^^ serializer-field-of-nothing: reads 'size' and 'colour' of each row
    route "others/" viewset Item as others { queryset annotate(size = n, colour = name)  serializer Odd }
                                                                      ^ unresolved-name
    route "drafts/" viewset Draft { serializer Even }
    route "mine/" viewset Item as mine { serializer Mine }
                                         ^^^^^^^^^^^^^^^ serializer-field-of-nothing: reads 'size' and 'colour'
    route "made/" viewset Made { serializer Some }
}
`));

    test('fill texts of which only one may be empty, in APIs and pages', () =>
        checkFindings(`
app shop {
    model Item { name: Char(9)  code: Char(9, unique)  slug: Slug?(9, unique, null)  kind: Char(3, unique) = "a" }
    serializer Named of Item { fields id, name }
    serializer Coded of Item { fields id, name, code }
}
routes api "api/" in shop {
    permission_classes IsAuthenticated
    route "items/" viewset Item { serializer Named }
                                  ^^^^^^^^^^^^^^^^ unique-text-unwritten: nothing fills 'code'
    route "coded/" viewset Item as coded { serializer Coded }
    route "set/" viewset Item as given { serializer Named  set code = "b" }
    route "read/" viewset Item as read { serializer Named  actions list }
}
routes pages "" in shop {
    route "new/" create Item { fields name }
                               ^^^^^^^^^^^ unique-text-unwritten
    route "items/<int:pk>/" detail Item
}
`));

    test('read files with parsers that know some', () =>
        checkFindings(`
app shop {
    model Item { name: Char(9)  photo: File }
    serializer Named of Item { fields id, name  read_only_fields photo }
                                                                 ^^^^^ narrowed-serializer-field
}
routes api "api/" in shop {
    permission_classes IsAuthenticated
    parser_classes json, form
    ^^^^^^^^^^^^^^^^^^^^^^^^^ file-without-multipart: 'photo' is a file, and 'item' reads
    route "items/" viewset Item
    route "named/" viewset Item as named { serializer Named  actions list, update }
    route "listed/" viewset Item as listed { actions list }
    route "sent/" viewset Item as sent { parser_classes json, multipart }
    route "own/" viewset Item as own { parser_classes \`shop.parsers.Own\` }
}
`));

    test('declare fields with the arguments that their classes take', () =>
        inApp(
            '  serializer ShopName of Shop { fields id, name }',
            '  serializer Made of Item {',
            '    fields id, name',
            '    price: Decimal(5, 2)',
            '    title: Char(40)',
            '    kind: Choice(["a", "b"], read_only)',
            '    code: Regex("^a$", max_length=3)',
            '    own: `shop.fields.Own`(3, exact)',
            '    age: method("age_of")',
            '    long: Char(40, 3)',
            "                   ^ surplus-argument: 'Char' takes one positional argument: max_length",
            '    count: Integer(3)',
            "                   ^ surplus-argument: 'Integer' takes no positional arguments",
            '    fine: Decimal(5, 2, max_digits=5)',
            '                        ^^^^^^^^^^^^ option-given-twice',
            '    typo: Char(requird)',
            '               ^^^^^^^ unresolved-name',
            '    given: Char(max_lenght=3)',
            '                ^^^^^^^^^^ unresolved-name',
            '    shop: ShopName(3, writeable)',
            '                   ^ surplus-argument',
            '                      ^^^^^^^^^ unresolved-name',
            '  }',
        ));

    test('nest at relations, with brackets where there are several rows', () =>
        inApp(
            '  serializer ShopName of Shop { fields id, name }',
            '  serializer TagName of Tag { fields label }',
            '  serializer ItemName of Item {',
            '    fields id, name',
            '    shop: ShopName[]',
            '    ^^^^ nested-many: one row',
            '    tags: TagName',
            '    ^^^^ nested-many: several rows',
            '    status: TagName',
            '    ^^^^^^ nested-without-relation',
            '    owner: TagName',
            '    ^^^^^ serializer-of-another-model',
            '  }',
            '  serializer ShopItems of Shop { fields id  items: ItemList[] }',
            '  serializer ItemList of Item { fields id  tags: TagName[] }',
        ));

    test('follow a path from row to row, of which there is one', () =>
        inApp(
            '  serializer TagName of Tag { fields label }',
            '  serializer A of Item { fields id, tags.label, shop.name, tags, label = shop.items.name, other = shop.items }',
            '                                    ^^^^^^^^^^ serializer-path-through-many: (`tags: Other[]`)',
            '                                                                         ^^^^^^^^^^^^^^^ serializer-path-through-many: `shop.items`',
            '  serializer B of Shop { fields id  tags: TagName[] = items.tags }',
            '                                                      ^^^^^^^^^^ serializer-path-through-many',
        ));

    test('show the address of rows that have one', () =>
        checkFindings(
            [
                'app shop {',
                '  model Tag { label: Char(9) }',
                '  model Item { name: Char(9)  tag: Tag }',
                '  model Link { url: URL  item: Item }',
                '  hyperlinked serializer ItemLink of Item { fields url, name }',
                '  hyperlinked serializer TagLink of Tag { fields * }',
                "                         ^^^^^^^ row-without-address: 'Tag'",
                '  hyperlinked serializer TagUrl of Tag { fields url, label }',
                '                         ^^^^^^ row-without-address',
                '  hyperlinked serializer Plain of Tag { fields label }',
                '  hyperlinked serializer Unused of Tag { fields url }',
                '  hyperlinked serializer Links of Link { fields url, item }',
                '  serializer Rows of Item { fields url  tag: TagUrl }',
                '                                   ^^^ unresolved-name',
                '}',
                'routes api "api/" in shop {',
                '  authentication session',
                '  permission_classes IsAuthenticated',
                '  route "items/" viewset Item { serializer ItemLink }',
                '  route "rows/" viewset Item as rows { serializer Rows  actions list }',
                '  route "tags/" viewset Tag { serializer TagLink  actions list }',
                '  route "plain/" viewset Tag as plain { serializer Plain  actions list }',
                '  route "links/" viewset Link { serializer Links  actions list }',
                '}',
            ].join('\n'),
        ));

    test("follow a path over the project's users, which stand for Django's", () =>
        checkFindings(
            [
                'project p { user_model shop.Person }',
                'app shop {',
                '  model Person extends auth.AbstractUser { }',
                '  model Team { members: auth.User[] }',
                '  serializer A of Team { fields id, members.username }',
                "                                    ^^^^^^^^^^^^^^^^ serializer-path-through-many: of 'shop.Person'",
                '}',
            ].join('\n'),
        ));

    test('find the nested rows that they write', () =>
        inApp(
            '  serializer TagWeight of Tag { fields weight }',
            '  serializer TagName of Tag { fields label }',
            '  serializer A of Item { fields id  tags: TagWeight[](writable) }',
            '                                    ^^^^ writable-without-key',
            '  serializer B of Item { fields id  tags: TagName[](writable) }',
            '  serializer C of Item { fields id  tags: TagWeight[] }',
        ));

    test('do not nest each other', () =>
        inApp(
            '  serializer ShopItems of Shop { fields id  items: ItemShop[] }',
            '                                            ^^^^^ serializer-circle',
            '  serializer ItemShop of Item { fields id  shop: ShopItems }',
            '                                           ^^^^ serializer-circle',
            '  serializer Outer of Item { fields id  shop: ShopItems }',
        ));

    test('do not contradict themselves', () =>
        inApp(
            '  serializer A of Tag { fields id, label  exclude weight }',
            '                                                  ^^^^^^ fields-and-exclude',
            '  serializer B of Tag { fields id, label  read_only_fields weight, id }',
            '                                                           ^^^^^^ narrowed-serializer-field',
            '  serializer C of Tag { fields id, label, id }',
            '                                          ^^ repeated-serializer-field',
            '  serializer D of Tag { fields *  read_only_fields label  write_only_fields label }',
            '                                                   ^^^^^ read-only-and-write-only',
            '  serializer E of Tag { fields *  exclude weight }',
        ));

    test('show no secrets by the way', () =>
        inApp(
            '  serializer A of Shop { fields * }',
            "             ^ exposed-secret: 'password'",
            '  serializer B of Shop { fields *  write_only_fields password }',
            '  serializer C of Shop { exclude password }',
            '  serializer D of auth.User { fields * }',
            "             ^ writable-rights: 'is_superuser'",
            '  serializer E of auth.User { fields id, username, password }',
        ));

    test('put rows in the order of no secret', () =>
        api(
            '  route "all/" viewset Shop as all { serializer ShopFull  ordering_fields * }',
            "                                                          ^^^^^^^^^^^^^^^^^ ordering-by-secret: 'password'",
            '  route "some/" viewset Shop as some { serializer ShopFull  ordering_fields name, password }',
            '                                                                                  ^^^^^^^^ ordering-by-secret',
            '  route "made/" viewset Shop as made { serializer ShopFull  actions create  ordering_fields * }',
            '  route "items/" viewset Item { serializer ItemFull  ordering_fields * }',
        ));

    test('nor do routes without a serializer', () =>
        checkFindings(`
project p {}
app app {
  model T { name: Char(3)  reset_token: Char(3) }
  serializer S of T { fields name }
}
routes api "api/" in app {
  permission_classes IsAdminUser
  authentication session
  route "a/" viewset T as a
        ^^^^ exposed-secret: 'reset_token'
  route "b/" viewset T as b { serializer S }
  route "c/" viewset T as c { serializer S for list  actions list }
  route "d/" viewset T as d { serializer S for list }
        ^^^^ exposed-secret
  route "e/" viewset T as e { actions create }
  route "f/" viewset auth.User as f { actions list }
}
routes pages "" in app { route "<int:pk>/" detail T }
`));
});

describe('filters', () => {
    test('use lookups of the type', () =>
        api(
            '  route "items/" viewset Item {',
            '    filterset_fields size(lt, gte), name(icontains), shop(icontains), shop.name(icontains), sold, made_at(gt)',
            "                                                     ^^^^ unknown-filter-lookup: no lookup 'icontains'",
            '  }',
            '  route "shops/" viewset Shop { filterset_fields data, name }',
            "        ^^^^^^^^ exposed-secret: 'password'",
            '                                                 ^^^^ unfilterable-field',
        ));

    test('are for columns that are not computed', () =>
        checkFindings(`
app shop { model Item { size: Integer  double: Integer computed size * 2 } }
routes api "api/" in shop {
  permission_classes IsAuthenticated
  route "items/" viewset Item { filterset_fields size, double(gt) }
                                                       ^^^^^^ unfilterable-field: a GeneratedField
}
`));

    test('are for fields by their names', () =>
        api(
            '  route "items/" viewset Item { filterset_fields pk, shop.pk, shop.id, shop_id }',
            "                                                 ^^ filter-by-pk: Write 'id'",
            "                                                     ^^^^^^^ filter-by-pk: Write 'shop.id'",
        ));

    test('search in text', () =>
        api(
            '  route "items/" viewset Item { search_fields name, shop, shop.name, size, status, =size }',
            '                                                    ^^^^ search-of-relation',
            '                                                                     ^^^^ search-of-no-text',
        ));
});

describe('ordering', () => {
    test('is by what a row has one of', () =>
        api(
            '  route "items/" viewset Item {',
            '    ordering_fields name, tags.label, shop.name',
            '                          ^^^^^^^^^^ ordering-by-many',
            '    ordering -made_at',
            '  }',
        ));
});

describe('what the server fills', () => {
    test('is a value of the field', () =>
        api(
            '  route "items/" viewset Item {',
            '    set owner = request.user',
            '    action a POST detail { set status = live  set sold = true  set size = 2 }',
            '    action b POST detail { set status = "gone" }',
            "                                        ^^^^^^ set-to-unfit-value: a member of 'Status'",
            '    action c POST detail { set sold = "yes" }',
            '                                      ^^^^^ set-to-unfit-value: `true` or `false`',
            '    action d POST detail { set shop = request.user }',
            "                                      ^^^^^^^^^^^^ set-to-unfit-value: a row of 'Shop'",
            '    action e POST detail { set name = null }',
            '                           ^^^^^^^^^^^^^^^ set-to-null',
            '    action f POST detail { set owner = null }',
            '    action g POST detail { set made_at = now }',
            '                           ^^^^^^^^^^^^^^^^^ set-of-filled-field',
            '  }',
        ));
});

describe('pages of one row', () => {
    test('have converters that fit', () =>
        pages(
            '  route "a/<slug:pk>/" detail Item as a',
            '        ^^^^^^^^^^^^^^ unfit-path-converter: Write `<int:pk>`',
            '  route "b/<int:name>/" detail Item as b',
            '        ^^^^^^^^^^^^^^^ lookup-not-unique',
            '        ^^^^^^^^^^^^^^^ unfit-path-converter: Write `<str:name>`',
            '  route "c/<int:pk>/" detail Item as c',
            '  route "d/<slug:name>/" detail Item as d',
            '        ^^^^^^^^^^^^^^^^ lookup-not-unique',
            '  route "e/<uuid:key>/" detail Item as e',
            '  route "f/<key>/" detail Item as f',
            '  route "g/<slug:word>/" detail Item as g',
            '        ^^^^^^^^^^^^^^^^ unfit-path-converter: Write `<int:word>`',
            '  route "h/<slug:word>/" update Item as h { fields name  lookup_field name }',
            '  route "i/<slug:word>/<int:number>/" delete Item as i',
        ));

    test('say which row', () =>
        pages(
            '  route "a/" detail Item as a',
            '        ^^^^ page-without-row',
            '  route "b/" list Item as b',
            '  route "c/<int:pk>/" update Item as c',
        ));
});

test('rows of a model without a table', () =>
    checkFindings(`
project p {}
app shop {
    abstract model Base { x: Integer }
    model Thing extends Base {}
    model Own { x: Integer  swappable "AUTH_USER_MODEL" }
}
routes pages "" in shop {
    route "bases/" list Base as bases
                                ^^^^^ route-without-table
    route "own/" list Own as own
                             ^^^ route-without-table
    route "things/" list Thing as things
}`));
