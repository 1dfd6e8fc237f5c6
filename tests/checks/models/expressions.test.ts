/** Conditions and computations. */
import { test } from 'vitest';
import { checkFindings } from '../../support/checking.js';

const models = `
    enum Status { draft live }
    enum Level: int { low = 1  high }
    model Tag { label: Char(3) }`;

test('what is compared is of one type', () =>
    checkFindings(`
app shop {${models}
    model Thing {
        name: Char(3)  price: Decimal(5, 2)  flag: Boolean  day: Date  at: DateTime  key: UUID  long: Duration
        status: Status  level: Level  tag: Tag  data: JSON  thing: Thing?(related_name="+")
        check name = 3 as a
                     ^ comparison-type: A number is compared with a text
        check price = "3" as b
                      ^^^ comparison-type: A text is compared with a number
        check flag = 1 as c
                     ^ comparison-type
        check day > "soon" as d
                    ^^^^^^ comparison-format: a day
        check at > 3 as e
                   ^ comparison-type: compared with a moment
        check key = "x" as f
                    ^^^ comparison-format: a UUID
        check status = "gone" as g
                       ^^^^^^ comparison-choice: draft, live
        check level in [1, 3] as h
                           ^ comparison-choice
        check price between "a" and 3 as i
                            ^^^ comparison-type
        check name = price as j
                     ^^^^^ comparison-type: A number is compared with a text
        check status = level as k
                       ^^^^^ comparison-type
        check long > 3 as l
                     ^ comparison-type: compared with a duration
        check name in "abc" as m
                      ^^^^^ membership-of-one
        check price > null as n
                      ^^^^ comparison-with-null: Nothing is '>' NULL
        check tag = true as o
                    ^^^^ comparison-type: compared with a relation
        check tag = thing as p
                    ^^^^^ comparison-type
        check 3 = name as q
              ^ comparison-type
    }
}
`));

test('what can be compared', () =>
    checkFindings(
        `
app shop {${models}
    model Thing {
        name: Char(3)  price: Decimal(5, 2)  flag: Boolean  day: Date  at: DateTime  key: UUID  long: Duration
        status: Status  level: Level  tag: Tag  data: JSON  thing: Thing?(related_name="+")  other: Text
        check name = "x" and price >= 3.5 and flag = true and flag as a
        check day > "2026-01-31" and at < "2026-01-31 12:00" and at > day as b
        check key = "12345678-1234-1234-1234-123456789abc" and long < 15m as c
        check status = live or status = "draft" or status in [draft, live] as d
        check level = 1 or level = high or level > price as e
        check tag = 3 or tag_id = 4 or thing = tag_id or data = 3 or data.a.b = "x" as f
        check name = other or name = null or name is null or thing.pk != 3 as g
                                                             ^^^^^^^^ models.E041
        check at.year = 2026 and length(name) > 3 and day between "2026-01-01" and "2026-12-31" as h
        queryset cheaper(limit) = filter(price < limit and name = limit)
    }
}
`,
    ));

test('a lookup is asked of a type that has it', () =>
    checkFindings(`
project p { }
app shop {${models}
    model Thing {
        name: Char(3)  tag: Tag  data: JSON  n: Integer
        queryset a = filter(tag icontains "x")
                            ^^^^^^^^^^^^^^^^^ lookup-type: 'icontains' cannot be asked of a relation
        queryset b = filter(name has_key "x")
                            ^^^^^^^^^^^^^^^^ lookup-type: of a text
        queryset c = filter(name search "x")
                            ^^^^^^^^^^^^^^^ postgres-only-lookup: SQLite
        queryset d = filter(tag.label icontains "x" and data has_key "x" and n startswith "1" and name \`a.B\` "x")
    }
}
`));

test('a condition is true or false', () =>
    checkFindings(`
app shop {
    model Thing {
        name: Char(3)  flag: Boolean  parent: Thing?  data: JSON
        queryset a = filter(name)
                            ^^^^ condition-type: this is a text
        queryset b = filter(flag and not name)
                                         ^^^^ condition-type
        queryset c = filter(flag and parent and data.on and not flag)
        manager d where name
                        ^^^^ condition-type
    }
}
`));

test('arithmetic', () =>
    checkFindings(`
app shop {
    model Thing {
        name: Char(3)  n: Integer  day: Date  long: Duration  at: DateTime
        queryset a = filter(n > name + 1)
                                ^^^^^^^^ arithmetic-type: between a text and a number
        queryset b = filter(at > at + 3)
                                 ^^^^^^ arithmetic-type
        queryset c = filter(at > at + long and long > at - day and n > n * 2 % 3 and long < long * 2)
    }
}
`));

test('functions', () =>
    checkFindings(`
app shop {
    model Thing {
        name: Char(3)  n: Integer  day: Date
        queryset a = annotate(x = lower(), y = left(name), z = now(3))
                                  ^^^^^^^ function-arguments: lower() takes one argument, and has 0
                                               ^^^^^^^^^^ function-arguments: 2 arguments
                                                               ^^^^^^ function-arguments: no arguments
        queryset b = annotate(x = abs(name), y = extract_year(n), z = sum(day))
                                      ^^^^ function-argument-type: abs() works on numbers, not on a text
                                                              ^ function-argument-type
                                                                          ^^^ function-argument-type
        queryset c = annotate(x = abs(n), y = extract_year(day), z = sum(n), u = coalesce(name, "x", "y"))
    }
}
`));

test('sums, the request and other rows stand where they are known', () =>
    checkFindings(`
app shop {
    model Thing {
        name: Char(3)  n: Integer  parent: Thing?(related_name=children)
        check count(children) > 3 as a
              ^^^^^^^^^^^^^^^ aggregate-in-condition: 'check' looks at one row
                    ^^^^^^^^ models.E012
        check parent = request.user as b
                       ^^^^^^^^^^^^ comparison-type
                       ^^^^^^^^^^^^ request-outside-rule
        twice: Integer computed parent.n * 2 stored
                                ^^^^^^^^ computed-through-relation
        loop: Integer computed loop + 1 stored
                               ^^^^ computed-from-itself
        age: Duration computed now() - now() stored
                               ^^^^^ computed-not-constant
                                       ^^^^^ computed-not-constant
        fine: Integer computed n + 1 stored
        queryset big = annotate(k = count(children)).filter(k > 3)
    }
    model Own { owner: auth.User  allow read where owner = request.user }
}
`));
