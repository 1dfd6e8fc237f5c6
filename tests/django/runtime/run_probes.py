"""Runs probes in generated projects, one after another.

Django is imported once. Each project runs in a fork of this process, so that nothing that it registers is there for
the next. A line of standard input is a request, a line of standard output its answer:

    {"files": {"manage.py": "...", ...}, "probe": "assert ..."}
    null where the probe passes, or "FieldError: Cannot resolve keyword ..."

With "before" (the files of an earlier state) and "rows" (Python that fills its tables), migrations are made and run for
the earlier state, then for the one of "files"; what goes wrong there counts as the probe's own failure.
"""

import contextlib
import importlib
import io
import json
import os
import shutil
import sys
import tempfile
import traceback
from pathlib import Path

# What every project imports and no project changes. Models are not among it: they belong to a project's registry.
COMMON_MODULES = """
    django.apps django.conf.urls django.contrib.admin.options django.contrib.admin.sites django.contrib.admin.views.main
    django.contrib.auth.management django.contrib.auth.password_validation django.contrib.contenttypes.management
    django.contrib.messages.middleware django.contrib.messages.storage.fallback django.contrib.messages.views
    django.contrib.sessions.middleware django.contrib.staticfiles.storage django.core.cache.backends.locmem
    django.core.management.commands.makemigrations django.core.management.commands.migrate django.db.backends.sqlite3.base
    django.db.migrations.autodetector django.db.models django.forms django.middleware.clickjacking django.middleware.common
    django.middleware.csrf django.middleware.security django.template.defaultfilters django.template.loader_tags
    django.test.client django.test.utils django.urls django.utils.translation.trans_real django.views.debug
    django.views.generic oauthlib.oauth2 jwcrypto.jwk
""".split()


def main():
    for name in COMMON_MODULES:
        importlib.import_module(name)
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


def answer(request):
    with tempfile.TemporaryDirectory(prefix="djagram-runtime-") as folder:
        if "before" not in request:
            write(folder, request["files"])
            return forked(run_alone, folder, request["probe"])
        write(folder, request["before"])
        failure = forked(run_migrated, folder, request["rows"])
        if failure is not None:
            return f"Before the change: {failure}"
        remove_sources(folder)
        write(folder, request["files"])
        return forked(run_migrated, folder, request["probe"])


def write(folder, files):
    for path, text in files.items():
        file = Path(folder, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def remove_sources(folder):
    """All but what Django itself has made: migrations and the database."""
    for file in Path(folder).rglob("*.py"):
        if file.parent.name != "migrations":
            file.unlink()
    for cache in list(Path(folder).rglob("__pycache__")):
        shutil.rmtree(cache)


def forked(run, folder, code):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        # What a project prints is no answer.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        with open(writer, "w", encoding="utf-8") as answers:
            json.dump(outcome(run, folder, code), answers)
        os._exit(0)
    os.close(writer)
    with open(reader, encoding="utf-8") as answers:
        text = answers.read()
    _, status = os.waitpid(child, 0)
    return json.loads(text) if text else f"Exit: status {status}"


def outcome(run, folder, code):
    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said):
            run(folder, code)
    # Whatever ends a project's start ends it: SystemExit too.
    except BaseException as error:
        if os.environ.get("PROBE_TRACEBACK"):
            traceback.print_exc()
        text = " ".join([str(error), *([said.getvalue()] if isinstance(error, SystemExit) else [])])
        return f"{type(error).__name__}: {' '.join(text.split())}"[:400]
    return None


def run_alone(folder, probe):
    """With tables made straight from the models, in memory."""
    settings = start(folder)
    for alias in databases(settings):
        settings.DATABASES[alias]["NAME"] = ":memory:"
    settings.MIGRATION_MODULES = EveryApp()
    set_up(probe)


def run_migrated(folder, code):
    """With migrations for the project's own apps, in a file."""
    settings = start(folder)
    own = [name for name in settings.INSTALLED_APPS if Path(folder, name, "models.py").exists()]
    settings.MIGRATION_MODULES = EveryApp(own)
    set_up(code, own)


class EveryApp(dict):
    """No app has migrations but those that are named."""

    def __init__(self, but=()):
        super().__init__()
        self.but = but

    def __contains__(self, label):
        return label not in self.but

    def __getitem__(self, label):
        return None

    def get(self, label, default=None):
        return None if label in self else default


def start(folder):
    os.chdir(folder)
    sys.path.insert(0, folder)
    sys.dont_write_bytecode = True
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.development"
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return settings


def databases(settings):
    """The default one, and those of the others that need no server."""
    return [alias for alias, store in settings.DATABASES.items() if alias == "default" or "sqlite" in store["ENGINE"]]


def set_up(code, migrated=()):
    import django
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    django.setup()
    setup_test_environment(debug=False)
    if migrated:
        call_command("makemigrations", *migrated, interactive=False, verbosity=0)
    from django.conf import settings

    for alias in databases(settings):
        call_command("migrate", database=alias, run_syncdb=True, interactive=False, verbosity=0)
    exec(compile(code, "probe", "exec"), names_for_probes())


def names_for_probes():
    """What each probe finds there: models by their names, clients, and how to ask."""
    from django.apps import apps
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    from django.db import IntegrityError

    own = {model.__name__: model for model in apps.get_models() if "." not in model._meta.app_config.name}
    names = {**own, "User": get_user_model(), "web": Client(), "queries": queries, "token": token}
    names |= {"contextlib": contextlib, "IntegrityError": IntegrityError}
    if apps.is_installed("rest_framework"):
        from rest_framework.test import APIClient

        names["api"] = APIClient()
    return {**names, "settings": settings}


def queries(work):
    """How many queries a piece of work makes."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        work()
    return len(captured)


def token(client, scope=None):
    """A header with a token of a client's own, as the grant of client credentials makes it: with all of its scopes, or these."""
    from datetime import timedelta

    from django.utils import timezone
    from oauth2_provider.models import get_access_token_model, get_application_model
    from oauth2_provider.scopes import get_scopes_backend

    application, _ = get_application_model().objects.get_or_create(
        client_id=client, client_type="confidential", authorization_grant_type="client-credentials"
    )
    if scope is None:
        scope = " ".join(get_scopes_backend().get_available_scopes(application=application))
    row = get_access_token_model().objects.create(
        application=application, token=f"{client}.{scope}".replace(" ", "."), scope=scope, expires=timezone.now() + timedelta(hours=1)
    )
    return {"HTTP_AUTHORIZATION": f"Bearer {row.token}"}


if __name__ == "__main__":
    main()
