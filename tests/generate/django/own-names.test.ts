import { expect, test } from 'vitest';
import { emitted, emittedFile } from '../../support/emitting.js';

const project = (items: string): string => `project p { } app shop { ${items} }`;

test('writes a handler that passes over what loaddata saves', async () => {
    const text = await emittedFile(
        'shop/handlers.py',
        project('model BigThing { on post_save -> `shop.handlers.told` }'),
    );
    expect(text).toBe(`import logging

logger = logging.getLogger(__name__)


def told(sender, instance, created, raw, **kwargs):
    """Called after a big thing was saved."""
    if raw:  # loaddata
        return
    logger.info("told %s", instance)
`);
});

test('gives a handler of several signals what all of them send', async () => {
    const text = await emittedFile(
        'shop/handlers.py',
        project('model A { on post_save -> `shop.handlers.told`  on post_delete -> `shop.handlers.told` }'),
    );
    expect(text).toContain('def told(sender, instance, **kwargs):\n');
    expect(text).toContain('    if kwargs.get("raw"):  # loaddata\n');
});

test('writes what fields ask for where they ask for it', async () => {
    const files = await emitted(
        project(`model A {
            a: Integer(validators=[\`shop.checks.even\`, \`elsewhere.checks.odd\`])
            b: Decimal(5, 2) = \`shop.values.price\`
            c: File(upload_to=\`shop.deep.down.files.place\`)
            d: Integer = \`shop.number\`
            e: \`shop.fields.Colour\`
            f: Char?(3) = \`shop.values.word\`
        }`),
    );
    expect(files.get('shop/checks.py')).toBe(
        'def even(value):\n    """Raise ValidationError where the value is no a."""\n',
    );
    expect(files.get('shop/values.py')).toContain('def price():\n    """The b of a new row."""\n    return 0\n');
    expect(files.get('shop/values.py')).toContain('def word():\n    """The f of a new row."""\n    return ""\n');
    expect(files.get('shop/deep/down/files.py')).toContain('def place(instance, filename):');
    expect(files.get('shop/deep/__init__.py')).toBe('');
    expect(files.get('shop/deep/down/__init__.py')).toBe('');
    expect(files.get('shop/__init__.py')).toContain('def number():');
    expect(files.get('shop/fields.py')).toContain('class Colour(models.TextField):');
    const models = files.get('shop/models.py') ?? '';
    expect(models).toContain('from elsewhere.checks import odd\n');
    expect(models).toContain('from . import number\nfrom .checks import even\nfrom .deep.down.files import place\n');
});

test('puts what is missing above what another emitter writes into the file', async () => {
    const files = await emitted(`${project(`
        model A { x: Integer = \`shop.models.start\`  admin { actions \`shop.admin.publish\` } }`)}
        routes pages "" in shop { route "" list A  route "x/" view \`shop.views.Odd\`  route "y/" view \`shop.views.mine\` }`);
    expect(files.get('shop/models.py')).toBe(`from django.db import models


def start():
    """The x of a new row."""
    return 0


class A(models.Model):
    x = models.IntegerField(default=start)
`);
    const admin = files.get('shop/admin.py') ?? '';
    expect(admin.indexOf('def publish(')).toBeLessThan(admin.indexOf('class AAdmin('));
    expect(admin).toContain('raise NotImplementedError("Write publish in shop/admin.py.")');
    const views = files.get('shop/views.py') ?? '';
    expect(views).toMatch(
        /^"""The views of routes pages\."""\n\nfrom django\.http import HttpResponse\nfrom django\.views import View\n/,
    );
    expect(views).toContain('class Odd(View):');
    expect(views).toContain('def mine(request, *args, **kwargs):');
    expect(views).toContain('class AList(ListView):');
});

test('leaves alone what a file defines by itself', async () => {
    const files = await emitted(project('task again()  model A { on post_save -> `shop.tasks.again` }'));
    expect(files.get('shop/tasks.py')?.match(/def again\(/g)).toHaveLength(1);
});

test('makes a field class that takes the parameters it is declared with', async () => {
    const files = await emitted(
        project(
            'field Money = `shop.fields.MoneyField`(max_digits, decimal_places)  field Odd = `shop.fields.OddField`(colour)  model A { m: Money(10, 2)  o: Odd("red") }',
        ),
    );
    const fields = files.get('shop/fields.py') ?? '';
    expect(fields).toContain('class MoneyField(models.DecimalField):');
    expect(fields).toContain('    def __init__(self, *args, colour=None, **kwargs):\n        self.colour = colour\n');
    expect(fields).toContain('        own = {"colour": self.colour}\n');
});

test('says nothing of other packages', async () => {
    const files = await emitted(project('model A { x: Integer(validators=[`shopping.checks.even`]) }'));
    expect([...files.keys()].filter(path => path.includes('checks'))).toEqual([]);
});
