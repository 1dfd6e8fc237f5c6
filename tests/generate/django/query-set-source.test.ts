/** Querysets as Python. */
import { expect, test } from 'vitest';
import { emittedFile } from '../../support/emitting.js';

const models = (lines: string): Promise<string> =>
    emittedFile(
        'shop/models.py',
        `project p { django "5.2"  database default postgresql }
app shop { enum Size { small large }  model T { name: Char(20)  n: Integer  data: JSON  size: Size = small
${lines}
} }`,
    );

test('dictionaries and lists are what JSON is compared with', async () => {
    const python = await models(`
        queryset a = filter(data contains { a: 1 })
        queryset b(x) = filter(not data contained_by { "a b": [1, { c: null }], d: x } and name = "z").order_by(name)
        queryset c = filter(data in [{ a: true }, []], size = large)
        queryset d = filter(data has_keys ["a", "b"])
        check (data contains { a: 1 }) or n = 1 as has_a`);
    expect(python).toContain('return self.filter(data__contains={"a": 1})');
    expect(python).toContain('~Q(data__contained_by={"a b": [1, {"c": None}], "d": x}), name="z"');
    expect(python).toContain('return self.filter(data__in=[{"a": True}, []], size=Size.LARGE)');
    expect(python).toContain('return self.filter(data__has_keys=["a", "b"])');
    expect(python).toContain('condition=Q(data__contains={"a": 1}) | Q(n=1), name="has_a"');
});

test('lookups of what is computed are those of its type', async () => {
    const python = await models(`
        queryset a = filter(coalesce(data, {}) has_key "a")
        queryset b = filter(coalesce(data, {}) contains { a: 1 } and not coalesce(data, {}) has_keys ["b"])
        queryset c = filter(concat(name, "x") contains "y" and concat(name, "x") search "z")`);
    const none = 'Coalesce("data", Value({}, output_field=JSONField()))';
    expect(python).toContain(`HasKey(${none}, "a")`);
    expect(python).toMatch(/DataContains\(\s+Coalesce\(.*\), \{"a": 1\}/);
    expect(python).toContain(`~Q(HasKeys(${none}, ["b"]))`);
    expect(python).toContain('Contains(Concat("name", Value("x")), "y")');
    expect(python).toContain('SearchLookup(Concat("name", Value("x")), "z")');
    expect(python).toContain('from django.db.models.fields.json import DataContains, HasKey, HasKeys');
});

test('a value that Django computes with is said to be one, and JSON to be JSON', async () => {
    const python = await models(`
        queryset a = annotate(one = 1, word = "x", any = { b: 1 })
        queryset b = annotate(given = coalesce(data, []), some = coalesce(data, { a: 1 }), more = coalesce(n, 1))`);
    expect(python).toContain('one=Value(1)');
    expect(python).toContain('word=Value("x")');
    expect(python).toContain('any=Value({"b": 1}, output_field=JSONField())');
    expect(python).toContain('given=Coalesce("data", Value([], output_field=JSONField()))');
    expect(python).toContain('some=Coalesce("data", Value({"a": 1}, output_field=JSONField()))');
    expect(python).toContain('more=Coalesce("n", 1)');
});

test('rows that a base leaves out of its objects are left out with the methods of an heir too', async () => {
    const text = `project p { user_model shop.Member }
app soft { abstract model Deleted { gone: DateTime?  manager objects where gone is null  manager all_rows } }
app shop {
    abstract model Public { shown: Boolean = false  queryset shown_ones = filter(shown = true) }
    abstract model Old { at: DateTime?  manager objects where at is null }
    model Plain extends soft.Deleted { name: Char(20) }
    model Ruled extends soft.Deleted { owner: auth.User  allow read where owner = request.user }
    model Joined extends Public, soft.Deleted { name: Char(20) }
    model Heir extends Joined { queryset named = filter(name != "") }
    model Own extends Old { queryset new = filter(at is null) }
    model Member extends soft.Deleted, auth.AbstractUser { nick: Char(20) }
}`;
    const python = await emittedFile('shop/models.py', text);
    const objectsOf = (model: string): string | undefined =>
        new RegExp(`^class ${model}\\(.*\\n(?:    .*\\n|\\n)*?    objects = (.*)`, 'm').exec(python)?.[1];
    expect(objectsOf('Ruled')).toBe('models_ObjectsManager.from_queryset(RuledQuerySet)()');
    expect(python).toContain('from soft.models import ObjectsManager as models_ObjectsManager');
    expect(objectsOf('Joined')).toBe('models_ObjectsManager.from_queryset(PublicQuerySet)()');
    expect(objectsOf('Heir')).toBe('models_ObjectsManager.from_queryset(HeirQuerySet)()');
    expect(objectsOf('Own')).toBe('ObjectsManager.from_queryset(OwnQuerySet)()');
    expect(python).toMatch(/class Plain\(Deleted\):\n {4}name = .*\n\n/);
    expect(python).toContain('class MemberManager(models_ObjectsManager, UserManager):\n    pass');
    expect(objectsOf('Member')).toBe('MemberManager()');
});

test('a parameter that may be left out has its default', async () => {
    const python = await models(`
        queryset a(low, high = 10, word = "x") = filter(n between low and high and name = word)
        queryset b = a(1)`);
    expect(python).toContain('def a(self, low, high=10, word="x"):');
    expect(python).toContain('return self.a(1)');
});
