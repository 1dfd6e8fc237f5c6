import type { App, Project, Task } from '../../../model/project.js';
import { ownApps } from '../../../model/queries.js';
import type { GeneratedFile } from '../../generated-file.js';
import { pythonName } from '../../python/python-names.js';
import { quoteString } from '../../python/quote-string.js';
import { taskParameters, unwrittenTask } from '../emit-tasks.js';
import { configFolder } from '../group-modules.js';
import { parameterSample, parameterSampleSource } from '../parameter-source.js';
import { PythonFile } from '../python-file.js';
import { pascalCase } from '../words.js';

/** Tests of each app's tasks: where they are sent, when they start, and that somebody has to write them. */
export function emitTaskTests(project: Project): GeneratedFile[] {
    return ownApps(project).flatMap(app => {
        if (app.tasks.length === 0) return [];
        const file = new PythonFile(project, {
            folder: `${app.name}/tests`,
            docstring: `Tests of the tasks of ${app.name}.`,
        });
        for (const task of app.tasks) {
            const testCase = file.from('django.test', 'SimpleTestCase');
            file.add(`class ${pascalCase(task.name)}Tests(${testCase}):\n${methods(file, app, task).join('\n\n')}`);
        }
        return [{ path: `${app.name}/tests/test_tasks.py`, text: file.text() }];
    });
}

function methods(file: PythonFile, app: App, task: Task): string[] {
    const name = `${file.ownModule(app.name, 'tasks')}.${pythonName(task.name)}`;
    const celery = (): string => file.from(configFolder, 'celery_app');
    const given = taskParameters(task)
        .filter(parameter => parameter.default === undefined && parameter.type !== 'flag')
        .map(parameter =>
            parameter.type === 'path'
                ? quoteString(parameterSample(parameter))
                : parameterSampleSource(file, parameter),
        );
    const found: string[] = [];
    if (task.queue !== undefined) {
        found.push(
            method('test_goes_to_its_queue', [
                `route = ${celery()}.amqp.router.route({}, ${name}.name)`,
                `self.assertEqual(route["queue"].name, ${quoteString(task.queue)})`,
            ]),
        );
    }
    if (task.every !== undefined) {
        found.push(
            method('test_starts_by_itself', [
                `schedule = ${celery()}.conf.beat_schedule.values()`,
                `self.assertIn(${name}.name, [entry["task"] for entry in schedule])`,
            ]),
        );
    }
    found.push(
        method('test_is_still_to_be_written', [
            `with self.assertRaisesMessage(NotImplementedError, ${quoteString(unwrittenTask(app, task))}):`,
            `    ${name}(${given.join(', ')})`,
        ]),
    );
    return found;
}

const method = (name: string, lines: readonly string[]): string =>
    `    def ${name}(self):\n${lines.map(line => `        ${line}`).join('\n')}`;
