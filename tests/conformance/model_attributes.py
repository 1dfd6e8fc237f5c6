"""Says what the classes of Django's own models, and of packages', have besides fields and what each model has.

Run in a generated project's folder with apps as arguments: `django.contrib.auth`. Prints a line for each class: the app's
label, the class, and the names.
"""

import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.development"
sys.path.insert(0, os.getcwd())

import django
from django.conf import settings

settings.INSTALLED_APPS = [*dict.fromkeys([*settings.INSTALLED_APPS, *sys.argv[1:]])]
settings.SITE_ID = 1
django.setup()

from django.apps import apps
from django.db import models


class Plain(models.Model):
    class Meta:
        app_label = "auth"


def names_of_field(field):
    if hasattr(field, "get_accessor_name"):
        return [field.get_accessor_name()]
    return [field.name, getattr(field, "attname", None)]


def attributes(model):
    known = {name for field in model._meta.get_fields() for name in names_of_field(field)}
    for name in sorted({*dir(model)} - {*dir(Plain)} - known):
        if not name.startswith(("_", "get_next_by_", "get_previous_by_")) and name != "Meta":
            yield name


seen = {Plain}
for config in [config for config in apps.get_app_configs() if config.name in sys.argv[1:]]:
    for model in config.get_models():
        for base in model.__mro__:
            if base not in seen and issubclass(base, models.Model) and base is not models.Model:
                seen.add(base)
                print(base._meta.app_label, base.__name__, *attributes(base))
