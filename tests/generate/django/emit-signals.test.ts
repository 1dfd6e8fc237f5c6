import { expect, test } from 'vitest';
import { emittedFile } from '../../support/emitting.js';

const signals = (items: string): Promise<string> =>
    emittedFile('shop/signals.py', `project p { } app shop { ${items} }`);

test('connects a model and its proxies, since saving a proxy is not heard otherwise', async () => {
    const text = await signals(
        'model A { on post_save -> `shop.handlers.a` } proxy model B of A { } proxy model C of B { } model D extends A { }',
    );
    expect(text).toContain(
        'for sender in (A, B, C):  # a proxy sends signals of its own\n    post_save.connect(a, sender=sender)\n',
    );
});

test('connects whatever extends an abstract model', async () => {
    const text = await signals(
        'abstract model A { on pre_save -> `shop.handlers.a` } model B extends A { } model C extends A { }',
    );
    expect(text).toContain('for sender in (B, C):\n    pre_save.connect(a, sender=sender)\n');
    expect(text).not.toContain('import A');
});

test('hears relations to many from the class behind each of them', async () => {
    const text = await signals(
        'model A { bs: B[]  cs: B[](related_name=ds)  on m2m_changed -> `shop.handlers.a` } model B { }',
    );
    expect(text).toContain(
        'm2m_changed.connect(a, sender=A.bs.through)\nm2m_changed.connect(a, sender=A.cs.through)\n',
    );
});

test('imports nothing for a signal that nobody sends', async () => {
    expect(await signals('model A { on m2m_changed -> `shop.handlers.a` }')).toBe('\n');
});

test('defines signals of its own before it connects them', async () => {
    const text = await signals('signal sold(product, count) model A { on sold -> `other.package.heard` }');
    expect(text).toContain('# Sent with product, count.\nsold = Signal()\n\nsold.connect(heard, sender=A)\n');
    expect(text).toContain('from other.package import heard\n');
});

test('hears what no model sends from anybody', async () => {
    const text = await signals(
        'model A { on user_logged_in -> `shop.handlers.a`  on post_migrate -> `shop.handlers.b` }',
    );
    expect(text).toContain('user_logged_in.connect(a)\n');
    expect(text).toContain('post_migrate.connect(b, sender=apps.get_app_config("shop"))\n');
});
