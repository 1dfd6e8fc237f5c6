import { describe, expect, test } from 'vitest';
import { emitted } from '../../support/emitting.js';

/** The files of an API whose viewset of items has these settings. */
async function api(settings: string, ofBlock = ''): Promise<(path: string) => string> {
    const files = await emitted(`app shop {
  model Item { name: Char(40, unique)  price: Decimal(10, 2)  owner: auth.User?  tags: Tag[]  queryset dear = filter(price > 5) }
  model Tag { name: Char(9) }
  serializer ItemOut of Item { fields id, name }
}
routes api "api/" in shop {
  authentication session
  ${ofBlock}
  route "items/" viewset Item as items { ${settings} }
}`);
    return path => files.get(path) ?? '';
}

describe('throttles', () => {
    test('of an action stand where its view finds them', async () => {
        const file = await api('action go POST detail { throttle user 5/hour }');
        expect(file('config/throttles.py')).toContain(
            'class ApiItemsGoRateThrottle(ClientRateThrottle):\n    scope = "api_items_go"\n    rate = "5/hour"\n',
        );
        expect(file('shop/api.py')).toContain('throttle_classes=[ApiItemsGoRateThrottle]');
    });

    test('that a block has for one kind of action count for all of its routes together', async () => {
        const file = await api('', 'throttle user 5/hour for create');
        expect(file('config/throttles.py')).toContain('class ApiCreateRateThrottle(ClientRateThrottle):');
        expect(file('shop/api.py')).toContain(
            '        if self.action == "create":\n            return [ApiCreateRateThrottle()]\n',
        );
    });
});

describe('throttles that stand together', () => {
    test('all count, as those of the project', async () => {
        const file = await api('', 'throttle user 60/minute\n  throttle user 1000/day\n  throttle anon 20/hour');
        const settings = file('config/settings/base.py');
        for (const name of ['ClientRateThrottle', 'ApiDayRateThrottle', 'AnonymousRateThrottle']) {
            expect(settings).toContain(`"config.throttles.${name}"`);
        }
        expect(settings).toMatch(/"user": "60\/minute",\s+"anon": "20\/hour"/);
        expect(file('config/throttles.py')).toContain(
            'class ApiDayRateThrottle(ClientRateThrottle):\n    scope = "api_day"\n    rate = "1000/day"\n',
        );
        expect(file('config/throttles.py')).toContain('class AnonymousRateThrottle(AnonRateThrottle):');
    });

    test('stand in the place of what the block says, for a route or for one of its actions', async () => {
        const route =
            'throttle user 5/hour  throttle anon 1/hour  throttle user 2/hour for create  throttle anon 1/day for create';
        const file = await api(route, 'throttle user 60/minute');
        const views = file('shop/api.py');
        expect(views).toContain('throttle_classes = (ApiItemsRateThrottle, ApiItemsAnonRateThrottle)');
        expect(views).toContain('return [ApiItemsCreateRateThrottle(), ApiItemsCreateAnonRateThrottle()]');
        const classes = file('config/throttles.py').match(/(?<=^class )\w+/gm);
        expect(new Set(classes).size).toBe(classes?.length);
        expect(classes).toContain('ApiItemsCreateAnonRateThrottle');
    });

    test('end where one says `none`', async () => {
        const file = await api('throttle user 5/hour  throttle none', 'throttle user 60/minute');
        expect(file('shop/api.py')).toContain('    throttle_classes = ()\n');
    });
});

describe('classes of one view', () => {
    test('stand as attributes, and for one action where DRF asks for them', async () => {
        const text = (
            await api(`renderer_classes json, api  parser_classes form  renderer_classes json for retrieve
        throttle_classes AnonRateThrottle for create  action go POST detail { parser_classes multipart }`)
        )('shop/api.py');
        expect(text).toContain('    renderer_classes = (JSONRenderer, BrowsableAPIRenderer)\n');
        expect(text).toContain('    parser_classes = (FormParser,)\n');
        expect(text).toContain(
            '    def get_renderers(self):\n        if self.action == "retrieve":\n            return [JSONRenderer()]\n        return super().get_renderers()\n',
        );
        expect(text).toContain('        if self.action == "create":\n            return [AnonRateThrottle()]\n');
        expect(text).toContain('@action(detail=True, methods=["post"], parser_classes=[MultiPartParser])');
    });

    test('of the view itself stand in the place of the throttle that a block counts by', async () => {
        const file = await api('throttle_classes `shop.throttles.Slow`', 'throttle user 5/hour');
        expect(file('shop/api.py')).toContain('    throttle_classes = (Slow,)\n');
        expect(file('shop/throttles.py')).toContain('class Slow(UserRateThrottle):');
    });

    test('for filtering come before those that other settings need', async () => {
        const text = (await api('filter_backends `shop.filters.Visible`, OrderingFilter  search_fields name'))(
            'shop/api.py',
        );
        expect(text).toContain('    filter_backends = (Visible, OrderingFilter, SearchFilter)\n');
    });

    test('decorate a function', async () => {
        const text = (await api('', 'route "state/" view state { renderer_classes json  parser_classes form }'))(
            'shop/api.py',
        );
        expect(text).toContain(
            '@api_view(["GET"])\n@renderer_classes([JSONRenderer])\n@parser_classes([FormParser])\ndef state(request):',
        );
    });
});

describe('keys', () => {
    test('may be called and look as the route says', async () => {
        const file = await api('lookup_url_kwarg key  lookup_value_regex "[a-z]+\\\\d"');
        expect(file('shop/api.py')).toContain(
            '    lookup_url_kwarg = "key"\n'.replace(/^/, '    lookup_value_regex = r"[a-z]+\\d"\n'),
        );
        expect(file('shop/api_urls.py') + file('shop/urls.py')).toContain(
            'regex_router = SimpleRouter()\nregex_router.register("items", api.ItemViewSet, basename="items")',
        );
    });

    test('that are found by a pattern make the address above them one too', async () => {
        const files = await emitted(`app shop { model A { x: Integer } model B { a: A  x: Integer } }
routes api "" in shop { authentication session
  route "a.s/" viewset A as as_
  route "a.s/<int:up>/bs" viewset B as bs under as_ by a { lookup_value_regex "[0-9]+" } }`);
        const urls = [...files].find(([path]) => path === 'shop/urls.py' || path === 'shop/api_urls.py')?.[1];
        expect(urls).toContain('bare_regex_router = SimpleRouter(trailing_slash=False)\n');
        expect(urls).toContain(
            String.raw`bare_regex_router.register(r"a\.s/(?P<up>[0-9]+)/bs", api.BViewSet, basename="bs")`,
        );
    });
});

describe('rows', () => {
    test('are read with the relations that a route names', async () => {
        const text = (await api('select_related owner  prefetch_related *  actions list'))('shop/api.py');
        expect(text).toContain('.select_related("owner")');
        expect(text).toContain('.prefetch_related("tags")');
        expect(text).not.toContain('def get_queryset');
    });

    test('of some actions differ from those of the rest', async () => {
        const text = (
            await api('queryset filter(price > 1)  queryset dear() for list  select_related owner for retrieve')
        )('shop/api.py');
        expect(text).toContain('    queryset = Item.objects.prefetch_related("tags").order_by("pk")\n');
        expect(text).toContain(`    def get_queryset(self):
        queryset = super().get_queryset()
        if self.action == "list":
            queryset = queryset.dear()
        elif self.action == "retrieve":
            queryset = queryset.select_related("owner").filter(price__gt=1)
        else:
            queryset = queryset.filter(price__gt=1)
        return queryset
`);
    });

    test('that depend on who asks do so for the action alone', async () => {
        const text = (await api('queryset filter(owner = request.user) for list'))('shop/api.py');
        expect(text).toMatch(
            / {8}if self\.action == "list":\n {12}queryset = queryset\.filter\([\s(]*Q\(owner=self\.request\.user\)/,
        );
    });
});

describe('serializers', () => {
    test('of Python stand where they are named, and one is begun for whoever writes it', async () => {
        const file = await api('serializer `shop.lines.Line`  serializer ItemOut for list');
        expect(file('shop/api.py')).toContain('    serializer_class = Line\n');
        expect(file('shop/api.py')).toContain(
            '        if self.action == "list":\n            return ItemOutSerializer\n',
        );
        expect(file('shop/lines.py')).toContain(
            'class Line(serializers.ModelSerializer):\n    """How a row is shown and read."""\n\n    class Meta:\n        model = Item\n',
        );
        expect(file('shop/serializers.py')).not.toContain('class ItemSerializer');
    });

    test('may be an action’s own', async () => {
        const text = (await api('action go POST detail { serializer ItemOut  set price = 1 }'))('shop/api.py');
        expect(text).toContain('        if self.action == "go":\n            return ItemOutSerializer\n');
    });
});

describe('pagination by a class of Python', () => {
    test('is the class itself, or one of ours with the size beside it', async () => {
        const file = await api('pagination `shop.pages.Few` 7', 'pagination `shop.pages.Few`');
        expect(file('config/settings/base.py')).toContain('"DEFAULT_PAGINATION_CLASS": "shop.pages.Few"');
        expect(file('config/settings/base.py')).not.toContain('PAGE_SIZE');
        expect(file('config/pagination.py')).toContain('class FewBy7(Few):\n    page_size = 7\n');
        expect(file('shop/api.py')).toContain('    pagination_class = FewBy7\n');
        expect(file('shop/pages.py')).toContain('class Few(PageNumberPagination):');
    });
});

describe('caches', () => {
    test('hold what GET answers, for each caller apart, and stand behind what dispatch() checks', async () => {
        const text = (await api('cache_page 5m  never_cache for retrieve'))('shop/api.py');
        expect(text).toContain(
            '@method_decorator(\n    [cache_page(5 * 60), vary_on_headers("Authorization", "Cookie")], name="list"\n)\n@method_decorator(never_cache, name="retrieve")\nclass ItemViewSet(',
        );
        expect(text).not.toContain('name="create"');
    });

    test('hold an action that says so, and no change', async () => {
        const text = (await api('action all GET list { cache_page 1h }  action go POST detail { cache_page 1h }'))(
            'shop/api.py',
        );
        expect(text.split('@method_decorator')).toHaveLength(2);
        expect(text).toContain(
            '    @method_decorator([cache_page(60 * 60), vary_on_headers("Authorization", "Cookie")])\n    def all(self',
        );
    });

    test('are left out of the way', async () => {
        expect((await api('never_cache'))('shop/api.py')).toContain(
            '@method_decorator(never_cache, name="dispatch")\nclass ItemViewSet(',
        );
        const text = (await api('', 'route "state/" view state GET { cache_page 90s }'))('shop/api.py');
        expect(text).toContain('@cache_page(90)\n@vary_on_headers("Authorization", "Cookie")\ndef state(request):');
    });
});

test('scopes for a method hold for the actions that it reaches', async () => {
    const files = await emitted(`oauth2 { scope a:read  scope a:write  client c scopes a:read, a:write }
app shop { model Item { name: Char(40) } }
routes api "api/" in shop { authentication oauth2  required_scopes a:read  required_scopes a:write for POST
  route "items/" viewset Item as items { actions list  action go POST detail } }`);
    expect(files.get('shop/api.py')).toContain('        if self.action == "go":\n            return ["a:write"]\n');
});

describe('the rows of others', () => {
    const shop = async (serializer: string): Promise<string> => {
        const files = await emitted(`app shop {
  model Country { name: Char(9) }
  model Maker { name: Char(9)  country: Country }
  model Item { name: Char(9)  maker: Maker(on_delete=CASCADE)  seller: Maker?(related_name=sold) }
  model Line { item: Item(on_delete=CASCADE) }
  model Bill { line: Line(on_delete=PROTECT) }
  model Note { text: Text  item: Item? }
  serializer Out of Item { ${serializer} }
}
routes api "api/" in shop {
  authentication session
  route "items/" viewset Item { serializer Out }
  route "makers/" viewset Maker
  route "notes/" viewset Note
}`);
        return files.get('shop/api.py') ?? '';
    };

    test('that `depth` nests are read along', async () => {
        expect(await shop('fields *  depth 2')).toContain(
            '.select_related(\n        "maker", "maker__country", "seller", "seller__country"\n    )',
        );
        expect(await shop('fields id, maker  depth 1')).toContain('Item.objects.select_related("maker").');
        expect(await shop('fields id, maker')).not.toContain('select_related');
    });

    test('may keep a row from going, though it is others that would go with it', async () => {
        const source = await shop('fields *');
        expect(source).toContain('class ItemViewSet(KeepsProtectedRows, viewsets.ModelViewSet):');
        expect(source).toContain('class MakerViewSet(KeepsProtectedRows, viewsets.ModelViewSet):');
        expect(source).toContain('class NoteViewSet(viewsets.ModelViewSet):');
    });
});
