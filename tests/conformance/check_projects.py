"""Runs Django's system checks on one generated project after another.

Django is imported once. Each run is a fork of this process, so that nothing that one project registers is there
for the next, whatever happens to it. A line of standard input is a request, a line of standard output its answer:

    {"files": {"manage.py": "...", ...}, "runs": [{"settings": "config.settings.development", "deploy": false, "mariadb": false, "databases": ["default"], "hosts": []}]}
    [{"ids": ["fields.E302"]}] or [{"raises": "ValueError", "message": "...", "place": "app/models.py:3"}]

A run answers what `manage.py check --database default` says with those settings, for each database named so, which is more
than plain `check` does: up to Django 6.0, rules about what a database can do are left out without a database. The URLs
of a single host, which Django does not look at before somebody asks that host, are imported.
"""

import gc
import importlib
import json
import os
import sys
import tempfile
import traceback
from pathlib import Path

# What every project imports and no project changes. Models are not among it: they belong to a project's registry.
COMMON_MODULES = """
    django.apps django.conf.urls django.contrib.admin.checks django.contrib.admin.filters django.contrib.admin.options
    django.contrib.admin.sites django.contrib.admin.views.main django.contrib.auth.checks
    django.contrib.auth.management django.contrib.auth.password_validation django.contrib.contenttypes.checks
    django.contrib.contenttypes.management django.contrib.messages.middleware django.contrib.messages.storage.fallback
    django.contrib.messages.views django.contrib.postgres.fields django.contrib.sessions.middleware
    django.contrib.staticfiles.checks django.contrib.staticfiles.finders django.contrib.staticfiles.storage
    django.core.checks django.core.cache.backends.locmem django.core.mail django.core.management
    django.core.management.commands.makemigrations django.core.management.commands.migrate django.db.migrations.autodetector
    django.db.models django.forms django.middleware.clickjacking django.middleware.common django.middleware.csrf
    django.middleware.security django.template.defaultfilters django.template.loader_tags django.template.response
    django.templatetags.i18n django.templatetags.static django.test.runner django.urls django.utils.translation.trans_real
    django.views.debug django.views.decorators.csrf django.views.generic dj_database_url
    django.contrib.admin.templatetags.admin_list django.contrib.admin.templatetags.admin_modify
    django.contrib.admin.templatetags.log django.contrib.auth.hashers django.contrib.auth.validators
    django.contrib.messages.apps django.contrib.sites.shortcuts django.contrib.staticfiles.apps
    django.db.backends.sqlite3.base django.templatetags.cache django.templatetags.l10n django.templatetags.tz
    django.views.csrf
    django.contrib.postgres.indexes django.contrib.postgres.serializers django.contrib.postgres.signals
    django.db.backends.mysql.features django.db.backends.postgresql.base django.db.models.sql.compiler
    django.utils.translation.reloader
""".split()

# What packages import, and is asked for no setting.
LIBRARIES = """
    cryptography.x509 http.cookies inflection jwcrypto.jwk jwcrypto.jws jwcrypto.jwt oauth2_provider.validators
    oauthlib.oauth2 oauthlib.openid requests uritemplate whitenoise.middleware yaml
""".split()


def main():
    for name in COMMON_MODULES + LIBRARIES:
        importlib.import_module(name)
    # Forks share what they leave alone, and end before there is anything worth collecting.
    gc.disable()
    gc.freeze()
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


def answer(request):
    # Not below /tmp, which settings name; in memory, where there is a place for it.
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(prefix="djagram-conformance-", dir=memory) as folder:
        # What a container keeps.
        Path(folder, "data").mkdir()
        for path, text in request["files"].items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return [forked(folder, run) for run in request["runs"]]


def forked(folder, run):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        # What a project prints is no answer.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        with open(writer, "w", encoding="utf-8") as answers:
            json.dump(outcome(folder, run), answers)
        os._exit(0)
    os.close(writer)
    with open(reader, encoding="utf-8") as answers:
        text = answers.read()
    _, status = os.waitpid(child, 0)
    return json.loads(text) if text else {"raises": "Exit", "message": f"status {status}", "place": ""}


def outcome(folder, run):
    os.chdir(folder)
    sys.path.insert(0, folder)
    sys.dont_write_bytecode = True
    os.environ.update(run.get("env", {}))
    os.environ["DJANGO_SETTINGS_MODULE"] = run["settings"]
    try:
        import django
        from django.conf import settings
        from django.core import checks
        from django.db import connections

        declare_drivers(settings.DATABASES)
        django.setup()
        for connection in connections.all():
            declare_server(connection, run["mariadb"])
        found = checks.run_checks(include_deployment_checks=run["deploy"], databases=run["databases"])
        for name in run["hosts"]:
            importlib.import_module(name)
    # Whatever ends a project's start ends it: SystemExit and RecursionError too.
    except BaseException as error:
        return {"raises": type(error).__name__, "message": str(error)[:300], "place": place_of(error, folder)}
    said = [message for message in found if not message.is_silenced()]
    return {"ids": sorted({message.id or "" for message in said}), "texts": [str(message) for message in said]}


def declare_drivers(databases):
    """Django's backend for MySQL wants mysqlclient, which needs a library of the system: PyMySQL stands in for it."""
    if any(database["ENGINE"] == "django.db.backends.mysql" for database in databases.values()):
        import pymysql

        pymysql.install_as_MySQLdb()


def declare_server(connection, is_mariadb):
    """What the server would say of itself: no check asks it for more, and so none has to be there."""
    match connection.vendor:
        case "postgresql":
            connection.__dict__["pg_version"] = 150000
        case "mysql":
            connection.__dict__["mysql_server_data"] = {
                "version": "11.4.2-MariaDB" if is_mariadb else "8.4.0",
                "sql_mode": "STRICT_TRANS_TABLES",
                "default_storage_engine": "InnoDB",
                "sql_auto_is_null": False,
                "lower_case_table_names": False,
                "has_zoneinfo_database": True,
            }
        case "oracle":
            connection.__dict__["oracle_version"] = (19, 3, 0, 0, 0)
            # MAX_STRING_SIZE as it is unless somebody changes it.
            connection.features.__dict__["supports_collation_on_charfield"] = False


def place_of(error, folder):
    """The innermost line of the project itself."""
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(folder)]
    return f"{Path(own[-1].filename).relative_to(folder)}:{own[-1].lineno}" if own else ""


if __name__ == "__main__":
    main()
