/** `config/page_testing.py`, the same in every project that has it. */
export const pageTestingSource = `"""Forms for tests of pages."""

import json

from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import (
    FileField,
    JSONField,
    ModelMultipleChoiceField,
    MultiValueField,
)

from .testing import build, make


def form_data(response, **given):
    """What a browser may send for the form of a page, to save a row."""
    form = response.context["form"]
    row = build(form._meta.model, **given)
    data = {}
    for name, field in form.fields.items():
        if field.required or name in given:
            data |= inputs(name, field, written(name, field, row))
    return data


def inputs(name, field, value):
    """What is sent for a field: of one with several inputs something for each."""
    if not isinstance(field, MultiValueField):
        return {name: value}
    value = field.prepare_value(value)
    parts = value if isinstance(value, list) else field.widget.decompress(value)
    return {f"{name}_{number}": part for number, part in enumerate(parts)}


def written(name, field, row):
    if isinstance(field, ModelMultipleChoiceField):
        return [make(field.queryset.model).pk]
    value = getattr(row, name)
    if isinstance(field, FileField):
        return SimpleUploadedFile(value.name, value.read())
    if isinstance(field, JSONField):
        return json.dumps(value or {"key": "value"})  # {} counts as nothing.
    if isinstance(value, list | dict):
        return field.prepare_value(value)
    key = getattr(field, "to_field_name", None) or "pk"
    return getattr(value, key, value)
`;
