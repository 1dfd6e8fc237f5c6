"""Says what pages of the admin and inlines have, and what is in both. Run in a generated project's folder."""

import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.development"
sys.path.insert(0, os.getcwd())

import django

django.setup()

from django.contrib import admin
from django.contrib.auth.models import Group, Permission


class Rows(admin.TabularInline):
    model = Permission


def attributes(page):
    return {name for name in dir(page) if not name.startswith("_")}


pages = attributes(admin.ModelAdmin(Group, admin.site))
inlines = attributes(Rows(Group, admin.site))
for names in (pages & inlines, pages - inlines, inlines - pages):
    print(*sorted(names))
