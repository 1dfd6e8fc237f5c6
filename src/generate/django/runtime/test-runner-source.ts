/** `config/test_runner.py`, where several databases or tables that no migration makes ask for more than Django's own runner. */
export function testRunnerSource(needs: { readonly databases: boolean; readonly tables: boolean }): string {
    const imports = [
        ...(needs.tables ? ['from django.apps import apps'] : []),
        `from django.db import connections${needs.tables ? ', router' : ''}`,
        ...(needs.tables ? ['from django.db.models.signals import pre_migrate'] : []),
        ...(needs.databases ? ['from django.test import TransactionTestCase'] : []),
        'from django.test.runner import DiscoverRunner',
    ];
    const methods = [...(needs.databases ? [allDatabases] : []), ...(needs.tables ? [ownTables] : [])];
    const doing = [
        ...(needs.databases ? ["Lets every test use all databases: an app's rows may live in any of them."] : []),
        ...(needs.tables ? ['Makes the tables of models that Django does not manage.'] : []),
    ];
    const docstring = doing.length === 1 ? doing[0] : `${doing[0]}\n\n    ${doing[1]}\n    `;
    return `"""How the tests run."""

${imports.join('\n')}
${needs.tables ? createTables : ''}

class ${testRunnerName}(DiscoverRunner):
    """${docstring}"""

${methods.join('\n\n')}
`;
}

export const testRunnerName = 'ProjectTestRunner';

const allDatabases = `    def setup_test_environment(self, **kwargs):
        super().setup_test_environment(**kwargs)
        TransactionTestCase.databases = set(connections)`;

const ownTables = `    def setup_databases(self, **kwargs):
        pre_migrate.connect(create_unmanaged_tables)
        try:
            return super().setup_databases(**kwargs)
        finally:
            pre_migrate.disconnect(create_unmanaged_tables)`;

const createTables = `

def create_unmanaged_tables(using, **kwargs):
    """Create the tables that no migration makes, before those that refer to them."""
    connection = connections[using]
    name_of = connection.introspection.identifier_converter
    there = set(connection.introspection.table_names())
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            options = model._meta
            if options.managed or options.proxy or name_of(options.db_table) in there:
                continue
            if router.allow_migrate_model(using, model):
                editor.create_model(model)
        # What they refer to may not be there yet.
        editor.deferred_sql.clear()
`;
