import { indexOf } from '../../../model/queries.js';
import type { HttpMethod } from '../../../model/route.js';
import { pathParameters } from '../../../model/route-path.js';
import { permissionsOf, scopesOf } from '../../../model/route-settings.js';
import { hasActions } from '../../../model/view-set-actions.js';
import { quoteString } from '../../python/quote-string.js';
import { hasReadRules } from '../allow-rules.js';
import { rendererOf } from '../graphs/renderers.js';
import { configFolder } from '../group-modules.js';
import { ApiTestWriter, method } from './api-test-writer.js';
import { accessOf } from './test-callers.js';

/** Tests of views that answer without rows: functions, graphs, the schema. */
export class ViewTests extends ApiTestWriter {
    viewTests(): string[] {
        const { route } = this;
        switch (route.view.kind) {
            case 'function':
            case 'class':
                return this.writtenViewTests(route.view.methods.length > 0 ? route.view.methods : ['GET']);
            case 'graph':
                return this.graphTests();
            case 'schema':
                return this.schemaTests();
            default:
                return [];
        }
    }

    private writtenViewTests(methods: readonly HttpMethod[]): string[] {
        const { group, route } = this;
        if (route.regex) return [];
        const url = this.reverse('', this.anyParameters());
        const healthy = /^(health|healthz|health_check|healthcheck|ping|alive|livez|readyz)$/;
        const isHealth =
            route.view.kind === 'function' &&
            healthy.test(route.view.name) &&
            methods.every(name => name === 'GET' || name === 'HEAD') &&
            permissionsOf(group, route).every(name => name.endsWith('.AllowAny')) &&
            pathParameters(route).length === 0;
        const tests: string[] = [];
        const access = accessOf(group, route);
        if (isHealth) {
            return [
                method('test_is_open', [
                    `response = self.client.get(${url})`,
                    'self.assertEqual(response.json(), {"status": "ok"})',
                ]),
            ];
        }
        const lines: string[] = [`url = ${url}`];
        for (const name of methods) {
            const caller = this.caller(access, scopesOf(group, route, name));
            lines.push(`response = ${caller}.${name.toLowerCase()}(url)`, 'self.assertStatus(response, 501)');
        }
        tests.push(method('test_is_still_to_be_written', lines));
        tests.push(...this.refusals(access, url, methods[0]?.toLowerCase() ?? 'get'));
        const [narrow] = methods.filter(name => scopesOf(group, route, name).join() !== scopesOf(group, route).join());
        if (access.scoped && narrow) {
            const usual = scopesOf(group, route);
            const lacking = scopesOf(group, route, narrow).some(scope => !usual.includes(scope));
            if (lacking) {
                tests.push(
                    method(`test_${narrow.toLowerCase()}_needs_its_scope`, [
                        `caller = ${this.caller(access, usual)}`,
                        `self.assertStatus(caller.${narrow.toLowerCase()}(${url}), 403)`,
                    ]),
                );
            }
        }
        return tests;
    }

    private graphTests(): string[] {
        const { file, group, route, project } = this;
        const graph =
            route.view.kind === 'graph' && route.view.graph ? indexOf(project).graphs.get(route.view.graph) : undefined;
        if (!graph || pathParameters(route).length > 0) return [];
        const access = accessOf(group, route);
        const caller = this.caller(access, scopesOf(group, route));
        const url = this.reverse();
        const names = graph.body.items.flatMap(item => (item.kind === 'node' ? [item.name] : []));
        const data = graph.body.items.flatMap(item => (item.kind === 'data-nodes' && item.model ? [item.model] : []));
        const json = [
            `data = ${caller}.get(${url}).json()`,
            ...(data.length === 0 && !graph.from && names.length > 0
                ? [
                      'ids = [node["id"] for node in data["nodes"]]',
                      `self.assertLessEqual({${[...new Set(names)].map(quoteString).join(', ')}}, set(ids))`,
                  ]
                : [`self.assertEqual(data["graph"]["name"], ${quoteString(graph.name)})`]),
        ];
        const rows: string[] = [];
        const firstModel = data[0] && indexOf(project).models.get(data[0]);
        const item = graph.body.items.find(candidate => candidate.kind === 'data-nodes');
        if (firstModel && item?.kind === 'data-nodes' && !item.where && !hasReadRules(project, firstModel)) {
            rows.push(
                method('test_shows_rows', [
                    `row = ${file.own(configFolder, 'testing', 'make')}(${file.model(firstModel)})`,
                    `data = ${caller}.get(${url}).json()`,
                    'ids = [node["id"].split("_")[-1] for node in data["nodes"]]',
                    'self.assertIn(str(row.pk), ids)',
                ]),
            );
        }
        const skip =
            rendererOf(graph) === 'graphviz' || graph.from
                ? [
                      `    @${file.from('unittest', 'skipUnless')}(${file.from('shutil', 'which')}("dot"), "Graphviz is not installed")`,
                  ]
                : [];
        const pictures = method('test_is_drawn', [
            `caller = ${caller}`,
            `response = caller.get(${url}, {"format": "svg"})`,
            'self.assertContains(response, "<svg")',
            'self.assertTrue(response["Content-Type"].startswith("image/svg+xml"))',
            `response = caller.get(${url}, headers={"Accept": "text/html"})`,
            'self.assertContains(response, "<figure")',
        ]);
        return [
            method('test_is_data', json),
            ...rows,
            [...skip, pictures].join('\n'),
            ...this.refusals(access, url, 'get'),
        ];
    }

    private schemaTests(): string[] {
        const { group, route } = this;
        if (route.view.kind === 'schema' && route.view.style && route.view.style !== 'json') {
            const access = accessOf(group, route);
            return [
                method('test_is_a_page', [
                    `response = ${this.caller(access, scopesOf(group, route))}.get(${this.reverse()})`,
                    'self.assertContains(response, "<html")',
                ]),
            ];
        }
        const access = accessOf(group, route);
        const described = group.routes.filter(other => hasActions(group, other) || other.view.kind === 'class');
        const [first] = described.filter(other => !other.regex && other.under === undefined);
        const lines = [
            `response = ${this.caller(access, scopesOf(group, route))}.get(${this.reverse()}, {"format": "json"})`,
            'self.assertStatus(response, 200)',
        ];
        if (first) {
            const path = `/${group.prefix}${first.path}`.replaceAll(/<(?:[^<>:]+:)?([^<>:]+)>/g, '{$1}');
            lines.push(`self.assertIn(${quoteString(path)}, response.json()["paths"])`);
        }
        return [method('test_describes_the_api', lines)];
    }
}
