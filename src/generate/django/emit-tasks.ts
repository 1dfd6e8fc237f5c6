import type { App, Parameter, Project, Task } from '../../model/project.js';
import { ownApps } from '../../model/queries.js';
import type { GeneratedFile } from '../generated-file.js';
import { pythonName } from '../python/python-names.js';
import { quoteString } from '../python/quote-string.js';
import { parameterDefault, parameterType } from './parameter-source.js';
import { docstringLines, PythonFile } from './python-file.js';

/**
 * Each app's `tasks.py`, for Celery. Which queue a task goes to and when it starts by itself are settings, since a
 * worker's operator may change them.
 */
export function emitTasks(project: Project): GeneratedFile[] {
    return ownApps(project)
        .filter(app => app.tasks.length > 0)
        .map(app => ({ path: `${app.name}/tasks.py`, text: tasksSource(project, app) }));
}

function tasksSource(project: Project, app: App): string {
    const names = app.tasks.map(({ name }) => pythonName(name));
    const inside = app.tasks.flatMap(task => task.parameters.map(({ name }) => pythonName(name)));
    const file = new PythonFile(project, { folder: app.name, module: 'tasks', definitions: [...names, ...inside] });
    for (const task of app.tasks) file.add(taskSource(project, file, app, task));
    return file.text();
}

function taskSource(project: Project, file: PythonFile, app: App, task: Task): string {
    const name = pythonName(task.name);
    const sharedTask = file.from('celery', 'shared_task');
    // What is not written yet is not worth another try.
    const retries =
        task.retries === undefined
            ? ''
            : `(autoretry_for=(Exception,), dont_autoretry_for=(NotImplementedError,), max_retries=${task.retries}, retry_backoff=True)`;
    const parameters = taskParameters(task).map(parameter => {
        const value = parameterDefault(project, file, sentAs(parameter));
        return `${pythonName(parameter.name)}: ${parameterType(file, sentAs(parameter))}${value === undefined ? '' : ` = ${value}`}`;
    });
    return [
        `@${sharedTask}${retries}`,
        `def ${name}(${parameters.join(', ')}):`,
        `${docstringLines(task.documentation, '    ')}    raise NotImplementedError(${quoteString(unwrittenTask(app, task))})`,
    ].join('\n');
}

export const unwrittenTask = (app: App, task: Task): string => `Write ${task.name} in ${app.name}/tasks.py.`;

/** Python wants those that have to be given first. */
export const taskParameters = ({ parameters }: Task): Parameter[] => {
    const isOptional = (parameter: Parameter): boolean => parameter.default !== undefined || parameter.type === 'flag';
    return [...parameters.filter(parameter => !isOptional(parameter)), ...parameters.filter(isOptional)];
};

/** What is sent to a worker is JSON, which has no paths. */
const sentAs = (parameter: Parameter): Parameter =>
    parameter.type === 'path' ? { ...parameter, type: 'str' } : parameter;
