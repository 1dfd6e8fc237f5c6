import { expect, test } from 'vitest';
import { elementLine, elementPath, elementSource } from '../../src/generate/django/element-source.js';
import { generateProject } from '../../src/generate/generate-project.js';
import type { CodeElement } from '../../src/model/code-element.js';
import { lower } from '../support/lowering.js';

const shop = `project shop { }
app people { model Person { name: Char(20) } }
app sales {
  enum Status { draft  live "On sale" }
  /** What is bought. */
  model Order {
    status: Status = draft
    buyer: people.Person(related_name=orders)
    note: Char(200, help_text="A note that makes the line so long that it has to be broken into several lines of Python")
    manager drafts where status = draft
  }
  serializer Brief of Order { fields status }
}
routes v1 "api/" in sales { route "orders/" viewset Order as orders { serializer Brief } }
`;

test('a field, a member and a class are shown as they stand in models.py', async () => {
    const project = await lower(shop);
    const source = (element: CodeElement) => elementSource(project, element);
    const models = generateProject(project)
        .find(({ path }) => path === 'sales/models.py')
        ?.text.replaceAll('    ', '');
    for (const name of ['status', 'buyer', 'note']) {
        const field = source({ kind: 'field', app: 'sales', owner: 'Order', name });
        expect(field).toContain(`${name} = models.`);
        expect(models).toContain(field?.replaceAll('    ', ''));
    }
    expect(source({ kind: 'field', app: 'sales', owner: 'Order', name: 'note' })).toMatch(
        /^note = models\.CharField\(\n {4}max_length=200,\n[\s\S]*\n\)$/,
    );
    expect(source({ kind: 'member', app: 'sales', owner: 'Status', name: 'live' })).toBe('LIVE = "live", "On sale"');
    const order = source({ kind: 'model', app: 'sales', name: 'Order' });
    expect(order).toMatch(/^class Order\(models\.Model\):\n {4}"""What is bought\."""\n/);
    expect(order).not.toContain('import');
    expect(order).not.toContain('class Status');
    expect(source({ kind: 'model', app: 'sales', name: 'Nothing' })).toBeUndefined();
    expect(source({ kind: 'model', app: 'auth', name: 'User' })).toBeUndefined();
});

test('a serializer and a route are shown as they stand in their modules', async () => {
    const project = await lower(shop);
    const files = new Map(generateProject(project).map(({ path, text }) => [path, text]));
    const brief = elementSource(project, { kind: 'serializer', app: 'sales', name: 'Brief' });
    expect(brief).toMatch(/^class BriefSerializer\(serializers\.ModelSerializer\):\n {4}class Meta:/);
    expect(files.get('sales/serializers.py')).toContain(brief);
    const route: CodeElement = { kind: 'route', group: 'v1', name: 'orders' };
    const entry = elementSource(project, route);
    const [url, view] = entry?.split('\n\n\n') ?? [];
    expect(url).toBe('router.register("orders", api.OrderViewSet, basename="orders")');
    expect(files.get(elementPath(project, route) ?? '')).toContain(url);
    expect(view).toMatch(/^class OrderViewSet\(viewsets\.ModelViewSet\):\n[\s\S]*serializer_class = BriefSerializer/);
    expect(files.get('sales/api.py')).toContain(view);
    expect(elementSource(project, { kind: 'serializer', app: 'sales', name: 'Nothing' })).toBeUndefined();
    expect(elementSource(project, { kind: 'route', group: 'v1', name: 'nothing' })).toBeUndefined();
});

test.each<[CodeElement, string]>([
    [{ kind: 'model', app: 'sales', name: 'Order' }, 'class Order(models.Model):'],
    [{ kind: 'field', app: 'sales', owner: 'Order', name: 'buyer' }, '    buyer = models.ForeignKey('],
    [{ kind: 'enum', app: 'sales', name: 'Status' }, 'class Status(models.TextChoices):'],
    [{ kind: 'member', app: 'sales', owner: 'Status', name: 'draft' }, '    DRAFT = "draft"'],
    [{ kind: 'serializer', app: 'sales', name: 'Brief' }, 'class Brief'],
    [{ kind: 'route', group: 'v1', name: 'orders' }, '"orders"'],
])('%o is found in what is generated', async (element, expected) => {
    const project = await lower(shop);
    const text = generateProject(project).find(({ path }) => path === elementPath(project, element))?.text ?? '';
    const line = elementLine(text, element);
    expect(line === undefined ? undefined : text.split('\n')[line]).toContain(expected);
});

test('a field that a person has taken out is nowhere, and one of the next class is another', () => {
    const text = 'class A(models.Model):\n    x = 1\n\n\nclass B(models.Model):\n    y = 2\n';
    expect(elementLine(text, { kind: 'field', app: 'a', owner: 'A', name: 'y' })).toBeUndefined();
    expect(elementLine(text, { kind: 'field', app: 'a', owner: 'B', name: 'y' })).toBe(5);
});

test('a route is shown with its view, where that is generated', async () => {
    const project = await lower(`app sales { model Order { note: Text? } }
routes pages "" in sales {
  route "orders/" list Order { login_required }
  route "note/" view note GET, POST
  route "old/" redirect "https://example.com/"
}
routes more "more/" in sales { route "orders/" detail Order as one  route "ping/" view ping GET { permission_classes AllowAny } }
`);
    const files = new Map(generateProject(project).map(({ path, text }) => [path, text]));
    const source = (group: string, name: string): string[] =>
        elementSource(project, { kind: 'route', group, name })?.split('\n\n\n') ?? [];
    const [, list] = source('pages', 'order_list');
    expect(list).toMatch(/^class OrderList\(LoginRequiredMixin, ListView\):\n {4}queryset = Order/);
    expect(files.get('sales/views.py')).toContain(list);
    const [url, note] = source('pages', 'note');
    expect(url).toContain('path("note/", views.note, name="note")');
    expect(note).toMatch(/^@[\s\S]*\ndef note\(request\):\n/);
    expect(files.get('sales/views.py')).toContain(note);
    expect(source('pages', 'old')).toHaveLength(1);
    const [, ping] = source('more', 'ping');
    expect(ping).toMatch(/\ndef ping\(request\):\n/);
    expect(files.get('sales/api.py')).toContain(ping);
});
