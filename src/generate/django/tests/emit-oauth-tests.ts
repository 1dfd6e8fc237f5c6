import type { Project } from '../../../model/project.js';
import type { GeneratedFile } from '../../generated-file.js';
import { quoteString } from '../../python/quote-string.js';
import { configFolder } from '../group-modules.js';
import { secretVariable } from '../oauth-secret.js';
import { PythonFile } from '../python-file.js';

/** Tests of OAuth: the clients, what tokens they get, and what they are refused. */
export function emitOAuthTests(project: Project): GeneratedFile[] {
    const { oauth2 } = project;
    if (!oauth2 || oauth2.clients.length === 0) return [];
    const file = new PythonFile(project, {
        folder: `${configFolder}/tests`,
        docstring: 'Tests of the OAuth clients and their tokens.',
    });
    const names = oauth2.clients.map(({ name }) => name).sort();
    const test = file.from('django.test', 'TestCase');
    const call = file.from('django.core.management', 'call_command');
    const text = file.from('io', 'StringIO');
    const application = file.from('oauth2_provider.models', 'get_application_model');
    const mock = file.from('unittest', 'mock');
    const os = file.import('os');
    const token = `/${oauth2.path}token/`;
    file.add(`def create_clients():
    """Create the clients, each with its name for a secret."""
    secrets = {${names.map(name => `${quoteString(secretVariable(name))}: ${quoteString(`${name}-secret`)}`).join(', ')}}
    with ${mock}.patch.dict(${os}.environ, secrets):
        ${call}("create_oauth_clients", stdout=${text}())`);
    file.add(`class CreateClientsTests(${test}):
    def test_creates_each_client_once(self):
        create_clients()
        create_clients()
        names = ${application}().objects.order_by("client_id").values_list("client_id", flat=True)
        self.assertEqual(list(names), [${names.map(quoteString).join(', ')}])

    def test_prints_a_new_secret_once(self):
        output = ${text}()
        ${call}("create_oauth_clients", stdout=output)
        self.assertIn(${quoteString(names[0] ?? '')}, output.getvalue())
        again = ${text}()
        ${call}("create_oauth_clients", stdout=again)
        self.assertNotIn("secret", again.getvalue().lower())`);
    const path = `${configFolder}/tests/test_oauth.py`;
    // Else no client of its own gets a token, which a finding says.
    if (oauth2.grants.length > 0 && !oauth2.grants.includes('client_credentials')) return [{ path, text: file.text() }];
    const scoped = oauth2.clients.filter(({ scopes }) => scopes.length > 0);
    const tests: string[] = [];
    for (const client of scoped) {
        const scopes = client.scopes.map(({ name }) => quoteString(name));
        tests.push(`    def test_scopes_of_${client.name.replaceAll(/\W/g, '_')}(self):
        data = self.token(${quoteString(client.name)}).json()
        self.assertEqual(set(data["scope"].split()), {${scopes.join(', ')}})
        self.assertNotIn("refresh_token", data)`);
    }
    const lacking = oauth2.clients.flatMap(client => {
        const other = oauth2.scopes.find(scope => !client.scopes.some(({ name }) => name === scope.name));
        return other ? [{ client: client.name, scope: other.name }] : [];
    })[0];
    if (lacking) {
        tests.push(`    def test_a_scope_that_is_not_the_clients_is_refused(self):
        response = self.token(${quoteString(lacking.client)}, scope=${quoteString(lacking.scope)})
        self.assertEqual(response.status_code, 400)
        self.assertEqual(response.json()["error"], "invalid_scope")`);
    }
    const first = quoteString(names[0] ?? '');
    tests.push(`    def test_a_wrong_secret_is_refused(self):
        response = self.token(${first}, client_secret="wrong")
        self.assertEqual(response.status_code, 401)`);
    if (oauth2.grants.join() === 'client_credentials') {
        tests.push(`    def test_other_grants_are_refused(self):
        response = self.token(${first}, grant_type="password", username="a", password="b")
        self.assertEqual(response.json()["error"], "unsupported_grant_type")`);
    }
    file.add(`class TokenTests(${test}):
    @classmethod
    def setUpTestData(cls):
        create_clients()

    def token(self, client_id, **data):
        data = {
            "grant_type": "client_credentials",
            "client_id": client_id,
            "client_secret": f"{client_id}-secret",
            **data,
        }
        return self.client.post(${quoteString(token)}, data)

${tests.join('\n\n')}`);
    return [{ path, text: file.text() }];
}
