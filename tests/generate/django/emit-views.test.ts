import { describe, expect, test } from 'vitest';
import { emitted } from '../../support/emitting.js';

/** The files of pages about items. */
async function pages(routes: string, ofBlock = ''): Promise<(path: string) => string> {
    const files = await emitted(`app shop {
  model Item { name: Char(40)  sku: Slug  price: Decimal(10, 2)  owner: auth.User?  tags: Tag[] }
  model Tag { name: Char(9) }
}
graph items { nodes shop.Item { label name } }
routes pages "" in shop { ${ofBlock} ${routes} }`);
    return path => files.get(path) ?? '';
}

describe('who may see a page', () => {
    test('is asked by a mixin, whose attribute names the permission', async () => {
        const views = (
            await pages(
                'route "a/" list Item { permission_required "shop.view_item" }  route "b/" class Both { permission_required "shop.a", "shop.b" }',
            )
        )('shop/views.py');
        expect(views).toContain('class ItemList(PermissionRequiredMixin, ListView):');
        expect(views).toContain('    permission_required = "shop.view_item"\n');
        expect(views).toContain(
            'class Both(PermissionRequiredMixin, View):\n    permission_required = ("shop.a", "shop.b")\n\n    def get(',
        );
    });

    test('is asked by decorators of functions, templates, graphs and views of Python', async () => {
        const file = await pages(
            'route "f/" view f  route "t/" template "t.html" as t  route "g/" graph items  route "p/" view `shop.own.page` as p',
            'permission_required "shop.x"',
        );
        const checks = 'login_required(permission_required("shop.x", raise_exception=True)(';
        expect(file('shop/views.py')).toContain(
            '@login_required\n@permission_required("shop.x", raise_exception=True)\ndef f(request):',
        );
        const urls = file('shop/urls.py').replaceAll(/\s+/g, '');
        for (const view of ['TemplateView.as_view(', 'GraphPage.as_view(', 'page)'])
            expect(urls).toContain((checks + view).replaceAll(' ', ''));
        expect(file('templates/registration/login.html')).toContain('Log in');
    });
});

describe('caches', () => {
    test('stand behind the login, and hold what a person’s cookies say', async () => {
        const views = (await pages('route "a/" list Item { login_required  cache_page 5m }'))('shop/views.py');
        expect(views).toContain(
            '@method_decorator([cache_page(5 * 60), vary_on_cookie], name="get")\nclass ItemList(LoginRequiredMixin, ListView):',
        );
    });

    test('know parts of a page from the whole', async () => {
        const views = (await pages('route "a/" htmx Item { cache_page 5m }'))('shop/views.py');
        expect(views).toContain('vary_on_headers("Cookie", "HX-Request")');
    });

    test('wrap templates and graphs, and keep nothing where never_cache stands', async () => {
        const file = await pages(
            'route "t/" template "t.html" { cache_page 1h }  route "g/" graph items { never_cache }',
        );
        const urls = file('shop/urls.py').replaceAll(/\s+/g, '');
        expect(urls).toContain('cache_page(60*60)(vary_on_cookie(TemplateView.as_view(');
        expect(urls).toContain('never_cache(GraphPage.as_view(');
    });
});

test('csrf_exempt stands at dispatch(), where Django looks for it', async () => {
    const views = (await pages('route "a/" create Item { csrf_exempt }  route "f/" view f POST { csrf_exempt }'))(
        'shop/views.py',
    );
    expect(views).toContain('@method_decorator(csrf_exempt, name="dispatch")\nclass ItemCreate(CreateView):');
    expect(views).toContain('@csrf_exempt\ndef f(request):');
});

describe('forms', () => {
    test('leave out what is excluded', async () => {
        const views = (await pages('route "a/" create Item { exclude sku, tags }'))('shop/views.py');
        expect(views).toContain('    fields = ("name", "price", "owner")\n');
        expect(views).not.toContain('exclude');
    });

    test('of Python stand in the place of fields', async () => {
        const file = await pages('route "a/" create Item { form_class `shop.forms.ItemForm` }');
        expect(file('shop/views.py')).toContain('    form_class = ItemForm\n');
        expect(file('shop/views.py')).not.toContain('fields =');
        expect(file('shop/forms.py')).toContain('class Meta:\n        model = Item\n        fields = "__all__"\n');
    });
});

test('titles are the page’s heading, its title and its link', async () => {
    const file = await pages(`route "a/" list Item { title "All <b>" }  route "b/" detail Item
      route "t/" template "t.html" { title "T" }  route "g/" graph items { title "G" }`);
    expect(file('shop/views.py')).toContain('    extra_context: ClassVar = {"title": "All <b>"}\n');
    expect(file('templates/shop/item_list.html')).toContain(
        '<h1>{% if title %}{{ title }}{% else %}Items{% endif %}</h1>',
    );
    expect(file('templates/shop/item_detail.html')).toContain('<h1>{{ object }}</h1>');
    expect(file('templates/base.html')).toContain('>All &lt;b&gt;</a>');
    expect(file('shop/urls.py')).toContain('template_name="t.html", extra_context={"title": "T"}');
    expect(file('shop/urls.py').replaceAll(/\s+/g, '')).toContain('graph=graphs.items,extra_context={"title":"G"}');
});

test('rows are read with the relations that a page names', async () => {
    const views = (await pages('route "a/" list Item { select_related owner  prefetch_related tags }'))(
        'shop/views.py',
    );
    expect(views.replaceAll(/\s+/g, '')).toContain(
        'Item.objects.select_related("owner").prefetch_related("tags").order_by("pk")',
    );
});

test('a row is found by the field that lookup_field names', async () => {
    const views = (await pages('route "a/<slug:key>/" detail Item { lookup_field sku }'))('shop/views.py');
    expect(views).toContain('    slug_field = "sku"\n    slug_url_kwarg = "key"\n');
});

test('a row is found by its key where the path names no field', async () => {
    const views = (await pages('route "a/<int:number>/" detail Item'))('shop/views.py');
    expect(views).toContain('    pk_url_kwarg = "number"\n');
});

test('a template with a name of its own is there', async () => {
    const file = await pages('route "a/" list Item { template_name "shop/mine.html" }');
    expect(file('shop/views.py')).toContain('    template_name = "shop/mine.html"\n');
    expect(file('templates/shop/mine.html')).toContain('{% for row in object_list %}');
});

describe('where a row is shown', () => {
    const models = async (option: string) =>
        await emitted(`app shop { model Owner { a: Char(3) } model Item { name: Char(9)  owner: Owner  ${option} } }
routes pages "" in shop { route "a/" list Item  route "n/" create Item  route "<int:pk>/" detail Item }`);

    test('is what the model says, with values as URLs have them', async () => {
        const text = (await models('get_absolute_url "/x/{name}/{owner}/{pk}/{none}"')).get('shop/models.py');
        expect(text?.replaceAll(/\s+/g, '')).toContain(
            'returnf"/x/{quote(str(self.name))}/{quote(str(self.owner_id))}/{quote(str(self.pk))}/{{none}}"',
        );
    });

    test('may be a function of Python, and is the detail page where nothing is said', async () => {
        const own = await models('get_absolute_url `shop.addresses.item`');
        expect(own.get('shop/models.py')).toContain('def get_absolute_url(self):\n        return item(self)\n');
        expect(own.get('shop/addresses.py')).toContain('def item(row):');
        expect((await models('')).get('shop/models.py')).toContain(
            'return reverse("pages:item_detail", kwargs={"pk": self.pk})',
        );
    });
});
