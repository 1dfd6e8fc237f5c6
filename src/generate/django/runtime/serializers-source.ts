/** `config/serializers.py`, the same in every project that has it. */
export const serializersSource = `"""What the serializers and viewsets of all apps share."""

from copy import copy
from functools import cache

from django.contrib.auth.hashers import make_password
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.exceptions import ValidationError as DjangoValidationError
from django.db.models import Manager
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied
from rest_framework.settings import api_settings
from rest_framework.utils.field_mapping import get_nested_relation_kwargs
from rest_framework.validators import UniqueValidator

from .permissions import client_of, may_change


def check_constraints(instance, unique=()):
    """Check the model's constraints, so that breaking one is a 400.

    \`unique\` names fields that the server fills, which no validator has seen.
    """
    others = {field.name for field in instance._meta.fields} - set(unique)
    try:
        instance.validate_unique(exclude=others)
        instance.validate_constraints()
    except DjangoValidationError as error:
        raise bad_request(error) from error


def bad_request(error):
    """Django's ValidationError as one of DRF's, under its names."""
    detail = serializers.as_serializer_error(error)
    if NON_FIELD_ERRORS in detail:
        detail[api_settings.NON_FIELD_ERRORS_KEY] = detail.pop(NON_FIELD_ERRORS)
    return serializers.ValidationError(detail)


def set_columns(instance, values):
    for field in instance._meta.concrete_fields:
        if field.name in values:
            setattr(instance, field.name, values[field.name])
    return instance


class ModelConstraints:
    """Checks the model's constraints before a row is saved."""

    def create(self, validated_data):
        row = set_columns(self.Meta.model(), validated_data)
        check_constraints(row, self._filled(validated_data))
        return super().create(validated_data)

    def update(self, instance, validated_data):
        row = set_columns(copy(instance), validated_data)
        check_constraints(row, self._filled(validated_data))
        return super().update(instance, validated_data)

    def _filled(self, validated_data):
        written = {
            field.source
            for field in self._writable_fields
            if not isinstance(field, serializers.HiddenField)
        }
        return validated_data.keys() - written


class HashesPassword:
    """Keeps passwords as Django does: hashed."""

    def create(self, validated_data):
        return super().create(self._hashed(validated_data))

    def update(self, instance, validated_data):
        return super().update(instance, self._hashed(validated_data))

    @staticmethod
    def _hashed(data):
        if "password" not in data:
            return data
        return {**data, "password": make_password(data["password"])}


class CurrentParent:
    """The row that the URL of a nested route names."""

    requires_context = True

    def __call__(self, serializer_field):
        return serializer_field.context["view"].parent


def readable_rows(queryset, context):
    """Those of the rows that the caller may read."""
    request = context.get("request")
    if request is None or not hasattr(queryset, "readable"):
        return queryset
    return queryset.readable(request.user, client_of(request))


class Readable:
    """A related row must be one that the caller may read."""

    def get_queryset(self):
        return readable_rows(super().get_queryset(), self.context)


def rows_shown(serializer):
    """The rows that a serializer shows in the whole answer, inside whatever it stands."""
    parent = serializer.parent
    if parent is None:
        shown = serializer.instance
        if not isinstance(serializer, serializers.ListSerializer):
            return [] if shown is None else [shown]
        return list(shown.all() if isinstance(shown, Manager) else shown or ())
    if isinstance(parent, serializers.ListSerializer):
        return rows_shown(parent)
    found = []
    for row in rows_shown(parent):
        shown = row
        for name in serializer.source_attrs:
            shown = getattr(shown, name, None)
        if isinstance(shown, Manager):
            found.extend(shown.all())
        elif shown is not None:
            found.append(shown)
    return found


class AsksForReadable:
    """Asks which rows the caller may read once for all of an answer."""

    asked = readable = frozenset()

    def may_show(self, row):
        if row.pk not in self.asked:
            self.asked = {row.pk, *(each.pk for each in rows_shown(self))}
            rows = type(row)._default_manager.filter(pk__in=self.asked)
            rows = readable_rows(rows, self.context)
            self.readable = set(rows.values_list("pk", flat=True))
        return row.pk in self.readable


class ReadableRows(AsksForReadable, serializers.ListSerializer):
    """Inside another serializer, only rows that the caller may read."""

    def to_representation(self, data):
        rows = data.all() if isinstance(data, Manager) else data
        if self.parent is not None:
            rows = [row for row in rows if self.may_show(row)]
        return super().to_representation(rows)


class HidesUnreadable(AsksForReadable):
    """Inside another serializer, shows a row only to those who may read it."""

    def to_representation(self, instance):
        is_listed = self.parent is None or isinstance(self.parent, ReadableRows)
        if not is_listed and not self.may_show(instance):
            return None
        return super().to_representation(instance)


class ReadablePrimaryKeyField(Readable, serializers.PrimaryKeyRelatedField):
    pass


class ReadableSlugField(Readable, serializers.SlugRelatedField):
    pass


class NamesNested:
    """Names what \`depth\` nests after its model: the schema has one name for each."""

    def build_nested_field(self, field_name, relation_info, nested_depth):
        stem = type(self).__name__.removesuffix("Serializer")
        nested = nested_class(stem, relation_info.related_model, nested_depth - 1)
        return nested, get_nested_relation_kwargs(relation_info)


@cache
def nested_class(stem, related, depth):
    """The same one for two relations to one model."""
    options = {"model": related, "fields": "__all__", "depth": depth}
    return type(
        f"{stem}{related.__name__}Serializer",
        (NamesNested, serializers.ModelSerializer),
        {"Meta": type("Meta", (), options)},
    )


@extend_schema_field(OpenApiTypes.STR)
class TextOfColumn(serializers.ModelField):
    """A column that DRF has no field for, as the text that fixtures hold."""


class TextsOfColumns:
    """Says of columns that DRF has no field for what they look like."""

    def build_standard_field(self, field_name, model_field):
        field, options = super().build_standard_field(field_name, model_field)
        return (TextOfColumn if field is serializers.ModelField else field), options


class ReusesRows:
    """Inside another serializer, a value that must be unique may well exist."""

    def get_fields(self):
        fields = super().get_fields()
        if self.parent is not None:
            for field in fields.values():
                field.validators = [
                    validator
                    for validator in field.validators
                    if not isinstance(validator, UniqueValidator)
                ]
        return fields


def match_or_create(serializer, key, values):
    """The row that has the same key, or a new one."""
    rows = serializer.Meta.model._default_manager.all()
    rows = readable_rows(rows, serializer.context)
    row = rows.filter(**{key: values[key]}).first() if key in values else None
    return row or create_row(serializer, values)


def replace_rows(serializer, rows, key, wanted, **parent):
    """Make the wanted ones the parent's rows; those with a key that is there change."""
    there = {getattr(row, key): row for row in rows} if key else {}
    matched = [there.get(values.get(key)) for values in wanted]
    # What goes must be gone before something else takes its place.
    delete_rows(serializer, rows.exclude(pk__in=[row.pk for row in matched if row]))
    for row, values in zip(matched, wanted, strict=True):
        save_row(serializer, row, {**values, **parent})


def replace_row(serializer, rows, values, **parent):
    """Make this one the parent's row, or nothing."""
    if values is None:
        delete_rows(serializer, rows)
    else:
        save_row(serializer, rows.first(), {**values, **parent})
    for owner in parent.values():
        owner.refresh_from_db()  # It remembers the row that was there.


def save_row(serializer, row, values):
    if row is None:
        return create_row(serializer, values)
    check_rules(serializer, row, "updatable")
    row = serializer.update(row, values)
    check_rules(serializer, row, "updatable")
    return row


def create_row(serializer, values):
    try:
        set_columns(serializer.Meta.model(), values).validate_unique()
    except DjangoValidationError as error:
        raise bad_request(error) from error
    row = serializer.create(values)
    check_rules(serializer, row, "creatable")
    return row


def delete_rows(serializer, rows):
    for row in rows:
        check_rules(serializer, row, "deletable")
    rows.delete()


def check_rules(serializer, row, method):
    """Refuse what the rules of the row's own model do not allow."""
    request = serializer.context.get("request")
    if request is not None and not may_change(request, row, method):
        raise PermissionDenied
`;
