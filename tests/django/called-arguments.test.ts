/** What is given to aggregates, functions and validators by its name reaches Django, and does there what it says. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GeneratedProject } from '../support/django-project.js';

const source = `
project counting { django "5.2" }
app shop {
  enum State { open  sent }
  model Buyer {
    name: Char(40, validators=[RegexValidator("^[A-Z]", message="Begin with a capital."), MinLengthValidator(2)])
    mail: Char(40, validators=[EmailValidator(allowlist=["here"]), validate_email]) = "a@x.org"
    queryset counted = annotate(
      all_orders = count(orders),
      days = count(orders.day, distinct=true),
      sent = count(orders, filter=(orders.state = sent)),
      dear = sum(orders.price, filter=(orders.price > 10 and orders.state = sent), default=0),
      first = min(orders.price, default=-1)
    )
    queryset totals = aggregate(days = count(orders.day, distinct=true), sold = sum(orders.price, default=0))
    queryset initial = annotate(letter = left(name, length=1), other = replace(name, "A", replacement="B"))
  }
  model Order {
    buyer: Buyer(related_name=orders)
    day: Date
    state: State = open
    price: Decimal(6, 2, validators=[MinValueValidator(1, message="At least one."), StepValueValidator(limit_value=0.5)])
  }
  serializer BuyerIn of Buyer { fields name }
  serializer Chosen { one: Choice(State)  many: MultipleChoice(choices=shop.State, allow_empty=false) }
  serializer Coded { code: Char(validators=[RegexValidator(regex="^x", code="no_x")]) }
}
routes api "api/" in shop {
  authentication session
  permission_classes IsAuthenticated
  route "buyers/" viewset Buyer as buyers { serializer BuyerIn }
  route "orders/" viewset Order as orders
}
`;

let project: GeneratedProject;
beforeAll(async () => {
    project = await GeneratedProject.of({ 'counting.dsl': source });
    await project.generate();
    await project.manage(['makemigrations', '--noinput']);
    await project.manage(['migrate', '--noinput']);
});
afterAll(() => project?.remove());

test('counts, sums and functions', async () => {
    const said = await project.shell(`
from decimal import Decimal
from shop.models import Buyer, Order, State
ann, bob = Buyer.objects.create(name="Ann"), Buyer.objects.create(name="Bob")
for day, state, price in [("2026-01-01", "sent", 20), ("2026-01-01", "open", 30), ("2026-01-02", "sent", 5)]:
    Order.objects.create(buyer=ann, day=day, state=state, price=price)
row = Buyer.objects.counted().get(name="Ann")
assert (row.all_orders, row.days, row.sent, row.dear, row.first) == (3, 2, 2, 20, 5), vars(row)
row = Buyer.objects.counted().get(name="Bob")
assert (row.all_orders, row.days, row.sent, row.dear, row.first) == (0, 0, 0, 0, -1), vars(row)
assert Buyer.objects.totals() == {"days": 2, "sold": 55}, Buyer.objects.totals()
row = Buyer.objects.initial().get(name="Ann")
assert (row.letter, row.other) == ("A", "Bnn"), vars(row)
print("held")`);
    expect(said).toContain('held');
});

test('validators', async () => {
    const said = await project.shell(`
from django.core.exceptions import ValidationError
from shop.models import Buyer, Order
from shop.serializers import CodedSerializer

def said(row):
    try:
        row.clean_fields()
    except ValidationError as error:
        return error.message_dict
    return {}

assert said(Buyer(name="Ann")) == {}, said(Buyer(name="Ann"))
assert said(Buyer(name="ann"))["name"] == ["Begin with a capital."]
assert len(said(Buyer(name="A"))["name"]) == 1
assert "mail" in said(Buyer(name="Ann", mail="nobody"))
assert said(Order(price="0.5", day="2026-01-01"))["price"] == ["At least one."]
assert "price" in said(Order(price="1.3", day="2026-01-01"))
given = CodedSerializer(data={"code": "y"})
assert not given.is_valid() and given.errors["code"][0].code == "no_x", given.errors
print("held")`);
    expect(said).toContain('held');
});

test('an enum as choices', async () => {
    const said = await project.shell(`
from shop.serializers import ChosenSerializer
fields = ChosenSerializer().fields
assert dict(fields["one"].choices) == dict(fields["many"].choices) == {"open": "Open", "sent": "Sent"}, fields["one"].choices
assert ChosenSerializer(data={"one": "open", "many": ["sent"]}).is_valid()
assert not ChosenSerializer(data={"one": "gone", "many": ["sent"]}).is_valid()
print("held")`);
    expect(said).toContain('held');
});

test('the project passes Ruff and its own tests', async () => {
    await project.module('ruff', 'check', '--no-cache', '.');
    await project.module('ruff', 'format', '--no-cache', '--check', '.');
    await project.manage(['test', '--noinput']);
});
