import type { Project } from '../../../model/project.js';
import type { RouteGroup } from '../../../model/route.js';
import { pathParameters } from '../../../model/route-path.js';
import { sameThrottles, scopesOf, throttlesOf } from '../../../model/route-settings.js';
import { hasActions, viewSetActions } from '../../../model/view-set-actions.js';
import { quoteString } from '../../python/quote-string.js';
import { configFolder } from '../group-modules.js';
import type { PythonFile } from '../python-file.js';
import { generalThrottles } from '../rest-classes.js';
import { accessOf, callerSource, userSource } from './test-callers.js';

interface Context {
    readonly project: Project;
    readonly file: PythonFile;
    readonly group: RouteGroup;
}

/** Whoever calls too often is told so. */
export function throttleTest({ project, file, group }: Context): string | undefined {
    const throttles = generalThrottles(project, group);
    // Those that are known are counted by the first of them that counts known ones.
    const found = throttles.find(({ throttle }) => throttle.scope !== 'anon');
    const route = group.routes.find(
        candidate =>
            hasActions(group, candidate) &&
            viewSetActions(group, candidate).standard.includes('list') &&
            candidate.view.kind === 'viewset' &&
            sameThrottles(throttlesOf(group, candidate), throttlesOf(group)) &&
            pathParameters(candidate).length === 0,
    );
    if (!found || !route) return undefined;
    const access = accessOf(group, route);
    if (access.kind === 'open') return undefined;
    const scopes = scopesOf(group, route, 'list');
    const user = access.kind === 'user' ? userSource(file, [], true) : undefined;
    const caller = (client: string): string => callerSource(file, access, { scopes, client, user });
    const url = `${file.from('django.urls', 'reverse')}(${quoteString(`${group.name}:${route.name}-list`)})`;
    const mock = file.from('unittest', 'mock');
    return `class ThrottleTests(${file.own(configFolder, 'api_testing', 'ApiTestCase')}):
    def test_counts_by_caller(self):
        url = ${url}
        rate = "config.throttles.${found.className}.${found.isDefault ? 'get_rate' : 'rate'}"
        with ${mock}.patch(rate, ${found.isDefault ? 'return_value="2/day"' : '"2/day"'}):
            caller = ${caller('one')}
            codes = [caller.get(url).status_code for _ in range(3)]
            self.assertEqual(codes, [200, 200, 429])
            other = ${caller('other')}
            self.assertStatus(other.get(url), 200)`;
}
