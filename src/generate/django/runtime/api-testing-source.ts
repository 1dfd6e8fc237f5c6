/** `config/api_testing.py`, the same in every project that has it. */
export const apiTestingSource = `"""Callers and requests for tests of the API."""

import secrets
from datetime import timedelta

from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.utils import timezone
from oauth2_provider.models import get_access_token_model, get_application_model
from rest_framework import serializers
from rest_framework.test import APIClient

from .testing import build, make, mentioned


def client_with_token(client_id, *scopes, user=None):
    """A caller with a token of an OAuth client, which has these scopes."""
    Application = get_application_model()
    application, _ = Application.objects.get_or_create(
        client_id=client_id,
        defaults={
            "client_type": Application.CLIENT_CONFIDENTIAL,
            "authorization_grant_type": Application.GRANT_CLIENT_CREDENTIALS,
            "hash_client_secret": False,  # Nobody asks for it here, and hashing is slow.
        },
    )
    token = secrets.token_urlsafe()
    get_access_token_model().objects.create(
        application=application,
        user=user,
        token=token,
        scope=" ".join(scopes),
        expires=timezone.now() + timedelta(minutes=15),
    )
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    client.application = application
    return client


def logged_in(user):
    """A caller who is a user."""
    client = APIClient()
    client.force_authenticate(user)
    client.application = None
    return client


class ApiTestCase(TestCase):
    def setUp(self):
        cache.clear()  # It counts the calls.

    def assertStatus(self, response, *expected):
        self.assertIn(response.status_code, expected, response.content)


def rows_of(response):
    """The rows of a list, whether it is divided into pages or not."""
    data = response.json()
    return data["results"] if isinstance(data, dict) else data


def payload(serializer_class, model, **given):
    """What a request may send to make a row of the model."""
    row = build(model, **given)
    told = {*given, *chosen(row)}
    return {
        name: written(field, row)
        for name, field in serializer_class().fields.items()
        if not field.read_only
        and not isinstance(field, serializers.HiddenField)
        and (field.required or field.source in told)
    }


def chosen(row):
    """The names of columns that have another value than their default for the row's constraints."""
    constraints = [each for _, group in row.get_constraints() for each in group]
    names = {name for constraint in constraints for name in mentioned(constraint)}
    return {
        field.name
        for field in row._meta.concrete_fields
        if field.name in names and getattr(row, field.attname) != field.get_default()
    }


def written(field, row):
    """The field's value as a request would write it."""
    if isinstance(field, serializers.ListSerializer):
        return [payload(type(field.child), field.child.Meta.model)]
    if isinstance(field, serializers.ModelSerializer):
        return payload(type(field), field.Meta.model)
    if isinstance(field, serializers.ManyRelatedField):
        related = make(field.child_relation.get_queryset().model)
        return [field.child_relation.to_representation(related)]
    value = field.get_attribute(row)
    if isinstance(field, serializers.FileField):
        return SimpleUploadedFile(value.name, value.read())
    return None if value is None else field.to_representation(value)
`;
