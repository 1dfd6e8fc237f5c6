import { describe, expect, test } from 'vitest';
import { editDistance, nearestNames } from '../../../src/checks/nearest-names.js';
import { checkFindings, findingsIn } from '../../support/checking.js';

test('a name that leads nowhere is reported with near ones', () =>
    checkFindings(`
app shop {
    model Product { name: Chr(40) }
                          ^^^ unresolved-name: Did you mean 'Char'?
    model Line {
        product: Prodcut(related_name=lines)
                 ^^^^^^^ fields.E300: Did you mean 'Product'?
                 ^^^^^^^ fields.E307
        second: Product
        ordering product.name, second.nmae
                               ^^^^^^^^^^^ models.E015: Did you mean 'name'?
        check completely_different > 3 as x
              ^^^^^^^^^^^^^^^^^^^^ models.E012
    }
}
`));

test('what follows from a name that leads nowhere is not reported again', () =>
    checkFindings(`
app shop {
    enum Status { draft live }
    model Thing {
        status: Statu = draft
                ^^^^^ unresolved-name
        other: Thign?(related_name=things, on_delete=CASCADE)
               ^^^^^ fields.E300: Did you mean 'Thing'?
               ^^^^^ fields.E307
        name: Char(40)
        slug: Slug
        ordering other.name
        check statsu = live as x
              ^^^^^^ models.E012: Did you mean 'status'?
    }
    serializer Short of Thnig { fields name, other.name }
                        ^^^^^ unresolved-name
}
routes v1 "api/" in shop {
    route "things/" viewset Thingy { search_fields name  lookup_field slug  required_scopes nothing }
                            ^^^^^^ unresolved-name
                                                                                            ^^^^^^^ unresolved-name
}
graph g { nodes shop.Thinx where status = live { label name } }
                     ^^^^^ unresolved-name
fixture f { shop.Thinx a { name: "x"  slug: "x" } }
                 ^^^^^ unresolved-name
`));

test('an enum on the other side of a field that is known does not excuse a wrong member', () =>
    checkFindings(`
app shop {
    enum Status { draft live }
    model Thing {
        status: Status = drft
                         ^^^^ unresolved-name: Did you mean 'draft'?
        check status = lvie as x
                       ^^^^ unresolved-name: Did you mean 'live'?
    }
}
`));

test('an option that the field class does not know', () =>
    checkFindings(`
app shop {
    model Thing {
        name: Char(40, max_lenght=3, unqiue)
                       ^^^^^^^^^^ unresolved-name: Did you mean 'max_length'?
                                     ^^^^^^ unresolved-name: Did you mean 'unique'?
        price: Decimal(10, 2, auto_now)
                              ^^^^^^^^ unresolved-name: No option 'auto_now' here.
    }
}
`));

test('a line with a syntax error has that error alone, and loses no name for others', async () => {
    const found = await findingsIn(`
app shop {
    model Broken ( { name: Char(40) }
    model Line {
        product: Broken
        wrong: = Nowhere(
        fine: Char(40)
    }
}
`);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(one => !one.startsWith('syntax-error'))).toEqual([]);
});

test("Structurizr's files have no findings", async () => {
    expect(await findingsIn('workspace {\n  model { user = person "User" }\n}\n')).toEqual([]);
});

test('what stands twice', () =>
    checkFindings(`
project p {
    title "One"
    title "Two"
    ^^^^^^^^^^^ statement-given-twice
    cors "https://one"
    cors "https://two"
    default_from_email "a@example.com"
    default_from_email "b@example.com" in production
    default_from_email "c@example.com" in production
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ statement-given-twice
}
app shop {
    model Thing {
        name: Char(40, unique, help_text="a", unique)
                                              ^^^^^^ option-given-twice
        code: Char(4, max_length=5)
                      ^^^^^^^^^^^^ option-given-twice
        ordering name
        ordering code
        ^^^^^^^^^^^^^ statement-given-twice
    }
}
`));

test('brackets stand behind models', () =>
    checkFindings(`
app shop {
    model Note { of: any  content_type: contenttypes.ContentType  object_id: Integer }
    model Thing {
        words: Text[]
               ^^^^ many-of-no-model: Array(Text)
        only: one Integer
                  ^^^^^^^ many-of-no-model
        notes: Note by of
               ^^^^ generic-relation-of-one
    }
}
`));

test('scope names are written in one piece, and builtin is not for projects', () =>
    checkFindings(`
oauth2 {
    scope things:read
    scope things : write
          ^^^^^^^^^^^^^^ scope-name-with-blanks
}
app shop { builtin word odd }
                        ^^^ builtin-outside-library
`));

test('templates of str name fields', () =>
    checkFindings(`
app shop {
    model Thing {
        name: Char(40)
        str "a \\"{name}\\" {nmae} {{x}}"
                           ^^^^ unresolved-name
    }
}
`));

test('a second project in a folder', async () => {
    expect(
        await findingsIn(`--- a.dsl
project one { }
--- b.dsl
project two { }
`),
    ).toEqual(["second-project: A second project in one folder: 'two' is left out.\nPut it into a folder of its own."]);
});

test('near names', () => {
    expect(editDistance('product', 'prodcut')).toBe(1);
    expect(editDistance('', 'abc')).toBe(3);
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(nearestNames('product', ['Product', 'products', 'producer', 'owner'])).toEqual([
        'Product',
        'products',
        'producer',
    ]);
    expect(nearestNames('xy', ['abcdef'])).toEqual([]);
});

test('a field whose line is broken is not missed elsewhere', async () => {
    const found = await findingsIn(`
app shop {
    model Product { name: Char(40)
        : Slug(50)
        ordering sku, name
    }
    model Line { product: Product  ordering product.sku  check nothing > 3 as c }
    serializer S of Product { fields sku }
}
`);
    expect(found.filter(one => /^(unresolved|models)/.test(one))).toEqual([
        expect.stringContaining("models.E012: 'nothing' is no column of 'Line'"),
    ]);
});

test('a model that lost its name is not missed elsewhere', async () => {
    const found = await findingsIn(`
app shop {
    model { name: Char(40) }
    model Line { product: Product  wrong: Chr(3) }
}
`);
    expect(found.filter(one => one.includes("'Product'"))).toEqual([]);
});

test('a chain that introduces a node nearly called like a declared one', () =>
    checkFindings(`
graph g {
    node root
    node step1
    rooot -- other -- step2
    ^^^^^ node-introduced-by-chain: Did you mean 'root'?
    route -- a
    route -- b
}
`));

describe('what a name was meant to be', () => {
    test('is a model where one has to stand, also of another app, and no app', () =>
        checkFindings(`
app catalog {
    model Product { name: Char(9)  owner: User
                                          ^^^^ fields.E300: Did you mean 'auth.User'?
                                          ^^^^ fields.E307
        one: Catalo
             ^^^^^^ fields.E300: Declare it
             ^^^^^^ fields.E307
    }
    serializer ProductName of Product { fields name }
    serializer S of Catalog { fields name }
                    ^^^^^^^ unresolved-name: No model 'Catalog' here.
}
app shop {
    model Order { product: Product  p: catalog.Produt  o: order
                           ^^^^^^^ fields.E300: Did you mean 'catalog.Product'?
                           ^^^^^^^ fields.E307
                                       ^^^^^^^^^^^^^^ fields.E300: Did you mean 'Product'?
                                       ^^^^^^^^^^^^^^ fields.E307
                                                          ^^^^^ unresolved-name: Did you mean 'Order'?
    }
    serializer S of Order { fields id  product: ProductNam }
                                       ^^^^^^^ nested-without-relation
                                                ^^^^^^^^^^ unresolved-name: Did you mean 'catalog.ProductName'?
}
`));

    test('is what is nearest in any app', () =>
        checkFindings(`
app archive { model Customers { name: Char(9) } }
app people { model Customer { name: Char(9) } }
app sales { model Customer { name: Char(9) } }
app shop { model Order { by: Custome } }
                             ^^^^^^^ fields.E300: Did you mean 'people.Customer', 'sales.Customer' or 'archive.Customers'?
                             ^^^^^^^ fields.E307
`));

    test('is the model itself for self', () =>
        checkFindings(`
app shop { model Kind { name: Char(9)  parent: self?(related_name=children) } }
                                               ^^^^ fields.E300: Did you mean 'Kind'?
                                               ^^^^ fields.E307
`));

    test('is the model of users that the project has', () =>
        checkFindings(`
project p { user_model accounts.User }
app accounts { model User extends auth.AbstractUser {} }
app shop { model Order { by: User } }
                             ^^^^ fields.E300: Did you mean 'accounts.User'?
                             ^^^^ fields.E307
`));

    test('is one of the few words that there are', () =>
        checkFindings(`
app shop {
    model Order { name: Char(9)  to: auth.User(on_delete=CASCADES)  day: Date = tomorrow
                                                         ^^^^^^^^ unresolved-name: 'CASCADE'? There is also PROTECT, RESTRICT
                                                                                ^^^^^^^^ unresolved-name: There is now, today.
        on post_sav -> \`shop.x.y\`
           ^^^^^^^^ unresolved-name: Did you mean 'post_save'?
    }
}
routes api "api/" in shop {
    pagination page
               ^^^^ unresolved-name: Did you mean 'page_number'? There is also limit_offset, cursor.
    versioning number
               ^^^^^^ unresolved-name: There is accept_header, url_path, namespace, host_name, query_parameter.
    renderer_classes yaml
                     ^^^^ unresolved-name: There is json, api, TemplateHTMLRenderer
    permission_classes AllowAny
    route "o/" viewset Order { actions list, get }
                                             ^^^ unresolved-name: There is list, create, retrieve, update, partial_update, destroy.
}
`));
});
