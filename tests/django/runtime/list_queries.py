"""Asks a generated project for all its lists, pages of rows, graphs and lists of the admin, with few rows and with many.

A probe follows this text and calls `growing()`, which fills the tables twice and answers what asked for more with more rows.
Names that a probe has (`web`, `User`, `settings`, `token`) are there.
"""

import contextlib
import datetime
import decimal
import re
import sys
import uuid
from pathlib import Path

from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.core.exceptions import FieldDoesNotExist
from django.core.files.base import ContentFile
from django.db import connections, models, router
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

# Python that a person has to write first, and what answers only to requests that change something.
UNWRITTEN = (405, 501)


def growing(shared=False, few=2, many=20):
    """How many queries each address makes with few rows and with many (of each model), where many ask for more.

    With `shared`, rows lead to the first of the others that they may lead to, which then has all of them; otherwise each leads to
    another row, so that nothing is found twice.
    """
    rows = Rows(shared)
    lift_rules(rows.models)
    rows.fill(0, few)
    client = visitor(rows)
    first = {name: count(client, url) for name, url in addresses(rows)}
    # The first row may be none of those that a route is about.
    failed = {
        name: answer
        for name, (answer, _) in first.items()
        if answer not in (200, *UNWRITTEN) and not (answer == 404 and re.search(r"[<(]", name))
    }
    assert not failed, f"not answered: {failed}"
    assert first, "nothing is asked for"
    rows.fill(few, many)
    then = {name: count(client, url) for name, url in addresses(rows)}
    return {
        name: f"{len(first[name][1])} queries for {few} rows, {len(queries)} for {many}: {first_more(first[name][1], queries)}"
        for name, (_, queries) in then.items()
        if len(queries) > len(first[name][1])
    }


def lift_rules(known):
    """Rows need not mean anything: what is computed of their values is not looked at."""
    for connection in connections.all():
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = ON")
    for model in known:
        with connections[router.db_for_write(model)].schema_editor() as editor:
            for constraint in model._meta.constraints:
                if isinstance(constraint, models.UniqueConstraint) and constraint.expressions:
                    editor.remove_constraint(model, constraint)


def first_more(few, many):
    """A query that comes more often."""
    before = [without_values(query) for query in few]
    for query in map(without_values, many):
        if query in before:
            before.remove(query)
        else:
            return re.sub(r"SELECT .*? FROM", "SELECT … FROM", query)[:300]


def without_values(query):
    return re.sub(r"\(\?(, \?)*\)", "(?)", re.sub(r"'[^']*'|\b\d+\b", "?", query))


# Rows


class Rows:
    """Rows of all models, the nth of each alike in nothing but that all its fields are filled."""

    def __init__(self, shared):
        self.shared = shared
        self.by_model = {}
        self.models = in_order([model for model in apps.get_models() if is_own(model)])

    def fill(self, start, end):
        for model in self.models:
            for number in range(start, end):
                self.make(model, number)
        for model in self.models:
            for number in range(start, end):
                self.complete(model, number)

    def of(self, model):
        """Those that were made as its own; rows of models that extend it are rows of its table too."""
        concrete = model._meta.concrete_model
        return self.by_model.setdefault(concrete, [])

    def make(self, model, number):
        values = {}
        for field in own_fields(model):
            # The rows of a parent that were made by themselves have its first values.
            is_inherited = field.unique and field.model is not model
            apart = 100 * self.models.index(model) if is_inherited else 0
            value = self.value(field, number + apart)
            if value is not None:
                values[field.attname if field.is_relation else field.name] = value
        for field in model._meta.private_fields:
            if isinstance(field, GenericForeignKey):
                values[field.ct_field], values[field.fk_field] = self.any_row(number)
        row = model()
        for name, value in values.items():
            setattr(row, name, value)
        for field in own_fields(model):
            if isinstance(field, models.ImageField):
                getattr(row, field.name).save(f"{number}.gif", ContentFile(PIXEL), save=False)
            elif isinstance(field, models.FileField):
                getattr(row, field.name).save(f"{number}.txt", ContentFile(b"text"), save=False)
        if isinstance(row, User):
            row.set_unusable_password()
        models.Model.save(row)
        self.of(model).append(row)

    def complete(self, model, number):
        """What leads to rows that were not there yet, and to many."""
        row = self.of(model)[number]
        changed = False
        for field in own_fields(model):
            if field.is_relation and getattr(row, field.attname) is None and (target := self.target(field, number)):
                setattr(row, field.name, target)
                changed = True
        if changed:
            models.Model.save(row)
        for field in model._meta.local_many_to_many:
            if field.remote_field.through._meta.auto_created:
                getattr(row, field.name).add(*self.of(field.related_model)[max(0, number - 1) : number + 1])

    def value(self, field, number):
        if isinstance(field, (models.AutoField, models.FileField)) or getattr(field, "generated", False):
            return None
        if field.is_relation:
            target = self.target(field, number)
            return target and getattr(target, field.target_field.attname)
        if field.choices:
            known = [value for value, _ in field.flatchoices if value != ""]
            return known[number % len(known)] if known else None
        return plain_value(field, number)

    def target(self, field, number):
        """The row that a relation of the nth leads to; none where there is none yet, and a row may lead nowhere."""
        model = field.related_model
        if model is ContentType:
            return ContentType.objects.get_for_model(self.models[number % 2])
        if not is_own(model):
            foreign(model, number)
            rows = list(model._base_manager.order_by("pk"))
        else:
            rows = self.of(model)
        if model._meta.concrete_model is field.model._meta.concrete_model:
            # The first leads to nothing, or each row would lead to itself.
            return rows[0 if self.shared and may_repeat(field) else number - 1] if number > 0 else None
        # Of two fields that lead to rows of one model, the second leads to another row: a check may ask for that.
        alike = [each for each in own_fields(field.model) if each.is_relation and each.related_model is model]
        other = alike.index(field) % 2
        at = other if self.shared and may_repeat(field) else number ^ other
        return rows[at] if at < len(rows) else None

    def any_row(self, number):
        """A row for a generic relation, of one of two models."""
        known = [model for model in self.models if self.of(model)]
        named = [model for model in known if any(isinstance(field, GenericRelation) for field in model._meta.private_fields)]
        known = (named or known)[:2]
        model = known[number % len(known)]
        rows = self.of(model)
        return ContentType.objects.get_for_model(model), rows[min(number, len(rows) - 1)].pk


def is_own(model):
    """Of the project itself, or its users."""
    meta = model._meta
    return meta.managed and not meta.proxy and not meta.swapped and (is_in_project(meta.app_config.path) or model is User)


def may_repeat(field):
    """Whether rows may lead to one row: of relations that are unique together the last may not."""
    meta = field.model._meta
    together = [*meta.unique_together, *(each.fields for each in meta.constraints if isinstance(each, models.UniqueConstraint))]
    keys = [[meta.get_field(name) for name in names] for names in together]
    return not field.unique and all(key[-1] != field or not all(each.is_relation for each in key) for key in keys if key)


def is_in_project(path):
    return Path(path).resolve().is_relative_to(Path.cwd())


def own_fields(model):
    """Those with columns that hold something; the links to parents fill themselves."""
    return [
        field
        for field in model._meta.concrete_fields
        if not (field.remote_field and getattr(field.remote_field, "parent_link", False)) and field.name not in ("password", "last_login")
    ]


def in_order(known):
    """Those that others need come first."""
    ordered = []

    def add(model, around):
        if model in ordered or model in around:
            return
        for parent in model._meta.get_parent_list():
            if parent in known:
                add(parent, [*around, model])
        for field in model._meta.concrete_fields:
            if field.is_relation and not field.null and field.related_model in known:
                add(field.related_model, [*around, model])
        ordered.append(model)

    for model in known:
        add(model, [])
    # A parent's row is made with its child's, or by itself: both are rows of it.
    return ordered


def foreign(model, number):
    """A row of an app of Django's or of a package."""
    if model._base_manager.count() > number:
        return
    values = {}
    for field in own_fields(model):
        if isinstance(field, models.AutoField):
            continue
        if field.is_relation:
            if not field.null:
                foreign(field.related_model, number)
                values[field.name] = field.related_model._base_manager.order_by("pk")[number]
        elif not field.has_default() and not field.blank:
            values[field.name] = plain_value(field, 1000 + number)
    model._base_manager.create(**values)


PIXEL = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")


def plain_value(field, number):
    """A value that no other row has, as far as the type allows."""
    kind = field.get_internal_type()
    text = f"{field.name[:3]}{number}"
    if isinstance(field, models.EmailField):
        return f"{text}@example.com"
    if isinstance(field, models.URLField):
        return f"https://example.com/{text}"
    if kind in ("CharField", "SlugField", "TextField"):
        return text[-field.max_length :] if field.max_length else text
    if kind == "DecimalField":
        return decimal.Decimal(number + 1) % 10 ** (field.max_digits - field.decimal_places)
    if kind.endswith("IntegerField") or kind == "FloatField":
        return number + 1
    if kind == "DateField":
        return datetime.date(2020, 1, 1) + datetime.timedelta(number)
    if kind == "DateTimeField":
        return datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc) + datetime.timedelta(number)
    values = {
        "BooleanField": True,
        "BinaryField": b"x",
        "DurationField": datetime.timedelta(number + 1),
        "FilePathField": "",
        "GenericIPAddressField": f"10.0.0.{number + 1}",
        "JSONField": {"number": number},
        "TimeField": datetime.time(number % 24),
        "UUIDField": uuid.UUID(int=number + 1),
    }
    return values.get(kind)


# Addresses


def addresses(rows):
    """The project's own, and the lists of its admin: (name, address)."""
    for prefix, pattern, name in patterns(get_resolver()):
        if is_ours(pattern.callback):
            url = filled(prefix, pattern.callback, rows)
            if url is not None:
                yield name, url
    for model in admin.site._registry:
        if is_own(model):
            meta = model._meta
            yield f"admin of {meta.label}", reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")


def patterns(resolver, prefix="/", names=""):
    for each in resolver.url_patterns:
        path = prefix + str(each.pattern)
        if hasattr(each, "url_patterns"):
            yield from patterns(each, path, f"{names}{each.namespace}:" if getattr(each, "namespace", None) else names)
        else:
            yield path, each, f"{names}{each.name} at {path}"


def is_ours(callback):
    """Views of the project's own that answer GET."""
    view = getattr(callback, "cls", None) or getattr(callback, "view_class", None) or callback
    actions = getattr(callback, "actions", None)
    if not is_in_project(sys.modules[view.__module__].__file__):
        return False
    methods = getattr(view, "http_method_names", ["get"])
    return "get" in actions if actions else "get" in methods and (not isinstance(view, type) or hasattr(view, "get"))


def filled(path, callback, rows):
    """The address with the first row's values for what it asks; none where it asks for something else."""
    if "(?P<format>" in path or "<drf_format_suffix" in path:
        return None
    plain = re.sub(r"\(\?P<(\w+)>(?:\[[^]]*\]|[^()])*\)", r"<\1>", path).replace("\\Z", "").replace("^", "").replace("$", "").replace("\\.", ".")
    view = getattr(callback, "cls", None) or getattr(callback, "view_class", None)
    model = getattr(view, "model", None) or getattr(getattr(view, "queryset", None), "model", None)
    row = rows.of(model)[0] if model and rows.of(model) else None
    names = re.findall(r"<(?:\w+:)?(\w+)>", plain)
    if names and row is None:
        return None
    for name in names:
        field = name
        if view and name in (getattr(view, "lookup_url_kwarg", None), getattr(view, "pk_url_kwarg", None)):
            field = getattr(view, "lookup_field", "pk") or "pk"
        elif view and name == getattr(view, "slug_url_kwarg", None):
            field = getattr(view, "slug_field", "slug")
        try:
            value = row.pk if field == "pk" else getattr(row, model._meta.get_field(field).attname)
        except FieldDoesNotExist:
            return None
        plain = re.sub(rf"<(?:\w+:)?{name}>", str(value), plain)
    return re.sub(r"/+", "/", plain)


def visitor(rows):
    """A client as whom everything may be read: the first user, with all rights and no limits."""
    from django.test import Client

    root = rows.of(User)[0] if rows.of(User) else User.objects.create_superuser("root")
    for right in ("is_superuser", "is_staff", "is_active"):
        if hasattr(root, right):
            setattr(root, right, True)
    root.save()
    if apps.is_installed("rest_framework"):
        from rest_framework.views import APIView

        class Token:
            """Has all scopes, and is that of a user."""

            application = client = None
            user = root
            scope = ""

            is_valid = allow_scopes = lambda self, *_: True

        def authenticate(self, request):
            request._user, request._auth = root, Token()
            request._authenticator = None

        APIView.check_throttles = lambda self, request: None
        APIView.check_permissions = lambda self, request: None
        APIView.perform_authentication = authenticate
    client = Client()
    client.force_login(root)
    return client


def count(client, url):
    """The status, and the queries: as they are once all that is remembered between requests is there."""
    # Whatever is a page of a list holds all rows.
    for cache in caches.all():
        cache.clear()
    client.get(url)
    for cache in caches.all():
        cache.clear()
    with contextlib.ExitStack() as stack:
        captured = [stack.enter_context(CaptureQueriesContext(connection)) for connection in connections.all()]
        answer = client.get(url)
        if answer.streaming:
            b"".join(answer.streaming_content)
    return answer.status_code, [query["sql"] for one in captured for query in one.captured_queries]
