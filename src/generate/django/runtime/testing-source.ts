/** `config/testing.py`, the same in every project that has it. */
export const testingSource = String.raw`"""Rows for tests."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import combinations, count, islice, product
from unittest import SkipTest
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.validators import (
    MaxValueValidator,
    MinValueValidator,
    StepValueValidator,
)
from django.db import models, router
from django.db.models.fields.generated import GeneratedField
from django.utils import timezone

numbers = count(1)
# What was searched for in vain: it is not searched for again.
hopeless = set()
# The models that rows are made of for somebody's constraints: theirs may lead back.
under_way = set()


def make(model, **values):
    """Save a row of a model. What is not given gets a value that fits."""
    row = build(model, **values)
    row.save()
    return row


def build(model, **values):
    """A row of a model, with the rows that it refers to saved, but not itself."""
    row = model()
    for field in model._meta.concrete_fields:
        if field.name in values or field.attname in values:
            continue
        if needs_value(field):
            setattr(row, field.name, value_for(field, next(numbers)))
    for name, value in values.items():
        setattr(row, name, value)
    return satisfy(row, fixed=set(values))


def prepare(row, **values):
    """Change a saved row so that it can be given these values: its constraints hold before and after."""
    before = {name: getattr(row, name) for name in values}
    for name, value in values.items():
        setattr(row, name, value)
    satisfy(row, fixed=set(values))
    for name, value in before.items():
        setattr(row, name, value)
    satisfy(row, fixed={field.name for field in row._meta.concrete_fields})
    row.save()


def needs_value(field):
    if field.primary_key and isinstance(field, models.AutoField | models.UUIDField):
        return False
    if isinstance(field, GeneratedField) or getattr(field, "auto_now", False):
        return False
    if getattr(field, "auto_now_add", False):
        return False
    if field.is_relation and field.remote_field.parent_link:
        return False
    if field.has_default() or field.has_db_default():
        return field.unique and not field.primary_key and not callable(field.default)
    return not field.null and (not field.blank or field.unique)


def value_for(field, number):
    """A value of its own for the field of each row, as far as its type has so many."""
    value = example(field, number)
    if not getattr(field, "_validators", None) or field.choices:
        return value
    for other in [value, *alternatives(field, number, value)]:
        if passes(field, other):
            return other
    raise SkipTest(f"No value made up here passes {field}: give make() one.")


def passes(field, value):
    try:
        field.run_validators(value)
    except ValidationError:
        return False
    return True


def alternatives(field, number, value):
    """Values in place of one that a validator of the field refuses."""
    if isinstance(value, str):
        plain = [value.capitalize(), value.upper(), f"A{number}", f"a{number}"]
        padded = [str(number).zfill(digits) for digits in range(1, 21)]
        letters = [short(number, length) for length in range(1, 11)]
        return [
            *plain,
            *padded,
            *letters,
            *map(str.lower, letters),
            f"a{number}@example.com",
            f"https://example.com/{number}",
        ]
    steps = [v for v in field.validators if isinstance(v, StepValueValidator)]
    return [
        (v.offset or 0) + v.limit_value * (number + n) for v in steps for n in range(50)
    ]


def example(field, number):
    if field.is_relation:
        return related_row(field)
    if field.choices:
        return field.flatchoices[0][0]
    if hasattr(field, "range_type"):
        # Of PostgreSQL's. No two of them overlap.
        ends = [value_for(field.base_field, number + step) for step in (0, 1)]
        return field.range_type(*ends)
    if hasattr(field, "base_field"):
        return [value_for(field.base_field, number)]
    match field:
        case models.BooleanField():
            return False
        case models.EmailField():
            return f"a{number}@example.com"
        case models.URLField():
            return f"https://example.com/{number}"
        case models.FileField():
            return ContentFile(b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", f"{number}.gif")
        case models.UUIDField():
            return UUID(int=number)
        case models.GenericIPAddressField():
            if field.protocol == "ipv6":
                return f"2001:db8::{number:x}"
            return f"10.0.{number // 250}.{number % 250 + 1}"
        case models.IntegerField():
            return bounded(field, number)
        case models.DecimalField():
            digits = (field.max_digits or 9) - (field.decimal_places or 0)
            return Decimal(bounded(field, number % 10**digits))
        case models.FloatField():
            return float(bounded(field, number))
        case models.DateTimeField():
            return timezone.make_aware(datetime(2026, 1, 1)) + timedelta(hours=number)
        case models.DateField():
            return date(2026, 1, 1) + timedelta(days=number)
        case models.TimeField():
            return time(number % 24, number // 24 % 60)
        case models.DurationField():
            return timedelta(minutes=number)
        case models.JSONField():
            return {"key": "value"}
        case models.BinaryField():
            return b"bytes"
    if field.get_internal_type() == "HStoreField":
        return {"key": "value"}
    text = f"{field.name}-{number}"
    length = field.max_length
    return text if length is None or len(text) <= length else short(number, length)


def short(number, length):
    """The number in as few characters as possible, the last ones first."""
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    text = ""
    while number or not text:
        number, digit = divmod(number, len(digits))
        text = digits[digit] + text
    return text.rjust(length, "A")[-length:]


def bounded(field, number):
    low = [v.limit_value for v in field.validators if isinstance(v, MinValueValidator)]
    high = [v.limit_value for v in field.validators if isinstance(v, MaxValueValidator)]
    low, high = (max(low, default=number), min(high, default=None))
    value = max(low() if callable(low) else low, number)
    return value if high is None else min(value, high() if callable(high) else high)


def related_row(field):
    model = field.remote_field.model
    if model is ContentType:
        return ContentType.objects.get_for_model(field.model)
    if model is field.model:
        raise SkipTest(f"{field} leads to a row of its own kind: give make() one.")
    return make(model)


def satisfy(row, fixed):
    """Change numbers, dates and choices until the model's constraints hold."""
    for constraints, fields in apart(row):
        if not holds(row, constraints):
            free = [field for field in fields if not field.primary_key]
            search(row, constraints, [f for f in free if f.name not in fixed])
    return row


def apart(row):
    """The constraints in groups that have no field in common, and their fields."""
    own = {field.name for field in row._meta.concrete_fields}
    groups = []
    for model, constraints in row.get_constraints():
        for constraint in constraints:
            together, names = [(model, constraint)], set(mentioned(constraint)) & own
            for group in [group for group in groups if group[1] & names]:
                groups.remove(group)
                together, names = group[0] + together, group[1] | names
            groups.append((together, names))
    return [
        (together, [f for f in row._meta.concrete_fields if f.name in names])
        for together, names in groups
    ]


def search(row, constraints, fields):
    """Try values for one field, then for two, then for three: so many and no more."""
    key = (type(row), *(field.name for field in fields))
    named = [value for _, constraint in constraints for value in constants(constraint)]
    options = {field: candidates(field, named) for field in fields}
    given = {field.attname: getattr(row, field.attname) for field in fields}
    tries = (
        zip(chosen, values, strict=True)
        for size in (1, 2, 3)
        for chosen in combinations(fields, size)
        for values in product(*(options[field] for field in chosen))
    )
    for values in islice(tries, 0 if key in hopeless else 2000):
        for name, value in given.items():
            setattr(row, name, value)
        for field, value in values:
            setattr(row, field.attname, value)
        if holds(row, constraints):
            return
    hopeless.add(key)
    raise SkipTest(f"make({row._meta.object_name}) needs values for its constraints.")


def holds(row, constraints):
    using = router.db_for_write(type(row), instance=row)
    try:
        for model, constraint in constraints:
            constraint.validate(model, row, using=using)
    except ValidationError:
        return False
    return True


def candidates(field, named):
    """Values that constraints may be after: those that they name, and their neighbours."""
    if field.choices:
        return [value for value, _ in field.flatchoices]
    if field.is_relation:
        return keys_of_two(field)
    match field:
        case models.BooleanField():
            return [True, False]
        case models.IntegerField() | models.FloatField() | models.DecimalField():
            near = [v for v in named if isinstance(v, int | float | Decimal)]
            near = [type(v)(v + step) for v in near for step in (0, 1, -1)]
            kind = Decimal if isinstance(field, models.DecimalField) else int
            return distinct(kind(v) for v in (*near, 0, 1, 2, 10, 100, 1000))
        case models.DateTimeField():
            start = timezone.make_aware(datetime(2026, 1, 1))
            return [start, start + timedelta(days=1), start - timedelta(days=1)]
        case models.DateField():
            return [date(2026, 1, day) for day in (1, 2, 3)]
        case models.CharField() | models.TextField():
            texts = [v for v in named if isinstance(v, str)]
            return distinct(text for v in texts for text in (v, f"{v}1", f"1{v}"))
    return []


def keys_of_two(field):
    """What the column of a relation has for two rows at its other end, if they can be made."""
    model = field.remote_field.model
    if model is ContentType or model in under_way:
        return []
    under_way.add(model)
    try:
        return [getattr(make(model), field.target_field.attname) for _ in range(2)]
    except SkipTest:
        return []
    finally:
        under_way.discard(model)


def distinct(values):
    return list(dict.fromkeys(values))


def constants(constraint):
    """The values that a constraint compares with."""
    for part in parts_of(getattr(constraint, "condition", None)):
        if not isinstance(part, models.F):
            yield part


def mentioned(constraint):
    """The names of its fields, and other words."""
    _, expressions, options = constraint.deconstruct()
    for part in parts_of([expressions, list(options.values())]):
        name = part.name if isinstance(part, models.F) else part
        if isinstance(name, str):
            yield name.split("__")[0]


def parts_of(item):
    """The values and names in an expression or a condition, however deep."""
    if isinstance(item, models.Q):
        for child in item.children:
            if isinstance(child, tuple):
                name, child = child
                yield models.F(name)
            yield from parts_of(child)
    elif isinstance(item, models.Value):
        yield from parts_of(item.value)
    elif isinstance(item, list | tuple):
        for one in item:
            yield from parts_of(one)
    elif hasattr(item, "get_source_expressions"):
        yield from parts_of(item.get_source_expressions())
    elif item is not None:
        yield item
`;
