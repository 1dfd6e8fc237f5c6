import { expect, test } from 'vitest';
import { cursorTargets, unresolvedNames } from '../../support/linking.js';

test('each segment of a path is a field of what the one before leads to', async () => {
    const targets = await cursorTargets(`
app shop {
    model Country { name: Char(40) }
    model City { country: Country }
    model Shop {
        city: City
        check <|>city.<|>country.<|>name != "x" as named
    }
}
`);
    expect(targets).toEqual(['main.dsl:6:9 city', 'main.dsl:4:18 country', 'main.dsl:3:21 name']);
});

test('inherited fields belong to the model, own ones first', async () => {
    const targets = await cursorTargets(`
app shop {
    abstract model Named { name: Char(40)  code: Char(4) }
    model Shop extends Named {
        code: Char(8)
        ordering <|>name, <|>code
    }
}
`);
    expect(targets).toEqual(['main.dsl:3:28 name', 'main.dsl:5:9 code']);
});

test('names in the options of an inline are those of its rows', async () => {
    const targets = await cursorTargets(`
app shop {
    model Shop {
        name: Char(40)
        admin { inlines Line (readonly_fields=[<|>name, <|>item.<|>code], exclude=[<|>made]), Note stacked(raw_id_fields=[<|>item]) }
    }
    model Line { shop: Shop  name: Char(9)  item: Item  made: Date }
    model Note { shop: Shop  item: Item }
    model Item { code: Char(9) }
}
`);
    expect(targets).toEqual([
        'main.dsl:7:30 name',
        'main.dsl:7:45 item',
        'main.dsl:9:18 code',
        'main.dsl:7:57 made',
        'main.dsl:8:30 item',
    ]);
});

test('a reverse relation is called by its related name, else by the model', async () => {
    const targets = await cursorTargets(`
app shop {
    model Author { name: Char(40)  queryset busy = filter(<|>books.<|>title = "x" or <|>review.<|>text = "y") }
    model Book { title: Char(40)  author: Author(related_name=books) }
    model Review { text: Char(40)  author: Author }
}
`);
    expect(targets).toEqual([
        'main.dsl:4:63 books',
        'main.dsl:4:18 title',
        // Without a name of its own it has the model's.
        'main.dsl:5:11 Review',
        'main.dsl:5:20 text',
    ]);
});

test('filters use query names, serializers use accessors', async () => {
    const text = (filter: string, key: string) => `
app shop {
    model Author { queryset some = filter(${filter}.id = 1) }
    model Book { author: Author }
    serializer AuthorWithBooks of Author { fields ${key} }
}
`;
    expect(await unresolvedNames(text('book', 'book_set'))).toEqual([]);
    expect(await unresolvedNames(text('book_set', 'book_set'))).toEqual([
        "No field 'book_set' here.",
        "No field or transform 'id' here.",
    ]);
    expect(await unresolvedNames(text('book', 'book'))).toEqual(["No field 'book' here."]);
});

test('related_query_name is for queries alone', async () => {
    const text = (name: string) => `
app shop {
    model Author { queryset some = filter(${name}.id = 1) }
    model Book { author: Author(related_name=books, related_query_name=book) }
}
`;
    expect(await unresolvedNames(text('book'))).toEqual([]);
    expect(await unresolvedNames(text('books'))).toHaveLength(2);
});

test('the names of an abstract model are filled in for each model that extends it', async () => {
    expect(
        await unresolvedNames(`
app shop {
    model Owner { queryset some = filter(car_owned.id = 1 or shop_boat_set.id = 2) }
    abstract model Owned { owner: Owner(related_name="%(class)s_owned") }
    model Car extends Owned { }
    abstract model Floating { owner: Owner(related_name="%(app_label)s_%(class)s_set") }
    model Boat extends Floating { }
}
`),
    ).toEqual([]);
});

test('a name that ends in + hides the other end', async () => {
    expect(
        await unresolvedNames(`
app shop {
    model Author { queryset some = filter(book.id = 1) }
    model Book { author: Author(related_name="+") }
}
`),
    ).toHaveLength(2);
});

test('keys: pk, id where no field is the primary key, and the column of a relation', async () => {
    const targets = await cursorTargets(`
app shop {
    model Tag { slug: Slug(primary_key) }
    model Thing {
        tag: Tag
        queryset some = filter(<|>pk = 1 or <|>id = 2 or <|>tag_id = "x" or tag.<|>pk = "y")
    }
    model Other { tag: Tag  check <|>tag.<|>id = 1 as x }
}
`);
    expect(targets.map(target => target.replace(/^(\S+?):\d+:\d+/, '$1'))).toEqual([
        '/django.dsl pk',
        '/django.dsl id',
        'main.dsl tag',
        '/django.dsl pk',
        'main.dsl tag',
        'nothing',
    ]);
});

test('transforms come from the type, and what follows from the transform', async () => {
    expect(
        await unresolvedNames(`
app shop {
    model Event {
        at: DateTime
        day: Date
        data: JSON
        check at.year > 2000 and at.date.month = 1 and at.time.hour < 12 as a
        check day.hour = 1 as b
        check data.some.key = 3 as c
        check at.year.month = 1 as d
    }
}
`),
    ).toEqual(["No field or transform 'hour' here.", "No field or transform 'month' here."]);
});

test('a bare word is a parameter, then a field, then a member of the enum on the other side', async () => {
    const targets = await cursorTargets(`
app shop {
    enum Status { draft  live  gone }
    model Thing {
        status: Status = <|>draft
        gone: Boolean
        queryset at(live) = filter(status = <|>live)
        queryset some = filter(status = <|>live or status in [<|>draft, <|>gone] or <|>draft = status)
        check status between <|>draft and <|>live as x
    }
}
`);
    expect(targets).toEqual([
        'main.dsl:3:19 draft',
        'main.dsl:7:21 live',
        'main.dsl:3:26 live',
        'main.dsl:3:19 draft',
        'main.dsl:6:9 gone',
        'main.dsl:3:19 draft',
        'main.dsl:3:19 draft',
        'main.dsl:3:26 live',
    ]);
});

test('request.user and request.client win over a field called request; a client stands on its other side', async () => {
    const targets = await cursorTargets(`
oauth2 { client editor }
app shop {
    model User extends auth.AbstractUser { level: Integer }
    model Thing {
        request: User
        allow read where request.<|>client = <|>editor or request.<|>user.<|>is_staff or <|>request.<|>level = 3
    }
}
`);
    expect(targets.map(target => target.replace(/^\/django.dsl:\d+:\d+/, 'library'))).toEqual([
        'library client',
        'main.dsl:2:17 editor',
        'library user',
        'library is_staff',
        'main.dsl:6:9 request',
        'main.dsl:4:44 level',
    ]);
});

test("Django's own user stands for the project's", async () => {
    expect(
        await unresolvedNames(`
project p { user_model people.Person }
app people {
    model Person extends auth.AbstractUser { phone: Char(9) }
    model Thing { name: Char(9)  allow read where request.user.phone = "1" and request.user.groups.name = "x" }
}
`),
    ).toEqual([]);
});

test('requests name blocks, routes and actions, derived names included', async () => {
    const targets = await cursorTargets(`
app shop { model ProductTag { name: Char(9) } }
routes v1 "api/" in shop {
    route "tags/" viewset ProductTag { action publish POST detail }
    route "pages/" list ProductTag
    route "old-home/" redirect "/"
    route "named/" view health GET as alive
    route "class/" class UserStats GET
}
request a GET <|>v1.<|>producttag.<|>list { }
request b POST v1.producttag.<|>publish { }
request c GET v1.<|>producttag_list { }
request d GET v1.<|>old_home { }
request e GET v1.<|>alive { }
request f GET v1.<|>user_stats { }
request g GET v1.<|>producttag.<|>publisch { }
`);
    expect(targets.map(target => target.replace(/^\/django.dsl:\d+:\d+/, 'library'))).toEqual([
        'main.dsl:3:8 v1',
        'main.dsl:4:5 route',
        'library list',
        'main.dsl:4:47 publish',
        'main.dsl:5:5 route',
        'main.dsl:6:5 route',
        'main.dsl:7:39 alive',
        'main.dsl:8:5 route',
        'main.dsl:4:5 route',
        'nothing',
    ]);
});

test('a chain may introduce a node; the first mention is its declaration', async () => {
    const targets = await cursorTargets(`
graph g directed {
    node a "A"
    <|>a -> <|>b
    {c <|>b} -> <|>c
    cluster k { node d }
    <|>d -> <|>k
}
`);
    expect(targets).toEqual([
        'main.dsl:3:10 a',
        'main.dsl:4:10 b',
        'main.dsl:4:10 b',
        'main.dsl:5:6 c',
        'main.dsl:6:22 d',
        'main.dsl:6:13 k',
    ]);
});

test('a fixture names rows of any fixture, and members of enums', async () => {
    const targets = await cursorTargets(`
app shop {
    enum Size { small  large }
    model Box { size: Size  inside: Box? }
}
fixture one { shop.Box outer { size: <|>large } }
fixture two { shop.Box inner { <|>size: <|>small  <|>inside: <|>outer } }
`);
    expect(targets).toEqual([
        'main.dsl:3:24 large',
        'main.dsl:4:17 size',
        'main.dsl:3:17 small',
        'main.dsl:4:29 inside',
        'main.dsl:6:24 outer',
    ]);
});

test('a request names rows of any fixture, also in its URL', async () => {
    const targets = await cursorTargets(`
app shop { model Box { inside: Box? } }
routes api "api/" in shop { authentication session  route "boxes/" viewset Box as boxes { filterset_fields inside } }
fixture one { shop.Box outer { } }
request one GET api.boxes.retrieve { path pk = <|>outer }
request all GET api.boxes.list { query inside = [<|>outer]  expect json results[0].inside = <|>outer }
request new POST api.boxes.create { body { inside: <|>outer } }
`);
    expect(targets).toEqual(Array(4).fill('main.dsl:4:24 outer'));
});

test('serializers, scopes, backends, graphs, managers and querysets are links', async () => {
    const targets = await cursorTargets(`
oauth2 { scope things:read  client c scopes <|>things:read }
app shop {
    model Thing {
        name: Char(9)
        queryset named = filter(name = "x")
        queryset twice = <|>named.<|>filter(name = "y")
    }
    serializer Short of <|>Thing { fields <|>name }
    serializer Long extends <|>Short { things: <|>Short[] }
}
graph net { a -- b }
backend local { client <|>c }
routes v1 "api/" in <|>shop {
    route "things/" viewset <|>Thing as things {
        serializer <|>Short
        required_scopes <|>things:read for <|>list
        search_fields <|>name
        lookup_field <|>name
    }
    route "net/" graph <|>net
    route "x/" viewset Thing under <|>things
}
request r GET v1.things.list on <|>local { query <|>name = "x" }
`);
    expect(targets.map(target => target.replace(/^\/django.dsl:\d+:\d+/, 'library'))).toEqual([
        'main.dsl:2:16 things',
        'main.dsl:6:18 named',
        'library filter',
        'main.dsl:4:11 Thing',
        'main.dsl:5:9 name',
        'main.dsl:9:16 Short',
        'main.dsl:9:16 Short',
        'main.dsl:2:36 c',
        'main.dsl:3:5 shop',
        'main.dsl:4:11 Thing',
        'main.dsl:9:16 Short',
        'main.dsl:2:16 things',
        'library list',
        'main.dsl:5:9 name',
        'main.dsl:5:9 name',
        'main.dsl:12:7 net',
        'main.dsl:15:38 things',
        'main.dsl:13:9 local',
        'main.dsl:5:9 name',
    ]);
});

test('what extends a class of Python may have any member', async () => {
    expect(
        await unresolvedNames(`
app shop {
    model Thing extends \`elsewhere.Base\` { name: Char(9)  ordering name, priority  check weight > 3 as heavy }
}
`),
    ).toEqual([]);
});

test('prefetching follows accessors', async () => {
    const text = (name: string) => `
app shop {
    model Author { queryset full = prefetch_related(${name}) }
    model Book { author: Author }
}
routes v1 "v1/" in shop {
    route "a/" viewset Author { prefetch_related ${name}  lookup_field pk  lookup_url_kwarg author_key }
}
`;
    expect(await unresolvedNames(text('book_set'))).toEqual([]);
    expect(await unresolvedNames(text('book'))).toHaveLength(2);
});
