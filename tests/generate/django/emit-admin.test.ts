import { expect, test } from 'vitest';
import { emittedFile } from '../../support/emitting.js';

const admin = (models: string): Promise<string> =>
    emittedFile(
        'shop/admin.py',
        `project p { user_model shop.User }
app shop { model User extends auth.AbstractUser { } ${models} }`,
    );

test('registers plain models together and those with options one by one', async () => {
    const text = await admin('model A { x: Integer } model B { x: Integer  admin { list_display x  ordering -x } }');
    expect(text).toContain(
        '@admin.register(B)\nclass BAdmin(admin.ModelAdmin):\n    list_display = ("x",)\n    ordering = ("-x",)\n',
    );
    expect(text).toContain('admin.site.register(A)\n');
});

test('leaves out abstract models, proxies without options, and what says none', async () => {
    const text = await admin(`abstract model A { x: Integer } model B extends A { } proxy model C of B { }
        proxy model D of B { admin { list_display x } } model E { admin none }`);
    expect(text).toContain('from .models import B, D, User\n');
});

test('asks a new user for what a field of Django needs now that the project says it itself', async () => {
    const text = await emittedFile(
        'shop/admin.py',
        'project p { user_model shop.User } app shop { model User extends auth.AbstractUser { email: Email(unique)  first_name: Char?(9) } }',
    );
    expect(text).toContain('add_fieldsets = (*BaseUserAdmin.add_fieldsets, (None, {"fields": ("email",)}))');
    expect(text).not.toContain(' fieldsets =');
});

test("adds a user's own fields to Django's page, and the needed ones to that for a new user", async () => {
    const text = await emittedFile(
        'shop/admin.py',
        `project p { user_model shop.User  title "The Shop" }
app shop { model User extends auth.AbstractUser { phone: Char?(9)  nick: Char(9)  seen: DateTime(auto_now)  size: Integer = 1 } }`,
    );
    expect(text).toContain('("The Shop", {"fields": ("phone", "nick", "size")})');
    expect(text).toContain('add_fieldsets = (*BaseUserAdmin.add_fieldsets, (None, {"fields": ("nick",)}))');
});

test('edits the rows of a through table with what they belong to', async () => {
    const text =
        await admin(`model A { bs: B[](through=Link)  others: A[](through=Pair, through_fields=[right, left], related_name="+") }
        model B { x: Integer } model Link { a: A  b: B }
        model Pair { left: A(related_name=lefts)  right: A(related_name=rights) }`);
    expect(text).toContain('class LinkInline(admin.TabularInline):\n    model = Link\n    extra = 0\n');
    expect(text).toContain(
        'class PairInline(admin.TabularInline):\n    model = Pair\n    fk_name = "right"\n    extra = 0\n',
    );
    expect(text).toContain('    inlines = (LinkInline, PairInline)\n');
    expect(text).not.toMatch(/register\(.*(Link|Pair)/);
});

test('registers a through table by itself where its owner says which inlines it has', async () => {
    const text =
        await admin(`model A { bs: B[](through=Link)  admin { inlines Part stacked (extra=2) } } model B { x: Integer }
        model Link { a: A  b: B } model Part { a: A }`);
    expect(text).toContain('class PartInline(admin.StackedInline):\n    model = Part\n    extra = 2\n');
    expect(text).toContain('admin.site.register([B, Link, Part])');
});

test('finds the columns of a generic relation', async () => {
    const text = await admin(
        'model A { x: Integer  admin { inlines Note } } model Note { to: any(ct_field=kind, fk_field=key)  kind: contenttypes.ContentType  key: PositiveInteger }',
    );
    expect(text).toContain(
        'class NoteInline(GenericTabularInline):\n    model = Note\n    ct_field = "kind"\n    ct_fk_field = "key"\n',
    );
});

test('writes each kind of option as the admin takes it', async () => {
    const text = await admin(`model A { x: Slug  y: Char(3)  z: A?  admin {
        prepopulated_fields { x: ["y"] }  list_display_links null  show_facets always  search_help_text "a\\"b"  list_per_page 5
        fields [x, y], z  list_filter z.y, \`shop.filters.Odd\`  list_select_related true } }`);
    for (const line of [
        'prepopulated_fields: ClassVar = {"x": ("y",)}',
        'list_display_links = None',
        'show_facets = admin.ShowFacets.ALWAYS',
        `search_help_text = 'a"b'`,
        'list_per_page = 5',
        'fields = (("x", "y"), "z")',
        'list_filter = ("z__y", Odd)',
        'list_select_related = True',
    ])
        expect(text).toContain(`    ${line}\n`);
});

test('writes the groups and lines of a form as tuples, which Django can compare', async () => {
    const text = await admin(`model A { x: Integer  admin { fields [x, [pk]]
        inlines L (fieldsets=[["T", { fields: [x, [y, [z]]], classes: ["collapse"] }]]), M (fields=[[x, y], "z"]) } }
        model L { a: A  x: Integer  y: Integer  z: Integer }  model M { a: A  x: Integer  y: Integer  z: Integer }`);
    expect(text).toContain('    fields = (("x", "pk"),)\n');
    expect(text).toContain('fieldsets = (("T", {"fields": ("x", ("y", "z")), "classes": ("collapse",)}),)\n');
    expect(text).toContain('    fields = (("x", "y"), "z")\n');
});

test('leaves what the OAuth toolkit registers to it, unless the model says how it is shown', async () => {
    const models = 'model B extends oauth2_provider.AbstractApplication { x: Integer';
    const swapped = (model: string): Promise<string> =>
        emittedFile(
            'shop/admin.py',
            `project p { setting OAUTH2_PROVIDER_APPLICATION_MODEL = "shop.B" }
oauth2 { grants client_credentials }
app shop { model A {} ${model} } }`,
        );
    expect(await swapped(models)).toContain('admin.site.register(A)');
    expect(await swapped(`${models}  admin { list_display x }`)).toContain(
        'admin.site.unregister(B)\n\n\n@admin.register(B)\nclass BAdmin(admin.ModelAdmin):\n',
    );
});

test('reads along what the names of rows follow, unless it is said', async () => {
    const models = `model B { name: Char(9)  up: B?  str "{name} of {up}" } model C { b: B  tags: B[](related_name="+")  str "{b}" }
        model D { b: B  str "{b}"  admin { list_select_related false } } model E { b: B  str "{b}"  admin { list_display b_id } }
        model F { kind: contenttypes.ContentType  key: PositiveInteger  to: any(ct_field=kind, fk_field=key)  str "{to} {kind.model}" }`;
    const text = await admin(models);
    expect(text.match(/(?<=^ {4})list_select_related.*|(?<=^class )\w+/gm)).toEqual([
        ...['UserAdmin', 'BAdmin', 'list_select_related = ("up",)', 'CAdmin', 'list_select_related = ("b__up",)'],
        ...['DAdmin', 'list_select_related = False', 'EAdmin', 'FAdmin', 'list_select_related = ("kind",)'],
    ]);
});

test('names no class like a model of the app', async () => {
    const text = await admin('model A { admin { list_display pk } } model AAdmin { }');
    expect(text).toContain('class AAdmin_(admin.ModelAdmin):');
});
