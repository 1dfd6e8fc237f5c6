import { describe, test } from 'vitest';
import { checkFindings } from '../../support/checking.js';

const shop = (items: string, project = ''): string => `
    project p {${project}}
    app shop {
        model Line { item: Item(related_name=lines)  n: Integer }
        model Note { item: Item(related_name=notes) }
        model Item {
            name: Char(20)
            code: Integer?
${items}
        }
    }
`;

describe('a queryset', () => {
    test('that filters by others comes to a row once for each of them', () =>
        checkFindings(
            shop(`            queryset sold = filter(lines.n > 0)
                            ^^^^^^^^^^^^^^^^^^^ filter-repeats-rows: several 'lines.n'`),
        ));

    test('that filters by one row of others comes to a row once, unless a model of its own links them', () =>
        checkFindings(`
            app shop {
                model Tag { name: Char(9) }
                model Mark { item: Item  tag: Tag }
                model Line { item: Item(related_name=lines)  tag: Tag }
                model Item {
                    tags: Tag[]
                    marks: Tag[](through=Mark, related_name="+")
                    n: Integer
                    queryset tagged(tag) = filter(tags = tag and n > 0)
                    queryset of(line) = filter(lines = line)
                    queryset either(tag) = filter(tags = tag or n > 0)
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ filter-repeats-rows
                    queryset marked(tag) = filter(marks = tag)
                                           ^^^^^^^^^^^^^^^^^^^ filter-repeats-rows
                    queryset lined(tag) = filter(lines.tag = tag)
                                          ^^^^^^^^^^^^^^^^^^^^^^^ filter-repeats-rows
                }
            }
        `));

    test('that gathers rows, or leads to one, does not', () =>
        checkFindings(
            shop(`            queryset sold = filter(lines.n > 0).distinct()
            queryset names = filter(lines.n > 0).values(name)
            queryset unsold = exclude(lines.n > 0)
            queryset named = filter(name = "a")`),
        ));

    test('that sums up two relations multiplies them', () =>
        checkFindings(
            shop(`            queryset counts = annotate(a = count(lines), b = sum(notes.id))
                                                             ^^^^^^^^^^^^^ multiplied-aggregates`),
        ));

    test('that sums up one, or asks for the greatest, does not', () =>
        checkFindings(
            shop(`            queryset counts = annotate(a = count(lines), b = sum(lines.n))
            queryset greatest = annotate(a = max(lines.n), b = max(notes.id))`),
        ));

    test('that counts each row once, or asks for the greatest beside, does not multiply it', () =>
        checkFindings(
            shop(`            queryset counts = annotate(a = count(lines, distinct=true), b = count(notes, distinct=true))
            queryset once = annotate(a = count(lines, distinct=true), b = max(notes.id))
            queryset some = annotate(a = count(lines), b = count(notes, distinct=true))
                                         ^^^^^^^^^^^^ multiplied-aggregates: lines`),
        ));

    test('that gives arguments by their names gives those that there are, and of their types', () =>
        checkFindings(
            shop(`            queryset a = annotate(n = count(pk, distinct=true, filter=(name = "x" and id > 3)), m = max(id, default=0))
            queryset b = annotate(n = left(name, length=3), m = replace(name, "a", replacement="b"))
            queryset c = annotate(n = count(pk, distict=true))
                                                ^^^^^^^ unresolved-name: Did you mean 'distinct'?
            queryset d = annotate(n = max(id, distinct=true))
                                              ^^^^^^^^ unresolved-name
            queryset e = annotate(n = sum(id, distinct=1, filter=id, default=0, default=1))
                                                       ^ call-argument-type: 'distinct' of sum() must be
                                                                 ^^ call-argument-type: a condition, in parentheses
                                                                                ^^^^^^^ call-argument-twice
            queryset f = annotate(n = left(name, 3, length=4))
                                      ^^^^^^^^^^^^^^^^^^^^^^^ function-arguments
            queryset g = annotate(n = count(pk, default=0))
                                                ^^^^^^^ unresolved-name`),
        ));

    test('that has a parameter with a default has it behind those without', () =>
        checkFindings(
            shop(`            queryset a(low, high = 3) = filter(id > low and id < high)
            queryset b(low = 1, high) = filter(id > low and id < high)
                                ^^^^ parameter-order`),
        ));

    test('that looks through another relation, or filters behind a sum, multiplies it', () =>
        checkFindings(
            shop(`            queryset noted = filter(notes.id > 3).annotate(a = count(lines))
                                                               ^^^^^^^^^^^^ multiplied-aggregates: 'notes' and 'lines'
            queryset late = annotate(a = count(lines)).filter(lines.n > 3)
                                         ^^^^^^^^^^^^ multiplied-aggregates: for each 'lines'
            queryset both = counted().annotate(b = count(notes))
                                                   ^^^^^^^^^^^^ multiplied-aggregates
            queryset most = counted().annotate(b = max(notes.id))
                                                   ^^^^^^^^^^^^^ multiplied-aggregates
            queryset counted = annotate(a = count(lines))
            queryset found = filter(lines.n > 3).annotate(a = count(lines))
            queryset many = counted().filter(a > 3, name = "a")
            queryset without = exclude(notes.id > 3).annotate(a = count(lines))
            queryset denied = filter(not notes.id > 3).annotate(a = count(lines))
            queryset greatest = filter(notes.id > 3).annotate(a = max(lines.n))`),
        ));

    test('that annotates gives names that the rows have no field of', () =>
        checkFindings(
            shop(`            queryset twice = annotate(code = code + 1)
                                             ^^^^^^^^ annotation-hides-field: 'Item' has a 'code' already
            queryset one_more = filter(code > 1).annotate(total = code + 1, lines = count(lines))
                                                                                    ^^^^^^^^^^^^ annotation-hides-field: 'lines'
            queryset picked = values(name).annotate(code = max(lines.n))
            queryset behind = picked().annotate(code = max(lines.n))
            queryset fine = annotate(total = code + 1)`),
        ));

    test('that compares a sum knows that the sum of nothing is none', () =>
        checkFindings(
            shop(`            queryset few = annotate(s = sum(lines.n)).filter(s < 5)
                                                             ^^^^^ sum-of-nothing: 's' is NULL
            queryset none_sold = annotate(s = sum(lines.n)).filter(name = "a" and s = 0)
                                                                                  ^^^^^ sum-of-nothing
            queryset many = annotate(s = sum(lines.n)).filter(s > 5)
            queryset owed = annotate(s = sum(lines.n)).filter(s < 0)
            queryset known = annotate(s = coalesce(sum(lines.n), 0)).filter(s < 5)`),
        ));

    test('that turns around has an order', async () => {
        await checkFindings(
            shop(`            queryset tail = filter(code > 3).reverse()
                                             ^^^^^^^^^ reverse-without-order
            queryset late = order_by(code).reverse()
            queryset later = late().reverse()`),
        );
        await checkFindings(shop('            ordering name\n            queryset back = reverse()'));
    });

    test('that is ordered by others comes to a row once for each of them, as a model is', () =>
        checkFindings(
            shop(`            ordering name, lines.n
                           ^^^^^^^ ordering-by-many
            queryset sold = order_by(name, -lines.n).distinct()
                                            ^^^^^^^ ordering-by-many: several 'lines.n'
            queryset by_sum = annotate(s = sum(lines.n)).order_by(s)`),
        ));

    test('that leads back to itself never ends', () =>
        checkFindings(`
            app shop {
                abstract model Counted {
                    n: Integer
                    queryset few = filter(n < 3)
                    queryset some = few()
                    queryset many = some().many()
                                           ^^^^^^ queryset-circle: 'many' calls itself
                }
                model Item extends Counted {
                    queryset one = filter(n > 1).second()
                                                 ^^^^^^^^ queryset-circle: calls 'second', which leads back
                    queryset second = one().filter(n < 9)
                                      ^^^^^ queryset-circle: 'one'
                    queryset third = second().few()
                    queryset few = some()
                                   ^^^^^^ queryset-circle: 'few' calls 'some'
                }
                model Other extends Counted { queryset few = filter(n < 2) }
            }
        `));

    test('that is distinct in fields is for PostgreSQL', () =>
        checkFindings(
            shop(`            queryset names = distinct(name)
                             ^^^^^^^^^^^^^^ distinct-fields: fails on SQLite`),
        ));

    test('that is distinct, or on PostgreSQL, runs', async () => {
        await checkFindings(shop('            queryset names = distinct()'));
        await checkFindings(shop('            queryset names = distinct(name)', ' database default postgresql '));
    });

    test('looks for parts of JSON where the database can', async () => {
        const text = (project: string, mark = ''): string =>
            `project p {${project}}
app shop {
    model Item {
        data: JSON
        queryset tagged = filter(data contains "a")
${mark}
    }
}`;
        await checkFindings(
            text('', '                                 ^^^^^^^^^^^^^^^^^ json-lookup: fails on SQLite'),
        );
        await checkFindings(text(' database default postgresql '));
    });

    test('compares JSON with dictionaries and lists of what is known beforehand', () =>
        checkFindings(`
app shop {
    model Item {
        name: Char(20)  price: Integer  data: JSON  tag: JSON?
        queryset known(x) = filter(data = { a: [1, "b", null, true], c: { d: x }, e: -1 })
        queryset listed = filter(data in [{ a: 1 }, tag], data = [1, [2]])
        queryset named = filter(data = { a: name })
                                            ^^^^ json-of-columns: cannot hold 'name'
        queryset deep = filter(data.a = { b: [1, { c: (price + 1) }] })
                                                       ^^^^^^^^^ json-of-columns: cannot hold this
        queryset long = filter(data.a = [1h])
                                         ^^ json-of-columns: cannot hold a duration
        queryset of_one = filter(data in { a: 1 })
                                         ^^^^^^^^ membership-of-one
        queryset priced = filter(price = { a: 1 })
                                         ^^^^^^^^ comparison-type: A dictionary is compared with a number
        queryset called = filter({ a: 1 } = name)
                                 ^^^^^^^^ comparison-type: A dictionary is compared with a text
        queryset lost = filter(data = { a: qqq })
                                           ^^^ unresolved-name
    }
}`));

    test('cannot look for what is no regular expression', () =>
        checkFindings(
            shop(`            queryset odd = filter(name regex "(a")
                                             ^^^^ invalid-query-regex
            queryset even = filter(name iregex "(?i)a+[(]")`),
        ));
});

describe('what is unique', () => {
    test('may be empty once', () =>
        checkFindings(
            shop(`            slug: Char?(20, unique)
                            ^^^^^^ unique-when-empty`),
        ));

    test('may be NULL, needed, or have a default', () =>
        checkFindings(
            shop(`            slug: Char?(20, unique, null)
            sku: Char(20, unique)
            number: Integer?(unique)
            key: Char?(40, unique) = uuid4`),
        ));

    test('together with NULL is not', () =>
        checkFindings(
            shop(`            unique name, code
            ^^^^^^^^^^^^^^^^^ unique-over-null: Rows without 'code' may repeat 'name'`),
        ));

    test('together with NULL may be said otherwise', () =>
        checkFindings(
            shop(`            unique name, code as once
            unique name where code is null as once_without_code`),
        ));
});
