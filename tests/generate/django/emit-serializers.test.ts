import { expect, test } from 'vitest';
import { emittedFile } from '../../support/emitting.js';
import { unresolvedNames } from '../../support/linking.js';

const app = (serializers: string): string => `app shop {
  model Item { name: Char(40)  owner: auth.User }
  ${serializers}
}
routes v1 "api/" in shop { route "items/" viewset Item { serializer Full  actions list } }`;

test('fields may name what the serializer declares, in their order', async () => {
    const source = await emittedFile(
        'shop/serializers.py',
        app(`serializer Short of Item { fields id, age  age: method }
  serializer Full extends Short of Item { fields id, age, total, name, by
    total: Integer(read_only)? = pk
    by: Char(read_only) = owner.username
  }`),
    );
    expect(source).toContain('fields = ("id", "age")');
    expect(source).toContain('fields = ("id", "age", "total", "name", "by")');
    expect(source).toMatch(
        /total = serializers\.IntegerField\(\s*read_only=True, required=False, allow_null=True, source="pk"\s*\)/,
    );
});

test('what is declared nowhere is still no field, and the model has what other lists name', async () => {
    const names = await unresolvedNames(`app shop {
  model Item { name: Char(40) }
  serializer Full of Item { fields id, age, total  age: method }
  serializer Narrow of Item { fields id, age  read_only_fields age  age: method }
}`);
    expect(names.map(name => /'(\w+)'/.exec(name)?.[1])).toEqual(['total', 'age']);
});

test('a nested route is named in front of its parent or behind it', async () => {
    const urls = (route: string): Promise<string> =>
        emittedFile(
            'shop/api_urls.py',
            `app shop { model A { n: Char(9) } model B { a: A } }
routes v1 "api/" in shop { route "a/" viewset A as parents  route "a/<int:a_pk>/b/" ${route} { actions list } }`,
        );
    const named = await urls('viewset B as children under parents by a');
    expect(named).toContain('children');
    expect(await urls('viewset B under parents by a as children')).toBe(named);
    expect(await urls('viewset B under parents as children')).toBe(named);
});

test('what the server fills in follows `for`', async () => {
    const source = await emittedFile(
        'shop/api.py',
        `app shop { enum State { draft  live } model A { n: Char(9)  a: State = draft  b: State = draft  c: State = draft  d: State = draft } }
routes v1 "api/" in shop {
  authentication session
  route "a/" viewset A { set a = live for create  set b = live for update  set c = live for POST, PUT, PATCH  set d = live for PATCH }
}`,
    );
    expect(source).toContain('serializer.save(a=State.LIVE, c=State.LIVE)');
    expect(source).toContain(`    def perform_update(self, serializer):
        values = {"c": State.LIVE}
        if self.request.method == "PUT":
            values["b"] = State.LIVE
        if self.request.method == "PATCH":
            values["d"] = State.LIVE
        serializer.save(**values)`);
});

test('positional arguments of declared fields are given by their names', async () => {
    const source = await emittedFile(
        'shop/serializers.py',
        `app shop {
  model Item { name: Char(40) }
  serializer Full of Item {
    fields id
    price: Decimal(5, 2)
    name: Char(40, required)
    own: \`shop.fields.Own\`(3, exact=4)
    age: method("age_of")
  }
}
routes v1 "api/" in shop { permission_classes IsAuthenticated  route "items/" viewset Item { serializer Full } }`,
    );
    expect(source).toContain('price = serializers.DecimalField(max_digits=5, decimal_places=2)');
    expect(source).toContain('name = serializers.CharField(max_length=40, required=True)');
    expect(source).toContain('own = Own(3, exact=4)');
    expect(source).toContain('def age_of(self, obj):');
});

test('what a base has of our classes, its heirs do not name again', async () => {
    const source = await emittedFile(
        'shop/serializers.py',
        `app shop {
  model Kind { name: Char(20, unique)  weight: Integer = 1  check weight > 0 as heavy }
  model Item { name: Char(40)  kind: Kind  unique name, kind as once }
  serializer Short of Item { fields id, name  unique_together name, kind }
  serializer Full extends Short of Item { fields id, name, kind }
  serializer Fuller extends Full of Item { fields id, name  kind: KindShort }
  serializer KindShort of Kind { fields id, name }
}
routes v1 "api/" in shop {
  permission_classes IsAuthenticated
  route "items/" viewset Item { serializer Full  serializer Short for partial_update  serializer Fuller for update }
}`,
    );
    expect(source).toContain('class ShortSerializer(ModelConstraints, serializers.ModelSerializer):');
    expect(source).toContain('class FullSerializer(ShortSerializer):');
    expect(source).toContain('class FullerSerializer(FullSerializer):');
    expect(source).toContain('unique_together = ("name", "kind")');
});

test('an enum as choices is named, of whichever app', async () => {
    const source = await emittedFile(
        'shop/serializers.py',
        `app shop {
  enum Size { small  large }
  model Item { name: Char(40) }
  serializer Full of Item { fields name  a: Choice(Size) = name  b: MultipleChoice(choices=other.Kind, allow_empty=false) = name }
}
app other { enum Kind: int { one  two } }
routes v1 "api/" in shop { route "items/" viewset Item { serializer Full  actions list } }`,
    );
    expect(source).toContain('from other.models import Kind');
    expect(source).toContain('a = serializers.ChoiceField(choices=Size.choices, source="name")');
    expect(source).toMatch(/choices=Kind\.choices, allow_empty=False/);
});

test('serializers of one name in several apps are told apart in the description of the API', async () => {
    const text = `app shop { model A { n: Char(9) }  serializer Short of A { fields n } }
app other {
  model B { n: Char(9) }
  serializer Short of B { fields n }
  serializer Long extends Short of B { fields id, n }
  serializer Plain of B { fields id }
}
routes v1 "api/" in shop {
  route "a/" viewset A { serializer Short }
  route "b/" viewset other.B { serializer other.Short  serializer other.Long for list  serializer other.Plain for retrieve }
}`;
    expect(await emittedFile('shop/serializers.py', text)).not.toContain('component_name');
    const source = await emittedFile('other/serializers.py', text);
    expect(source).toContain('@extend_schema_serializer(component_name="OtherShort")\nclass ShortSerializer(');
    expect(source).toContain('@extend_schema_serializer(component_name="OtherLong")\nclass LongSerializer(');
    expect(source.match(/component_name/g)).toHaveLength(2);
});
