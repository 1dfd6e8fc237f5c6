/** Relations, and the way back along them. */
import { expect, test } from 'vitest';
import { checkFindings, findingsIn } from '../../support/checking.js';

test('a relation needs a table at its other end', () =>
    checkFindings(`
app shop {
    abstract model Base { name: Char(40) }
    model Product extends Base { }
    model Line { base: Base  product: Product }
                       ^^^^ fields.E300: 'Base'
                       ^^^^ fields.E307
}
`));

test('a column has a type of its own, or that of one that has', () =>
    checkFindings(`
app shop {
    model Person { boss: one Person(primary_key, related_name="+") }
                   ^^^^ circular-column: Person → Person
    model Day { night: one Night(primary_key, related_name="+") }
                ^^^^^ circular-column: Day → Night → Day
    model Night { day: one Day(primary_key, related_name="+") }
                  ^^^ circular-column: Night → Day → Night
    model Hour { day: Day  next: Hour?  previous: one Hour(to_field=id, related_name="+") }
}
`));

test('the way back has a name among the fields of the other model', () =>
    checkFindings(`
app shop {
    model Product { line_set: Integer  line: Integer  name: Char(3) }
    model Line { product: Product }
                 ^^^^^^^ fields.E302: 'line_set'
                 ^^^^^^^ fields.E303: 'line'
    model Note { product: Product(related_name=name) }
                                  ^^^^^^^^^^^^^^^^^ fields.E302
                                  ^^^^^^^^^^^^^^^^^ fields.E303
    model Keyed { note: Note(related_name="k") }
    model Key { keyed: Keyed(related_name=note_id) }
                             ^^^^^^^^^^^^^^^^^^^^ way-back-hides-column
    model Hidden { product: Product(related_name="+") }
    model Fine { product: Product(related_name=fine_ones, related_query_name=fine) }
}
`));

test('the way back has a name among the other ways back', () =>
    checkFindings(`
app shop {
    model Person { name: Char(3) }
    model Letter {
        sender: Person
        ^^^^^^ fields.E304: 'Letter.receiver'
        receiver: Person
        ^^^^^^^^ fields.E304: 'Letter.sender'
    }
    model Call { from: Person(related_name=calls)  to: Person(related_name=call, related_query_name=calls) }
                 ^^^^ name-is-python-keyword
                                                              ^^^^^^^^^^^^^^^^^ fields.E305: 'calls'
    model Fine { one: Person(related_name=fine_one)  two: Person(related_name=fine_two) }
}
`));

test('a relation to itself, to many, has no way back', () =>
    checkFindings(`
app shop {
    model Person { friends: Person[]  enemies: Person[]  fans: Person[](related_name=idols, symmetrical=false) }
}
`));

test('relations that are inherited', () =>
    checkFindings(`
app shop {
    model Person { name: Char(3) }
    abstract model Owned { owner: Person(related_name=things) }
    model Car extends Owned { }
          ^^^ fields.E304: 'Boat.owner'
          ^^^ fields.E305
    model Boat extends Owned { }
          ^^^^ fields.E304: It is inherited
          ^^^^ fields.E305
    abstract model Kept { keeper: Person(related_name="kept_%(class)s") }
    model Dog extends Kept { }
    model Cat extends Kept { }
}
`));

test('a parent has a way back to each model that extends it', () =>
    checkFindings(`
app shop {
    model Place { bar: Integer }
    model Bar extends Place { }
          ^^^ fields.E302: 'bar'
          ^^^ fields.E303
    model Cafe extends Place { }
}
`));

test("a second user is none of the project's", () =>
    checkFindings(`
project p { }
app accounts {
    model User extends auth.AbstractUser { }
          ^^^^ fields.E304: user_model
          ^^^^ fields.E304: user_model
}
`));

test("the project's user takes the place of Django's", () =>
    checkFindings(`
project p { user_model accounts.User }
app accounts {
    model User extends auth.AbstractUser { }
    model Note { author: auth.User  reader: User(related_name=read_notes) }
}
`));

test('a manager of the other model, from Django 6.0 on', () =>
    checkFindings(`
project p { django "6.0" }
app shop {
    model Product { live: Boolean = true  manager shown where live = true }
    model Line { product: Product(related_name=shown) }
                                  ^^^^^^^^^^^^^^^^^^ fields.E348
    model Other { product: Product(related_name=others) }
}
`));

test('a related_name is a name', () =>
    checkFindings(`
app shop {
    model Person { name: Char(3) }
    model Thing {
        a: Person(related_name="two words")
                  ^^^^^^^^^^^^^^^^^^^^^^^^ fields.E306
        b: Person(related_name=things_)
                  ^^^^^^^^^^^^^^^^^^^^ fields.E308
        c: Person(related_name=some__things)
                  ^^^^^^^^^^^^^^^^^^^^^^^^^ fields.E309
        d: Person(related_name="%(klass)s_things")
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ related-name-placeholder: '%(klass)s'
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fields.E306
        e: Person(related_name="%(app_label)s_%(class)s_e")
        f: Person(related_name="hidden+")
        g: Person(related_name=class)
                  ^^^^^^^^^^^^^^^^^^ fields.E306
    }
}
`));

test('the column that a relation refers to', () =>
    checkFindings(`
app shop {
    model Person { name: Char(3)  code: Char(3, unique)  both: Integer  unique both as once  tags: Tag[] }
    model Tag { label: Char(3) }
    model Thing {
        a: Person(to_field=name, related_name="+")
                  ^^^^^^^^^^^^^ fields.E311
        b: Person(to_field=tags, related_name="+")
                  ^^^^^^^^^^^^^ fields.E311
        c: Person(to_field=code, related_name="+")
        d: Person(to_field=both, related_name="+")
        e: Person(to_field=id, related_name="+")
    }
}
`));

test('what happens when the other row goes', () =>
    checkFindings(`
app shop {
    model Person { name: Char(3) }
    model Thing {
        a: Person(on_delete=SET_NULL, related_name="+")
                  ^^^^^^^^^^^^^^^^^^ fields.E320
        b: Person(on_delete=SET_DEFAULT, related_name="+")
                  ^^^^^^^^^^^^^^^^^^^^^ fields.E321
        c: Person(on_delete=DB_CASCADE, related_name="+")
                  ^^^^^^^^^^^^^^^^^^^^ on-delete-not-available: from 6.1
        d: Person?(on_delete=SET_NULL, related_name="+")
        e: Person(on_delete=SET_DEFAULT, related_name="+") = 1
        f: Person?(related_name="+")
        g: Person(on_delete=\`shop.deletions.mark\`, related_name="+")
    }
}
`));

test('what the database cleans up, and what Django does', () =>
    checkFindings(`
project p { django "6.1"  database default mysql }
app shop {
    model Person { name: Char(3)  boss: Person?(on_delete=SET_NULL) }
    model Thing {
        a: Person(on_delete=DB_SET_DEFAULT, related_name="+")
                  ^^^^^^^^^^^^^^^^^^^^^^^^ fields.E322
                  ^^^^^^^^^^^^^^^^^^^^^^^^ fields.E324: MySQL
                  ^^^^^^^^^^^^^^^^^^^^^^^^ fields.E323: 'Person.boss'
    }
    model Plain { name: Char(3) }
    model Both {
          ^^^^ models.E050
        a: Plain(on_delete=DB_CASCADE, related_name="+")
        b: Plain(related_name="+")
    }
    model Child extends Plain { n: Integer }
    model Far { a: Child(on_delete=DB_CASCADE, related_name="+") }
                         ^^^^^^^^^^^^^^^^^^^^ fields.E323: 'Child.plain_ptr'
    model Any { target: any  content_type: contenttypes.ContentType(on_delete=DB_CASCADE) }
                             ^^^^^^^^^^^^ contenttypes.E006
    model Fine {
        a: Plain(on_delete=DB_CASCADE, related_name="+")
        b: Plain(on_delete=DO_NOTHING, related_name="+")
    }
}
`));

test('the model between the ends of a relation to many', () =>
    checkFindings(`
app shop {
    model Friend {
        friends: Friend[](through=Pair)
                          ^^^^^^^^^^^^ through-lacks-an-end: leads to one alone
        none: Friend[](through=Tag)
                       ^^^^^^^^^^^ through-lacks-an-end: leads to none
        named: Friend[](through=Pair, through_fields=[one, one])
        both: Friend[](through=Both)
    }
    model Pair { one: Friend(related_name="+") }
    model Both { one: Friend(related_name="+")  other: Friend(related_name="+") }
    model Tag { label: Char(3) }
    model Product {
        one: Tag[](through=Alone, related_name="+")
                   ^^^^^^^^^^^^^ fields.E336: no relation to 'Product' and 'Tag'
        two: Tag[](through=Twice, related_name="+")
                   ^^^^^^^^^^^^^ fields.E334
                   ^^^^^^^^^^^^^ fields.E335
        short: Tag[](through=Twice, through_fields=[product], related_name="+")
                                    ^^^^^^^^^^^^^^^^^^^^^^^^ fields.E337
        turned: Tag[](through=Twice, through_fields=[tag, product], related_name="+")
                                                     ^^^ fields.E339: 'Twice.tag' is no relation to 'Product'
                                                          ^^^^^^^ fields.E339
        many: Tag[](through=Twice, through_fields=[product, tags], related_name="+")
                                                            ^^^^ through-field-without-column: no column of 'Twice'
        wrong: Tag[](through=Twice, through_fields=["nothing", "tag"], related_name="+")
                                                    ^^^^^^^^^ fields.E338
        named: Tag[](through=Twice, through_fields=[product, tag], related_name="+")
        loose: Tag[](through_fields=[label], related_name="+")
                     ^^^^^^^^^^^^^^^^^^^^^^ through-fields-without-through
                                     ^^^^^ unresolved-name
        table: Tag[](through=Fine, db_table="x", related_name="+")
                                   ^^^^^^^^^^^^ db-table-with-through
        bare: Tag[](through=Bare, db_constraint=false, related_name="+")
                                  ^^^^^^^^^^^^^^^^^^^ db-constraint-with-through
        bound: Tag[](through=Bound, db_constraint=true, related_name="+")
        fine: Tag[](through=Other, related_name="+")
    }
    model Alone { n: Integer }
    model Twice { product: Product(related_name="+")  tag: Tag(related_name="+")
        product2: Product(related_name="+")  tag2: Tag(related_name="+")  tags: Tag[](related_name="+") }
    model Fine { product: Product(related_name="+")  tag: Tag(related_name="+") }
    model Bare { product: Product(related_name="+")  tag: Tag(related_name="+") }
    model Bound { product: Product(related_name="+")  tag: Tag(related_name="+") }
    model Other { product: Product(related_name="+")  tag: Tag(related_name="+") }
    model Person { friends: Person[](through=Friendship)
                                     ^^^^^^^^^^^^^^^^^^ fields.E333
                   likes: Person[](through=Like, symmetrical=false, related_name=liked) }
    model Friendship { a: Person(related_name="+")  b: Person(related_name="+")  c: Person(related_name="+") }
    model Like { a: Person(related_name="+")  b: Person(related_name="+") }
}
`));

test('options that a relation to many has no use for', () =>
    checkFindings(`
app shop {
    model Tag { label: Char(3) }
    model Thing {
        a: Tag[](unique, related_name="+")
                 ^^^^^^ fields.E330
        b: Tag[](null, related_name="+")
                 ^^^^ fields.W340
        c: Tag[](validators=[\`a.b\`], related_name="+")
                 ^^^^^^^^^^^^^^^^^^ fields.W341
        d: Tag[](db_comment="x", related_name="+")
                 ^^^^^^^^^^^^^^ fields.W346
        e: Thing[](related_name=others)
                   ^^^^^^^^^^^^^^^^^^^ fields.W345
        f: Tag[](symmetrical, related_name="+")
                 ^^^^^^^^^^^ symmetrical-not-to-itself
                              ^^^^^^^^^^^^^^^^ fields.W345
        g: Tag(unique, related_name="+")
               ^^^^^^ fields.W342: one Tag
        j: Tag(primary_key, related_name="+")
               ^^^^^^^^^^^ fields.W342
        h: Tag[](blank, related_name="+")
        i: one Tag(related_name="+")
    }
}
`));

test('two relations to many are the same', () =>
    checkFindings(`
app shop {
    model Tag { label: Char(3) }
    model Thing {
        a: Tag[](through=Middle, related_name="+")
        b: Tag[](through=Middle, related_name="+")
        ^ models.E003
        c: Tag[](related_name="+")
        d: Tag[](related_name="+")
    }
    model Middle { thing: Thing  tag: Tag(related_name="+") }
}
`));

test('tables', () =>
    checkFindings(`
app shop {
    model A { n: Integer  db_table "same" }
    model B { n: Integer  db_table "same" }
                          ^^^^^^^^^^^^^^^ models.E028: 'A'
    model C { tags: A[](db_table="same", related_name="+") }
                        ^^^^^^^^^^^^^^^ fields.E340
    model D { n: Integer  db_table "same"  managed false }
    proxy model E of A { }
    model F { c: A[](related_name="+") }
}
`));

test.each([
    ['sqlite', true],
    ['oracle', true],
    ['postgresql', false],
    ['mysql', false],
])('tables that differ in case, in %s', (engine, isFound) =>
    checkFindings(`
project p { database default ${engine} }
app shop {
    model A { n: Integer  db_table "same" }
    model B { n: Integer  db_table "Same" }
                          ${isFound ? '^^^^^^^^^^^^^^^ tables-differ-in-case: A' : ''}
    model C { n: Integer  db_table "SAME"  managed false }
    model D { tags: A[](db_table="sAME", related_name="+") }
                        ${isFound ? '^^^^^^^^^^^^^^^ tables-differ-in-case: A' : ''}
    proxy model E of B { }
}
`),
);

test('the dictionary that limits what may be chosen', () =>
    checkFindings(`
app shop {
    enum Status { draft live }
    model Category { name: Char(20) }
    model Thing {
        status: Status = draft
        category: Category
        made: DateTime
        data: JSON
        other: \`a.b.Field\`
    }
    model Wrong {
        a: Thing(related_name="+", limit_choices_to={ statusx: "live" })
                                                      ^^^^^^^ unknown-limit: status
        b: Thing(related_name="+", limit_choices_to={ status: "gone" })
                                                              ^^^^^^ value-not-a-choice
        c: Thing(related_name="+", limit_choices_to={ category__nam: "x" })
                                                      ^^^^^^^^^^^^^ unknown-limit: 'name'
        d: Thing[](related_name="+", limit_choices_to={ category__name__like: "x" })
                                                        ^^^^^^^^^^^^^^^^^^^^ unknown-limit: 'like'
        e: Thing(related_name="+", limit_choices_to={ made__year__gte__lt: 3 })
                                                      ^^^^^^^^^^^^^^^^^^^ unknown-limit: 'lt'
        f: Thing(related_name="+", limit_choices_to={ category__like: 3 })
                                                      ^^^^^^^^^^^^^^ unknown-limit: 'like'
    }
    model Fine {
        a: Thing(related_name=used, limit_choices_to={ status: "live", status__in: ["draft"], pk__gt: 3 })
        b: Category(related_name="+", limit_choices_to={ thing__status: "live", thing__category__name: "x" })
        c: Thing(related_name="+", limit_choices_to={ category_id: 3, category__in: [1], category__name__icontains: "x" })
        d: Thing(related_name="+", limit_choices_to={ made__year__gte: 3, data__any__thing: 3, other__what: 3, used__a__pk: 1 })
        e: \`a.b.Field\`(limit_choices_to={ anything: 3 })
    }
}
`));

test('no relation refers to a composite key', () =>
    checkFindings(`
app shop {
    model Line { a: Integer  b: Integer  pk: CompositePrimaryKey("a", "b") }
    model Note { line: Line }
                       ^^^^ fields.E347
    model Fine { n: Integer }
    model Other { fine: Fine }
}
`));

test('relations to rows of any model', () =>
    checkFindings(`
app shop {
    model A { target: any  content_type: Integer }
              ^^^^^^ contenttypes.E003: 'content_type'
    model B { target: any(ct_field=kind)  kind: C }
                          ^^^^^^^^^^^^^ contenttypes.E004
    model C { target: any  object_id: A[] }
    model D { target: any  content_type: contenttypes.ContentType  object_id: PositiveInteger  notes: E[] by label }
                                                                                                      ^ generic-relation-by-plain-field
    model E { target: any  label: Char(3)  parts: D[] by target }
}
`));

test('half of a relation says nothing more', async () => {
    const found = await findingsIn(
        'app shop { model Thing { a: Nothing?(related_name=b, on_delete=SET_NULL)  c: Thing[](through=Nope) } }',
    );
    expect(found.map(finding => finding.split(':')[0])).toEqual([
        'fields.E300',
        'fields.E307',
        'fields.E331',
        'models.E022',
    ]);
});

test('rows of an abstract model do not join anything', () =>
    checkFindings(`
app shop {
    abstract model Joint { a: A  b: B }
    model B { n: Integer }
    model A { bs: B[](through=Joint) }
                      ^^^^^^^^^^^^^ fields.E331
                      ^^^^^^^^^^^^^ models.E022
}
`));

test('a relation leads to a column of the table that its target has itself', () =>
    checkFindings(`
app shop {
    abstract model Coded { code: Integer(unique) }
    model Place extends Coded { number: Integer(unique) }
    model Shop extends Place { name: Char(20, unique) }
    model Visit {
        shop: Shop(to_field=number)
                   ^^^^^^^^^^^^^^^ to-field-of-parent
        other: Shop(to_field=name, related_name=others)
        place: Place(to_field=code, related_name=guests)
    }
}
`));
