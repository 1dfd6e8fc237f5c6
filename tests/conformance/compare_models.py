"""Compares the models of a generated project with those of Django's own apps that they repeat.

Run in the project's folder with the pairs of apps as arguments: `people=auth`. Prints one line for each difference: a model
or a column that is missing, or what Django would make of it.
"""

import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.development"
sys.path.insert(0, os.getcwd())

import django
from django.conf import settings

PAIRS = dict(pair.split("=") for pair in sys.argv[1:])
MODULES = {
    "oauth2_provider": "oauth2_provider",
    "authtoken": "rest_framework.authtoken",
    **{label: f"django.contrib.{label}" for label in ("sites", "flatpages", "redirects")},
}
for label in PAIRS.values():
    if label in MODULES and MODULES[label] not in settings.INSTALLED_APPS:
        settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, MODULES[label]]
settings.SITE_ID = 1
django.setup()

from django.apps import apps


def column(field):
    related = field.related_model._meta.object_name if field.is_relation else None
    on_delete = field.remote_field.on_delete.__name__ if field.many_to_one or field.one_to_one else None
    return {
        "class": field.get_internal_type(),
        "key": field.primary_key,
        "null": field.null,
        "blank": field.blank,
        "unique": field.unique,
        "index": field.db_index,
        "length": field.max_length,
        "editable": field.editable,
        "related": related,
        "on_delete": on_delete,
        "auto_now": (getattr(field, "auto_now", None), getattr(field, "auto_now_add", None)),
    }


def columns(model):
    own = [*model._meta.local_fields, *model._meta.local_many_to_many]
    return {field.name: column(field) for field in own}


for own, theirs in PAIRS.items():
    for model in apps.get_app_config(theirs).get_models():
        name = model._meta.object_name
        try:
            mine = apps.get_model(own, name)
        except LookupError:
            print(f"{own}.{name} is missing: {' '.join(columns(model))}")
            continue
        found, wanted = columns(mine), columns(model)
        for key in sorted(found.keys() | wanted.keys()):
            here, there = found.get(key), wanted.get(key)
            if here is None or there is None:
                print(f"{own}.{name}.{key} is {'missing' if here is None else 'too much'}")
                continue
            for what in here:
                if here[what] != there[what]:
                    print(f"{own}.{name}.{key}: {what} is {here[what]}, not {there[what]}")
