/** `config/test_runner.py`, the same in every project that has it. */
export const testRunnerSource = `"""How the tests run."""

from django.db import connections
from django.test import TransactionTestCase
from django.test.runner import DiscoverRunner


class AllDatabasesRunner(DiscoverRunner):
    """Lets every test use all databases: an app's rows may live in any of them."""

    def setup_test_environment(self, **kwargs):
        super().setup_test_environment(**kwargs)
        TransactionTestCase.databases = set(connections)
`;
