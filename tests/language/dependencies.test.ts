import { expect, test } from 'vitest';
import { EditedFiles } from '../support/editing.js';
import { workOf } from '../support/observing.js';

/** The rules that look at all blocks of routes together, and so once more at all when one has changed. */
const aboutBlocks = [
    'duplicatePathParameters',
    'duplicateRoutePaths',
    'includeCircles',
    'invalidPathParameters',
    'operationNames',
    'packages',
    'pathsWithoutSlash',
    'redirectsWithoutParameters',
    'rowAddresses',
    'rowlessPages',
    'shadowedRoutes',
    'undescribedApis',
    'untypedParameters',
    'unusedScopes',
    'urlPathVersioning',
    'urlPatterns',
];

const shop = {
    'project.dsl': `// A shop.
project shop {
  django "5.2"
  time_zone "Europe/Berlin"
  language_code "de"
  setting SESSION_COOKIE_AGE = 3600
  database default sqlite
  user_model people.User
}
oauth2 {
  scope products:read "Read"
  client desk scopes products:read
}
`,
    'people.dsl': `app people {
  model User extends auth.AbstractUser {
    nick: Char?(20)
  }
}
`,
    'catalog.dsl': `app catalog {
  enum Status { draft  live }
  abstract model Dated {
    made: DateTime(auto_now_add)
  }
  model Category {
    name: Char(100, help_text="Shown in lists")
    parent: Category?(on_delete=SET_NULL, related_name=children)
    str "{name}"
  }
  model Product extends Dated {
    name: Char(200)
    price: Decimal(10, 2) = 0
    status: Status = draft
    category: Category(on_delete=PROTECT, related_name=products)
    ordering -made, category.name
    str "{name}"
  }
  model Tag {
    label: Char(40)
    str "{label}"
  }
  serializer ProductRow of Product {
    fields id, name, category.name
  }
}
`,
    'orders.dsl': `app orders {
  model Order {
    buyer: people.User(on_delete=CASCADE, related_name=orders)
    day: Date
    str "{day}"
  }
  model Line {
    order: Order(on_delete=CASCADE, related_name=lines)
    product: catalog.Product(on_delete=CASCADE, related_name=lines)
    amount: Integer = 1
    ordering amount
    str "{amount}"
  }
}
`,
    'api.dsl': `routes api "api/" in catalog {
  authentication oauth2
  permission_classes TokenHasScope
  required_scopes products:read
  route "products/" viewset Product as products { serializer ProductRow }
  route "tags/" viewset Tag as tags
}
graph supply directed {
  nodes catalog.Category { label name }
  edges catalog.Category.parent
}
`,
};

type Edit = readonly [file: keyof typeof shop, edit: (text: string) => string];

const replacing =
    (old: string, now: string) =>
    (text: string): string =>
        text.replace(old, now);

const tag = '  model Tag {\n    label: Char(40)\n    str "{label}"\n  }\n';
const allChecked = [
    ...['catalog.Category', 'catalog.Dated', 'catalog.Product', 'catalog.ProductRow', 'catalog.Status', 'catalog.Tag'],
    ...['orders.Line', 'orders.Order', 'people.User', 'shop'],
];

/** What rules are asked about again, and rules about the whole. */
type Checked = readonly string[];
/** What is linked and lowered again; two lists where the names lead somewhere as before, but to something that means another thing. */
type Again = readonly string[] | { readonly link: readonly string[]; readonly lower: readonly string[] };

const edits: readonly [what: string, edit: Edit, again: Again, checked: Checked][] = [
    [
        'a help text, for nobody else',
        ['orders.dsl', replacing('day: Date', 'day: Date(help_text="Of delivery")')],
        ['app orders', 'orders.Order'],
        // Rules about a relation look at what it leads to.
        ['orders.Line', 'orders.Order'],
    ],
    [
        'a help text, for those who name its field',
        ['catalog.dsl', replacing('Shown in lists', 'Shown')],
        ['app catalog', 'catalog.Category', 'catalog.Product', 'catalog.ProductRow', 'supply'],
        ['catalog.Category', 'catalog.Product', 'supply'],
    ],
    [
        "a field's type",
        ['catalog.dsl', replacing('price: Decimal(10, 2)', 'price: Integer')],
        {
            link: ['app catalog', 'catalog.Product', 'catalog.ProductRow'],
            lower: ['api', 'app catalog', 'catalog.Product', 'catalog.ProductRow'],
        },
        ['api', 'catalog.Dated', 'catalog.Product', 'catalog.ProductRow', 'orders.Line'],
    ],
    [
        'a value that nothing else reads',
        ['orders.dsl', replacing('amount: Integer = 1', 'amount: Integer = 2')],
        ['app orders', 'orders.Line'],
        ['orders.Line'],
    ],
    [
        "a model's name",
        ['catalog.dsl', replacing('model Tag', 'model Label')],
        ['api', 'app catalog', 'catalog.Label'],
        ['api', 'catalog.Label', ...aboutBlocks],
    ],
    [
        'a new model',
        ['catalog.dsl', replacing(tag, tag + tag.replace('Tag', 'New'))],
        ['app catalog', 'catalog.New'],
        ['catalog.New'],
    ],
    ['a model that is gone', ['catalog.dsl', replacing(tag, '')], ['api', 'app catalog'], ['api', ...aboutBlocks]],
    [
        'a new member of an enum',
        ['catalog.dsl', replacing('draft  live', 'draft  live  gone')],
        ['app catalog', 'catalog.Product', 'catalog.Status'],
        ['catalog.Product', 'catalog.Status'],
    ],
    [
        "a relation's way back",
        ['catalog.dsl', replacing('related_name=products', 'related_name=goods')],
        {
            link: ['app catalog', 'catalog.Product', 'catalog.ProductRow'],
            lower: ['api', 'app catalog', 'catalog.Product', 'catalog.ProductRow'],
        },
        ['api', 'catalog.Dated', 'catalog.Product', 'catalog.ProductRow', 'orders.Line'],
    ],
    [
        'a field of an abstract model, for its heirs and their users',
        ['catalog.dsl', replacing('made: DateTime(auto_now_add)', 'made: DateTime(auto_now_add)\n    seen: DateTime?')],
        ['app catalog', 'catalog.Dated', 'catalog.Product', 'catalog.ProductRow'],
        ['api', 'catalog.Dated', 'catalog.Product', 'catalog.ProductRow', 'orders.Line'],
    ],
    [
        'a comment that documents',
        ['catalog.dsl', replacing(tag, `  /** Said. */\n${tag}`)],
        ['app catalog', 'catalog.Tag'],
        ['api', 'catalog.Tag'],
    ],
    ['a comment that does not', ['project.dsl', replacing('// A shop', '// The shop')], [], []],
    ['a blank line above everything', ['catalog.dsl', text => `\n${text}`], [], []],
    // Who asks for a setting is concerned by no other one, though text behind it moves.
    [
        'the time zone',
        ['project.dsl', replacing('Europe/Berlin', 'Europe/Rome')],
        ['shop'],
        ['projectSettings', 'shop'],
    ],
    ['the language', ['project.dsl', replacing('"de"', '"de-at"')], ['shop'], ['languages', 'shop']],
    [
        "a setting of Django's",
        ['project.dsl', replacing('3600', '60')],
        ['shop'],
        ['projectSettings', 'settingTypes', 'shop'],
    ],
    [
        'another setting',
        ['project.dsl', replacing('  language', '  setting USE_I18N = True\n  language')],
        ['shop'],
        ['languages', 'projectSettings', 'settingTypes', 'shop'],
    ],
    [
        'the database',
        ['project.dsl', replacing('sqlite', 'postgresql')],
        ['shop'],
        [...allChecked, 'projectSettings'].sort(),
    ],
    ['who the user is', ['project.dsl', replacing('  user_model people.User\n', '')], ['shop'], allChecked],
];

test.each(edits)('%s', async (_, [file, edit], again, checked) => {
    const files = new EditedFiles();
    await files.write(shop);
    expect(files.shown()).toEqual([]);
    const text = edit(shop[file]);
    expect(text).not.toBe(shop[file]);
    const { link = [], lower = [], check = [] } = await workOf(files, { [file]: text });
    const expected = 'link' in again ? again : { link: again, lower: again };
    expect({ link, lower, check }).toEqual({ ...expected, check: checked });
});

test('what is not to be spoken of is asked for again where the project says it', async () => {
    const files = new EditedFiles();
    await files.write(shop);
    const isAsked = async (changes: Readonly<Record<string, string>>): Promise<boolean> =>
        (await workOf(files, changes)).check?.includes('silencedChecks') === true;
    const [age, silenced] = ['setting SESSION_COOKIE_AGE = 3600', 'setting SILENCED_SYSTEM_CHECKS = ["models.E001"]'];
    const project = shop['project.dsl'];
    expect(await isAsked({ 'people.dsl': shop['people.dsl'].replace('Char?(20)', 'Char?(30)') })).toBe(false);
    expect(await isAsked({ 'project.dsl': project.replace('3600', '7200') })).toBe(false);
    expect(await isAsked({ 'project.dsl': project.replace(age, `${age}\n  ${silenced}`) })).toBe(true);
});

test('an edit looks up the names in its declaration, and in other files those that lead to what was edited', async () => {
    const files = new EditedFiles();
    await files.write(shop);
    const text = shop['people.dsl'].replace('Char?(20)', 'Char?(30)');
    const { resolve = [] } = await workOf(files, { 'people.dsl': text });
    const elsewhere = resolve.filter(name => !name.startsWith('people.'));
    expect(elsewhere.filter(name => !name.startsWith('orders.Order') && !name.startsWith('shop'))).toEqual([]);
    expect(resolve).toContain('people.User.nick → Char');
});

test('what was computed is not computed again without an edit', async () => {
    const files = new EditedFiles();
    await files.write(shop);
    expect(await workOf(files, {})).toEqual({});
    expect(await workOf(files, { 'catalog.dsl': shop['catalog.dsl'] })).toEqual({});
});
