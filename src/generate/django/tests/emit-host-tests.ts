import type { Project } from '../../../model/project.js';
import type { GeneratedFile } from '../../generated-file.js';
import { quoteString } from '../../python/quote-string.js';
import { configFolder } from '../group-modules.js';
import { hostModule, hostsOf } from '../host-urls.js';
import { PythonFile } from '../python-file.js';

/** Tests that each host answers its own URLs. */
export function emitHostTests(project: Project): GeneratedFile[] {
    const hosts = hostsOf(project);
    if (hosts.length === 0) return [];
    const file = new PythonFile(project, {
        folder: `${configFolder}/tests`,
        docstring: 'Tests of the hosts that have URLs of their own.',
    });
    const settings = file.from('django.test', 'override_settings');
    const methods = hosts.map(
        host => `    def test_${host.replaceAll(/\W+/g, '_')}(self):
        response = self.client.get("/nowhere/", headers={"host": ${quoteString(`${host}:8000`)}})
        self.assertEqual(response.wsgi_request.urlconf, ${quoteString(`${configFolder}.${hostModule(host)}`)})`,
    );
    file.add(`@${settings}(ALLOWED_HOSTS=["*"])
class HostTests(${file.from('django.test', 'TestCase')}):
${methods.join('\n\n')}

    def test_other_hosts(self):
        response = self.client.get("/nowhere/", headers={"host": "elsewhere.example"})
        self.assertFalse(hasattr(response.wsgi_request, "urlconf"))`);
    return [{ path: `${configFolder}/tests/test_hosts.py`, text: file.text() }];
}
