/** Defaults and the rows of fixtures. */
import { test } from 'vitest';
import { checkFindings } from '../../support/checking.js';

test('a default is a value of its field', () =>
    checkFindings(`
app shop {
    enum Status { draft live }
    enum Level: int { low = 1  high }
    enum Size { small large }
    model Thing {
        a: Integer = "three"
                     ^^^^^^^ value-type: a whole number
        b: Integer = 1.5
                     ^^^ value-type: a whole number
        c: Char(3) = 3
                     ^ value-type: a text in double quotes
        d: Boolean = 1
                     ^ value-type: \`true\` or \`false\`
        e: Date = "2026-02-30"
                  ^^^^^^^^^^^^ value-type: a day
        f: DateTime = "noon"
                      ^^^^^^ value-type: a moment
        g: Time = "25:00"
                  ^^^^^^^ value-type: a time
        h: Duration = 5
                      ^ value-type: a duration
        i: UUID = "abc"
                  ^^^^^ value-type: a UUID
        j: Status = "gone"
                    ^^^^^^ value-not-a-choice: draft, live
        k: Level = 3
                   ^ value-not-a-choice
        l: Status = Size.small
                    ^^^^^^^^^^ value-type: a member of 'Status'
        m: Thing(related_name="+") = true
                                     ^^^^ value-type: a row of 'Thing'
        n: Char(3, choices=[["a", "A"], ["b", "B"]]) = "c"
                                                       ^^^ value-not-a-choice: "a", "b"
        o: Array(Integer) = 3
                            ^ fields.E010
                            ^ value-type: a list
        p: Integer = null
                     ^^^^ default-null
        q: Decimal(5, 2) = now
                           ^^^ value-type: a number
    }
}
`));

test('a default is not larger than its field', () =>
    checkFindings(`
app shop {
    model Thing {
        a: Char(3) = "four"
                     ^^^^^^ value-too-long: has 4 characters, and the field at most 3
        b: Slug = "${'s'.repeat(51)}"
                  ${'^'.repeat(53)} value-too-long
        c: Decimal(5, 2) = 1234.5
                           ^^^^^^ value-digits: 3 before the point and 2 behind
        d: Decimal(5, 2) = 1.234
                           ^^^^^ value-digits
        e: SmallInteger = 32768
                          ^^^^^ value-out-of-range: between -32768 and 32767
        f: PositiveInteger = -1
                             ^^ value-out-of-range
        g: Char(3, default="four")
                           ^^^^^^ value-too-long
    }
}
`));

test('a default has the form that its field is for', () =>
    checkFindings(`
app shop {
    model Thing {
        a: Email = "nobody"
                   ^^^^^^^^ value-format: "ann@example.com"
        b: URL = "example"
                 ^^^^^^^^^ value-format: "https://example.com"
        c: Slug = "two words"
                  ^^^^^^^^^^^ value-format: letters, digits
        d: GenericIPAddress = "999.1.1.1"
                              ^^^^^^^^^^^ value-format: "192.0.2.1"
        e: GenericIPAddress = "1::2::3"
                              ^^^^^^^^^ value-format
        f: Duration = "for ever"
                      ^^^^^^^^^^ value-type: a duration
        g: Slug = "straße"
                  ^^^^^^^^ value-format
    }
    model Fine {
        a: Email = "ann@localhost"
        b: URL = "http://localhost:8000/a?b#c"
        c: Slug(50, allow_unicode) = "straße-2"
        d: GenericIPAddress = "2001:db8::1"
        e: GenericIPAddress = "::ffff:192.0.2.1"
        f: Duration = "3 days, 04:05:06"
        g: Duration = "P3DT4H"
        h: Slug = ""
        i: Email = \`shop.defaults.address\`
    }
}
`));

test('defaults that fit', () =>
    checkFindings(`
app shop {
    enum Status { draft live }
    enum Level: int { low = 1  high }
    model Thing {
        a: Integer = -3
        b: Float = 1.5
        c: Char(3) = "öäü"
        d: Boolean = true
        e: Date = "2028-02-29"
        f: DateTime = "2026-01-31T12:00:00+01:00"
        g: Time = "12:30"
        h: Duration = 1h30m
        i: UUID = uuid4
        j: Status = "live"
        k: Level = 2
        l: Date = today
        m: Thing?(related_name="+") = null
        n: Decimal(5, 2) = 999.990
        o: Array(Integer) = list
        p: JSON = dict
        q: Char(3) = \`shop.defaults.code\`
        r: Integer = abs(3)
        s: SmallInteger = -32768
        t: \`a.b.Field\` = 5
        u: URL = "https://example.com"
    }
}
`));

test('the values of a fixture fit, and those that are needed are there', () =>
    checkFindings(`
app shop {
    enum Status { draft live }
    abstract model Base { n: Integer }
    model Tag { label: Char(3) }
    model Thing {
        name: Char(3)
        code: Char(3, unique)
        status: Status = draft
        tag: Tag?
        tags: Tag[](related_name="+")
        half: Integer computed 1 + 1 stored
        note: Text?
        day: Date(auto_now_add)
        flag: Boolean = false
        target: any?
    }
    model Two {
        first: any
        second: any
        second_content_type: contenttypes.ContentType(related_name="+")
        second_object_id: PositiveInteger
    }
}
fixture demo {
    shop.Tag red { label: "red" }
    shop.Two two { first: red  second: red }
    shop.Thing a { name: "long"  code: 3  status: gone  tag: b  tags: red }
                         ^^^^^^ value-too-long
                                       ^ value-type: a text
                                                  ^^^^ unresolved-name
                                                             ^ value-type: a row of 'Tag'
                                                                      ^^^ value-type: a list of rows
    shop.Thing b { name: null  half: 3 }
               ^ fixture-value-missing: 'code'
                         ^^^^ fixture-null
                               ^^^^ fixture-field-computed
    shop.Thing c { name: "c"  code: "c"  tag: red  tags: [red]  note: null }
                                                                      ^^^^ fixture-null
    shop.Thing d { name: "d"  code: "c"  name: "e" }
                                    ^^^ fixture-value-repeated: the row 'c'
                                         ^^^^ fixture-field-twice
    shop.Base e { n: 3 }
              ^ fixture-of-abstract-model
    shop.Thing f { name: "f"  code: "f"  tag: 3  status: "live" }
}
`));

test('the key of a row stands under its own name or as `pk`, and no other row has it', () =>
    checkFindings(`
app shop {
  model Country { code: Char(2, primary_key)  name: Char(20) }
  model Town { name: Char(20) }
}
fixture f {
  shop.Country a { code: "AA"  name: "a" }
  shop.Country b { pk: "BB"  name: "b" }
  shop.Town c { id: 7  name: "c" }
  shop.Town d { name: "d" }
}
fixture g {
  shop.Town e { pk: 3  name: "e" }
  shop.Town f { id: 3  name: "f" }
                    ^ fixture-value-repeated: the row 'e'
}
`));

test('a password in a fixture is one that Django has made unreadable, or none', () =>
    checkFindings(`
app shop { model Lock { password: Char(9) } }
fixture demo {
    auth.User ann { username: "ann"  password: "secret" }
                                               ^^^^^^^^ fixture-password
    auth.User bob { username: "bob"  password: "!" }
    auth.User eve { username: "eve"  password: "pbkdf2_sha256$1$a$b" }
    shop.Lock one { password: "1234" }
}`));
