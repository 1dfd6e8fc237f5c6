import type { Project } from '../../../model/project.js';
import type { Route } from '../../../model/route.js';
import { modelOfRoute } from '../../../model/route-path.js';
import { hasActions } from '../../../model/view-set-actions.js';
import type { GeneratedFile } from '../../generated-file.js';
import { configFolder, groupModules } from '../group-modules.js';
import { PythonFile } from '../python-file.js';
import { pascalCase } from '../words.js';
import { RowTests } from './api-row-tests.js';
import type { Context } from './api-test-writer.js';
import { ViewTests } from './api-view-tests.js';
import { onItsHost } from './test-callers.js';
import { throttleTest } from './throttle-test.js';

/** Tests of each API: a case for each of its routes. */
export function emitApiTests(project: Project): GeneratedFile[] {
    return project.routeGroups
        .filter(group => group.kind === 'api')
        .flatMap(group => {
            const { folder, views } = groupModules(project, group);
            const file = new PythonFile(project, {
                folder: `${folder}/tests`,
                docstring: `Tests of routes ${group.name}.`,
            });
            const names = new Set<string>();
            for (const route of group.routes) {
                const stem = testedName(project, route);
                let name = `${stem}Tests`;
                for (let number = 2; names.has(name); number++) name = `${stem}${number}Tests`;
                const source = file.attempt(() => routeTests({ project, file, group, route }, name));
                if (source) {
                    names.add(name);
                    file.add(source);
                }
            }
            const throttled = throttleTest({ project, file, group });
            if (throttled) file.add(throttled);
            return file.isEmpty ? [] : [{ path: `${folder}/tests/test_${views}.py`, text: file.text() }];
        });
}

/** A route that is called after its model, in lower case as DRF does it, is tested under the model's own name. */
function testedName(project: Project, route: Route): string {
    const model = modelOfRoute(project, route);
    return model && model.name.toLowerCase() === route.name ? model.name : pascalCase(route.name);
}

/** The class that tests a route; undefined where there is nothing to test. */
function routeTests(context: Context, name: string): string | undefined {
    const { project, group, route, file } = context;
    const model = modelOfRoute(project, route);
    let methods: string[];
    if (hasActions(group, route)) methods = model ? new RowTests(context).rowTests(model) : [];
    else methods = new ViewTests(context).viewTests();
    if (methods.length === 0) return undefined;
    const base = file.own(configFolder, 'api_testing', 'ApiTestCase');
    return `${onItsHost(file, group)}class ${name}(${base}):\n${methods.join('\n\n')}`;
}
