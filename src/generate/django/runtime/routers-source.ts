/** `config/routers.py`, the same in every project that has it. */
export const routersSource = `"""Which database an app's rows live in."""

from django.conf import settings


class AppRouter:
    """Sends the apps of DATABASE_OF_APP to their databases, all others to the default."""

    def db_for_read(self, model, **hints):
        return settings.DATABASE_OF_APP.get(model._meta.app_label)

    db_for_write = db_for_read

    def allow_relation(self, one, other, **hints):
        return self.db_for_read(one) == self.db_for_read(other)

    def allow_migrate(self, db, app_label, **hints):
        databases = settings.DATABASE_OF_APP
        if app_label in databases:
            return db == databases[app_label]
        return False if db in databases.values() else None
`;
