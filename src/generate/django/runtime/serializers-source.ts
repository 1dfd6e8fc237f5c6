/** `config/serializers.py`, the same in every project that has it. */
export const serializersSource = `"""What the serializers and viewsets of all apps share."""

from copy import copy

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError as DjangoValidationError
from rest_framework import serializers
from rest_framework.validators import UniqueValidator

from .permissions import client_of


def check_constraints(instance):
    """Check the model's constraints, so that breaking one is a 400."""
    try:
        instance.validate_constraints()
    except DjangoValidationError as error:
        detail = serializers.as_serializer_error(error)
        raise serializers.ValidationError(detail) from error


def set_columns(instance, values):
    for field in instance._meta.concrete_fields:
        if field.name in values:
            setattr(instance, field.name, values[field.name])
    return instance


class ModelConstraints:
    """Checks the model's constraints before a row is saved."""

    def create(self, validated_data):
        check_constraints(set_columns(self.Meta.model(), validated_data))
        return super().create(validated_data)

    def update(self, instance, validated_data):
        check_constraints(set_columns(copy(instance), validated_data))
        return super().update(instance, validated_data)


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


class Readable:
    """A related row must be one that the caller may read."""

    def get_queryset(self):
        queryset = super().get_queryset()
        request = self.context.get("request")
        if request is None or not hasattr(queryset, "readable"):
            return queryset
        return queryset.readable(request.user, client_of(request))


class ReadablePrimaryKeyField(Readable, serializers.PrimaryKeyRelatedField):
    pass


class ReadableSlugField(Readable, serializers.SlugRelatedField):
    pass


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
    rows = serializer.Meta.model._default_manager
    row = rows.filter(**{key: values[key]}).first() if key in values else None
    return row or create_row(serializer, values)


def replace_rows(serializer, rows, key, wanted, **parent):
    """Make the wanted ones the parent's rows; those with a key that is there change."""
    there = {getattr(row, key): row for row in rows} if key else {}
    matched = [there.get(values.get(key)) for values in wanted]
    # What goes must be gone before something else takes its place.
    rows.exclude(pk__in=[row.pk for row in matched if row]).delete()
    for row, values in zip(matched, wanted, strict=True):
        save_row(serializer, row, {**values, **parent})


def replace_row(serializer, rows, values, **parent):
    """Make this one the parent's row, or nothing."""
    if values is None:
        rows.delete()
    else:
        save_row(serializer, rows.first(), {**values, **parent})


def save_row(serializer, row, values):
    return serializer.update(row, values) if row else create_row(serializer, values)


def create_row(serializer, values):
    try:
        set_columns(serializer.Meta.model(), values).validate_unique()
    except DjangoValidationError as error:
        detail = serializers.as_serializer_error(error)
        raise serializers.ValidationError(detail) from error
    return serializer.create(values)
`;
