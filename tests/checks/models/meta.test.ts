/** Models as a whole: names, bases, constraints, indexes and class Meta. */
import { expect, test } from 'vitest';
import { checkFindings, findingsIn } from '../../support/checking.js';

test('two members of one model, app or fixture share a name', () =>
    checkFindings(`
app shop {
    enum Status { draft live draft }
                             ^^^^^ duplicate-name: member 'draft' in enum 'Status'
    model Thing {
        name: Char(3)
        name: Text
        ^^^^ duplicate-name: A second field 'name' in model 'Thing'
        manager shown where name = "a"
        manager shown where name = "b"
                ^^^^^ duplicate-name: manager
        queryset short = filter(name = "a")
        queryset short = filter(name = "b")
                 ^^^^^ duplicate-name: queryset method
        queryset filter = all()
                 ^^^^^^ queryset-hides-django
        permissions { publish  publish }
                               ^^^^^^^ auth.E006
    }
    model Other { name: Char(3)  manager name where name = "a" }
                                         ^^^^ manager-hides-field
    model Shop extends Other { manager other_ptr }
                                       ^^^^^^^^^ manager-hides-link: Shop
    model Linked extends Other { link: one Other(parent_link)  manager other_ptr }
    task clean()
    task clean()
         ^^^^^ duplicate-name: task
    command load(path: str, path: str)
                            ^^^^ duplicate-name: parameter
    command load()
            ^^^^ duplicate-name: command
    serializer Short of Thing { fields name }
    serializer Short of Thing { fields name }
               ^^^^^ duplicate-name: serializer
    signal sold(thing)
    signal sold(thing)
           ^^^^ duplicate-name: signal
}
fixture demo {
    shop.Other a { name: "a" }
    shop.Other a { name: "b" }
               ^ duplicate-name: row
}
fixture demo { }
        ^^^^ duplicate-name: fixture
`));

test('names of models', () =>
    checkFindings(`
app shop {
    model _Hidden { n: Integer }
          ^^^^^^^ models.E023
    model Two__Parts { n: Integer }
          ^^^^^^^^^^ models.E024
    model None { n: Integer }
          ^^^^ name-is-python-keyword
    model Abc { n: Integer }
    model ABC { n: Integer }
          ^^^ models-differ-in-case
    model Fine_Name { n: Integer }
}
`));

test('long names', { timeout: 30_000 }, async () => {
    const codes = async (text: string) => (await findingsIn(text)).map(found => found.split(':')[0]);
    const name = (length: number) => 'M'.repeat(length);
    expect(await codes(`app shop { model ${name(93)} { n: Integer } }`)).toEqual([]);
    expect(await codes(`app shop { model ${name(94)} { n: Integer } }`)).toEqual(['auth.E011']);
    expect(await codes(`app shop { model ${name(94)} { n: Integer  default_permissions none } }`)).toEqual([]);
    expect(await codes(`app shop { model ${name(101)} { n: Integer } }`)).toEqual(['auth.E011', 'contenttypes.E005']);
    const onPostgres = (body: string) =>
        codes(`project p { database default postgresql }\napp shop { model M { n: Integer  ${body} } }`);
    expect(await onPostgres(`${'f'.repeat(63)}: Integer`)).toEqual([]);
    expect(await onPostgres(`${'f'.repeat(64)}: Integer`)).toEqual(['models.E018']);
    expect(await onPostgres(`${'f'.repeat(64)}: Integer(db_column=f)`)).toEqual([]);
    expect(await onPostgres(`check n > 1 as ${'c'.repeat(64)}`)).toEqual(['constraint-name-too-long']);
    expect(await onPostgres(`check n > 1 as ${'c'.repeat(63)}`)).toEqual([]);
    expect(await onPostgres(`permissions { ${'p'.repeat(101)} "x" }`)).toEqual(['auth.E012']);
    expect(await onPostgres(`permissions { p "${'x'.repeat(256)}" }`)).toEqual(['auth.E008']);
    expect(await onPostgres(`verbose_name "${'x'.repeat(245)}"`)).toEqual(['auth.E007']);
    expect(await onPostgres(`verbose_name "${'x'.repeat(244)}"`)).toEqual([]);
});

test('bases', () =>
    checkFindings(`
app shop {
    abstract model A extends B { a: Integer }
                   ^ circular-bases: A → B → A
    abstract model B extends A { b: Integer }
                   ^ circular-bases: B → A → B
    abstract model C { c: Integer }
    abstract model D extends C { d: Integer }
    model Twice extends C, C { n: Integer }
                           ^ repeated-base
    model Turned extends C, D { n: Integer }
          ^^^^^^ inconsistent-bases
    model Right extends D, C { n: Integer }
}
`));

test('proxies', () =>
    checkFindings(`
app shop {
    abstract model Base { n: Integer }
    abstract model Plain { }
    model Thing { m: Integer }
    model Other { m: Integer }
    proxy model A of Base { }
                ^ proxy-of-abstract-model
    proxy model G extends Plain { }
                ^ proxy-of-abstract-model
    proxy model B extends Other of Thing { }
                ^ proxy-of-several-models: Other, Thing
                ^ models.E005
                ^ models.E005
    proxy model C of Thing { extra: Integer }
                             ^^^^^ models.E017
    proxy model D extends Base of Thing { }
                ^ proxy-with-inherited-fields
    proxy model E extends Plain of Thing { ordering -m }
    proxy model F of E { }
}
`));

test('fields that clash with others', () =>
    checkFindings(`
app shop {
    model Place { name: Char(3)  owner: Place?(related_name="+") }
    model Bar extends Place {
        name: Char(5)
        ^^^^ field-repeats-inherited
        ^^^^ models.E006: Place.name
        owner_id: Integer
        ^^^^^^^^ models.E006
        place_ptr: Integer
        ^^^^^^^^^ field-repeats-inherited
    }
    model Cafe extends Place { seats: Integer }
    model Thing {
        place: Place
        place_id: Integer
        ^^^^^^^^ models.E006: the column of place
        a: Integer(db_column=b)
        b: Integer
        c: Integer
    }
    abstract model Named { name: Char(3) }
    model Own extends Named { name: Char(30) }
}
`));

test('two parents with fields of one name', () =>
    checkFindings(`
app shop {
    model A { a: Integer }
    model B { b: Integer }
    model C extends A, B { c: Integer }
          ^ models.E005: 'id' from 'A' and 'B'
                           ^ models.E006
    model D { key: Integer(primary_key) }
    model E { code: Integer(primary_key) }
    model F extends D, E { f: Integer }
                           ^ models.E006
}
`));

test('enums', () =>
    checkFindings(`
app shop {
    enum Size { small = "s"  little = "s"  big = 3  mro }
                             ^^^^^^ duplicate-enum-value: 'small'
                                                 ^ enum-value-type: a text
                                                    ^^^ reserved-enum-member
    enum Level: int { low = 1  high = 1  odd = "x"  half = 1.5  next }
                               ^^^^ duplicate-enum-value
                                               ^^^ enum-value-type: a whole number
                                                           ^^^ enum-value-type
    enum Fine: int { low = -1  next  high = 10 }
}
`));

test('constraints and indexes see the columns of one table', () =>
    checkFindings(`
app shop {
    model Tag { label: Char(3) }
    model Place { name: Char(3)  rank: Integer }
    model Bar extends Place {
        tag: Tag
        tags: Tag[](related_name="+")
        size: Integer
        lines: Line[] by about
        unique tag.label as a
               ^^^^^^^^^ models.E012: 'tag.label'
        unique tags as b
               ^^^^ models.E013
        unique name as c
               ^^^^ models.E016: 'name'
        check tag.label = "x" as d
              ^^^^^^^^^ models.E041: 'check' cannot follow
        unique size where tag.label = "x" as e
                          ^^^^^^^^^ models.E041
        index lower(tag.label) as f
                    ^^^^^^^^^ index-follows-relation
        check notes is null as g
              ^^^^^ models.E012
        index size include name as h
                           ^^^^ models.E016
        unique pk as j
               ^^ models.E012
        unique lines as i
               ^^^^^ models.E016
        check tag_id > 3 and size > 1 as fine
        unique tag, size as fine2
        index -size as fine3
    }
    model Note { bar: Bar(related_name=notes) }
    model Line { about: any }
}
`));

test('names of constraints and indexes', () =>
    checkFindings(`
app shop {
    abstract model Base {
        n: Integer
        check n > 1 as positive
        check n > 2 as positive
    }
    model A {
        n: Integer
        index n as same
        index n as twin
        index -n as twin
        ^^^^^^^^^^^^^^^^ models.E029
        check n > 1 as rule
        check n > 1 as pair
        unique n as pair
        ^^^^^^^^^^^^^^^^ models.E031
        index n as _under
        ^^^^^^^^^^^^^^^^^ models.E033
        index n as abcdefghijklmnopqrstuvwxyz12345
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ models.E034
        index n as abcdefghijklmnopqrstuvwxyz1234
        index n
        index -n
        index n
        ^^^^^^^ models.E029: called 'n'
    }
    model B {
        n: Integer
        index n as same
        ^^^^^^^^^^^^^^^ models.E030: 'A'
        check n > 1 as rule
        ^^^^^^^^^^^^^^^^^^^ models.E032: 'A'
        check n > 2 as other
    }
    abstract model Counted { n: Integer  check n > 0 as counted }
    model C extends Counted { }
    model D extends Counted { }
}
`));

test('what a database leaves out', () =>
    checkFindings(`
project p { database default mariadb }
app shop {
    model A {
        n: Integer
        m: Integer
        unique n where m > 1 as a
        ^^^^^^^^^^^^^^^^^^^^^^^^^ models.W036: MariaDB
        unique n as b deferrable deferred
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ models.W038
        unique n include m as c
        ^^^^^^^^^^^^^^^^^^^^^^^ models.W039
        unique abs(n) as d
        ^^^^^^^^^^^^^^^^^^ models.W044
        unique m as e nulls_not_distinct
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ models.W047
        index n where m > 1 as f
        ^^^^^^^^^^^^^^^^^^^^^^^^ models.W037
        index n include m as g
        ^^^^^^^^^^^^^^^^^^^^^^ models.W040
        index abs(n) as h
        ^^^^^^^^^^^^^^^^^ models.W043
        index gin on n as i
        ^^^^^^^^^^^^^^^^^^^ postgres-only-index
        exclude n with "=" as j
        ^^^^^^^^^^^^^^^^^^^^^^^ postgres-only-index
        db_table_comment "kept"
        unique n, m as k
    }
}
`));

test('PostgreSQL leaves nothing out', () =>
    checkFindings(
        `
project p { database default postgresql }
app shop {
    model A {
        n: Integer
        m: Integer
        unique n where m > 1 as a
        unique n as b deferrable deferred
        unique n include m as c nulls_not_distinct
        index gin on n as i
        unique n where m > 1 as l deferrable deferred
                                             ^^^^^^^^ deferred-constraint: a condition
    }
}
`,
    ));

test('SQLite keeps no comments on tables', () =>
    checkFindings(`
project p { }
app shop {
    model A { n: Integer  db_table_comment "lost" }
                          ^^^^^^^^^^^^^^^^^^^^^^^ models.W046
}
`));

test('orderings', () =>
    checkFindings(`
app shop {
    model A { a: A?(related_name="+")  n: Integer
        ordering n
        order_with_respect_to a
        ^^^^^^^^^^^^^^^^^^^^^^^ models.E021
    }
    model B { n: Integer  order_with_respect_to n }
                                                ^ order-with-respect-to-no-relation
    model C { a: A(related_name="+")  order_with_respect_to a }
    model F { order_with_respect_to id }
                                    ^^ order-with-respect-to-key
    model D { many: A[](related_name="+")  ordering many }
                                                    ^^^^ models.E015
    model E { many: A[](related_name="+")  ordering many.n }
                                                    ^^^^^^ ordering-by-many
}
`));

test('options of class Meta', () =>
    checkFindings(`
app shop {
    model A { n: Integer
        managed "no"
        ^^^^^^^^^^^^ meta-option-type: \`true\` or \`false\`
        verbose_name 3
        ^^^^^^^^^^^^^^ meta-option-type: a text in double quotes
        db_table "a"
        get_latest_by -n
    }
}
`));

test('permissions that Django adds itself', () =>
    checkFindings(`
app shop {
    model A { n: Integer  permissions { add_a "Add"  adder "Add" } }
                                        ^^^^^ auth.E005
    model B { n: Integer  default_permissions none  permissions { add_b "Add" } }
}
`));

test('former names', () =>
    checkFindings(
        `
app shop {
    model A renamed_from B { n: Integer renamed_from m  m: Integer  k: Integer renamed_from j }
                         ^ renamed-from-existing: former model 'B'
                                                     ^ renamed-from-existing: former field 'm'
    model B { n: Integer }
}
`,
    ));

test('a model is one of the app that it stands in', () =>
    checkFindings(`
app shop {
    model Here { x: Integer  app_label "shop" }
    model There { x: Integer  app_label "other" }
                              ^^^^^^^^^^^^^^^^^ app-label-of-another
}`));

test('class Meta names managers that there are', () =>
    checkFindings(`
app shop {
    abstract model Base { manager kept where id > 1 }
    model Here extends Base { default_manager_name kept  base_manager_name objects }
    model There extends Base { default_manager_name "kpt" }
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-manager: 'kpt'
    model Team extends auth.Group { default_manager_name "active" }
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-manager: 'active'
    model Part extends other.Thing { default_manager_name found }
    model Foreign extends \`other.Base\` { base_manager_name found }
}
external app other { model Thing { } }`));

test('names of rows do not hold each other', () =>
    checkFindings(`
app shop {
    model Item { name: Char(9)  str "{detail}" }
                                      ^^^^^^ str-circle: holds that of its 'Detail'
    model Detail { n: Integer  item: one Item(related_name=detail)  str "of {item}" }
                                                                             ^^^^ str-circle
    model Note { item: one Item(related_name=note)  str "on {item}" }
    model Page { parent: Page?(related_name=pages)  name: Char(9)  str "{parent} / {name}" }
    model Shop { name: Char(9)  str "{sign.n}" }
    model Sign { n: Integer  shop: one Shop(related_name=sign)  str "{shop}" }
}`));
