import type { DjangoModel, SignalHandler } from '../../../model/django-model.js';
import type { App, Project } from '../../../model/project.js';
import { ownApps } from '../../../model/queries.js';
import type { GeneratedFile } from '../../generated-file.js';
import { quoteString } from '../../python/quote-string.js';
import { sendersOf } from '../emit-signals.js';
import { configFolder } from '../group-modules.js';
import { ownPlace } from '../own-names.js';
import { PythonFile } from '../python-file.js';
import { signalFacts } from '../signal-facts.js';
import { modelTitle, pascalCase } from '../words.js';

/** Tests of each app's signal handlers: as generated each reports that it was called. */
export function emitSignalTests(project: Project): GeneratedFile[] {
    return ownApps(project).flatMap(app => {
        const file = new PythonFile(project, {
            folder: `${app.name}/tests`,
            definitions: [],
            docstring: `Tests of the signal handlers of ${app.name}.`,
        });
        for (const { name, handlers } of groupsIn(project, app)) {
            const methods = handlers.flatMap(({ model, handler }) => tests(project, file, model, handler));
            if (methods.length === 0) continue;
            const testCase = file.from('django.test', 'TestCase');
            file.add(`class ${name}Tests(${testCase}):\n${[...new Set(methods)].join('\n\n')}`);
        }
        return file.isEmpty ? [] : [{ path: `${app.name}/tests/test_signals.py`, text: file.text() }];
    });
}

interface HandlerGroup {
    readonly name: string;
    readonly handlers: { readonly model: DjangoModel; readonly handler: SignalHandler }[];
}

/** An app's handlers that are the project's own, by their names: each has a class of tests. */
function groupsIn(project: Project, app: App): HandlerGroup[] {
    const byName = new Map<string, HandlerGroup>();
    for (const model of app.models) {
        for (const handler of model.handlers) {
            if (!ownPlace(project, handler.handler)) continue;
            const name = pascalCase(handler.handler.split('.').at(-1) ?? '');
            const group = byName.get(name) ?? { name, handlers: [] };
            group.handlers.push({ model, handler });
            byName.set(name, group);
        }
    }
    return [...byName.values()];
}

function tests(project: Project, file: PythonFile, model: DjangoModel, { signal, handler }: SignalHandler): string[] {
    const { test } = signalFacts(project, signal);
    const place = ownPlace(project, handler);
    if (!test || !place) return [];
    const [sender] = sendersOf(project, model).filter(({ kind }) => kind === 'concrete');
    if (!sender) return [];
    const name = file.model(sender);
    const make = `${file.own(configFolder, 'testing', 'make')}(${name})`;
    const logger = [place.folder, place.module].filter(Boolean).join('.');
    const logs = `self.assertLogs(${quoteString(logger)}, "INFO")`;
    const what = `test_${signal}_of_${modelTitle(sender).replaceAll(/\W+/g, '_')}`;
    const body =
        test === 'save' ? [`with ${logs}:`, `    ${make}`] : [`row = ${make}`, `with ${logs}:`, '    row.delete()'];
    return [method(what, body), ...(test === 'save' ? [rawTest(project, file, what, sender, signal, logger)] : [])];
}

/** What `loaddata` saves is passed over: handlers would find rows that are not there yet. */
function rawTest(
    project: Project,
    file: PythonFile,
    what: string,
    sender: DjangoModel,
    signal: string,
    logger: string,
): string {
    const module = project.library.signals.get(signal)?.module ?? 'django.db.models.signals';
    const given = signal === 'post_save' ? ', created=True' : '';
    return method(`${what}_in_fixtures`, [
        `row = ${file.own(configFolder, 'testing', 'build')}(${file.model(sender)})`,
        `with self.assertNoLogs(${quoteString(logger)}, "INFO"):`,
        `    ${file.from(module, signal)}.send(type(row), instance=row, raw=True${given})`,
    ]);
}

const method = (name: string, lines: readonly string[]): string =>
    `    def ${name}(self):\n${lines.map(line => `        ${line}`).join('\n')}`;
