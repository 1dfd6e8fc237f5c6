import { expect, test } from 'vitest';
import { emitted } from '../../support/emitting.js';

const project = (host: string): Promise<ReadonlyMap<string, string>> =>
    emitted(`project p { }
app shop { model Item { name: Char(20) } }
routes www "" in shop ${host} { route "items/" list Item  route "items/<int:pk>/" detail Item }
routes everywhere "all/" in shop { route "" list Item }`);

test('a host has its own URLs, before those of every host', async () => {
    const files = await project('on "WWW.Example.com"');
    expect(files.get('config/urls_www_example_com.py')).toContain(`urlpatterns = [
    path("", include("shop.urls", namespace="www")),
    *urls.urlpatterns,
]`);
    expect(files.get('config/urls.py')).not.toContain('namespace="www"');
    expect(files.get('config/urls.py')).toContain('namespace="everywhere"');
    const settings = files.get('config/settings/base.py');
    expect(settings).toContain('HOST_URLCONFS = {"www.example.com": "config.urls_www_example_com"}');
    expect(settings).toContain('"config.hosts.HostURLs",');
    expect(files.get('config/settings/development.py')).toContain('"www.example.com"');
});

test('what another host shows is named with the host, and linked where its name is known', async () => {
    const files = await project('on "www.example.com"');
    expect(files.get('shop/models.py')).toContain(
        'return "//www.example.com" + reverse(\n            "www:item_detail", "config.urls_www_example_com", kwargs={"pk": self.pk}\n        )',
    );
    expect(files.get('templates/base.html')).toContain("{% url 'www:item_list' as url %}{% if url %}");
    expect(files.get('templates/base.html')).toContain("{% url 'everywhere:item_list' %}");
});

test('without hosts there is no middleware for them', async () => {
    const files = await project('');
    expect(files.has('config/hosts.py')).toBe(false);
    expect(files.get('config/settings/base.py')).not.toContain('HostURLs');
});
