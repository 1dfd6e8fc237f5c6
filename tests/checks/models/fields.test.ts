/** Names, options and keys of single fields. */
import { test } from 'vitest';
import { checkFindings } from '../../support/checking.js';

test('names that Django or Python needs for something else', () =>
    checkFindings(`
app shop {
    model Thing {
        last_: Integer
        two__parts: Integer
        pk: Integer
        check: Integer
        ^^^^^ models.E020
        class: Integer
        ^^^^^ name-is-python-keyword: 'class' is a keyword
        objects: Integer
        ^^^^^^^ field-hides-manager
        delete: Boolean = false
        ^^^^^^ field-hides-method
        _meta: Integer
        ^^^^^ field-hides-meta
        _first: Integer
        model: Integer
        deleted: Boolean = false
    }
    model Other { objects: Integer  manager rows where amount = 1  amount: Integer }
                  ^^^^^^^ manager-hides-field
    model Below extends Other { counted: Integer }
    model Under extends Base { objects: Integer }
                               ^^^^^^^ field-hides-inherited-manager
    model Base { amount: Integer }
}
`));

test('a composite primary key is called pk, and consists of columns that have a value', () =>
    checkFindings(`
app shop {
    model Line { a: Integer  b: Integer?  tags: Tag[]
                                                ^^^ fields.E347
        key: CompositePrimaryKey("a", "nothing")
        ^^^ fields.E013
                                      ^^^^^^^^^ models.E042: no such field
    }
    model Fine { a: Integer  tag: Tag  pk: CompositePrimaryKey("a", "tag_id") }
    model Named { a: Integer  tag: Tag  pk: CompositePrimaryKey(a, tag) }
    model Misspelt { abc: Integer  tag: Tag  pk: CompositePrimaryKey(abd, tag, blank) }
                                                                     ^^^ models.E042: 'abc'
    model Twice { a: Integer  b: Integer  pk: CompositePrimaryKey(a, b, a) }
                                                                        ^ composite-key-repeats
    model One { a: Integer  pk: CompositePrimaryKey("a") }
                            ^^ composite-key-of-one
    model Bad { a: Integer  b: Integer  tags: Tag[]
                                              ^^^ fields.E347
        pk: CompositePrimaryKey("a", "b", "a")
                                          ^^^ composite-key-repeats
    }
    model Tag { label: Char(3) }
}
`));

test('how long a text may be', () =>
    checkFindings(`
project p { database default mysql }
app shop {
    enum Size { small large }
    model Thing {
        name: Char
              ^^^^ fields.E120: MySQL
        none: Char(0)
                   ^ fields.E121
        half: Email(max_length=1.5)
                    ^^^^^^^^^^^^^^ fields.E121
        count: Integer(max_length=3)
                       ^^^^^^^^^^^^ fields.W122
        slug: Slug
        text: Text
        size: Size
        right: Char(1)
    }
}
`));

test('a Char without a length is fine on SQLite and PostgreSQL', () =>
    checkFindings(`
app shop {
    model Thing {
        name: Char
              ^^^^ unlimited-char
    }
}
`));

test('the digits of a decimal', () =>
    checkFindings(`
app shop {
    model Thing {
        none: Decimal
              ^^^^^^^ fields.E132
              ^^^^^^^ fields.E130
        some: Decimal(5)
              ^^^^^^^ fields.E130
        zero: Decimal(0, 0)
                      ^ fields.E133
        less: Decimal(5, -1)
                         ^^ fields.E131
        more: Decimal(3, 4)
                         ^ fields.E134
        all: Decimal(3, 3)
    }
}
`));

test('since Django 6.1 a decimal may leave both of its digits out', () =>
    checkFindings(`
project p { django "6.1" }
app shop {
    model Thing {
        none: Decimal
        some: Decimal(5)
              ^^^^^^^ fields.E135: 'decimal_places' is missing
    }
}
`));

test('a moment is filled in by one of three', () =>
    checkFindings(`
app shop {
    model Thing {
        both: DateTime(auto_now, auto_now_add)
        ^^^^ fields.E160: auto_now and auto_now_add
        late: Date(auto_now) = today
        ^^^^ fields.E160: auto_now and a default
        fine: DateTime(auto_now)
        also: Time = \`datetime.time.min\`
        db: DateTime(auto_now, db_default=now())
    }
}
`));

test('choices', () =>
    checkFindings(`
app shop {
    enum Size { small  enormous }
    model Thing {
        text: Char(3, choices="abc")
                      ^^^^^^^^^^^^^ fields.E004
        five: Integer(choices=5)
                      ^^^^^^^^^ fields.E004
        words: Char(3, choices=["a", "b"])
                       ^^^^^^^^^^^^^^^^^^ fields.E005
        long: Char(2, choices=[["a", "A"], ["abc", "B"]])
                   ^ fields.E009: "abc" has 3
        size: Size(max_length=5)
                   ^^^^^^^^^^^^ fields.E009: "enormous" has 8
        fine: Char(2, choices=[["Group", [["a", "A"], ["bc", "B"]]]])
        called: Char(2, choices=\`shop.choices.sizes\`)
        enough: Size(max_length=8)
    }
}
`));

test('files, paths and addresses', () =>
    checkFindings(`
app shop {
    model Thing {
        file: File(upload_to="/tmp")
                   ^^^^^^^^^^^^^^^^ fields.E202
        key: Image(primary_key)
                   ^^^^^^^^^^^ fields.E201
        path: FilePath(path="/srv", allow_files=false)
        ^^^^ fields.E140
        nowhere: FilePath
        ^^^^^^^ file-path-without-path
        empty: FilePath(path="")
                        ^^^^^^^ file-path-without-path
        address: GenericIPAddress(blank)
        ^^^^^^^ fields.E150
        unpacked: GenericIPAddress(IPv4, unpack_ipv4)
                                         ^^^^^^^^^^^ unpacked-address
        unpacked6: GenericIPAddress(unpack_ipv4)
        below: File(upload_to="tmp/")
        folders: FilePath(path="/srv", allow_files=false, allow_folders)
        optional: GenericIPAddress?
    }
}
`));

test('primary keys', () =>
    checkFindings(`
app shop {
    model Null { code: Char?(3, null, primary_key) }
                 ^^^^ fields.E007
    model Count { n: Auto  code: Char(3, primary_key) }
                     ^^^^ fields.E100
    model Two { a: BigAuto(primary_key)  b: Char(3, primary_key) }
                                         ^ models.E026: more than one primary key: a, b
    model Id { id: Char(3) }
               ^^ models.E004
    model Autos { a: Auto(primary_key)  b: BigAuto }
                                        ^ second-auto-field
                                           ^^^^^^^ fields.E100
    model Own { id: UUID(primary_key) = uuid4 }
    model Other { id: Char(3)  code: Char(3, primary_key) }
    abstract model Base { id: Char(3) }
}
`));

test('an option has a value of its type', () =>
    checkFindings(`
app shop {
    model Thing {
        a: Integer(unique=1)
                   ^^^^^^^^ option-type: must be \`true\` or \`false\`
        b: Text(help_text=3)
                ^^^^^^^^^^^ option-type: a text in double quotes
        c: Array(Integer, size="3")
                          ^^^^^^^^ option-type: a whole number
        d: GenericIPAddress(IPv5)
                            ^^^^ option-word: Write 'both', 'IPv4' or 'IPv6'
        e: Thing(related_name=5)
                 ^^^^^^^^^^^^^^ option-type
        k: Integer(db_index="yes")
                   ^^^^^^^^^^^^^^ fields.E006
        l: Integer(validators=["even"])
                               ^^^^^^ fields.E008
        f: Integer(db_column=null, validators=[\`shop.validators.even\`], verbose_name=number)
        g: GenericIPAddress(IPv4)
        h: Integer(validators=\`shop.validators.even\`)
        i: Integer(db_default=3)
        j: JSON(encoder=\`django.core.serializers.json.DjangoJSONEncoder\`)
    }
}
`));

test('a validator is given what it takes', () =>
    checkFindings(`
app shop {
    model Thing {
        a: Slug(validators=[RegexValidator("^[a-z]", message="No.", flags=\`re.ASCII\`), validate_slug, MinLengthValidator(limit_value=2)])
        b: Integer(validators=[MinValueValidator(1), \`shop.checks.even\`])
        c: Char(50, validators=EmailValidator)
        d: Integer(validators=[MinValueValidator, MaxValueValidator(1, "No.", 3)])
                               ^^^^^^^^^^^^^^^^^ function-arguments: takes 1 to 2 arguments, and has 0
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ function-arguments
        e: Char(50, validators=[RegexValidator("(", message=3)])
                                               ^^^ invalid-query-regex
                                                            ^ call-argument-type: a text
        f: Char(50, validators=[RegexValidator("a", massage="No.", regex="b")])
                                                    ^^^^^^^ unresolved-name: Did you mean 'message'?
                                                                   ^^^^^ call-argument-twice
        g: Integer(validators=[MinValueValidater(1), evan])
                               ^^^^^^^^^^^^^^^^^ unresolved-name: No validator 'MinValueValidater'
                                                     ^^^^ unresolved-name: No validator 'evan'
        h: JSON(validators=[FileExtensionValidator("pdf")])
                                                   ^^^^^ call-argument-type: a list
    }
    serializer ThingOut of Thing { fields a  x: Char(40, validators=[MinLengthValidator("3")]) = a }
                                                                                        ^^^ call-argument-type
}
`));

test('a positional argument has a place', () =>
    checkFindings(`
app shop {
    field Money = \`djmoney.models.fields.MoneyField\`(max_digits, decimal_places)
    model Thing {
        a: Char(3, 4)
                   ^ surplus-argument: one positional argument: max_length
        b: Integer(3)
                   ^ surplus-argument: takes no positional
        c: Money(3, 2, 1)
                       ^ surplus-argument: 2 positional arguments
        d: Money(3, 2)
        e: \`a.b\`(1, 2, 3)
    }
}
`));

test('defaults that all rows share, or that ask for a row', () =>
    checkFindings(`
app shop {
    model Thing {
        a: Integer = 1
        b: JSON(default={})
        c: Integer(default=1) = 2
                   ^^^^^^^^^ default-given-twice
        d: Integer(db_default=max(1))
                              ^^^^^^ fields.E012: 'max()'
        e: JSON = {}
        f: DateTime(db_default=now())
    }
}
`));

test('a computed field has no value of its own', () =>
    checkFindings(`
project p { database default postgresql }
app shop {
    model Thing {
        a: Integer
        b: Integer = 3 computed a + 1 stored
                     ^ computed-option: a default
        c: Integer(editable) computed a + 1 stored
                   ^^^^^^^^ computed-option: editable
        d: Integer computed a + 1
        ^ fields.E221: PostgreSQL
        e: Integer(unique) computed a + 1 stored
    }
}
`));

test('a model called as a type of Django hides it', () =>
    checkFindings(`
app shop {
    model Image {}
    model Thing {
        cover: Image("covers/")
                     ^^^^^^^^^ surplus-argument: as \`django.db.models.ImageField\`
        other: Thing?("covers/")
                      ^^^^^^^^^ surplus-argument: Name the option
    }
}
`));

test('what leads to rows cannot be computed', () =>
    checkFindings(`
app shop {
    model Kind {}
    model Thing {
        a: Integer
        kind: Kind computed a stored
              ^^^^ computed-relation: total
        about: any computed a
               ^^^ computed-relation: total
        b: Integer computed a + 1 stored
    }
}
`));

test('a computed field on Oracle, and null at one', () =>
    checkFindings(`
project p { django "6.1"  database default oracle }
app shop {
    model Thing {
        a: Integer
        b: Integer(null) computed a + 1
        c: Integer computed a + 1 stored
        ^ fields.E222
    }
}
`));

test('what a database cannot do with a column', () =>
    checkFindings(`
project p { database default mariadb }
app shop {
    model Thing {
        text: Text(db_index)
                   ^^^^^^^^ fields.W162: MariaDB
        long: Char(300, unique)
                   ^^^ mysql.W003
        list: Array(Integer)
              ^^^^^ postgres-only-type
        fine: Char(255, unique, db_comment="x")
    }
}
`));

test('SQLite keeps no comments', () =>
    checkFindings(`
project p { }
app shop {
    model Thing {
        name: Char(3, db_comment="x")
                      ^^^^^^^^^^^^^^ fields.W163
    }
}
`));

test('the items of an array are no relations', () =>
    checkFindings(`
project p { database default postgresql }
app shop {
    model Tag { label: Char(3) }
    model Thing {
        tags: Array(Tag)
                    ^^^ postgres.E002
        names: Array(Char(3))
    }
}
`));

test('a day to be unique on', () =>
    checkFindings(`
app shop {
    model Thing {
        name: Char(3, unique_for_date=size, unique_for_year=day)
                      ^^^^^^^^^^^^^^^^^^^^ unique-for-no-date
        size: Integer
        day: Date
        other: Char(3, unique_for_month="pk")
                       ^^^^^^^^^^^^^^^^^^^^^ unique-for-no-field
        fine: Char(3, unique_for_year="day")
    }
    abstract model Dated {
        title: Char(3, unique_for_date="on")
                       ^^^^^^^^^^^^^^^^^^^^ unique-for-no-field
        note: Char(3, unique_for_date="day")
    }
    model Event extends Dated { on: Date  day: Date }
    model Place extends Dated { day: DateTime }
}
`));

test('a name that only an underscore keeps from being a word of Python is given another ending', () =>
    checkFindings(`app app { model A { for_: Char(9)  size_: Integer } }
                    ^^^^ fields.E001: Rename it: for_field.
                                   ^^^^^ fields.E001: Rename it: size.`));

test('lists of what is no field type', () =>
    checkFindings(`
project p { database default postgresql }
app shop {
    enum Size { small  large }
    model Book {
        sizes: Array(Size)
                     ^^^^ array-item-type: no field type
        rows: Array(Array("x"))
                          ^^^ array-item-type: no field type
        names: Array(Char(20))
        counts: Array(\`django.db.models.IntegerField\`)
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ array-item-type: no field type
        others: Array(\`shop.fields.number\`)
    }
}
`));

test('classes that make no field by their names alone', () =>
    checkFindings(`
app shop {
    field Money = \`shop.fields.MoneyField\`(max_digits)
    model Author { name: Char(3) }
    model Book {
        author: ForeignKey
                ^^^^^^^^^^ incomplete-type: \`Author\`
        days: Range
              ^^^^^ incomplete-type: \`IntegerRange\`
        half: Generated
              ^^^^^^^^^ incomplete-type: computed
        sizes: Array(Integer)
         price: Money(3)
        other: Author
    }
}
`));
