import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkFormatting, format } from '../../support/lsp.js';

test('indentation follows the blocks, blanks follow the tokens', () =>
    checkFormatting(
        `app   shop{
model Line   {
        product:Product( on_delete = CASCADE )
    price :Decimal ( 10,2 )=0
  unique product,price   where price>0 as once
}
}
`,
        `app shop {
  model Line {
    product: Product(on_delete=CASCADE)
    price: Decimal(10, 2) = 0
    unique product, price where price > 0 as once
  }
}
`,
    ));

test('a mark behind the arguments moves to the type', () =>
    checkFormatting('model A {\n  name: Char(30)?\n}\n', 'model A {\n  name: Char?(30)\n}\n'));

test('declarations on one line stand two blanks apart', () =>
    checkFormatting(
        'model Tag {label:Char(40, unique) str "{label}"}\n',
        'model Tag { label: Char(40, unique)  str "{label}" }\n',
    ));

test('a line that continues another is indented deeper', () =>
    checkFormatting(
        `model A {
  a: Integer
  check a > 0
  and a < 10
  index a,
        b
}
`,
        `model A {
  a: Integer
  check a > 0
    and a < 10
  index a,
    b
}
`,
    ));

test('a line that closes a bracket begins like the one that opened it', () =>
    checkFormatting(
        `model A {
  queryset a = filter(data contains {
       a: 1
    b: { c: 2 }
     }, name = "x")
  data: JSON(default={
      a: [
  1,
       2
      ]
    },
    null)
}
`,
        `model A {
  queryset a = filter(data contains {
    a: 1
    b: { c: 2 }
  }, name = "x")
  data: JSON(default={
    a: [
      1,
      2
    ]
  },
    null)
}
`,
    ));

test('comments stay, and move with what they stand before', () =>
    checkFormatting(
        `// top
model A {
      /** What it is.
       *  More.
       */
  a: Integer // why



  // last
}
`,
        `// top
model A {
  /** What it is.
   *  More.
   */
  a: Integer // why

  // last
}
`,
    ));

test('graphs keep their own look', () =>
    checkFormatting(
        `graph g directed {
  node a [ shape = box,width=1.5 ]
  a:x->{b c}->d "x"
  fillcolor   by status {draft:"gray80"  live : "palegreen"}
}
`,
        `graph g directed {
  node a [shape=box, width=1.5]
  a:x -> {b c} -> d "x"
  fillcolor by status { draft: "gray80"  live: "palegreen" }
}
`,
    ));

test('text with a syntax error is left alone', () =>
    checkFormatting('model A {\n      a: Char(\n}\n', 'model A {\n      a: Char(\n}\n'));

test('line ends stay as they are', () =>
    checkFormatting('model A {\r\na: Integer\r\n}', 'model A {\r\n  a: Integer\r\n}\r\n'));

const examples = readdirSync('examples', { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.dsl'));

test.each(examples)('examples/%s is in form', async name => {
    const text = readFileSync(`examples/${name}`, 'utf8');
    expect(await format(text)).toBe(text);
});

test('arguments that are given by their names', () =>
    checkFormatting(
        `model A { a: Array(Char(max_length = 3), size = 2)  b: Char(9, validators = [ RegexValidator( "a",message = "No" ) ])
queryset q = annotate( n=count(pk,distinct = true, filter = ( b="x" )) )
c: A?(limit_choices_to = (b="x")) }
`,
        `model A { a: Array(Char(max_length=3), size=2)  b: Char(9, validators=[RegexValidator("a", message="No")])
  queryset q = annotate(n = count(pk, distinct=true, filter=(b = "x")))
  c: A?(limit_choices_to=(b = "x")) }
`,
    ));

test('lists as values, search prefixes and bodies of requests', () =>
    checkFormatting(
        `model A { a: Float(validators = [ \`x.y\` ]) }
routes r "" { route "a/" viewset A { search_fields ^ a,=a } }
request q POST "a/" {
  body {
        a: 1
    b: { c: 1,d: [ 2 ] }
      e: {
    f: 1
      }
  }
}
`,
        `model A { a: Float(validators=[\`x.y\`]) }
routes r "" { route "a/" viewset A { search_fields ^a, =a } }
request q POST "a/" {
  body {
    a: 1
    b: { c: 1, d: [2] }
    e: {
      f: 1
    }
  }
}
`,
    ));
