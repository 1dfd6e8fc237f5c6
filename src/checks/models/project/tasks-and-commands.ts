import type { QuerySetMethod } from '../../../model/django-model.js';
import type { Command, Parameter, Project, Task } from '../../../model/project.js';
import { ownApps } from '../../../model/queries.js';
import { fileName } from '../../file-name.js';
import { type Finding, finding } from '../../finding.js';
import { cronProblem } from './cron-problem.js';

/** Tasks run when they can, and parameters have values of their types. */
export function* tasksAndCommands(project: Project): Iterable<Finding> {
    for (const app of ownApps(project)) {
        for (const task of app.tasks) {
            yield* schedule(task);
            yield* parameters(task);
        }
        for (const method of app.models.flatMap(({ querysets }) => querysets)) yield* order(method);
        for (const command of app.commands) {
            yield* parameters(command);
            const { name, span } = command;
            if (migrating.has(name)) yield finding('command-replaces-django', span, { name });
            yield* fileName('command', name, span);
        }
    }
}

/** Python takes no parameter that must be given behind one that need not be. */
function* order({ parameters: names, defaults = [] }: QuerySetMethod): Iterable<Finding> {
    const first = defaults.findIndex(({ value }) => value !== undefined);
    for (const [index, { value, span }] of defaults.entries()) {
        if (index > first && value === undefined)
            yield finding('parameter-order', span, { parameter: names[index] ?? '' });
    }
}

/** Django asks these of itself by their names, and does not start with others in their place. */
const migrating: ReadonlySet<string> = new Set(['migrate', 'makemigrations']);

function* schedule({ name, span, every, retries, parameters: declared }: Task): Iterable<Finding> {
    if (retries !== undefined && !Number.isInteger(retries)) yield finding('task-retries', span, { task: name });
    if (!every) return;
    if (every.kind === 'cron') {
        const problem = cronProblem(every.cron);
        if (problem !== undefined) yield finding('invalid-cron', span, { cron: every.cron, problem });
    } else if (every.milliseconds <= 0) yield finding('task-interval', span, { task: name });
    const open = declared.filter(parameter => parameter.default === undefined && parameter.type !== 'flag');
    if (open.length > 0) {
        const names = open.map(parameter => parameter.name);
        yield finding('scheduled-task-parameters', span, { task: name, parameters: names });
    }
}

const types = ['str', 'int', 'float', 'bool', 'flag', 'path', 'date', 'datetime'];

function* parameters({ parameters: declared }: Task | Command): Iterable<Finding> {
    let hasDefault = false;
    for (const parameter of declared) {
        const { name, type, span } = parameter;
        const value = parameter.default;
        if (type === 'unknown') yield finding('parameter-type', span, { parameter: name, types });
        if (hasDefault && value === undefined && type !== 'flag')
            yield finding('parameter-order', span, { parameter: name });
        hasDefault ||= value !== undefined && type !== 'flag';
        if (!value) continue;
        if (type === 'flag' && value.kind === 'boolean' && value.value)
            yield finding('flag-on', value.span, { parameter: name });
        const expected = expectedFor(parameter);
        if (expected !== undefined) yield finding('parameter-default', value.span, { parameter: name, expected });
    }
}

function expectedFor({ type, default: value }: Parameter): string | undefined {
    if (!value || value.kind === 'python' || value.kind === 'null' || value.kind === 'unresolved') return undefined;
    switch (type) {
        case 'int':
            return value.kind === 'number' && /^-?\d+$/.test(value.text) ? undefined : 'a whole number';
        case 'float':
            return value.kind === 'number' ? undefined : 'a number';
        case 'bool':
        case 'flag':
            return value.kind === 'boolean' ? undefined : '`true` or `false`';
        case 'str':
        case 'path':
            return value.kind === 'string' ? undefined : 'a text in double quotes';
        case 'date':
        case 'datetime':
            return value.kind === 'string' || value.kind === 'word' ? undefined : 'a text such as "2026-01-31"';
        default:
            return undefined;
    }
}
