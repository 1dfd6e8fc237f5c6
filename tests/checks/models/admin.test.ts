/** Pages of the admin. */
import { test } from 'vitest';
import { checkFindings } from '../../support/checking.js';

const models = `
    enum Status { draft live }
    model Tag { label: Char(3)  admin { search_fields label } }
    model Plain { label: Char(3) }
    model Hidden { label: Char(3)  admin none }`;

test('the fields of a list', () =>
    checkFindings(`
app shop {${models}
    model Thing {
        name: Char(3)  price: Integer  at: DateTime(auto_now)  tag: Tag  tags: Tag[](related_name="+")
        admin {
            list_display name, price, tags, at, tag.label
                                      ^^^^ admin.E109
            list_display_links tag
                               ^^^ admin.E111
            list_editable at, tag, tag.label
                          ^^ admin.E125
                              ^^^ admin.E122
                                   ^^^^^^^^^ admin.E121
            date_hierarchy name
                           ^^^^ admin.E128
            search_fields name, tag
                                ^^^ admin-search-of-relation
            list_per_page "many"
            ^^^^^^^^^^^^^^^^^^^^ admin.E118
            save_as true
        }
    }
    model First { name: Char(3)  price: Integer  admin { list_display name, price  list_editable name } }
                                                                                                 ^^^^ admin.E124
    model Both { name: Char(3)  price: Integer
        admin { list_display name, price  list_display_links price  list_editable price } }
                                                                                  ^^^^^ admin.E123
    model Looked { name: Char(3)  tag: Tag(related_name="+")  other: Tag(related_name="+")
        admin { list_display name, tag, other  list_editable tag, other  raw_id_fields tag } }
                                                             ^^^ admin-lookup-in-each-row: raw_id_fields
    model Fine { name: Char(3)  price: Integer  at: Date  tag: Tag
        admin { list_display name, price  list_editable price  date_hierarchy at  search_fields name, tag.label  list_per_page 50 } }
}
`));

test('the fields of a form', () =>
    checkFindings(`
app shop {${models}
    model Middle { thing: Thing  tag: Tag }
    model Thing {
        name: Char(3)  status: Status  at: DateTime  tag: Tag(related_name="+")  plain: Plain  hidden: Hidden
        tags: Tag[](related_name="+")  through: Tag[](through=Middle, related_name="+")
        admin {
            fields name, name
            ^^^^^^^^^^^^^^^^^ admin-field-unwritten
                         ^^^^ admin.E006
            exclude at, at
                        ^^ admin.E015
            raw_id_fields name, tag_id, tag
                          ^^^^ admin.E003
                                ^^^^^^ admin.E002
            autocomplete_fields name, plain, hidden, tag
                                ^^^^ admin.E038
                                      ^^^^^ admin.E040: 'Plain'
                                             ^^^^^^ admin.E039: 'Hidden'
            filter_horizontal name, tags
                              ^^^^ admin.E020
            filter_vertical through
                            ^^^^^^^ admin.E013
            radio_fields { name: HORIZONTAL, status: VERTICAL, tag: VERTICAL, nothing: VERTICAL }
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ admin.E023: 'name'
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ admin.E022: 'nothing'
            prepopulated_fields { name: ["status"], tag: ["name"], nothing: ["none"] }
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ admin.E028: 'tag'
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ admin.E027: 'nothing'
                                                                             ^^^^^^ admin.E030: 'none'
        }
    }
}
`));

test('inlines', () =>
    checkFindings(`
app shop {${models}
    model Line { thing: Thing  n: Integer }
    model Note { target: any }
    model Thing {
        name: Char(3)
        admin {
            inlines Plain, Line (extra="x"), Line stacked (exclude=["thing"]), Note, Line (extra=1)
                    ^^^^^ admin.E202: no relation to 'Thing'
                                       ^^^ admin.E203
                                                                    ^^^^^^^ admin.E201
        }
    }
}
`));

test('an inline of a model without rows', () =>
    checkFindings(`
app shop {
    model Shop { name: Char(3)  admin { inlines Line, Item } }
                                                      ^^^^ inline-of-abstract-model
    abstract model Item { shop: Shop(related_name="%(class)s_set") }
    model Line extends Item {}
}`));

test('forms write what a row cannot be made without', () =>
    checkFindings(`
app shop {
    model Shop { name: Char(3)  admin { inlines Item (fields=[name]), Line (fieldsets=[["All", { fields: [name, n] }]]) } }
                                                             ^^^^^^ admin-field-unwritten: nobody fills 'price'
    model Item { name: Char(3)  price: Integer  shop: Shop  made: DateTime(auto_now_add)  n: Integer = 3 }
    model Line { name: Char(3)  n: Integer  shop: Shop }
    model Part { name: Char(3)  price: Integer  admin { readonly_fields price } }
                                                        ^^^^^^^^^^^^^^^^^^^^^ admin-field-unwritten
    model Note { name: Char(3)  price: Integer?  admin { fields name } }
    model Text { name: Char(3)  price: Integer  admin { fields name  readonly_fields name } }
    model Word { name: Char(3)  price: Integer  admin { fields name  form \`shop.forms.WordForm\` } }
    model Sign { name: Char(3)  price: Integer  on pre_save -> \`shop.handlers.fill\`  admin { fields name } }
}`));
